import BindingsRuntime
import HTTPTypes

/// Remembers each request that passes.
final class Recorder: Middleware {
    private let seen = Locked<[HTTPRequest]>([])

    var requests: [HTTPRequest] { seen.value }

    func intercept(
        _ request: HTTPRequest,
        body: HTTPBody?,
        call: CallContext,
        next: @escaping @Sendable (HTTPRequest, HTTPBody?) async throws -> (HTTPResponse, HTTPBody)
    ) async throws -> (HTTPResponse, HTTPBody) {
        seen.change { $0.append(request) }
        return try await next(request, body)
    }
}
