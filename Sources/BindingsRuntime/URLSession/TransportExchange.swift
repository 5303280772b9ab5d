import Foundation
import HTTPTypes

/// A library that sends the requests of a transport.
protocol TransportEngine: Sendable {
    /// Sends the request of `exchange`: calls its `begin`, then tells it what comes, on one thread at a time.
    func run(_ exchange: TransportExchange)
}

/// A request in the hands of an engine.
///
/// None of its functions waits.
protocol RunningRequest: Sendable {
    /// Sends it.
    func start()
    /// Ends it early, also where it was not started.
    func cancel()
    /// Stops receiving the response.
    ///
    /// Called by the engine that receives it.
    func holdBack()
    /// Lets more of the response come again.
    func goOn()
}

/// One request on its way: what has come in, the time it has left, and who waits for it.
///
/// It ends once, by whichever comes first: the response, an error, a limit, or the caller's cancellation. Where the
/// response is a stream, the caller is answered before the end, and reads from a buffer.
final class TransportExchange: @unchecked Sendable {
    typealias Continuation = CheckedContinuation<Void, Never>
    typealias Answer = Result<(HTTPResponse, HTTPBody), any Error>

    let request: HTTPRequest
    let target: RequestTarget
    /// The request's body, where it is in memory and not empty.
    let body: Data?
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
    private var received = Data()
    private var answer: Answer?

    private enum State {
        case new
        case queued(Continuation)
        case running(Continuation, any RunningRequest)
        case streaming(ChunkBuffer, any RunningRequest)
        case ended
    }

    /// An exchange that waits to be started.
    ///
    /// - Parameters:
    ///   - upload: stands for a body that is a stream.
    ///   - isStreamed: tells by the head of the response; nil where none is a stream.
    init(
        _ request: HTTPRequest,
        _ target: RequestTarget,
        body: HTTPBody?,
        _ upload: SpooledBody?,
        limits: TransportLimits,
        clock: any Clock<Duration>,
        where isStreamed: (@Sendable (HTTPResponse) -> Bool)?
    ) {
        var request = request
        if let body, body.count != 0, request.headerFields[.contentType] == nil {
            // URLSession and libcurl would call it a form.
            request.headerFields[.contentType] = "application/octet-stream"
        }
        self.request = request
        self.target = target
        self.body = body?.data.flatMap { $0.isEmpty ? nil : $0 }
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
            let isSent = (upload?.count ?? 0) == 0
            deadline = isSent ? lastActivity + limits.totalTime : nil
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

    /// Takes the request that an engine has made and starts it, or cancels it where the exchange has ended meanwhile.
    func begin(_ running: any RunningRequest) {
        let isRunning = lock.withLock {
            guard case .queued(let continuation) = state else { return false }
            state = .running(continuation, running)
            return true
        }
        if isRunning { running.start() } else { running.cancel() }
    }

    /// Takes the head of the response; ends the exchange where it announces too large a body.
    func receive(_ head: HTTPResponse) {
        lock.withLock {
            lastActivity = elapsed()
            response = head
        }
        // HEAD is told the length of what GET would bring.
        let isAnnounced = request.method != .head && head.headerFields[.transferEncoding] == nil
        let length = isAnnounced ? head.headerFields[.contentLength].flatMap { Int($0) } : nil
        if let isStreamed, isStreamed(head) { return stream(head, length: length) }
        if let length, length > limits.responseSize {
            end(throwing: TransportError.responseTooLarge(limit: limits.responseSize))
        }
    }

    /// Answers the caller with a stream.
    private func stream(_ head: HTTPResponse, length: Int?) {
        let answered: (Continuation, ChunkBuffer)? = lock.withLock {
            guard case .running(let continuation, let running) = state else { return nil }
            let buffer = ChunkBuffer(elapsed: elapsed, holdBack: running.holdBack, goOn: running.goOn)
            state = .streaming(buffer, running)
            deadline = nil
            return (continuation, buffer)
        }
        guard let (continuation, buffer) = answered else { return }
        let reader = ResponseReader(self, buffer)
        let isWhole = head.headerFields[.contentEncoding] == nil
        let stream = HTTPBody(length: isWhole ? length : nil) { { try await reader.next() } }
        lock.withLock { answer = .success((head, stream)) }
        continuation.resume()
    }

    /// Takes a part of the body; ends the exchange where it grows too large.
    func receive(_ part: Data) {
        let (buffer, isTooLarge): (ChunkBuffer?, Bool) = lock.withLock {
            lastActivity = elapsed()
            if case .streaming(let buffer, _) = state { return (buffer, false) }
            guard part.count <= limits.responseSize - received.count else { return (nil, true) }
            received.append(part)
            return (nil, false)
        }
        if isTooLarge { end(throwing: TransportError.responseTooLarge(limit: limits.responseSize)) }
        buffer?.append(part)
    }

    /// Notes that so much of the request was sent.
    func noteProgress(sent total: Int) {
        let isSent = lock.withLock {
            lastActivity = elapsed()
            guard let upload, case .running = state, total >= upload.count else { return false }
            deadline = lastActivity + limits.totalTime
            return true
        }
        if isSent { watchTime() }
    }

    /// Ends the exchange as its engine says that it ended.
    func complete(_ error: TransportError?) {
        if let error { return end(throwing: error) }
        let (response, received) = lock.withLock { (self.response, self.received) }
        guard let response else {
            return end(throwing: TransportError.connectionLost("it ended before the head of a response"))
        }
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
        case .running(let continuation, let running):
            if error != nil { running.cancel() }
            continuation.resume()
        case .streaming(let buffer, let running):
            buffer.finish(throwing: error)
            if error != nil { running.cancel() }
        }
        lock.withLock { watch }?.cancel()
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
            case .streaming(let buffer, _): lastActivity = max(lastActivity, buffer.waitingSince ?? elapsed())
            case .new, .queued, .running: break
            }
            let silence = lastActivity + limits.idleTime
            return min(deadline ?? silence, silence) - elapsed()
        }
    }
}

/// The one who reads the stream of a response; when it goes, the request ends.
private final class ResponseReader: Sendable {
    private let exchange: TransportExchange
    private let buffer: ChunkBuffer

    init(_ exchange: TransportExchange, _ buffer: ChunkBuffer) {
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
