/// Sees each call before it is sent, and what became of it.
///
/// Middlewares run in the order of the client's list, the first one outermost. This one notes slow calls:
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
/// Bodies hold secrets: a middleware that logs uses `APICall.redactedInput` and `Exchange.redactedOutcome`.
public protocol Middleware: Sendable {
    /// Passes a call on: to the next middleware, and after the last one to the server.
    ///
    /// It throws nothing: an exchange without a response has an `error`.
    typealias Next = @Sendable (APICall) async -> Exchange

    /// Passes the call on with `next`, changed or not, and gives what became of it.
    ///
    /// It may call `next` again, where `call.operation.retry` allows it, or not at all: `call.answered(_:_:)` makes an
    /// exchange without a server.
    ///
    /// - Throws: an error of its own, which the caller finds in `CallError.Reason.connection`.
    func intercept(_ call: APICall, next: @escaping Next) async throws -> Exchange
}
