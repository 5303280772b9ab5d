/// Intercepts each call before it is sent, and its result.
///
/// Middlewares run in the order of the client's list. The first one is outermost. This one reports slow calls:
///
/// ```swift
/// struct SlowCalls: Middleware {
///     func intercept(_ call: APICall, next: @escaping Next) async throws -> Exchange {
///         let start = ContinuousClock.now
///         let exchange = await next(call)
///         let time = start.duration(to: .now)
///         if time > .seconds(2) { print("\(call.operation.id) took \(time): \(exchange.outcome.name)") }
///         return exchange
///     }
/// }
/// ```
///
/// Bodies contain secrets. A middleware that logs should use `APICall.redactedInput` and `Exchange.redactedOutcome`.
public protocol Middleware: Sendable {
    /// Passes a call to the next middleware, or to the server after the last one.
    ///
    /// It doesn't throw: an exchange without a response has an `error`.
    typealias Next = @Sendable (APICall) async -> Exchange

    /// Passes the call on with `next`, changed or unchanged, and returns the exchange.
    ///
    /// It may call `next` again if `call.operation.retry` allows it, or not at all: `call.answered(_:_:)` creates an
    /// exchange without a server.
    ///
    /// - Throws: A custom error, which the caller receives as `CallError.Reason.connection`.
    func intercept(_ call: APICall, next: @escaping Next) async throws -> Exchange
}
