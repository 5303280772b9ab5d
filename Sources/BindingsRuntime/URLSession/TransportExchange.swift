import Foundation
import HTTPTypes

/// A library that sends a transport's requests.
protocol TransportEngine: Sendable {
    /// Sends the request of `exchange`: calls its `begin`, then reports events to it, on one thread at a time.
    func run(_ exchange: TransportExchange)
}

/// A request that an engine is sending.
///
/// None of its functions blocks.
protocol RunningRequest: Sendable {
    /// Sends it.
    func start()
    /// Cancels it, even before it was started.
    func cancel()
    /// Stops receiving the response.
    ///
    /// Called by the engine that receives it.
    func pauseReading()
    /// Resumes receiving the response.
    func resumeReading()
}

/// The state of one request: the received data, the remaining time, and the waiting caller.
///
/// It ends once, by whichever comes first: the response, an error, a limit, or the caller's cancellation. If the
/// response is a stream, the caller gets it before the end and reads from a buffer.
final class TransportExchange: @unchecked Sendable {
    typealias Continuation = CheckedContinuation<Void, Never>
    typealias Answer = Result<(HTTPResponse, HTTPBody), any Error>

    let request: HTTPRequest
    let target: RequestTarget
    /// The request's body, if it is in memory and not empty.
    let body: Data?
    /// The request's body, if it was a stream.
    let upload: SpooledBody?
    private let limits: TransportLimits
    private let isStreamed: (@Sendable (HTTPResponse) -> Bool)?
    private let clock: any Clock<Duration>
    /// The time since the exchange was created, which all other times are relative to.
    private let elapsed: () -> Duration
    // Guards everything below. Nothing else is called while it is held.
    private let lock = NSLock()
    private var state = State.new
    private var deadline: Duration?
    private var lastActivity = Duration.zero
    /// Sleeps until the time may be over.
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

    /// Creates an exchange that isn't started yet.
    ///
    /// - Parameters:
    ///   - upload: The file of a streamed body.
    ///   - isStreamed: Decides by the head of the response. Nil if no response is a stream.
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
            // URLSession and libcurl would send it as a form.
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

    /// Whether it may take longer than the limit on the total time.
    var isLong: Bool { upload != nil || isStreamed != nil }

    /// Starts the clock for a waiting caller.
    ///
    /// Returns false if the exchange has already ended.
    func start(_ continuation: Continuation) -> Bool {
        let isStarted = lock.withLock {
            if case .ended = state { return false }
            state = .queued(continuation)
            lastActivity = elapsed()
            // If the request was a stream, the total time counts from its end.
            let isSent = (upload?.count ?? 0) == 0
            deadline = isSent ? lastActivity + limits.totalTime : nil
            return true
        }
        if isStarted { watchTime() } else { continuation.resume() }
        return isStarted
    }

    /// Returns the result, after the continuation was resumed.
    ///
    /// The continuation doesn't carry the result: if a task is resumed before it waits, which is likely here, the
    /// thread sanitizer (Swift 6.3.1) doesn't see the ordering. It does see the lock.
    func takeAnswer() throws -> (HTTPResponse, HTTPBody) {
        let answer = lock.withLock {
            // A stream retains the exchange, which must not retain the stream any longer.
            defer { self.answer = nil }
            return self.answer
        }
        guard let answer else { throw CancellationError() }
        return try answer.get()
    }

    /// Stores the engine's request and starts it, or cancels it if the exchange has already ended.
    func begin(_ running: any RunningRequest) {
        let isRunning = lock.withLock {
            guard case .queued(let continuation) = state else { return false }
            state = .running(continuation, running)
            return true
        }
        if isRunning { running.start() } else { running.cancel() }
    }

    /// Handles the head of the response.
    ///
    /// Ends the exchange if it announces a body that is too large.
    func receive(_ head: HTTPResponse) {
        lock.withLock {
            lastActivity = elapsed()
            response = head
        }
        // The response to HEAD has the length of GET's body.
        let isAnnounced = request.method != .head && head.headerFields[.transferEncoding] == nil
        let length = isAnnounced ? head.headerFields[.contentLength].flatMap { Int($0) } : nil
        if let isStreamed, isStreamed(head) { return stream(head, length: length) }
        if let length, length > limits.responseSize {
            end(throwing: TransportError.responseTooLarge(limit: limits.responseSize))
        }
    }

    /// Resumes the caller with a stream.
    private func stream(_ head: HTTPResponse, length: Int?) {
        let answered: (Continuation, ChunkBuffer)? = lock.withLock {
            guard case .running(let continuation, let running) = state else { return nil }
            let buffer = ChunkBuffer(
                elapsed: elapsed,
                pauseReading: running.pauseReading,
                resumeReading: running.resumeReading
            )
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

    /// Handles a part of the body.
    ///
    /// Ends the exchange if the body gets too large.
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

    /// Records how much of the request was sent.
    func noteProgress(sent total: Int) {
        let isSent = lock.withLock {
            lastActivity = elapsed()
            guard let upload, case .running = state, total >= upload.count else { return false }
            deadline = lastActivity + limits.totalTime
            return true
        }
        if isSent { watchTime() }
    }

    /// Ends the exchange with the engine's result.
    func complete(_ error: TransportError?) {
        if let error { return end(throwing: error) }
        let (response, received) = lock.withLock { (self.response, self.received) }
        guard let response else {
            return end(throwing: TransportError.connectionLost("it ended before the head of a response"))
        }
        end(.success((response, HTTPBody(received))))
    }

    /// Ends the exchange early, and cancels the request.
    func end(throwing error: any Error) {
        end(.failure(error))
    }

    /// Ends the exchange unless it has already ended, and resumes a waiting caller.
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

    /// The time until it may be over, or nil after the end.
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

/// The reader of a response's stream.
///
/// The request ends when it is released.
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
