import Foundation
import HTTPTypes
import M2P

/// Notes what each call sent and got, without bodies and credentials.
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

    /// The last one since this was asked before; nil where nothing came back.
    func take() -> SentCall? {
        lock.withLock {
            defer { last = nil }
            return last
        }
    }
}
