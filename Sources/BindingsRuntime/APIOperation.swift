public import HTTPTypes

/// One call as a value: contains the input, builds the request, decodes the response.
///
/// Generated types conform to it. A value can be created, validated and turned into a request without a client or a
/// network, and therefore used with any HTTP stack:
///
/// ```swift
/// let (request, body) = try ValidateOtp(traceNumber: trace, mobileOtp: otp).request(in: M2PEnvironment.sandbox)
/// ```
public protocol APIOperation: Sendable {
    /// The output of a documented success.
    associatedtype Output: Sendable
    /// The documented failures, and `.unexpected`.
    associatedtype Failure: OperationFailure

    /// The facts of the operation that are the same for all calls.
    static var descriptor: OperationDescriptor { get }

    /// Reports every documented constraint that the input violates.
    func validate(_ validator: inout Validator)

    /// Encodes the parameters and the body into a request.
    @_spi(Generated) func encode(into request: inout RequestBuilder) throws

    /// Decodes a response: a documented success, or one of the operation's failures.
    ///
    /// - Throws: `CallError` if the response is neither.
    @_spi(Generated) static func decode(_ response: ReceivedResponse) throws(CallError) -> Result<Output, Failure>
}

extension APIOperation {
    /// Nothing to check.
    public func validate(_ validator: inout Validator) {}

    /// Nothing to write.
    @_spi(Generated) public func encode(into request: inout RequestBuilder) throws {}

    /// All violations in the input, each with its location.
    ///
    /// Empty if the request can be sent.
    public var violations: [Violation] {
        var validator = Validator()
        validate(&validator)
        return validator.violations
    }

    /// Builds the request, without credentials and without sending it.
    ///
    /// - Throws: `CallError` with the reason `.invalidInput`, `.invalidServer` or `.unencodableRequest`.
    public func request(in environment: some APIEnvironment) throws(CallError) -> (HTTPRequest, HTTPBody?) {
        let builder = try RequestBuilder.encoded(self, requestID: "", validates: true)
        do throws(CallError) {
            let server = try environment.servers.server(for: Self.descriptor)
            return (try builder.request(Self.descriptor, at: server), builder.body)
        } catch {
            throw CallError(error.reason, operationID: Self.descriptor.id)
        }
    }

    /// Decodes a response that was received by another HTTP stack.
    ///
    /// - Throws: The operation's own error, as the client does.
    public static func output(from response: HTTPResponse, body: HTTPBody) throws(Failure) -> Output {
        let received = ReceivedResponse(response, body: body, operationID: descriptor.id, requestID: "")
        let result: Result<Output, Failure>
        do throws(CallError) {
            result = try decode(received)
        } catch {
            throw Failure.unexpected(error)
        }
        return try result.get()
    }
}

/// When the same request may be retried (`x-retry` in the document).
///
/// The client itself sends each request once. The middleware `Retries` applies this rule.
public enum RetryRule: Hashable, Sendable {
    /// Never.
    ///
    /// The default for an operation without `x-retry`.
    case never
    /// Only if the server can't have processed the request: no connection, 429, or 503.
    case unprocessed
    /// Also after other failures, because the operation is idempotent.
    case idempotent
}
