public import BindingsRuntime
import Foundation
public import HTTPTypes

/// A transport that calls a closure, for tests of everything before the network.
///
/// ```swift
/// let transport = StubTransport(.conflict, json: problem)
/// let client = M2PClient(environment: .sandbox, tenant: "ACME", token: .token("t"), transport: transport)
/// ```
public struct StubTransport: Transport {
    private let answer: @Sendable (HTTPRequest, HTTPBody?) async throws -> (HTTPResponse, HTTPBody)

    /// Creates a transport that calls a closure for each request.
    ///
    /// It may throw a `TransportError`.
    public init(
        _ answer: @escaping @Sendable (HTTPRequest, HTTPBody?) async throws -> (HTTPResponse, HTTPBody)
    ) {
        self.answer = answer
    }

    /// Creates a transport that returns the same status and JSON for each request.
    public init(_ status: HTTPResponse.Status = .ok, json: String) {
        let response = HTTPResponse(status: status, headerFields: [.contentType: "application/json"])
        answer = { _, _ in (response, HTTPBody(Data(json.utf8))) }
    }

    /// Returns the closure's result.
    public func send(_ request: HTTPRequest, body: HTTPBody?) async throws -> (HTTPResponse, HTTPBody) {
        try await answer(request, body)
    }
}
