#if AsyncHTTPClient
public import AsyncHTTPClient
import Foundation
public import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOHTTPCompression
import NIOSSL

/// Sends requests with async-http-client.
///
/// The transport for servers.
///
/// It uses HTTP/1.1 or, if the server offers it, HTTP/2, with pooled connections. As with `URLSessionTransport`, it
/// follows no redirects, keeps no cookies, verifies the server's certificate, ends the download immediately if a
/// response exceeds the size limit, and ends the request if the calling task is canceled. Request and response
/// streams go directly to and from the network.
///
/// ```swift
/// let transport = AsyncHTTPClientTransport()
/// // … make clients with it, for as long as the process runs …
/// try await transport.shutdown()
/// ```
public final class AsyncHTTPClientTransport: Transport {
    private let client: HTTPClient
    /// Decompresses gzip without a size limit, because streams have none.
    private let streamingClient: HTTPClient
    private let limits: TransportLimits
    private let owned: OwnedClients?

    /// Creates a transport with its own connections.
    ///
    /// Call `shutdown()` when no more calls are made.
    ///
    /// - Parameters:
    ///   - identity: The client certificate for servers that request one.
    ///   - authorities: The path of a PEM file with the certificates to trust, or nil for the system's.
    public init(
        limits: TransportLimits = TransportLimits(),
        identity: ClientIdentity? = nil,
        trusting authorities: String? = nil
    ) {
        var tls = identity?.tlsConfiguration ?? .makeClientConfiguration()
        if let authorities { tls.trustRoots = .file(authorities) }
        var configuration = HTTPClient.Configuration(
            tlsConfiguration: tls,
            redirectConfiguration: .disallow,
            timeout: .init(connect: .init(limits.idleTime)),
            decompression: .enabled(limit: .size(limits.responseSize))
        )
        // The caller decides about retries.
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.timeout.read = TimeAmount(min(limits.idleTime, limits.totalTime))
        // No write timeout, which would start another timer for each call: a small body is written immediately, and
        // then only silence counts. A chunked upload has a watch.
        client = HTTPClient(eventLoopGroup: HTTPClient.defaultEventLoopGroup, configuration: configuration)
        configuration.timeout.read = nil
        configuration.decompression = .enabled(limit: .none)
        // A stream keeps its connection as long as its reader likes, and must not block others.
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 1024
        streamingClient = HTTPClient(
            eventLoopGroup: HTTPClient.defaultEventLoopGroup,
            configuration: configuration
        )
        owned = OwnedClients([client, streamingClient])
        self.limits = limits
    }

    /// Creates a transport with an existing client, which the caller configures and shuts down.
    ///
    /// Use this for a proxy or larger pools, for example.
    ///
    /// The client's configuration applies, even if it is less strict. Make sure that it doesn't follow redirects
    /// (`redirectConfiguration: .disallow`) and that it verifies certificates.
    public init(limits: TransportLimits = TransportLimits(), client: HTTPClient) {
        self.client = client
        streamingClient = client
        self.limits = limits
        owned = nil
    }

    /// Closes the connections and ends the calls in progress.
    ///
    /// Does nothing if it was already called, or if the client belongs to the caller.
    public func shutdown() async throws {
        guard let owned, owned.takeOver() else { return }
        async let first: Void = client.shutdown()
        try await streamingClient.shutdown()
        try await first
    }

    /// Sends `request` with `body` and waits for the whole response.
    ///
    /// With its own connections, a response that stalls after its head fails after the idle time, even if the total
    /// time would be over before that.
    ///
    /// - Throws: `TransportError`, `CancellationError` if the calling task was canceled, or the error of a streamed
    ///   body.
    public func send(_ request: HTTPRequest, body: HTTPBody?) async throws -> (HTTPResponse, HTTPBody) {
        if owned == nil || Upload.isNeeded(for: body) {
            return try await exchange(request, body, on: client) { _ in false }
        }
        return try await exchangeInMemory(request, body)
    }

