import Foundation

/// The chunks of one response, between the network and the only reader.
final class ChunkBuffer: @unchecked Sendable {
    private typealias Reader = CheckedContinuation<Data?, any Error>

    private let capacity: Int
    private let elapsed: () -> Duration
    private let pauseReading: () -> Void
    private let resumeReading: () -> Void
    // Guards everything below. No one is resumed while it is held: a task that is being cancelled holds its own lock,
    // and waits for this one.
    private let lock = NSLock()
    private var chunks: [Data] = []
    private var size = 0
    private var isHeldBack = false
    private var end: Result<Void, any Error>?
    private var reader: Reader?
    private var readerSince: Duration?

    /// Creates an empty buffer.
    ///
    /// - Parameters:
    ///   - capacity: The number of bytes at which the network is paused.
    ///   - elapsed: Returns the elapsed time.
    ///   - pauseReading: Pauses the network. Neither this nor `resumeReading` may block.
    ///   - resumeReading: Resumes the network.
    init(
        capacity: Int = 256 * 1024,
        elapsed: @escaping () -> Duration,
        pauseReading: @escaping () -> Void,
        resumeReading: @escaping () -> Void
    ) {
        self.capacity = capacity
        self.elapsed = elapsed
        self.pauseReading = pauseReading
        self.resumeReading = resumeReading
    }

    /// The time at which the reader started to wait, or nil if it isn't waiting.
    var waitingSince: Duration? { lock.withLock { readerSince } }

    /// Adds a chunk.
    ///
    /// Ignores it after the end.
    func append(_ chunk: Data) {
        let reader: Reader? = lock.withLock {
            guard end == nil, !chunk.isEmpty else { return nil }
            if let reader = takeReader() { return reader }
            chunks.append(chunk)
            size += chunk.count
            if size >= capacity, !isHeldBack {
                isHeldBack = true
                pauseReading()
            }
            return nil
        }
        reader?.resume(returning: chunk)
    }

    /// Ends the stream.
    ///
    /// The remaining chunks can still be read, followed by the error.
    func finish(throwing error: (any Error)?) {
        let result: Result<Void, any Error> = error.map { .failure($0) } ?? .success(())
        let reader: Reader? = lock.withLock {
            guard end == nil else { return nil }
            end = result
            return takeReader()
        }
        reader?.resume(with: result.map { nil })
    }

    /// Waits for the next chunk.
    ///
    /// Nil after the last.
    func next() async throws -> Data? {
        try await withCheckedThrowingContinuation { continuation in
            let result: Result<Data?, any Error>? = lock.withLock {
                if let chunk = take() { return .success(chunk) }
                if let end { return end.map { nil } }
                reader = continuation
                readerSince = elapsed()
                return nil
            }
            if let result { continuation.resume(with: result) }
        }
    }

    private func take() -> Data? {
        guard !chunks.isEmpty else { return nil }
        let chunk = chunks.removeFirst()
        size -= chunk.count
        if isHeldBack, size < capacity {
            isHeldBack = false
            resumeReading()
        }
        return chunk
    }

    private func takeReader() -> Reader? {
        defer {
            reader = nil
            readerSince = nil
        }
        return reader
    }
}
