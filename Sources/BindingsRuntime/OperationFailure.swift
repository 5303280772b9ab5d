import Foundation
public import HTTPTypes

/// The error of an operation: a documented failure, or an undocumented error.
///
/// Generated errors have a property for each documented failure, which is nil for all other errors. They are structs,
/// so a server can document more failures without breaking callers:
///
/// ```swift
/// } catch {
///     if let failure = error.noAccountFound {
///         show("No account has this number.", failure.detail)
///     } else {
///         logger.error("\(error.name)", metadata: ["request": "\(error.requestID)"])
///     }
/// }
/// ```
public protocol OperationFailure: Error, Sendable, CustomStringConvertible, CustomDebugStringConvertible {
    /// What happened, with the response's metadata.
    var details: FailureDetails { get }

    /// A failure with these details.
    init(_ details: FailureDetails)

    /// The error code in a body, or nil if the document defines none.
    @_spi(Generated) static func businessCode(in body: any Sendable) -> String?
}

extension OperationFailure {
    /// An undocumented error, such as no connection, invalid input, or an undocumented status.
    public static func unexpected(_ error: CallError) -> Self { Self(FailureDetails(error)) }

    /// A documented failure, as generated code makes it.
    @_spi(Generated) public init<Body>(_ name: String, _ response: ErrorResponse<Body>) {
        self.init(FailureDetails(name, response, code: Self.businessCode(in: response.body)))
    }

    /// None.
    @_spi(Generated) public static func businessCode(in body: any Sendable) -> String? { nil }

    /// The name of the failure, such as `noAccountFound`, or `unexpected` for an undocumented error.
    public var name: String { details.name }
    /// The response's status, or nil if there is none.
    public var status: HTTPResponse.Status? { details.status }
    /// The response's header fields.
    ///
    /// Empty if there is no response.
    public var headerFields: HTTPFields { details.headerFields }
    /// The value of `X-Request-ID` that was sent, for the server's operators.
    public var requestID: String { details.requestID }
    /// The error code in the body, such as `PP_MIDD_027`, or nil if there is none.
    public var businessCode: String? { details.businessCode }
    /// The undocumented error, or nil for a documented failure.
    public var callError: CallError? { details.callError }
    /// How long the server asks to wait before a retry (`Retry-After`), or nil if it doesn't say.
    public var retryAfter: Duration? { headerFields.retryAfter(now: Date()) }

    /// The name, and the response with its sensitive fields redacted.
    public var description: String { "\(name)(\(details.payload))" }
    /// The description.
    public var debugDescription: String { description }
}

/// The data shared by the errors of all operations.
public struct FailureDetails: Sendable {
    // Boxed, because the compiler generates code to copy each field of a value in each error that contains it.
    private let storage: Storage

    private final class Storage: Sendable {
        let name: String
        let response: (any AnyErrorResponse)?
        let businessCode: String?
        let callError: CallError?

        init(_ name: String, _ response: (any AnyErrorResponse)?, code: String?, _ callError: CallError?) {
            self.name = name
            self.response = response
            businessCode = code
            self.callError = callError
        }
    }

    /// A documented failure.
    public init<Body>(_ name: String, _ response: ErrorResponse<Body>, code: String? = nil) {
        storage = Storage(name, response, code: code, nil)
    }

    /// An undocumented error.
    public init(_ error: CallError) { storage = Storage("unexpected", nil, code: nil, error) }

    /// The name of the failure.
    public var name: String { storage.name }
    /// The response's status, or nil if there is none.
    public var status: HTTPResponse.Status? { storage.response?.status ?? received?.status }
    /// The response's header fields.
    ///
    /// Empty if there is no response.
    public var headerFields: HTTPFields { storage.response?.headerFields ?? received?.headerFields ?? [:] }
    /// The value of `X-Request-ID` that was sent.
    public var requestID: String { storage.response?.requestID ?? callError?.requestID ?? "" }
    /// The error code in the body, or nil if there is none.
    public var businessCode: String? { storage.businessCode }
    /// The decoded body of a documented failure.
    ///
    /// Its description redacts sensitive fields.
    public var body: (any Sendable)? { storage.response?.anyBody }
    /// The undocumented error, or nil for a documented failure.
    public var callError: CallError? { storage.callError }

    private var received: CallError.Received? { callError?.reason.received }

    /// The response of the documented failure with a name, or nil for a different failure.
    @_spi(Generated) public func response<Body>(_ name: String) -> ErrorResponse<Body>? {
        name == self.name ? storage.response as? ErrorResponse<Body> : nil
    }

    fileprivate var payload: String { storage.response.map { "\($0)" } ?? callError.map { "\($0)" } ?? "" }
}

extension FailureDetails: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The name, the status and the request ID, without the body.
    public var description: String {
        let parts = [name, status.map { "\($0.code)" }, requestID.isEmpty ? nil : "(request \(requestID))"]
        return parts.compactMap { $0 }.joined(separator: " ")
    }
    /// The description.
    public var debugDescription: String { description }
    /// No children, because header fields may contain secrets.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
