public import Foundation
import HTTPTypes

/// Retries requests if the document allows it and a retry may help.
///
/// The outcomes after which an operation's `RetryRule` allows a retry:
///
/// | outcome | `.unprocessed` | `.idempotent` |
/// |---|---|---|
/// | no connection was made | yes | yes |
/// | 429, 503 | yes | yes |
/// | 500, 502, 504 | no | yes |
/// | the connection broke, or timed out, after it was made | no | yes |
/// | anything else | no | no |
///
/// `.never` allows no retries. A streamed body is sent again only if it can be read again, or wasn't read at all.
/// Errors in a response's stream after its head aren't retried; the caller receives them. `TokenProvider` handles a
/// rejected token (401).
///
/// The waits are exponential with full jitter: a random time up to `baseDelay`, which doubles with each retry. A
/// `Retry-After` is respected in full, with the random time added. A call that would exceed its deadline, or that
/// finds the budget empty, ends immediately with the last outcome.
///
/// Middlewares before it in the client's list see one exchange per call. Those after it see each attempt.
public struct Retries: Middleware {
    private let policy: RetryPolicy
    private let budget: RetryBudget
    private let clock: any Clock<Duration>
    private let now: @Sendable () -> Date
    private let random: @Sendable () -> Double

    /// Retries by a policy and within a budget.
    ///
    /// - Parameters:
    ///   - budget: Shared by all clients of one server.
    ///   - clock: Waits and measures. Uses the system's clock by default.
    ///   - now: The current date, for a `Retry-After` with a date.
    ///   - random: Returns a number from 0 to 1 for each wait.
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

    /// Sends the request until the outcome is final.
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
    /// The maximum number of retries after an exchange.
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

    /// Runs some work, and cancels it if it takes longer than `time`.
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
