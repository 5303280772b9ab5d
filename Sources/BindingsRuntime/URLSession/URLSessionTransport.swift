import Foundation
public import HTTPTypes

#if canImport(FoundationNetworking)
public import FoundationNetworking
#endif

/// Sends requests with the system's HTTP library.
///
/// The transport for apps.
///
/// It uses URLSession on Apple platforms, and libcurl on Linux, which every program with FoundationNetworking has
/// loaded.
///
/// - It stores nothing: no cookies, no cache, no credentials.
/// - It doesn't follow redirects. A 3xx response is returned unchanged, so credentials go only where the caller sends
///   them, and no request is repeated.
/// - The server's certificate is verified by the system's rules.
/// - A response above the size limit ends the download immediately, by its `Content-Length` or while it is received.
/// - Canceling the calling task ends the request and throws `CancellationError`.
/// - A response that is a stream is read from the network as fast as its reader takes it. A request's body that is a
///   stream is first written, whole, to a file in the temporary directory that only the process's user can read; the
///   file is removed when the call is over.
///
/// ## On Linux
///
/// - libcurl retries a request if a reused connection breaks. So each call with a body or a method that is not
///   idempotent (POST, PATCH) makes a connection, as does each stream. On servers that make many such calls, use
///   `AsyncHTTPClientTransport`.
/// - Only `httpAdditionalHeaders` and `httpMaximumConnectionsPerHost` of the configuration apply.
/// - Proxies are those of the environment (`https_proxy`, `no_proxy` and so on).
/// - The head of a response is limited to 256 KiB.
/// - A transport has a thread, and one more for streams.
public final class URLSessionTransport: Transport {
    private let engine: any TransportEngine
    private let limits: TransportLimits
    private let clock: any Clock<Duration>

    /// Creates a transport.
    ///
    /// - Parameter configuration: The configuration, for example with proxies or additional header fields. It is
    ///   copied, and cookies, caches and credentials are disabled in the copy.
    public convenience init(
        limits: TransportLimits = TransportLimits(),
        configuration: URLSessionConfiguration = .ephemeral
    ) {
        self.init(limits: limits, configuration: configuration, tls: nil)
    }

    /// Creates a transport whose limits use `clock`.
    convenience init(
        limits: TransportLimits,
        configuration: URLSessionConfiguration = .ephemeral,
        tls: TLSIdentity? = nil,
        clock: any Clock<Duration> = TimerClock()
    ) {
        #if canImport(CLibCurl)
        let engine = CurlEngine(configuration, tls)
        #else
        let engine = URLSessionEngine(configuration, limits, tls)
        #endif
        self.init(limits: limits, engine: engine, clock: clock)
    }

    /// Creates a transport with a given engine.
    init(limits: TransportLimits, engine: any TransportEngine, clock: any Clock<Duration> = TimerClock()) {
        self.limits = limits
        self.engine = engine
        self.clock = clock
    }

    /// Sends `request` with `body` and waits for the whole response.
    ///
    /// - Throws: `TransportError`, `CancellationError` if the calling task was canceled, or the error of a streamed
    ///   body.
    public func send(_ request: HTTPRequest, body: HTTPBody?) async throws -> (HTTPResponse, HTTPBody) {
        try await exchange(request, body, limits, where: nil)
    }

    /// Sends `request` with `body` and waits for the whole response, up to `time`.
    ///
    /// - Throws: The same errors as `send(_:body:)`.
    public func send(
        _ request: HTTPRequest,
        body: HTTPBody?,
        within time: Duration
    ) async throws -> (HTTPResponse, HTTPBody) {
        var limits = limits
        limits.totalTime = min(limits.totalTime, time)
        return try await exchange(request, body, limits, where: nil)
    }

    /// Sends `request` with `body`.
    ///
    /// If `isStreamed` returns true, the response's body is a stream.
    ///
    /// - Throws: The same errors as `send(_:body:)`.
    public func stream(
        _ request: HTTPRequest,
        body: HTTPBody?,
        where isStreamed: @escaping @Sendable (HTTPResponse) -> Bool
    ) async throws -> (HTTPResponse, HTTPBody) {
        try await exchange(request, body, limits, where: isStreamed)
    }

    private func exchange(
        _ request: HTTPRequest,
        _ body: HTTPBody?,
        _ limits: TransportLimits,
        where isStreamed: (@Sendable (HTTPResponse) -> Bool)?
    ) async throws -> (HTTPResponse, HTTPBody) {
        let target = try RequestTarget(request, hasBody: body.map { $0.count != 0 } ?? false)
        if body?.isReadable == false { throw HTTPBodyError.alreadyRead }
        var upload: SpooledBody?
        if let body, body.data == nil { upload = try await SpooledBody(body, idleTime: limits.idleTime) }
        let exchange = TransportExchange(
            request,
            target,
            body: body,
            upload,
            limits: limits,
            clock: clock,
            where: isStreamed
        )
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                if exchange.start(continuation) { engine.run(exchange) }
            }
        } onCancel: {
            exchange.end(throwing: CancellationError())
        }
        return try exchange.takeAnswer()
    }
}
