public import HTTPTypes

/// Sends one HTTP request and gives the response.
///
/// A transport is told where to go by the request itself (`scheme`, `authority`, `path`). It follows no redirect that
/// would carry a credential to another origin, keeps no cookies, and ends its work when the calling task is cancelled.
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