    /// Sends `request` with `body` and waits for the whole response, up to `time`.
    ///
    /// - Throws: The same errors as `send(_:body:)`.
    public func send(
        _ request: HTTPRequest,
        body: HTTPBody?,
        within time: Duration
    ) async throws -> (HTTPResponse, HTTPBody) {
        if owned == nil || Upload.isNeeded(for: body) {
            return try await TimerClock().run(within: time) { try await self.send(request, body: body) }
        }
        return try await exchangeInMemory(request, body, within: time)
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
        try await exchange(request, body, on: streamingClient, where: isStreamed)
    }

    /// Sends and receives only in the calling task, with the client's own timeouts set to the limits.
    ///
    /// A watch in a separate task would use as much CPU time as the rest of a small call.
    private func exchangeInMemory(
        _ request: HTTPRequest,
        _ body: HTTPBody?,
        within time: Duration = .seconds(86_400)
    ) async throws -> (HTTPResponse, HTTPBody) {
        let clientRequest = try HTTPClientRequest(request, body: body, nil)
        let deadline = NIODeadline.now() + TimeAmount(min(limits.totalTime, time))
        try Task.checkCancellation()
        do {
            let response = try await client.execute(clientRequest, deadline: deadline)
            let content = try await response.collect(limits, of: request.method) {
                if NIODeadline.now() > deadline { throw TransportError.timedOut }
            }
            return (try response.head(), content)
        } catch let error as TransportError {
            throw error
        } catch {
            if Task.isCancelled { throw CancellationError() }
            throw TransportError(asyncHTTPClient: error, limits: limits)
        }
    }

    private func exchange(
        _ request: HTTPRequest,
        _ body: HTTPBody?,
        on client: HTTPClient,
        where isStreamed: @escaping @Sendable (HTTPResponse) -> Bool
    ) async throws -> (HTTPResponse, HTTPBody) {
        let watch = CallWatch(limits, sending: body)
        let upload = body.flatMap { $0.count == 0 ? nil : Upload($0, watch) }
        let clientRequest = try HTTPClientRequest(request, body: body, upload)
        if body?.isReadable == false { throw HTTPBodyError.alreadyRead }
        let lease = Lease(upload, owned)
        try Task.checkCancellation()
        do {
            return try await withThrowingTaskGroup(of: (HTTPResponse, HTTPBody).self) { group in
                group.addTask { [limits] in
                    let response = try await client.execute(clientRequest, deadline: watch.deadline)
                    watch.noteActivity()
                    let head = try response.head()
                    if isStreamed(head) {
                        return (head, response.stream(limits, of: request.method, holding: lease))
                    }
                    return (head, try await response.collect(limits, of: request.method, watch.noteActivity))
                }
                group.addTask {
                    try await watch.waitForTimeOut()
                    throw TransportError.timedOut
                }
                defer { group.cancelAll() }
                guard let outcome = try await group.next() else { throw CancellationError() }
                return outcome
            }
        } catch let error as TransportError {
            throw error
        } catch {
            if Task.isCancelled { throw CancellationError() }
            throw upload?.failure ?? TransportError(asyncHTTPClient: error, limits: limits)
        }
    }
}

/// What one exchange holds on to while it lasts: the client, and an upload that ends with it.
final class Lease: Sendable {
    private let upload: Upload?
    private let client: OwnedClients?

    fileprivate init(_ upload: Upload?, _ client: OwnedClients?) {
        self.upload = upload
        self.client = client
    }

    deinit { upload?.end() }
}

/// Clients that must be shut down once, at the latest when their transport and its streams go.
private final class OwnedClients: @unchecked Sendable {
    private let clients: [HTTPClient]
    private let lock = NSLock()
    private var isOpen = true

    init(_ clients: [HTTPClient]) { self.clients = clients }

    /// Whether the caller is the first, and so the one to shut the clients down.
    func takeOver() -> Bool {
        lock.withLock {
            defer { isOpen = false }
            return isOpen
        }
    }

    deinit {
        // A client would end the process if it went without this.
        if isOpen { for client in clients { client.shutdown { _ in } } }
    }
}
#endif
