public import HTTPTypes

/// What is different for some calls: `client.with(CallOptions(timeLimit: .seconds(5))).generateOtp(…)`.
public struct CallOptions: Sendable {
    /// The longest time for a call with all of its attempts and waits; none unless set.
    ///
    /// A call that takes longer is cancelled and throws `.unexpected` with the reason `.transport(.timedOut)`.
    public var timeLimit: Duration?
    /// In place of the policy of the client's `Retries`; a client without that middleware gets one for the call.
    public var retries: RetryPolicy?
    /// Header fields to add; they replace those of the same names.
    ///
    /// Credentials are added after them.
    public var headerFields: HTTPFields
    /// The value of `X-Request-ID`: printable ASCII; one that the client makes unless set.
    public var requestID: String?
    /// Sent in the header field that the document names for it.
    ///
    /// An operation without a header parameter such as `Idempotency-Key` throws `.unexpected` with the reason
    /// `.unencodableRequest`, and sends nothing.
    public var idempotencyKey: String?

    /// Options; what is left out is as for any other call.
    public init(
        timeLimit: Duration? = nil,
        retries: RetryPolicy? = nil,
        headerFields: HTTPFields = [:],
        requestID: String? = nil,
        idempotencyKey: String? = nil
    ) {
        self.timeLimit = timeLimit
        self.retries = retries
        self.headerFields = headerFields
        self.requestID = requestID
        self.idempotencyKey = idempotencyKey
    }
}

extension CallOptions: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Nothing of the options: header fields may hold secrets.
    public var description: String { "<call options>" }
    /// The description.
    public var debugDescription: String { description }
    /// No children.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
