@_spi(Generated) import BindingsRuntime
import Foundation
import HTTPTypes

/// A handwritten operation with a parameter in each location and a body, as the generator would write it.
struct Ping: APIOperation {
    static let descriptor = OperationDescriptor(
        id: "ping",
        method: "PUT",
        path: "/pings/{id}",
        servers: [
            APIServer(name: "one", url: "https://one.example.com/v1"), APIServer(name: "two", url: "https://two"),
        ],
        responses: [.json(200), .failure(409)],
        security: [
            [SecurityScheme(name: "token", kind: .bearer), SecurityScheme(name: "tenant", kind: .header("X-Tenant"))],
            [SecurityScheme(name: "key", kind: .query("key"))], [SecurityScheme(name: "cookie", kind: .cookie("sid"))],
        ],
        retry: .idempotent,
        idempotencyKey: "X-Trace"
    )

    var id = "7"
    var tags: [String]? = nil
    var trace: String? = nil
    var seen: String? = nil
    var text = "hello"

    func validate(_ validator: inout Validator) {
        validator.text("text", text, min: 1)
    }

    func encode(into request: inout RequestBuilder) throws {
        request.path("/pings/")
        try request.path("id", id)
        request.query("tag", tags)
        try request.header("X-Trace", trace)
        request.cookie("seen", seen)
        request.accept("application/json")
        try request.json(["text": text])
    }

    static func decode(_ response: ReceivedResponse) throws(CallError) -> Result<[String: Int], PingError> {
        switch response.status {
        case 200: return .success(try response.json())
        case 409: return .failure(.conflict(try response.failure()))
        default: throw response.undocumentedStatus
        }
    }
}

struct PingError: OperationFailure {
    let details: FailureDetails
    init(_ details: FailureDetails) { self.details = details }

    var conflict: ErrorResponse<[String: String]>? { details.response("conflict") }
    static func conflict(_ response: ErrorResponse<[String: String]>) -> Self { Self("conflict", response) }
    static func businessCode(in body: any Sendable) -> String? { (body as? [String: String])?["code"] }

    var reason: CallError.Reason? { callError?.reason }
}

/// A transport that calls a closure.
struct Answering: Transport {
    let answer: @Sendable (HTTPRequest, HTTPBody?) async throws -> (HTTPResponse, HTTPBody)

    init(_ answer: @escaping @Sendable (HTTPRequest, HTTPBody?) async throws -> (HTTPResponse, HTTPBody)) {
        self.answer = answer
    }

    /// The same response to every request.
    init(_ status: HTTPResponse.Status = .ok, _ json: String = #"{"n":1}"#) {
        answer = { _, _ in (HTTPResponse(status: status), HTTPBody(Data(json.utf8))) }
    }

    func send(_ request: HTTPRequest, body: HTTPBody?) async throws -> (HTTPResponse, HTTPBody) {
        try await answer(request, body)
    }
}

/// Credentials by name.
struct Keys: CredentialProvider {
    var keys: [String: Credential]

    func credential(for scheme: String) -> Credential? { keys[scheme] }
}

/// Records events in order.
actor Journal {
    private(set) var entries: [String] = []
    private(set) var requests: [HTTPRequest] = []

    func note(_ entry: String) { entries.append(entry) }
    func note(_ request: HTTPRequest) { requests.append(request) }
}

/// The servers of these operations.
struct TestEnvironment: APIEnvironment {
    let servers: ServerSelection

    init(_ servers: ServerSelection) { self.servers = servers }
}

extension ServerSelection {
    /// The first server of each of these operations.
    static let documented = TestEnvironment(APIServer(name: "one", url: "https://one.example.com/v1")).servers
}
