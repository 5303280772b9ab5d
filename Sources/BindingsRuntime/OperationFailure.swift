import Foundation
public import HTTPTypes

/// An operation's error enum: a case for each documented failure, and `unexpected` for the rest.
///
/// It can be handled without a `switch`, for logs, alerts and retries:
///
/// ```swift
/// } catch {
///     logger.error("\(error.name)", metadata: ["status": "\(error.status?.code ?? 0)", "request": "\(error.requestID)"])
/// }
/// ```
public protocol OperationFailure: Error, Sendable {
    /// What the document does not describe: no connection, invalid input, an undocumented status, …
    static func unexpected(_ error: CallError) -> Self

    /// The case's name, and what came with it.
    var details: FailureDetails { get }
}

extension OperationFailure {
    /// The name of the case, such as `noAccountFound`.
    public var name: String { details.name }
    /// The response's status; nil where no response came.
    public var status: HTTPResponse.Status? { details.status }
    /// The response's header fields; empty where no response came.
    public var headerFields: HTTPFields { details.headerFields }
    /// The value of `X-Request-ID` that was sent; for the server's operators.
    public var requestID: String { details.requestID }
    /// The error code in the body, such as `PP_MIDD_027`; nil where there is none.
    public var businessCode: String? { details.businessCode }
    /// What the document does not describe; nil for a documented failure.
    public var callError: CallError? { details.callError }
    /// How long the server asks to wait before another try (`Retry-After`); nil where it does not say.
    public var retryAfter: Duration? { headerFields.retryAfter(now: Date()) }
}

/// What the error enums of all operations have in common.
public struct FailureDetails: Sendable {
    /// The name of the case.
    public let name: String
    /// The response's status; nil where no response came.
    public let status: HTTPResponse.Status?
    /// The response's header fields; empty where no response came.
    public let headerFields: HTTPFields
    /// The value of `X-Request-ID` that was sent.
    public let requestID: String
    /// The error code in the body; nil where there is none.
    public let businessCode: String?
    /// The decoded body of a documented failure; it redacts its sensitive fields when it is printed.
    public let body: (any Sendable)?
    /// What the document does not describe; nil for a documented failure.
    public let callError: CallError?

    /// A documented failure, as the generator writes it.
    public init<Body>(_ name: String, _ response: ErrorResponse<Body>, code: String? = nil) {
        self.name = name
        status = response.status
        headerFields = response.headerFields
        requestID = response.requestID
        businessCode = code
        body = response.body
        callError = nil
    }

    /// An error that the document does not describe, as the generator writes it.
    public init(_ error: CallError) {
        let received = error.reason.received
        name = "unexpected"
        status = received?.status
        headerFields = received?.headerFields ?? [:]
        requestID = error.requestID
        businessCode = nil
        body = nil
        callError = error
    }
}

extension FailureDetails: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The name, the status and the request ID; nothing of the body.
    public var description: String {
        let parts = [name, status.map { "\($0.code)" }, requestID.isEmpty ? nil : "(request \(requestID))"]
        return parts.compactMap { $0 }.joined(separator: " ")
    }
    /// The description.
    public var debugDescription: String { description }
    /// No children: header fields may hold secrets.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
