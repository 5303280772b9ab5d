public import HTTPTypes

/// A documented failure: the decoded body, and the response's metadata.
///
/// The members of the body can be read directly: `failure.businessCode` is `failure.body.businessCode`.
@dynamicMemberLookup
public struct ErrorResponse<Body: Sendable>: Sendable {
    /// The decoded body.
    public let body: Body
    /// The status code.
    public let status: HTTPResponse.Status
    /// The header fields, such as `Retry-After`.
    public let headerFields: HTTPFields
    /// The value of `X-Request-ID` that was sent, for the server's operators.
    public let requestID: String

    /// Creates a failure as a server or a stub returns it.
    public init(
        _ body: Body,
        status: HTTPResponse.Status,
        headerFields: HTTPFields = [:],
        requestID: String = ""
    ) {
        self.body = body
        self.status = status
        self.headerFields = headerFields
        self.requestID = requestID
    }

    /// A member of the body.
    public subscript<Member>(dynamicMember path: KeyPath<Body, Member>) -> Member { body[keyPath: path] }
}

/// A response whose body may be of any type.
protocol AnyErrorResponse: Sendable, CustomStringConvertible {
    var anyBody: any Sendable { get }
    var status: HTTPResponse.Status { get }
    var headerFields: HTTPFields { get }
    var requestID: String { get }
}

extension ErrorResponse: AnyErrorResponse {
    var anyBody: any Sendable { body }
}

extension ErrorResponse: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The status, the body with its sensitive fields redacted, and the request ID.
    public var description: String {
        let body = Body.self == Void.self ? "" : " \(Redacted.text(ofBody: body))"
        return "\(status.code)\(body)\(requestID.isEmpty ? "" : " (request \(requestID))")"
    }

    /// The description.
    public var debugDescription: String { description }

    /// The status, the body and the request ID.
    ///
    /// Header fields may contain secrets.
    public var customMirror: Mirror {
        Mirror(self, children: ["status": status.code, "body": Redacted.text(ofBody: body), "requestID": requestID])
    }
}
