import Foundation
import HTTPTypes
import M2P

/// Notes what each call sent and got, without bodies and credentials.
final class CallRecorder: Middleware {
    /// One exchange over HTTP.
    struct Exchange: Sendable {
        let method: String
        let path: String
        let status: Int
        let duration: Duration
    }

    private let lock = NSLock()
    nonisolated(unsafe) private var last: Exchange?

    func intercept(
        _ request: HTTPRequest,
        body: HTTPBody?,
        call: CallContext,
        next: @escaping @Sendable (HTTPRequest, HTTPBody?) async throws -> (HTTPResponse, HTTPBody)
    ) async throws -> (HTTPResponse, HTTPBody) {
        let start = ContinuousClock.now
        let (response, answer) = try await next(request, body)
        let exchange = Exchange(
            method: request.method.rawValue,
            path: request.path ?? "/",
            status: response.status.code,
            duration: ContinuousClock.now - start
        )
        lock.withLock { last = exchange }
        return (response, answer)
    }

    /// The last exchange since this was asked before; nil where nothing came back.
    func take() -> Exchange? {
        lock.withLock {
            defer { last = nil }
            return last
        }
    }
}
