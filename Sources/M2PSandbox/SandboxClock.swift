public import Foundation

/// The time that a sandbox goes by, which a test can move forward.
///
/// `SandboxClock()` follows the system's clock; `SandboxClock(frozenAt:)` stands still. Either moves with ``advance(by:)``,
/// so that a password expires immediately:
///
///     clock.advance(by: .seconds(301))
public final class SandboxClock: Sendable {
    private let frozen: Date?
    private let offset = Locked<TimeInterval>(0)

    /// Makes a clock that follows the system's clock.
    public init() {
        frozen = nil
    }

    /// Makes a clock that stands still until it is advanced.
    public init(frozenAt date: Date) {
        frozen = date
    }

    /// The sandbox's present time.
    public var now: Date {
        (frozen ?? Date()).addingTimeInterval(offset.withLock { $0 })
    }

    /// Moves the time forward; a negative duration does nothing, because tokens and passwords must not come back to life.
    public func advance(by duration: Duration) {
        let seconds = duration.timeInterval
        guard seconds > 0 else { return }
        offset.withLock { $0 += seconds }
    }

    /// Takes back every advance.
    func reset() {
        offset.withLock { $0 = 0 }
    }
}

extension Duration {
    /// The duration in seconds, as Foundation counts them.
    var timeInterval: TimeInterval {
        let (seconds, attoseconds) = components
        return TimeInterval(seconds) + TimeInterval(attoseconds) / 1e18
    }
}
