public import HTTPTypes

/// A success: the operation's output, and the response's metadata.
public struct APIResponse<Value: Sendable>: Sendable {
    /// The operation's output.
    public let value: Value
    /// The status code.
    public let status: HTTPResponse.Status
    /// The header fields.
    public let headerFields: HTTPFields
    /// The value of `X-Request-ID` that was sent, for the server's operators.
    public let requestID: String
    /// How many times the call was sent, retries included.
    public let attempts: Int

    init(_ value: Value, _ response: HTTPResponse, requestID: String, attempts: Int) {
        self.value = value
        status = response.status
        headerFields = response.headerFields
        self.requestID = requestID
        self.attempts = attempts
    }
}

extension APIResponse: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The status, the value with its sensitive fields redacted, and the request ID.
    public var description: String { "\(status.code) \(Redacted.text(ofBody: value)) (request \(requestID))" }
    /// The description.
    public var debugDescription: String { description }
    /// No children, because header fields may contain secrets.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
