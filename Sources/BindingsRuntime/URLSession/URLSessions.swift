import Foundation

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// The sessions of a transport: one that keeps connections, one for streams and, on Linux, one for each stream and each
/// call that must not be repeated.
///
/// libcurl, under URLSession on Linux, sends a request again when a connection that it had kept breaks before the
/// response, whatever the method; and the second time FoundationNetworking has no body for it, so that the server waits.
/// A session that has made no connection before has none to keep. A stream, which may last, takes its connection from no one.
final class URLSessions: Sendable {
    private let shared: URLSession
    private let exchanges: URLSessionExchanges
    #if !canImport(FoundationNetworking)
    /// The numbers of tasks are unique within one session alone.
    private let streamingExchanges: URLSessionExchanges
    #endif
    #if canImport(FoundationNetworking)
    private let configuration: URLSessionConfiguration
    private let streamingConfiguration: URLSessionConfiguration
    private let slots: Slots
    #else
    private let streaming: URLSession
    #endif

    init(configuration: URLSessionConfiguration, streaming: URLSessionConfiguration, tls: TLSIdentity?) {
        exchanges = URLSessionExchanges(tls)
        #if !canImport(FoundationNetworking)
        streamingExchanges = URLSessionExchanges(tls)
        #endif
        shared = exchanges.makeSession(configuration)
        #if canImport(FoundationNetworking)
        self.configuration = configuration
        streamingConfiguration = streaming
        slots = Slots(count: max(1, configuration.httpMaximumConnectionsPerHost))
        #else
        self.streaming = streamingExchanges.makeSession(streaming)
        #endif
    }

    deinit {
        // A session keeps its delegate until it is invalidated.
        shared.finishTasksAndInvalidate()
        #if !canImport(FoundationNetworking)
        streaming.finishTasksAndInvalidate()
        #endif
    }

    /// The number of exchanges under way on the session that keeps connections.
    var exchangeCount: Int { exchanges.count }

    /// Sends the request of `exchange`, now or when there is a connection for it.
    func run(_ exchange: URLSessionExchange) {
        #if canImport(FoundationNetworking)
        if exchange.isLong { return Self.run(exchange, alone: streamingConfiguration) {} }
        if !exchange.request.isRepeatable {
            return slots.take { [configuration, slots] in
                Self.run(exchange, alone: configuration) { slots.give() }
            }
        }
        #else
        if exchange.isLong { return exchange.run(on: streaming, in: streamingExchanges) {} }
        #endif
        exchange.run(on: shared, in: exchanges) {}
    }

    #if canImport(FoundationNetworking)
    /// Sends the request of `exchange` on a session of its own.
    private static func run(
        _ exchange: URLSessionExchange,
        alone configuration: URLSessionConfiguration,
        cleanUp: @escaping @Sendable () -> Void
    ) {
        let exchanges = URLSessionExchanges(nil)
        let session = exchanges.makeSession(configuration)
        exchange.run(on: session, in: exchanges) {
            session.finishTasksAndInvalidate()
            cleanUp()
        }
    }
    #endif
}

#if canImport(FoundationNetworking)
extension URLRequest {
    /// Whether libcurl may send it twice: the method is idempotent (RFC 9110, section 9.2.2), and there is no body.
    fileprivate var isRepeatable: Bool {
        httpBody == nil && ["GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE"].contains(httpMethod)
    }
}

/// A number of slots, and the work that waits for one, in order.
private final class Slots: @unchecked Sendable {
    private let lock = NSLock()
    private var free: Int
    private var waiting: [@Sendable () -> Void] = []

    init(count: Int) { free = count }

    /// Does `work` when a slot is free; the work gives it back.
    func take(_ work: @escaping @Sendable () -> Void) {
        let isFree = lock.withLock {
            if free > 0 { free -= 1 } else { waiting.append(work); return false }
            return true
        }
        if isFree { work() }
    }

    /// Gives a slot back.
    func give() {
        let next = lock.withLock { () -> (@Sendable () -> Void)? in
            if waiting.isEmpty { free += 1; return nil }
            return waiting.removeFirst()
        }
        // On a stack of its own: work that has ended meanwhile gives its slot back at once.
        if let next { DispatchQueue.global().async(execute: next) }
    }
}
#endif
