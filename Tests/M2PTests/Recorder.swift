import BindingsRuntime
import HTTPTypes
import TestSupport

/// Records each request to a transport, including the credentials that middlewares don't see.
final class Recorder: Transport {
    private let seen = Locked<[HTTPRequest]>([])
    private let transport: any Transport

    init(_ transport: any Transport = URLSessionTransport()) {
        self.transport = transport
    }

    var requests: [HTTPRequest] { seen.value }

    func send(_ request: HTTPRequest, body: HTTPBody?) async throws -> (HTTPResponse, HTTPBody) {
        seen.change { $0.append(request) }
        return try await transport.send(request, body: body)
    }
}
