public import HTTPTypes

/// One call as a value: holds the input, builds the request, decodes the response.
///
/// Generated code conforms to it. A value can be built, validated and turned into a request with no client and no
/// network, and so be used with any HTTP stack:
///
/// ```swift
/// let (request, body) = try ValidateOtp(traceNumber: trace, mobileOtp: otp).request(at: .customerSandbox)
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
    /// - Parameter server: where to; the operation's first documented server where nil.
    /// - Throws: `CallError` with the reason `.invalidInput` or `.invalidServer`.
    public func request(at server: APIServer? = nil) throws(CallError) -> (HTTPRequest, HTTPBody?) {
        try RequestBuilder.build(self, at: server ?? Self.descriptor.servers.first, requestID: "", validates: true)
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

/// An operation's error enum: a case for each documented failure, and `unexpected` for the rest.
public protocol OperationFailure: Error, Sendable {
    /// What the document does not describe: no connection, invalid input, an undocumented status, …
    static func unexpected(_ error: CallError) -> Self
}

/// The facts of an operation that are the same for each call.
public struct OperationDescriptor: Sendable {
    /// The `operationId`.
    public let id: String
    /// The HTTP method.
    public let method: HTTPRequest.Method
    /// The path template, such as `/cards/{id}`.
    public let path: String
    /// The documented servers, the preferred one first.
    public let servers: [APIServer]
    /// The alternatives of credentials: one of them, with all of its schemes; empty where none is needed.
    public let security: [[SecurityScheme]]
    /// When the same request may be sent again.
    public let retry: RetryRule

    /// A descriptor as the generator writes it.
    ///
    /// - Parameter method: a token (RFC 9110, section 9.1); anything else is taken for `GET`.
    public init(
        id: String,
        method: String,
        path: String,
        servers: [APIServer],
        security: [[SecurityScheme]] = [],
        retry: RetryRule = .never
    ) {
        self.id = id
        self.method = HTTPRequest.Method(method) ?? .get
        self.path = path
        self.servers = servers
        self.security = security
        self.retry = retry
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
