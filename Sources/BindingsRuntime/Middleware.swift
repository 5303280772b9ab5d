public import HTTPTypes

/// Stands between the client and the transport: sees each request before it is sent and each response after it came.
///
/// Middlewares run in the order of the client's list, the first one outermost. Credentials and `X-Request-ID` are
/// already in the request, so a middleware that logs must leave the `Authorization` field and bodies out.
public protocol Middleware: Sendable {
    /// Passes the request on with `next`, changed or not, and gives the response, changed or not.
    ///
    /// - Throws: what `next` throws, or an error of its own, which the caller finds in `CallError.Reason.connection`.
    func intercept(
        _ request: HTTPRequest,
        body: HTTPBody?,
        call: CallContext,
        next: @Sendable (HTTPRequest, HTTPBody?) async throws -> (HTTPResponse, HTTPBody)
    ) async throws -> (HTTPResponse, HTTPBody)
}

/// What a middleware is told of the call that a request belongs to.
public struct CallContext: Sendable {
    /// The operation being called.
    public let operation: OperationDescriptor
    /// The value of `X-Request-ID`, the same for each attempt of one call.
    public let requestID: String

    /// A context as the client makes it.
    public init(operation: OperationDescriptor, requestID: String) {
        self.operation = operation
        self.requestID = requestID
    }
}
