#if canImport(CLibCurl)
import Foundation

#if canImport(Musl)
import Musl
#else
import Glibc
#endif

/// A thread on which libcurl carries out exchanges.
///
/// The thread starts with the first exchange. When the loop is released, the thread ends after the last exchange and
/// closes the remaining connections.
final class CurlLoop: Sendable {
    private let curl: LibCurl
    private let requests: CurlRequests

    /// A loop without a thread.
    ///
    /// - Parameter connectionsPerHost: The maximum number of concurrent connections, or 0 for no limit.
    init(_ curl: LibCurl, connectionsPerHost: Int) {
        self.curl = curl
        requests = CurlRequests(curl, connectionsPerHost: connectionsPerHost)
    }

    deinit { requests.close() }

    /// Sends the request of `exchange` when a connection is available.
    func run(_ exchange: TransportExchange, _ settings: CurlSettings) {
        guard requests.open() else {
            return exchange.end(
                throwing: TransportError.notConnected("there is no descriptor or memory for a connection")
            )
        }
        exchange.begin(CurlTransfer(curl, exchange, settings, requests))
    }
}

/// The work for the thread of a loop.
final class CurlRequests: @unchecked Sendable {
    enum Request {
        case start(CurlTransfer)
        case cancel(CurlTransfer)
        case resumeReading(CurlTransfer)
    }

    private let curl: LibCurl
    private let connectionsPerHost: Int
    private let lock = NSLock()
    private var waiting: [Request] = []
    private var isClosed = false
    /// libcurl's state for the thread (a multi handle), or nil if there is no thread.
    private var multi: UnsafeMutableRawPointer?

    init(_ curl: LibCurl, connectionsPerHost: Int) {
        self.curl = curl
        self.connectionsPerHost = connectionsPerHost
    }

    /// Starts the thread unless it is running, or returns `false` if it can't be started.
    func open() -> Bool {
        lock.withLock {
            if multi != nil { return true }
            guard let multi = curl.multiInit() else { return false }
            // Without a descriptor to wake it, it would sleep forever.
            guard curl.multiWakeup(multi) == 0 else {
                _ = curl.multiCleanup(multi)
                return false
            }
            let maxHostConnections: Int32 = 7
            _ = curl.setMultiNumber(multi, maxHostConnections, connectionsPerHost)
            self.multi = multi
            nonisolated(unsafe) let handle = multi
            Thread.detachNewThread { self.work(handle) }
            return true
        }
    }

    /// Ends the thread when it has nothing left to do.
    func close() {
        lock.withLock {
            isClosed = true
            if let multi { _ = curl.multiWakeup(multi) }
        }
    }

    /// Asks the thread to do something.
    func send(_ request: Request) {
        lock.withLock {
            // Nothing is in progress if the thread has ended.
            guard let multi else { return }
            waiting.append(request)
            // It takes all pending work when it wakes.
            if waiting.count == 1 { _ = curl.multiWakeup(multi) }
        }
    }

    /// The pending work, or nil if the thread should end.
    private func take(isIdle: Bool) -> [Request]? {
        lock.withLock {
            if isClosed, isIdle, waiting.isEmpty {
                multi = nil
                return nil
            }
            defer { waiting = [] }
            return waiting
        }
    }

    private func work(_ multi: UnsafeMutableRawPointer) {
        Thread.current.name = "CurlLoop"
        // Signals are for the program's own threads, especially SIGPIPE for a write to a closed connection.
        var signals = sigset_t()
        sigfillset(&signals)
        pthread_sigmask(SIG_BLOCK, &signals, nil)
        var transfers: [UnsafeMutableRawPointer: CurlTransfer] = [:]
        func remove(_ easy: UnsafeMutableRawPointer) -> CurlTransfer? {
            guard let transfer = transfers.removeValue(forKey: easy) else { return nil }
            _ = curl.multiRemoveHandle(multi, easy)
            transfer.freeHandle()
            return transfer
        }
        while let requests = take(isIdle: transfers.isEmpty) {
            for request in requests {
                switch request {
                case .start(let transfer):
                    if let easy = transfer.makeHandle(), curl.multiAddHandle(multi, easy) == 0 {
                        transfers[easy] = transfer
                    } else {
                        transfer.freeHandle()
                        let text = "libcurl has no memory for a request, or was built without TLS 1.2 or pinning"
                        transfer.exchange.end(throwing: TransportError.notConnected(text))
                    }
                case .cancel(let transfer): _ = transfer.easy.flatMap { remove($0) }
                case .resumeReading(let transfer): transfer.bringMore()
                }
            }
            var (running, left, code): (Int32, Int32, Int32) = (0, 0, 0)
            var hasEnded = true
            // When a transfer ends and lets another begin, libcurl may miss it in the same pass (7.88 drops the timer if
            // a third one begins in that pass). The next pass finds it.
            while code == 0, hasEnded {
                hasEnded = false
                code = curl.multiPerform(multi, &running)
                while let message = curl.multiInfoRead(multi, &left)?.load(as: LibCurl.Message.self) {
                    let ended = 1
                    guard message.kind == ended else { continue }
                    hasEnded = true
                    remove(message.easy)?.exchange.complete(TransportError(curlCode: message.code))
                }
            }
            // It may also miss a part of a response on a shared connection (HTTP/2), so while something is in progress,
            // there is a pass at least once per second.
            if code == 0 { code = curl.multiPoll(multi, nil, 0, transfers.isEmpty ? .max : 1000, nil) }
            if code != 0 {
                for easy in transfers.keys {
                    remove(easy)?.exchange.end(throwing: TransportError.connectionLost("CURLMcode \(code)"))
                }
            }
        }
        _ = curl.multiCleanup(multi)
    }
}
#endif
