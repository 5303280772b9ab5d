import Foundation
import HTTPTypes

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// Sends requests with URLSession.
///
/// On Linux, only the tests use it: see `CurlEngine`.
final class URLSessionEngine: TransportEngine {
    private let calls: DelegatedSession
    /// A long-lived stream has its own connection.
    private let streams: DelegatedSession

    init(_ configuration: URLSessionConfiguration, _ limits: TransportLimits, _ tls: TLSIdentity?) {
        calls = DelegatedSession(
            .keepingNothing(configuration, seconds: limits.totalTime.components.seconds + 30),
            tls
        )
        // Streams have no time limit for the whole call, and may pause for as long as their readers do.
        streams = DelegatedSession(.keepingNothing(configuration, seconds: 365 * 86_400), tls)
    }

    func run(_ exchange: TransportExchange) { (exchange.isLong ? streams : calls).run(exchange) }
}

/// A session, and the delegate that dispatches events to exchanges.
private final class DelegatedSession: Sendable {
    private let exchanges: URLSessionExchanges
    private let session: URLSession

    init(_ configuration: URLSessionConfiguration, _ tls: TLSIdentity?) {
        exchanges = URLSessionExchanges(tls)
        session = URLSession(configuration: configuration, delegate: exchanges, delegateQueue: nil)
    }

    // A session retains its delegate until it is invalidated.
    deinit { session.finishTasksAndInvalidate() }

    func run(_ exchange: TransportExchange) {
        let task: URLSessionTask
        do throws(TransportError) {
            let request = try URLRequest(exchange.request, exchange.target, body: exchange.body)
            if let upload = exchange.upload {
                task = session.uploadTask(with: request, fromFile: upload.url)
            } else {
                task = session.dataTask(with: request)
            }
        } catch { return exchange.end(throwing: error) }
        exchanges.add(exchange, for: task)
        exchange.begin(RunningTask(task: task))
    }
}

private struct RunningTask: RunningRequest {
    let task: URLSessionTask

    func start() { task.resume() }
    // From a separate thread: on Linux, canceling waits for the queue on which the delegate is called.
    func cancel() { DispatchQueue.global().async { task.cancel() } }

    #if canImport(FoundationNetworking)
    // Suspending a task would break the connection and send the request again.
    func pauseReading() {}
    func resumeReading() {}
    #else
    func pauseReading() { task.suspend() }
    func resumeReading() { task.resume() }
    #endif
}

/// The exchanges in progress on one session.
private final class URLSessionExchanges: NSObject, URLSessionDataDelegate, @unchecked Sendable {
    private let tls: TLSIdentity?
    private let lock = NSLock()
    private var exchanges: [Int: TransportExchange] = [:]

    init(_ tls: TLSIdentity?) { self.tls = tls }

    func add(_ exchange: TransportExchange, for task: URLSessionTask) {
        lock.withLock { exchanges[task.taskIdentifier] = exchange }
    }

    private subscript(task: URLSessionTask) -> TransportExchange? {
        lock.withLock { exchanges[task.taskIdentifier] }
    }

    func urlSession(
        _ session: URLSession,
        dataTask: URLSessionDataTask,
        didReceive response: URLResponse,
        completionHandler: @escaping @Sendable (URLSession.ResponseDisposition) -> Void
    ) {
        if let head = HTTPResponse(response) { self[dataTask]?.receive(head) }
        completionHandler(.allow)
    }

    func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        self[dataTask]?.receive(data)
    }

    func urlSession(
        _ session: URLSession,
        task: URLSessionTask,
        didSendBodyData bytesSent: Int64,
        totalBytesSent: Int64,
        totalBytesExpectedToSend: Int64
    ) {
        self[task]?.noteProgress(sent: Int(clamping: totalBytesSent))
    }

    func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
        let exchange = lock.withLock { exchanges.removeValue(forKey: task.taskIdentifier) }
        exchange?.complete(error.map { TransportError(urlSession: $0) })
    }

    func urlSession(
        _ session: URLSession,
        task: URLSessionTask,
        willPerformHTTPRedirection response: HTTPURLResponse,
        newRequest request: URLRequest,
        completionHandler: @escaping @Sendable (URLRequest?) -> Void
    ) {
        completionHandler(nil)
    }

    #if canImport(Security)
    func urlSession(
        _ session: URLSession,
        task: URLSessionTask,
        didReceive challenge: URLAuthenticationChallenge,
        completionHandler: @escaping @Sendable (URLSession.AuthChallengeDisposition, URLCredential?) -> Void
    ) {
        // By default, it verifies the server's certificate as the system does. A 401 is returned unchanged, because
        // no credentials are stored.
        let (disposition, credential) = tls?.answer(challenge) ?? (.performDefaultHandling, nil)
        completionHandler(disposition, credential)
    }
    #endif
}

extension URLSessionConfiguration {
    /// A copy of `original` with secure settings.
    fileprivate static func keepingNothing(
        _ original: URLSessionConfiguration,
        seconds: Int64
    ) -> URLSessionConfiguration {
        guard let copy = original.copy() as? URLSessionConfiguration else {
            preconditionFailure("the copy of a URLSessionConfiguration is one")
        }
        copy.httpCookieStorage = nil
        copy.httpCookieAcceptPolicy = .never
        copy.httpShouldSetCookies = false
        copy.urlCache = nil
        copy.requestCachePolicy = .reloadIgnoringLocalCacheData
        copy.urlCredentialStorage = nil
        // The exchange enforces the time limits. URLSession's own limits are longer.
        let interval = TimeInterval(min(max(seconds, 30), 365 * 86_400))
        copy.timeoutIntervalForRequest = interval
        copy.timeoutIntervalForResource = interval
        #if !canImport(FoundationNetworking)
        copy.tlsMinimumSupportedProtocolVersion = .TLSv12
        #endif
        return copy
    }
}
