public import HTTPTypes

/// Stands between the client and the transport: sees each request before it is sent and each response after it came.
///
/// Middlewares run in the order of the client's list, the first one outermost. `X-Request-ID` is already in the request;
/// credentials are not: they are added after the last middleware, so that none can show them, and each attempt has the
/// present ones. Bodies hold secrets: a middleware that logs uses `CallContext.redactedInput` and
/// `CallContext.redactedOutcome(_:_:)`.
public protocol Middleware: Sendable {
    /// Passes the request on with `next`, changed or not, and gives the response, changed or not.
    ///
    /// It may call `next` again, where `call.operation.retry` allows it, or not at all.
    ///
    /// - Throws: what `next` throws, or an error of its own, which the caller finds in `CallError.Reason.connection`.
    func intercept(
        _ request: HTTPRequest,
        body: HTTPBody?,
        call: CallContext,
        next: @escaping @Sendable (HTTPRequest, HTTPBody?) async throws -> (HTTPResponse, HTTPBody)
    ) async throws -> (HTTPResponse, HTTPBody)
}
