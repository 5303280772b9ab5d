/// How often and how long a call is tried again.
///
/// Which outcomes are worth it is not a matter of policy: `RetryRule` of the operation and `Retries` say so.
public struct RetryPolicy: Hashable, Sendable {
    /// How many times a call is tried again after 500, 502 or 504, no connection, or a broken one: 3.
    public var limit = 3
    /// How many times a call is tried again after 429 or 503, which ask for patience: 5.
    public var limitWhenUnavailable = 5
    /// The longest wait before the first retry; it doubles with each one.
    public var baseDelay: Duration = .milliseconds(200)
    /// The longest wait before any retry that the server named no time for.
    public var maximumDelay: Duration = .seconds(20)
    /// How long a call may take with all of its attempts and waits; what is under way then is cancelled.
    public var deadline: Duration = .seconds(60)

    /// The vendor's advice: 3 or 5 retries, and a minute for the call.
    public init() {}

    /// Nothing is sent again, and there is no deadline: the transport's own limits hold.
    public static let off: RetryPolicy = {
        var policy = RetryPolicy()
        policy.limit = 0
        policy.limitWhenUnavailable = 0
        return policy
    }()
}
