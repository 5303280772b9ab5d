public import Foundation
import HTTPTypes

/// Sends a request again where the document allows it and where it may help.
///
/// What `RetryRule` of the operation allows, after which outcome:
///
/// | outcome | `.unprocessed` | `.idempotent` |
/// |---|---|---|
/// | no connection was made | yes | yes |
/// | 429, 503 | yes | yes |
/// | 500, 502, 504 | no | yes |
/// | the connection broke, or timed out, after it was made | no | yes |
/// | anything else | no | no |
///
/// `.never` allows none. A body that is a stream is sent again only where it can be read again, or was not read at all.
/// What happens to a response's stream after its head is the caller's to see: nothing is sent again then. A refused token (401) is no matter of this type: `TokenProvider` sees to it.
///
/// The waits are exponential with full jitter: a random time up to `baseDelay`, doubled with each retry. A `Retry-After`
/// is waited for in full, and the random time beyond it. A call that would not end before its deadline, or that finds the
/// budget spent, ends at once with the last outcome.
///
/// Middlewares before it in the client's list see one exchange for each call; those after it see each attempt.
public struct Retries: Middleware {
    private let policy: RetryPolicy
    private let budget: RetryBudget
    private let clock: any Clock<Duration>
    private let now: @Sendable () -> Date
    private let random: @Sendable () -> Double

    /// Retries by a policy and within a budget.
    ///
    /// - Parameters:
    ///   - budget: shared by all clients of one server.
    ///   - clock: waits and measures; the system's unless said otherwise.
    ///   - now: the time of day, for a `Retry-After` that names a date.
    ///   - random: a number from 0 to 1 for each wait.
    public init(
        _ policy: RetryPolicy = RetryPolicy(),
        budget: RetryBudget = RetryBudget(),
        clock: any Clock<Duration> = TimerClock(),
        now: @escaping @Sendable () -> Date = { Date() },
        random: @escaping @Sendable () -> Double = { .random(in: 0...1) }
    ) {
        self.policy = policy
        self.budget = budget
        self.clock = clock
        self.now = now
        self.random = random
    }

    /// Sends the request until its outcome is final.
    public func intercept(_ call: APICall, next: @escaping Next) async throws -> Exchange {
        let policy = call.options.retries ?? policy
        if policy.limit <= 0, policy.limitWhenUnavailable <= 0 { return await next(call) }
        budget.deposit()
        let elapsed = clock.stopwatch()
        var call = call
        var retries = 0
        var left = policy.deadline
        while true {
            call.timeLimit = min(call.timeLimit ?? left, left)
            let exchange = left > .zero ? await next(call) : call.failed(TransportError.timedOut)
            let isSendable = call.body?.isReadable != false
            guard isSendable, retries < policy.limit(after: exchange, call.operation.retry) else { return exchange }
            let delay = delay(policy, after: exchange, retry: retries)
            guard delay < policy.deadline - elapsed(), budget.withdraw() else { return exchange }
            try await clock.sleep(for: delay)
            call.previousAttempts = exchange.attempts
            retries += 1
            left = policy.deadline - elapsed()
        }
    }

    private func delay(_ policy: RetryPolicy, after exchange: Exchange, retry: Int) -> Duration {
        let longest = min(policy.maximumDelay, policy.baseDelay * (1 << min(retry, 30)))
        let jitter = longest * min(1, max(0, random()))
        return (exchange.response?.headerFields.retryAfter(now: now()) ?? .zero) + jitter
    }
}

extension RetryPolicy {
    /// How many retries an exchange is worth.
    fileprivate func limit(after exchange: Exchange, _ rule: RetryRule) -> Int {
        if rule == .never { return 0 }
        if let response = exchange.response {
            switch response.status.code {
            case 429, 503: return limitWhenUnavailable
            case 500, 502, 504: return rule == .idempotent ? limit : 0
            default: return 0
            }
        }
        switch exchange.error as? TransportError {
        case .notConnected: return limit
        case .connectionLost, .timedOut: return rule == .idempotent ? limit : 0
        case .responseTooLarge, .invalidRequest, .untrustedServer, nil: return 0
        }
    }
}

extension Clock<Duration> {
    /// Measures the time from now on.
    package func stopwatch() -> () -> Duration {
        let start = now
        return { start.duration(to: now) }
    }

    /// Does some work, and cancels it when it takes longer than `time`.
    ///
    /// - Throws: what the work throws; `TransportError.timedOut`.
    func run<Value: Sendable>(
        within time: Duration,
        _ work: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        guard time > .zero else { throw TransportError.timedOut }
        return try await withThrowingTaskGroup(of: Value?.self) { group in
            group.addTask { try await work() }
            group.addTask {
                try await sleep(for: time)
                return nil
            }
            defer { group.cancelAll() }
            guard let first = try await group.next(), let value = first else { throw TransportError.timedOut }
            return value
        }
    }
}
