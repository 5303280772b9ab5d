import Foundation

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// The exchanges under way on one session, and the delegate that gives each of them what is its own.
final class URLSessionExchanges: NSObject, URLSessionDataDelegate, @unchecked Sendable {
    private let tls: TLSIdentity?
    private let lock = NSLock()
    private var exchanges: [Int: URLSessionExchange] = [:]

    init(_ tls: TLSIdentity?) { self.tls = tls }

    /// The number of exchanges under way.
    var count: Int { lock.withLock { exchanges.count } }

    /// Makes a session that reports to this delegate.
    func makeSession(_ configuration: URLSessionConfiguration) -> URLSession {
        #if canImport(FoundationNetworking)
        let queue: OperationQueue? = ImmediateQueue()
        #else
        let queue: OperationQueue? = nil
        #endif
        return URLSession(configuration: configuration, delegate: self, delegateQueue: queue)
    }

    func add(_ exchange: URLSessionExchange, for task: URLSessionTask) {
        lock.withLock { exchanges[task.taskIdentifier] = exchange }
    }

    func remove(_ task: URLSessionTask) {
        _ = lock.withLock { exchanges.removeValue(forKey: task.taskIdentifier) }
    }

    private subscript(task: URLSessionTask) -> URLSessionExchange? {
        lock.withLock { exchanges[task.taskIdentifier] }
    }

    func urlSession(
        _ session: URLSession,
        dataTask: URLSessionDataTask,
        didReceive response: URLResponse,
        completionHandler: @escaping @Sendable (URLSession.ResponseDisposition) -> Void
    ) {
        self[dataTask]?.receive(response)
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
        self[task]?.noteProgress(sent: totalBytesSent)
    }

    func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
        self[task]?.complete(task, error)
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

    func urlSession(
        _ session: URLSession,
        task: URLSessionTask,
        didReceive challenge: URLAuthenticationChallenge,
        completionHandler: @escaping @Sendable (URLSession.AuthChallengeDisposition, URLCredential?) -> Void
    ) {
        #if canImport(FoundationNetworking)
        // Asked only about a 401, after the whole response has come in. Every answer but cancelling would wait for a
        // credential for ever; the response itself is what the caller should see.
        self[task]?.complete(task, nil)
        DispatchQueue.global().async { completionHandler(.cancelAuthenticationChallenge, nil) }
        #else
        // By itself, verifies the server's certificate as the system does; a 401 comes back as it is, as nothing is stored.
        let (disposition, credential) = tls?.answer(challenge) ?? (.performDefaultHandling, nil)
        completionHandler(disposition, credential)
        #endif
    }
}

#if canImport(FoundationNetworking)
/// Calls the delegate at once, on the thread that reads from the network.
///
/// FoundationNetworking reads on without waiting for a delegate on another thread, so that on a busy machine hundreds of
/// megabytes would pile up before the size limit is noticed. The delegate must not cancel a task on this thread.
private final class ImmediateQueue: OperationQueue, @unchecked Sendable {
    override func addOperation(_ block: @escaping @Sendable () -> Void) { block() }
}
#endif
