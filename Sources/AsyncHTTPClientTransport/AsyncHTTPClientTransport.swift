#if AsyncHTTPClient
public import AsyncHTTPClient
public import BindingsRuntime
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
/// above the size limit ends the download at once, and cancelling the calling task ends the request.
///
/// ```swift
/// let transport = AsyncHTTPClientTransport()
/// // … make clients with it, for as long as the process runs …
/// try await transport.shutdown()
/// ```
public final class AsyncHTTPClientTransport: Transport {
    private let client: HTTPClient
    private let limits: TransportLimits
    private let owned: OwnedClient?

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
        client = HTTPClient(eventLoopGroup: HTTPClient.defaultEventLoopGroup, configuration: configuration)
        owned = OwnedClient(client)
        self.limits = limits
    }

    /// Creates a transport on a client that the caller made, configured and shuts down: for example with a
    /// proxy or larger pools.
    ///
    /// Its configuration holds, also where it is less strict: see that it follows no redirects
    /// (`redirectConfiguration: .disallow`) and verifies certificates.
    public init(limits: TransportLimits = TransportLimits(), client: HTTPClient) {
        self.client = client
        self.limits = limits
        owned = nil
    }

    /// Closes the connections and ends the calls that are still under way.
    ///
    /// It does nothing when called again, or where the client is the caller's.
    public func shutdown() async throws {
        guard let owned, owned.takeOver() else { return }
        try await client.shutdown()
    }

    /// Sends `request` with `body` and waits for the whole response.
    ///
    /// - Throws: `TransportError`, or `CancellationError` where the calling task was cancelled.
    public func send(_ request: HTTPRequest, body: HTTPBody?) async throws -> (HTTPResponse, HTTPBody) {
        let watch = CallWatch(limits)
        let clientRequest = try HTTPClientRequest(request, body: body, watch)
        try Task.checkCancellation()
        do {
            return try await withThrowingTaskGroup(of: (HTTPResponse, HTTPBody)?.self) { group in
                group.addTask { [client, limits] in
                    let response = try await client.execute(clientRequest, deadline: watch.deadline)
                    watch.noteActivity()
                    return try await response.collect(limits, of: request.method, watch)
                }
                group.addTask {
                    try await watch.waitForTimeOut()
                    throw TransportError.timedOut
                }
                defer { group.cancelAll() }
                guard let outcome = try await group.next(), let outcome else { throw CancellationError() }
                return outcome
            }
        } catch let error as TransportError {
            throw error
        } catch {
            if Task.isCancelled { throw CancellationError() }
            throw TransportError(asyncHTTPClient: error, limits: limits)
        }
    }
}

/// A client that must be shut down once, at the latest when its transport goes.
private final class OwnedClient: @unchecked Sendable {
    private let client: HTTPClient
    private let lock = NSLock()
    private var isOpen = true

    init(_ client: HTTPClient) { self.client = client }

    /// Whether the caller is the first, and so the one to shut the client down.
    func takeOver() -> Bool {
        lock.withLock {
            defer { isOpen = false }
            return isOpen
        }
    }

    deinit {
        // The client would end the process if it went without this.
        if isOpen { client.shutdown { _ in } }
    }
}
#endif
