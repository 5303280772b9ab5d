import Foundation
import HTTPTypes
import M2P

/// Records the request and response of each call, without bodies and credentials.
final class CallRecorder: Middleware {
    /// A call that a server answered.
    struct SentCall: Sendable {
        let path: String
        let status: Int
        let duration: Duration
    }

    private let lock = NSLock()
    nonisolated(unsafe) private var last: SentCall?

    func intercept(_ call: APICall, next: @escaping Next) async throws -> Exchange {
        let start = ContinuousClock.now
        let exchange = await next(call)
        if let response = exchange.response {
            let sent = SentCall(
                path: call.request.path ?? "/",
                status: response.status.code,
                duration: ContinuousClock.now - start
            )
            lock.withLock { last = sent }
        }
        return exchange
    }

    /// The last call since the previous request for it, or nil if there was no response.
    func take() -> SentCall? {
        lock.withLock {
            defer { last = nil }
            return last
        }
    }
}
