/// How often and how long a call is retried.
///
/// The policy doesn't decide which outcomes are retried. The operation's `RetryRule` and `Retries` do.
public struct RetryPolicy: Hashable, Sendable {
    /// The maximum number of retries after 500, 502 or 504, no connection, or a broken connection.
    ///
    /// The default is 3.
    public var limit = 3
    /// The maximum number of retries after 429 or 503, for which the server asks clients to wait.
    ///
    /// The default is 5.
    public var limitWhenUnavailable = 5
    /// The maximum wait before the first retry.
    ///
    /// It doubles with each retry.
    public var baseDelay: Duration = .milliseconds(200)
    /// The maximum wait before any retry without a time from the server.
    public var maximumDelay: Duration = .seconds(20)
    /// The time limit for a call with all of its attempts and waits.
    ///
    /// A call in progress is then canceled.
    public var deadline: Duration = .seconds(60)

    /// The vendor's recommendation: 3 or 5 retries, and a minute for the call.
    public init() {}

    /// No retries and no deadline.
    ///
    /// The transport's own limits apply.
    public static let off: RetryPolicy = {
        var policy = RetryPolicy()
        policy.limit = 0
        policy.limitWhenUnavailable = 0
        return policy
    }()
}
