import Foundation
import HTTPTypes

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// One request on its way: what has come in, the time it has left, and who waits for it.
///
/// It ends once, by whichever comes first: the response, an error, a limit, or the caller's cancellation. Where the
/// response is a stream, the caller is answered before the end, and reads from a buffer.
final class URLSessionExchange: @unchecked Sendable {
    typealias Continuation = CheckedContinuation<Void, Never>
    typealias Answer = Result<(HTTPResponse, HTTPBody), any Error>

    let request: URLRequest
    /// The request's body, where it was a stream.
    let upload: SpooledBody?
    private let limits: TransportLimits
    private let isStreamed: (@Sendable (HTTPResponse) -> Bool)?
    private let clock: any Clock<Duration>
    /// The time since the exchange was made, by which all others are told.
    private let elapsed: () -> Duration
    // Guards everything below. Nothing else is called while it is held.
    private let lock = NSLock()
    private var state = State.new
    private var deadline: Duration?
    private var lastActivity = Duration.zero
    /// Sleeps until the time could be over.
    private var watch: Task<Void, Never>?
    private var response: HTTPResponse?
    private var body = Data()
    private var answer: Answer?

    private enum State {
        case new
        case queued(Continuation)
        case running(Continuation, URLSessionTask, cleanUp: () -> Void)
        case streaming(ChunkBuffer, URLSessionTask, cleanUp: () -> Void)
        case ended
    }

    /// An exchange that waits to be started.
    ///
    /// - Parameter isStreamed: tells by the head of the response; nil where none is a stream.
    init(
        _ request: URLRequest,
        _ upload: SpooledBody? = nil,
        limits: TransportLimits,
        clock: any Clock<Duration>,
        where isStreamed: (@Sendable (HTTPResponse) -> Bool)? = nil
    ) {
        self.request = request
        self.upload = upload
        self.limits = limits
        self.isStreamed = isStreamed
        self.clock = clock
        elapsed = clock.stopwatch()
    }

    deinit { watch?.cancel() }

    /// Whether it may take longer than the limit on the whole time.
    var isLong: Bool { upload != nil || isStreamed != nil }

    /// Starts the clock for a caller that waits from now on; `false` where the exchange has ended already.
    func start(_ continuation: Continuation) -> Bool {
        let isStarted = lock.withLock {
            if case .ended = state { return false }
            state = .queued(continuation)
            lastActivity = elapsed()
            // Where the request was a stream, the whole time counts from its end.
            deadline = upload == nil ? lastActivity + limits.totalTime : nil
            return true
        }
        if isStarted { watchTime() } else { continuation.resume() }
        return isStarted
    }

    /// Hands over what came of it, once the continuation was resumed.
    ///
    /// The continuation does not carry it: where a task is resumed before it waits, as is likely here, the thread sanitizer
    /// (Swift 6.3.1) does not see that the one comes before the other. It sees the lock.
    func takeAnswer() throws -> (HTTPResponse, HTTPBody) {
        let answer = lock.withLock {
            // A stream holds the exchange, which must not hold the stream for longer.
            defer { self.answer = nil }
            return self.answer
        }
        guard let answer else { throw CancellationError() }
        return try answer.get()
    }

    /// Sends the request, unless the exchange has ended.
    ///
    /// `cleanUp` is called once, when it ends, or now.
    func run(on session: URLSession, in exchanges: URLSessionExchanges, cleanUp: @escaping () -> Void) {
        let task: URLSessionTask
        if let upload {
            task = session.uploadTask(with: request, fromFile: upload.url)
        } else {
            task = session.dataTask(with: request)
        }
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
        let head = HTTPResponse(response)
        lock.withLock {
            lastActivity = elapsed()
            self.response = head
            body.removeAll()
        }
        if let head, let isStreamed, isStreamed(head) { return stream(head, length: response.expectedContentLength) }
        if request.httpMethod != "HEAD", response.expectedContentLength > Int64(clamping: limits.responseSize) {
            end(throwing: TransportError.responseTooLarge(limit: limits.responseSize))
        }
    }

    /// Answers the caller with a stream.
    private func stream(_ head: HTTPResponse, length: Int64) {
        let answered: (Continuation, ChunkBuffer)? = lock.withLock {
            guard case .running(let continuation, let task, let cleanUp) = state else { return nil }
            #if canImport(FoundationNetworking)
            // It cannot pause: suspending would break the connection and send the request again, and waiting here would
            // keep every session of the process waiting.
            let buffer = ChunkBuffer(elapsed: elapsed, .spooled)
            #else
            let buffer = ChunkBuffer(elapsed: elapsed, .heldBack({ task.suspend() }, goOn: { task.resume() }))
            #endif
            state = .streaming(buffer, task, cleanUp: cleanUp)
            deadline = nil
            return (continuation, buffer)
        }
        guard let (continuation, buffer) = answered else { return }
        let isWhole = length >= 0 && request.httpMethod != "HEAD" && head.headerFields[.contentEncoding] == nil
        let reader = ResponseReader(self, buffer)
        let stream = HTTPBody(length: isWhole ? Int(clamping: length) : nil) { { try await reader.next() } }
        lock.withLock { answer = .success((head, stream)) }
        continuation.resume()
    }

