#if AsyncHTTPClient
import Foundation
import NIOCore

/// The time that one call has left, until its response is there or has begun to stream.
final class CallWatch: @unchecked Sendable {
    private let limits: TransportLimits
    private let lock = NSLock()
    private var lastActivity = NIODeadline.now()
    private var end: NIODeadline

    /// Starts the clock.
    ///
    /// - Parameter body: If it is a stream, the total time counts from its end.
    init(_ limits: TransportLimits, sending body: HTTPBody?) {
        self.limits = limits
        let isStreamed = body.map { $0.data == nil } ?? false
        end = isStreamed ? .distantFuture : .now() + TimeAmount(limits.totalTime)
    }

    /// When the whole call must be over.
    var deadline: NIODeadline { lock.withLock { end } }

    /// Notes that something was sent or received.
    func noteActivity() {
        lock.withLock { lastActivity = .now() }
    }

    /// Notes that the last of a stream was sent.
    func noteEndOfStream() {
        lock.withLock {
            lastActivity = .now()
            end = .now() + TimeAmount(limits.totalTime)
        }
    }

    /// Waits until the call has been silent for too long, or has taken too long in all.
    func waitForTimeOut() async throws {
        while true {
            let next = lock.withLock { min(end, lastActivity + TimeAmount(limits.idleTime)) }
            let left = next - .now()
            guard left > .zero else { return }
            // While a stream is sent, its end may bring a nearer end of the whole time.
            let wait = min(left, max(.milliseconds(1), TimeAmount(limits.totalTime)))
            try await TimerClock().sleep(for: .nanoseconds(wait.nanoseconds))
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
