#if Metrics
public import BindingsRuntime
public import CoreMetrics
import HTTPTypes

/// Records metrics of calls: their number, failures with reasons, durations and retries.
///
/// | label | kind | dimensions |
/// |---|---|---|
/// | `api_client_calls` | counter | `operation` |
/// | `api_client_failures` | counter | `operation`, `failure`, `status` |
/// | `api_client_duration` | timer, in nanoseconds | `operation`, `outcome` |
/// | `api_client_retries` | counter | `operation` |
///
/// `failure` is the name from `CallOutcome`, `status` is `2xx` to `5xx` or `none`, and `outcome` is `success` or
/// `failure`. A request that is sent again with a renewed token counts as a retry. All dimensions have few values,
/// and none comes from requests or responses.
///
/// Put it before `Retries` in the client's list. After it, it would count attempts and see no retries.
public struct CallMetrics: Middleware {
    private let instruments: Instruments
    private let clock: any Clock<Duration>

    /// Creates a middleware for a metrics backend.
    ///
    /// - Parameters:
    ///   - factory: The metrics backend. Defaults to the one that `MetricsSystem` was bootstrapped with.
    ///   - prefix: Replaces `api_client`.
    ///   - clock: Measures the duration.
    public init(
        factory: any MetricsFactory = MetricsSystem.factory,
        prefix: String = "api_client",
        clock: any Clock<Duration> = ContinuousClock()
    ) {
        instruments = Instruments(factory: factory, prefix: prefix)
        self.clock = clock
    }

    /// Passes the call on unchanged, and records its metrics.
    public func intercept(_ call: APICall, next: @escaping Next) async throws -> Exchange {
        let elapsed = clock.stopwatch()
        let exchange = await next(call)
        record(exchange, elapsed(), retries: exchange.attempts - call.previousAttempts - 1)
        return exchange
    }

    private func record(_ exchange: Exchange, _ duration: Duration, retries: Int) {
        let outcome = exchange.outcome
        let id = exchange.call.operation.id
        instruments.counter(.calls, of: id).increment()
        instruments.timer(of: id, succeeded: outcome.kind == .success).recordNanoseconds(duration.wholeNanoseconds)
        if outcome.kind != .success {
            let status = outcome.status.map { "\($0.code / 100)xx" } ?? "none"
            instruments.failures(of: id, outcome.name, status: status).increment()
        }
        if retries > 0 { instruments.counter(.retries, of: id).increment(by: retries) }
    }
}

extension Duration {
    /// Up to 292 years.
    fileprivate var wholeNanoseconds: Int64 {
        let (seconds, isTooLong) = components.seconds.multipliedReportingOverflow(by: 1_000_000_000)
        return isTooLong ? .max : seconds &+ components.attoseconds / 1_000_000_000
    }
}
#endif
