import Foundation
public import HTTPTypes

#if canImport(FoundationNetworking)
public import FoundationNetworking
#endif

/// Sends requests with URLSession: the transport for apps.
///
/// - It keeps nothing: no cookies, no cache, no stored credentials.
/// - It follows no redirect. A 3xx response is handed back as it came, so no credential goes where the caller did not
///   send it, and a request that must not be repeated is not.
/// - The server's certificate is verified as the system does it.
/// - A response above the size limit ends the download at once, by its `Content-Length` or while it comes in.
/// - Cancelling the calling task ends the request and throws `CancellationError`.
///
/// On Linux, where URLSession would send a request again by itself after a kept connection broke, each call with a
/// body or a method that is not idempotent (POST, PATCH) has a connection of its own. There, too, a server that closes
/// within the head of a response, or sends fields after a chunked body, ends the process within FoundationNetworking:
/// use `AsyncHTTPClientTransport` on servers.
public final class URLSessionTransport: Transport {
    private let sessions: URLSessions
    private let limits: TransportLimits

    /// Creates a transport.
    ///
    /// - Parameter configuration: for example proxies or fields to add to each request. It is copied, and the settings
    ///   that keep cookies, caches and credentials out are made on the copy.
    public init(limits: TransportLimits = TransportLimits(), configuration: URLSessionConfiguration = .ephemeral) {
        self.limits = limits
        sessions = URLSessions(configuration: .keepingNothing(configuration, limits: limits))
    }

    /// Sends `request` with `body` and waits for the whole response.
    ///
    /// - Throws: `TransportError`, or `CancellationError` where the calling task was cancelled.
    public func send(_ request: HTTPRequest, body: HTTPBody?) async throws -> (HTTPResponse, HTTPBody) {
        let exchange = URLSessionExchange(try URLRequest(request, body: body), limits: limits)
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                if exchange.start(continuation) { sessions.run(exchange) }
            }
        } onCancel: {
            exchange.end(throwing: CancellationError())
        }
    }
}

extension URLSessionConfiguration {
    /// A copy of `original` with the safe settings made on it.
    fileprivate static func keepingNothing(
        _ original: URLSessionConfiguration,
        limits: TransportLimits
    ) -> URLSessionConfiguration {
        let copy = original.copy() as? URLSessionConfiguration ?? .ephemeral
        copy.httpCookieStorage = nil
        copy.httpCookieAcceptPolicy = .never
        copy.httpShouldSetCookies = false
        copy.urlCache = nil
        copy.requestCachePolicy = .reloadIgnoringLocalCacheData
        copy.urlCredentialStorage = nil
        // The exchange keeps the time. URLSession's own are behind it: whole seconds alone on Linux, where it has no
        // limit for the whole call.
        let seconds = min(max(limits.totalTime.components.seconds, 0), 86_400) + 30
        copy.timeoutIntervalForRequest = TimeInterval(seconds)
        copy.timeoutIntervalForResource = TimeInterval(seconds)
        #if !canImport(FoundationNetworking)
        copy.tlsMinimumSupportedProtocolVersion = .TLSv12
        #endif
        return copy
    }
}
