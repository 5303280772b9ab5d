#if AsyncHTTPClient
public import AsyncHTTPClient
import Foundation
public import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOHTTPCompression
import NIOSSL

/// Sends requests with async-http-client: the transport for servers.
///
/// HTTP/1.1 and, where the server offers it, HTTP/2, over connections that are kept and shared. As with
/// `URLSessionTransport`, no redirect is followed, no cookie is kept, the server's certificate is verified, a response
/// above the size limit ends the download at once, and cancelling the calling task ends the request. Streams, of requests
/// and of responses, go straight to and from the network.
///
/// ```swift
/// let transport = AsyncHTTPClientTransport()
/// // … make clients with it, for as long as the process runs …
/// try await transport.shutdown()
/// ```
public final class AsyncHTTPClientTransport: Transport {
    private let client: HTTPClient
    /// Undoes gzip without a limit on the size, which streams do not have.
    private let streamingClient: HTTPClient
    private let limits: TransportLimits
    private let owned: OwnedClients?

    /// Creates a transport with connections of its own.
    ///
    /// Call `shutdown()` when no more calls are made.
    ///
    /// - Parameters:
    ///   - identity: what a server that asks for a client certificate gets.
    ///   - authorities: the path of a PEM file with the certificates to trust; the system's where nil.
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
        // Whether and when to try again is for the caller to say.
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.timeout.read = TimeAmount(min(limits.idleTime, limits.totalTime))
        // None for writing, which would start one more timer for each call: a small body is written at once, and what then
        // counts is the silence; an upload in parts has a watch.
        client = HTTPClient(eventLoopGroup: HTTPClient.defaultEventLoopGroup, configuration: configuration)
        configuration.timeout.read = nil
        configuration.decompression = .enabled(limit: .none)
        // A stream keeps its connection for as long as its reader likes, and must not keep others waiting.
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 1024
        streamingClient = HTTPClient(
            eventLoopGroup: HTTPClient.defaultEventLoopGroup,
            configuration: configuration
        )
        owned = OwnedClients([client, streamingClient])
        self.limits = limits
    }

    /// Creates a transport on a client that the caller made, configured and shuts down: for example with a
    /// proxy or larger pools.
    ///
    /// Its configuration holds, also where it is less strict: see that it follows no redirects
    /// (`redirectConfiguration: .disallow`) and verifies certificates.
    public init(limits: TransportLimits = TransportLimits(), client: HTTPClient) {
        self.client = client
        streamingClient = client
        self.limits = limits
        owned = nil
    }

    /// Closes the connections and ends the calls that are still under way.
    ///
    /// It does nothing when called again, or where the client is the caller's.
    public func shutdown() async throws {
        guard let owned, owned.takeOver() else { return }
        async let first: Void = client.shutdown()
        try await streamingClient.shutdown()
        try await first
    }

    /// Sends `request` with `body` and waits for the whole response.
    ///
    /// With connections of its own, a response that stalls after its head is given up after the idle time, also where the
    /// whole time is over before that.
    ///
    /// - Throws: `TransportError`, `CancellationError` where the calling task was cancelled, or what a body that is a
    ///   stream throws.
    public func send(_ request: HTTPRequest, body: HTTPBody?) async throws -> (HTTPResponse, HTTPBody) {
        if owned == nil || Upload.isNeeded(for: body) {
            return try await exchange(request, body, on: client) { _ in false }
        }
        return try await exchangeInMemory(request, body)
    }

    /// Sends `request` with `body`, waits for the whole response, and gives up after `time`.
    ///
    /// - Throws: what `send(_:body:)` throws.
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

    /// Sends `request` with `body`; where `isStreamed` says so, the response's body is a stream.
    ///
    /// - Throws: what `send(_:body:)` throws.
    public func stream(
        _ request: HTTPRequest,
        body: HTTPBody?,
        where isStreamed: @escaping @Sendable (HTTPResponse) -> Bool
    ) async throws -> (HTTPResponse, HTTPBody) {
        try await exchange(request, body, on: streamingClient, where: isStreamed)
    }

    /// Sends and receives in the calling task alone, where the client's own time-outs are set to the limits.
    ///
    /// A watch in a task of its own would cost as much CPU time as the rest of a small call.
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