    /// Takes a part of the body; ends the exchange where it grows too large.
    func receive(_ part: Data) {
        let (buffer, isTooLarge): (ChunkBuffer?, Bool) = lock.withLock {
            lastActivity = elapsed()
            if case .streaming(let buffer, _, _) = state { return (buffer, false) }
            guard part.count <= limits.responseSize - body.count else { return (nil, true) }
            body.append(part)
            return (nil, false)
        }
        if isTooLarge { end(throwing: TransportError.responseTooLarge(limit: limits.responseSize)) }
        do { try buffer?.append(part) } catch {
            end(throwing: TransportError.connectionLost("there is no room for what the reader has not taken"))
        }
    }

    /// Notes that a part of the request was sent.
    func noteProgress(sent total: Int64) {
        let isSent = lock.withLock {
            lastActivity = elapsed()
            guard let upload, case .running = state, total >= Int64(upload.count) else { return false }
            deadline = lastActivity + limits.totalTime
            return true
        }
        if isSent { watchTime() }
    }

    /// Ends the exchange as URLSession says it ended.
    func complete(_ task: URLSessionTask, _ error: (any Error)?) {
        if let error { return end(throwing: TransportError(urlSession: error)) }
        // On Linux a redirect without a usable target is told by the task alone.
        guard let response = lock.withLock({ self.response }) ?? HTTPResponse(task.response) else {
            return end(throwing: TransportError.connectionLost("the response is not HTTP"))
        }
        let received = lock.withLock { body }
        end(.success((response, HTTPBody(received))))
    }

    /// Ends the exchange early, and the request with it.
    func end(throwing error: any Error) {
        end(.failure(error))
    }

    /// Ends the exchange if this is the first end; wakes the caller, if there is one that waits.
    private func end(_ answer: Answer) {
        let old = lock.withLock {
            let old = state
            state = .ended
            switch old {
            case .new, .queued, .running: self.answer = answer
            case .streaming, .ended: break
            }
            return old
        }
        let error: (any Error)? = if case .failure(let error) = answer { error } else { nil }
        switch old {
        case .ended: return
        case .new: break
        case .queued(let continuation): continuation.resume()
        case .running(let continuation, let task, let cleanUp):
            leave(task, error)
            cleanUp()
            continuation.resume()
        case .streaming(let buffer, let task, let cleanUp):
            buffer.finish(throwing: error)
            leave(task, error)
            cleanUp()
        }
        lock.withLock { watch }?.cancel()
    }

    private func leave(_ task: URLSessionTask, _ error: (any Error)?) {
        // From a thread of its own: on Linux cancelling waits for the queue on which the delegate is called.
        if error != nil { DispatchQueue.global().async { task.cancel() } }
    }

    /// Ends the exchange when its time is over.
    private func watchTime() {
        let watch = Task { [weak self, clock] in
            while let left = self?.timeLeft {
                if left <= .zero { self?.end(throwing: TransportError.timedOut) }
                do { try await clock.sleep(for: left) } catch { return }
            }
        }
        let (old, isEnded) = lock.withLock {
            defer { self.watch = watch }
            if case .ended = state { return (self.watch, true) }
            return (self.watch, false)
        }
        old?.cancel()
        if isEnded { watch.cancel() }
    }

    /// How long until the time could be over; nil after the end.
    private var timeLeft: Duration? {
        lock.withLock {
            var lastActivity = lastActivity
            switch state {
            case .ended: return nil
            // Silence counts while the reader waits.
            case .streaming(let buffer, _, _): lastActivity = max(lastActivity, buffer.waitingSince ?? elapsed())
            case .new, .queued, .running: break
            }
            let silence = lastActivity + limits.idleTime
            return min(deadline ?? silence, silence) - elapsed()
        }
    }
}

/// The one who reads the stream of a response; when it goes, the request ends.
private final class ResponseReader: Sendable {
    private let exchange: URLSessionExchange
    private let buffer: ChunkBuffer

    init(_ exchange: URLSessionExchange, _ buffer: ChunkBuffer) {
        self.exchange = exchange
        self.buffer = buffer
    }

    deinit { exchange.end(throwing: CancellationError()) }

    func next() async throws -> Data? {
        try await withTaskCancellationHandler {
            if Task.isCancelled { throw CancellationError() }
            return try await buffer.next()
        } onCancel: {
            exchange.end(throwing: CancellationError())
        }
    }
}
