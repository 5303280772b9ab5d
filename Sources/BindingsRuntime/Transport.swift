public import HTTPTypes

/// Sends an HTTP request and returns the response.
///
/// The request itself contains the target (`scheme`, `authority`, `path`). A transport doesn't follow redirects that
/// would carry a credential to another origin, keeps no cookies, and stops when the calling task is canceled.
///
/// A request's body may be a stream (`HTTPBody.data` is nil), which is then read once, chunk by chunk. Its errors are
/// rethrown unchanged.
///
/// Use `URLSessionTransport` in apps. Implement your own to use another HTTP library, or for a test:
///
/// ```swift
/// struct Answering: Transport {
///     let response: HTTPResponse
///     let body: HTTPBody
///     func send(_ request: HTTPRequest, body: HTTPBody?) async throws -> (HTTPResponse, HTTPBody) { (response, self.body) }
/// }
/// ```
public protocol Transport: Sendable {
    /// Sends `request` with `body` and waits for the whole response.
    ///
    /// - Throws: `TransportError` if the transport knows what happened. Any other error is reported as a failed
    ///   connection.
    func send(_ request: HTTPRequest, body: HTTPBody?) async throws -> (HTTPResponse, HTTPBody)

    /// Sends `request` with `body` and waits for the whole response, up to `time`.
    ///
    /// The default implementation cancels the transport after that time.
    ///
    /// - Throws: The same errors as `send(_:body:)`, and `TransportError.timedOut` after `time`.
    func send(_ request: HTTPRequest, body: HTTPBody?, within time: Duration) async throws -> (HTTPResponse, HTTPBody)

    /// Sends `request` with `body`.
    ///
    /// If `isStreamed` returns true for the head of the response, returns the body as a stream as soon as the head is
    /// received. Otherwise waits for the whole response, as `send(_:body:)` does.
    ///
    /// For a stream, no more is read from the network than the caller requests, except for a small buffer. The limits
    /// on size and total time don't apply, but the limit on silence does while the caller waits. An interrupted
    /// response is an error, never an end. A reader that stops early or is canceled ends the request.
    ///
    /// The default implementation reads everything into memory.
    ///
    /// - Throws: The same errors as `send(_:body:)`. Errors after the head are thrown to the stream's reader.
    func stream(
        _ request: HTTPRequest,
        body: HTTPBody?,
        where isStreamed: @escaping @Sendable (HTTPResponse) -> Bool
    ) async throws -> (HTTPResponse, HTTPBody)
}

extension Transport {
    /// Sends `request` and waits for the whole response, in a task that is canceled after `time`.
    public func send(
        _ request: HTTPRequest,
        body: HTTPBody?,
        within time: Duration
    ) async throws -> (HTTPResponse, HTTPBody) {
        try await TimerClock().run(within: time) { try await send(request, body: body) }
    }

    /// Sends `request` and waits for the whole response, in memory.
    public func stream(
        _ request: HTTPRequest,
        body: HTTPBody?,
        where isStreamed: @escaping @Sendable (HTTPResponse) -> Bool
    ) async throws -> (HTTPResponse, HTTPBody) {
        try await send(request, body: body)
    }
}

/// A transport error, in terms that a caller can act on.
public enum TransportError: Error, Hashable, Sendable {
    /// No connection was made, so the server has received nothing.
    case notConnected(String)
    /// The connection broke after it was made.
    ///
    /// The server may have processed the request.
    case connectionLost(String)
    /// The timeout passed.
    ///
    /// The server may have processed the request.
    case timedOut
    /// The response exceeds the transport's limit, in bytes.
    case responseTooLarge(limit: Int)
    /// The request can't be sent because its URL, method or fields are invalid.
    case invalidRequest(String)
    /// The server's certificate was rejected, or no secure connection could be negotiated.
    case untrustedServer(String)
}
