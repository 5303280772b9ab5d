public import HTTPTypes

/// Sends one HTTP request and gives the response.
///
/// A transport is told where to go by the request itself (`scheme`, `authority`, `path`). It follows no redirect that
/// would carry a credential to another origin, keeps no cookies, and ends its work when the calling task is cancelled.
///
/// A request's body may be a stream (`HTTPBody.data` is nil), which is then read once, chunk by chunk; an error that it
/// throws is thrown on as it is.
///
/// Use `URLSessionTransport` in apps. Write one of your own to put another HTTP library under the bindings, or in a
/// test:
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
    /// - Throws: `TransportError` where the transport can tell what happened; anything else is reported as a failed
    ///   connection.
    func send(_ request: HTTPRequest, body: HTTPBody?) async throws -> (HTTPResponse, HTTPBody)

    /// Sends `request` with `body`, waits for the whole response, and gives up after `time`.
    ///
    /// A transport that does not implement it is cancelled after that time.
    ///
    /// - Throws: what `send(_:body:)` throws; `TransportError.timedOut` after `time`.
    func send(_ request: HTTPRequest, body: HTTPBody?, within time: Duration) async throws -> (HTTPResponse, HTTPBody)

    /// Sends `request` with `body` and, where `isStreamed` says so of the head of the response, gives the body as a stream
    /// as soon as the head has come; else waits for the whole response, as `send(_:body:)` does.
    ///
    /// What holds for the stream: no more is read from the network than the caller asks for, but for a small buffer; the
    /// limits on size and on the whole time do not apply, that on silence does, while the caller waits; a response that
    /// breaks off is an error, never an end; a reader that stops early or is cancelled ends the request.
    ///
    /// A transport that does not implement it has everything in memory.
    ///
    /// - Throws: what `send(_:body:)` throws; what happens after the head is thrown to the reader of the stream.
    func stream(
        _ request: HTTPRequest,
        body: HTTPBody?,
        where isStreamed: @escaping @Sendable (HTTPResponse) -> Bool
    ) async throws -> (HTTPResponse, HTTPBody)
}

extension Transport {
    /// Sends `request` and waits for the whole response, in a task that is cancelled after `time`.
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

/// What a transport found, in terms that a caller can act on.
public enum TransportError: Error, Hashable, Sendable {
    /// No connection was made, so the server has seen nothing of the request.
    case notConnected(String)
    /// The connection broke after it was made; the server may have processed the request.
    case connectionLost(String)
    /// The time-out passed; the server may have processed the request.
    case timedOut
    /// The response is larger than the transport's limit, in bytes.
    case responseTooLarge(limit: Int)
    /// The request cannot be sent as it is: its URL, method or fields are not valid.
    case invalidRequest(String)
    /// The server's certificate was not accepted, or no secure connection could be agreed on.
    case untrustedServer(String)
}
