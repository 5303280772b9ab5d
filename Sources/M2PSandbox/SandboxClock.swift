public import Foundation

/// The clock of a sandbox, which a test can advance.
///
/// `SandboxClock()` follows the system's clock, and `SandboxClock(frozenAt:)` is frozen. Advance either with
/// ``advance(by:)``,
/// so that a password expires immediately:
///
///     clock.advance(by: .seconds(301))
public final class SandboxClock: Sendable {
    private let frozen: Date?
    private let offset = Locked<TimeInterval>(0)

    /// Creates a clock that follows the system's clock.
    public init() {
        frozen = nil
    }

    /// Creates a clock that is frozen until it is advanced.
    public init(frozenAt date: Date) {
        frozen = date
    }

    /// The sandbox's current time.
    public var now: Date {
        (frozen ?? Date()).addingTimeInterval(offset.withLock { $0 })
    }

    /// Advances the time.
    ///
    /// A negative duration does nothing, because expired tokens and passwords must not become valid again.
    public func advance(by duration: Duration) {
        let seconds = duration.timeInterval
        guard seconds > 0 else { return }
        offset.withLock { $0 += seconds }
    }

    /// Removes all advances.
    func reset() {
        offset.withLock { $0 = 0 }
    }
}

extension Duration {
    /// The duration in seconds.
    var timeInterval: TimeInterval {
        let (seconds, attoseconds) = components
        return TimeInterval(seconds) + TimeInterval(attoseconds) / 1e18
    }
}
