public import BindingsRuntime
import Foundation
public import HTTPTypes

/// A transport that is one closure, for tests of what comes before the network.
///
/// ```swift
/// let transport = StubTransport(.conflict, json: problem)
/// let client = M2PClient(environment: .sandbox, tenant: "ACME", token: .token("t"), transport: transport)
/// ```
public struct StubTransport: Transport {
    private let answer: @Sendable (HTTPRequest, HTTPBody?) async throws -> (HTTPResponse, HTTPBody)

    /// Answers each request with a closure, which may throw a `TransportError`.
    public init(
        _ answer: @escaping @Sendable (HTTPRequest, HTTPBody?) async throws -> (HTTPResponse, HTTPBody)
    ) {
        self.answer = answer
    }

    /// Answers each request with the same status and JSON text.
    public init(_ status: HTTPResponse.Status = .ok, json: String) {
        let response = HTTPResponse(status: status, headerFields: [.contentType: "application/json"])
        answer = { _, _ in (response, HTTPBody(Data(json.utf8))) }
    }

    /// Gives the closure's answer.
    public func send(_ request: HTTPRequest, body: HTTPBody?) async throws -> (HTTPResponse, HTTPBody) {
        try await answer(request, body)
    }
}
