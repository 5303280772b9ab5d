#if AsyncHTTPClient
import BindingsRuntime
import Foundation
import NIOCore

/// The time that one call has left.
final class CallWatch: @unchecked Sendable {
    /// When the whole call must be over.
    let deadline: NIODeadline
    private let idleTime: TimeAmount
    private let lock = NSLock()
    private var lastActivity = NIODeadline.now()

    init(_ limits: TransportLimits) {
        deadline = .now() + TimeAmount(limits.totalTime)
        idleTime = TimeAmount(limits.idleTime)
    }

    /// Notes that something was sent or received.
    func noteActivity() {
        lock.withLock { lastActivity = .now() }
    }

    /// Waits until the call has been silent for too long, or has taken too long in all.
    func waitForTimeOut() async throws {
        while true {
            let end = min(deadline, lock.withLock { lastActivity } + idleTime)
            let left = end - .now()
            guard left > .zero else { return }
            try await TimerClock().sleep(for: .nanoseconds(left.nanoseconds))
        }
    }
}

extension TimeAmount {
    /// The same time, a day at most.
    init(_ duration: Duration) {
        let (seconds, attoseconds) = duration.components
        self = .nanoseconds(min(max(seconds, 0), 86_400) * 1_000_000_000 + attoseconds / 1_000_000_000)
    }
}
#endif
