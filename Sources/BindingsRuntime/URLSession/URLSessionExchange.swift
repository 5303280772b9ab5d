import Foundation
import HTTPTypes

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// One request on its way: what has come in, the time it has left, and who waits for it.
///
/// It ends once, by whichever comes first: the response, an error, a limit, or the caller's cancellation.
final class URLSessionExchange: @unchecked Sendable {
    typealias Continuation = CheckedContinuation<(HTTPResponse, HTTPBody), any Error>

    let request: URLRequest
    private let limits: TransportLimits
    private let timer = DispatchSource.makeTimerSource(queue: .global())
    // Guards everything below. Nothing else is called while it is held.
    private let lock = NSLock()
    private var state = State.new
    private var deadline = ContinuousClock.now
    private var lastActivity = ContinuousClock.now
    private var response: HTTPResponse?
    private var body = Data()

    private enum State {
        case new
        case queued(Continuation)
        case running(Continuation, URLSessionTask, cleanUp: () -> Void)
        case ended((any Error)?)
    }

    init(_ request: URLRequest, limits: TransportLimits) {
        self.request = request
        self.limits = limits
        timer.setEventHandler { [weak self] in self?.checkTime() }
        // A source that was never activated must not be released.
        timer.activate()
    }

    deinit { timer.cancel() }

    /// Starts the clock for a caller that waits from now on; `false` where the exchange has ended already.
    func start(_ continuation: Continuation) -> Bool {
        let error: (any Error)? = lock.withLock {
            if case .ended(let error) = state { return error }
            state = .queued(continuation)
            lastActivity = .now
            deadline = .now + limits.totalTime
            return nil
        }
        if let error {
            continuation.resume(throwing: error)
            return false
        }
        checkTime()
        return true
    }

    /// Sends the request, unless the exchange has ended.
    ///
    /// `cleanUp` is called once, when it ends, or now.
    func run(on session: URLSession, in exchanges: URLSessionExchanges, cleanUp: @escaping () -> Void) {
        let task = session.dataTask(with: request)
        exchanges.add(self, for: task)
        let cleanUpAll = {
            exchanges.remove(task)
            cleanUp()
        }
        let isRunning = lock.withLock {
            guard case .queued(let continuation) = state else { return false }
            state = .running(continuation, task, cleanUp: cleanUpAll)
            return true
        }
        if isRunning {
            task.resume()
        } else {
            task.cancel()
            cleanUpAll()
        }
    }

    /// Takes the head of the response; ends the exchange where it announces too large a body.
    func receive(_ response: URLResponse) {
        let isTooLarge = lock.withLock {
            lastActivity = .now
            self.response = HTTPResponse(response)
            body.removeAll()
            let hasBody = request.httpMethod != "HEAD"
            return hasBody && response.expectedContentLength > Int64(clamping: limits.responseSize)
        }
        if isTooLarge { end(throwing: TransportError.responseTooLarge(limit: limits.responseSize)) }
    }

    /// Takes a part of the body; ends the exchange where it grows too large.
    func receive(_ part: Data) {
        let isTooLarge = lock.withLock {
            lastActivity = .now
            guard part.count <= limits.responseSize - body.count else { return true }
            body.append(part)
            return false
        }
        if isTooLarge { end(throwing: TransportError.responseTooLarge(limit: limits.responseSize)) }
    }

    /// Notes that a part of the request was sent.
    func noteProgress() {
        lock.withLock { lastActivity = .now }
    }

    /// Ends the exchange as URLSession says it ended.
    func complete(_ task: URLSessionTask, _ error: (any Error)?) {
        if let error { return end(throwing: TransportError(urlSession: error)) }
        // On Linux a redirect without a usable target is told by the task alone.
        guard let response = lock.withLock({ self.response }) ?? HTTPResponse(task.response) else {
            return end(throwing: TransportError.connectionLost("the response is not HTTP"))
        }
        let received = lock.withLock { body }
        end(nil) { $0.resume(returning: (response, HTTPBody(received))) }
    }

    /// Ends the exchange early, and the request with it.
    func end(throwing error: any Error) {
        end(error) { $0.resume(throwing: error) }
    }

    /// Ends the exchange if this is the first end; `resume` is given the caller that waits, if there is one yet.
    private func end(_ error: (any Error)?, _ resume: (Continuation) -> Void) {
        let old = lock.withLock {
            let old = state
            if case .ended = old {} else { state = .ended(error) }
            return old
        }
        switch old {
        case .ended: return
        case .new: break
        case .queued(let continuation): resume(continuation)
        case .running(let continuation, let task, let cleanUp):
            // From a thread of its own: on Linux cancelling waits for the queue on which the delegate is called.
            if error != nil { DispatchQueue.global().async { task.cancel() } }
            cleanUp()
            resume(continuation)
        }
        timer.cancel()
    }

    /// Ends the exchange if its time is over; else looks again when it could be.
    private func checkTime() {
        let next = lock.withLock { min(deadline, lastActivity + limits.idleTime) }
        let left = (next - ContinuousClock.now).components
        guard left.seconds > 0 || left.attoseconds > 0 else { return end(throwing: TransportError.timedOut) }
        let nanoseconds = min(left.seconds, 86_400) * 1_000_000_000 + left.attoseconds / 1_000_000_000
        timer.schedule(deadline: .now() + .nanoseconds(Int(nanoseconds) + 1))
    }
}
