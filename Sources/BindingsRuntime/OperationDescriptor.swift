public import HTTPTypes

/// The facts of an operation that are the same for all calls.
public struct OperationDescriptor: Sendable {
    /// The `operationId`.
    public let id: String
    /// The HTTP method.
    public let method: HTTPRequest.Method
    /// The path template, such as `/cards/{id}`.
    public let path: String
    /// The documented servers, in document order.
    public let servers: [APIServer]
    /// The bodies of responses by status.
    ///
    /// The first match applies.
    public let responses: [ResponseDescriptor]
    /// The security alternatives.
    ///
    /// One of them applies with all of its schemes. Empty if no credential is needed.
    public let security: [[SecurityScheme]]
    /// When the same request may be retried.
    public let retry: RetryRule
    /// The header field for an idempotency key, or nil if the document has none.
    public let idempotencyKey: String?
    /// Whether a response may be a stream.
    let hasStreams: Bool

    /// A descriptor as the generator writes it.
    ///
    /// - Parameter method: A token (RFC 9110, section 9.1). Anything else is a generator bug and traps.
    public init(
        id: String,
        method: String,
        path: String,
        servers: [APIServer],
        responses: [ResponseDescriptor],
        security: [[SecurityScheme]] = [],
        retry: RetryRule = .never,
        idempotencyKey: String? = nil
    ) {
        guard let method = HTTPRequest.Method(method) else {
            preconditionFailure("'\(method)', the method of the operation '\(id)', is not a token")
        }
        self.id = id
        self.method = method
        self.path = path
        self.servers = servers
        self.responses = responses
        self.security = security
        self.retry = retry
        self.idempotencyKey = idempotencyKey
        hasStreams = responses.contains { $0.bodies.contains { $0.value == .stream } }
    }

    /// Whether the caller receives the content of a response with this head as a stream.
    func isStream(_ head: HTTPResponse) -> Bool {
        guard let described = responses.first(where: { $0.matches(head.status) }) else { return false }
        return head.mediaType(among: described.bodies.map(\.key)).map { described.bodies[$0].value } == .stream
    }
}

/// What the body of a response with one of some statuses is.
public struct ResponseDescriptor: Sendable {
    /// What a body is.
    public enum Body: Hashable, Sendable {
        /// JSON that the operation's output is read from.
        case json
        /// A string.
        case text
        /// Bytes that the caller receives as a stream.
        case stream
        /// An undocumented body.
        case empty
        /// What one of the operation's own failures is read from.
        case failure
    }

    /// Which statuses a response may have.
    public enum Status: Hashable, Sendable, ExpressibleByIntegerLiteral {
        /// A status code.
        case code(Int)
        /// All codes with this first digit, such as 4 for `4XX`.
        case range(Int)
        /// All codes that aren't documented otherwise (`default`).
        case other

        /// A status code.
        public init(integerLiteral code: Int) { self = .code(code) }
    }

    /// The statuses.
    public let statuses: [Status]
    /// What the body is, by media type or range such as `text/*`; the first that fits counts.
    public let bodies: KeyValuePairs<String, Body>

    /// The response to some statuses, by media type.
    public init(_ statuses: Status..., bodies: KeyValuePairs<String, Body>) {
        self.statuses = statuses
        self.bodies = bodies
    }

    /// A success that is JSON.
    public static func json(_ status: Status) -> Self { Self(status, bodies: ["*/*": .json]) }
    /// A success that is a string.
    public static func text(_ status: Status) -> Self { Self(status, bodies: ["*/*": .text]) }
    /// A success that is bytes, given to the caller as they come in.
    public static func stream(_ status: Status) -> Self { Self(status, bodies: ["*/*": .stream]) }
    /// A success without a documented body.
    public static func empty(_ status: Status) -> Self { Self(status, bodies: ["*/*": .empty]) }
    /// The operation's own failures.
    public static func failure(_ statuses: Status...) -> Self { Self(statuses, ["*/*": .failure]) }

    private init(_ statuses: [Status], _ bodies: KeyValuePairs<String, Body>) {
        self.statuses = statuses
        self.bodies = bodies
    }

    func matches(_ status: HTTPResponse.Status) -> Bool {
        statuses.contains { pattern in
            switch pattern {
            case .code(let code): code == status.code
            case .range(let digit): digit == status.code / 100
            case .other: true
            }
        }
    }
}
