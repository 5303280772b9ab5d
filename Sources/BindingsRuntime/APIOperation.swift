public import HTTPTypes

/// One call as a value: holds the input, builds the request, decodes the response.
///
/// Generated code conforms to it. A value can be built, validated and turned into a request with no client and no
/// network, and so be used with any HTTP stack:
///
/// ```swift
/// let (request, body) = try ValidateOtp(traceNumber: trace, mobileOtp: otp).request(in: M2PEnvironment.sandbox)
/// ```
public protocol APIOperation: Sendable {
    /// What a documented success gives.
    associatedtype Output: Sendable
    /// The documented failures, and `.unexpected`.
    associatedtype Failure: OperationFailure

    /// The facts of the operation that are the same for each call.
    static var descriptor: OperationDescriptor { get }

    /// Reports every documented constraint that the input breaks.
    func validate(_ validator: inout Validator)

    /// Writes parameters and body into a request.
    @_spi(Generated) func encode(into request: inout RequestBuilder) throws

    /// Reads a response: a documented success, or one of the operation's own failures.
    ///
    /// - Throws: `CallError` where the response is neither.
    @_spi(Generated) static func decode(_ response: ReceivedResponse) throws(CallError) -> Result<Output, Failure>
}

extension APIOperation {
    /// Nothing to check.
    public func validate(_ validator: inout Validator) {}

    /// Nothing to write.
    @_spi(Generated) public func encode(into request: inout RequestBuilder) throws {}

    /// Everything that is wrong with the input, each with its place; empty where the request may be sent.
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

    /// Decodes a response that another HTTP stack received.
    ///
    /// - Throws: the operation's own error, as the client would.
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

/// When the same request may be sent again (`x-retry` in the document).
///
/// The client itself sends each request once; the middleware `Retries` keeps to this.
public enum RetryRule: Hashable, Sendable {
    /// The document says nothing: never.
    case never
    /// Only where the server cannot have processed the request: no connection, 429, 503.
    case unprocessed
    /// Sending it twice does no more than sending it once.
    case idempotent
}
