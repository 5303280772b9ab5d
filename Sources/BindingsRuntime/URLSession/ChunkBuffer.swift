import Foundation

/// The chunks of one response between URLSession, which brings them, and the one reader, who takes them.
///
/// Where URLSession cannot be held back, what does not fit into memory goes to a file.
final class ChunkBuffer: @unchecked Sendable {
    /// What happens to chunks for which the reader is too slow.
    enum Overflow {
        /// They go to a file.
        case spooled
        /// There are few of them: the first function holds URLSession back when there are enough, the other lets it go
        /// on. Neither may wait.
        case heldBack(() -> Void, goOn: () -> Void)
    }

    private typealias Reader = CheckedContinuation<Data?, any Error>

    private let capacity: Int
    private let overflow: Overflow
    private let elapsed: () -> Duration
    // Guards everything below. No one is resumed while it is held: a task that is being cancelled holds a lock of its own,
    // and waits for this one.
    private let lock = NSLock()
    private var chunks: [Data] = []
    private var size = 0
    private var file: ChunkFile?
    private var isHeldBack = false
    private var end: Result<Void, any Error>?
    private var reader: Reader?
    private var readerSince: Duration?

    /// A buffer without chunks.
    ///
    /// - Parameters:
    ///   - capacity: how many bytes it keeps in memory, give or take a chunk.
    ///   - elapsed: tells the time.
    init(capacity: Int = 256 * 1024, elapsed: @escaping () -> Duration, _ overflow: Overflow) {
        self.capacity = capacity
        self.elapsed = elapsed
        self.overflow = overflow
    }

    /// Since when the reader has been waiting; nil where it is not.
    var waitingSince: Duration? { lock.withLock { readerSince } }

    /// Takes a chunk; drops it after the end.
    ///
    /// - Throws: where it should go to a file and cannot.
    func append(_ chunk: Data) throws {
        let reader: Reader? = try lock.withLock {
            guard end == nil, !chunk.isEmpty else { return nil }
            if let reader = takeReader() { return reader }
            if case .spooled = overflow, size >= capacity || file != nil {
                if file == nil { file = try ChunkFile() }
                try file?.append(chunk)
                return nil
            }
            chunks.append(chunk)
            size += chunk.count
            if case .heldBack(let holdBack, _) = overflow, size >= capacity, !isHeldBack {
                isHeldBack = true
                holdBack()
            }
            return nil
        }
        reader?.resume(returning: chunk)
    }

    /// Ends the stream; the chunks that are there can still be read, and then the error.
    func finish(throwing error: (any Error)?) {
        let result: Result<Void, any Error> = error.map { .failure($0) } ?? .success(())
        let reader: Reader? = lock.withLock {
            guard end == nil else { return nil }
            end = result
            return takeReader()
        }
        reader?.resume(with: result.map { nil })
    }

    /// Waits for the next chunk; nil after the last.
    func next() async throws -> Data? {
        try await withCheckedThrowingContinuation { continuation in
            let result: Result<Data?, any Error>? = lock.withLock {
                do {
                    if let chunk = try take() { return .success(chunk) }
                    if let end { return end.map { nil } }
                } catch { return .failure(error) }
                reader = continuation
                readerSince = elapsed()
                return nil
            }
            if let result { continuation.resume(with: result) }
        }
    }

    private func take() throws -> Data? {
        if chunks.isEmpty {
            let chunk = try file?.next()
            if chunk == nil { file = nil }
            return chunk
        }
        let chunk = chunks.removeFirst()
        size -= chunk.count
        if case .heldBack(_, let goOn) = overflow, isHeldBack, size < capacity {
            isHeldBack = false
            goOn()
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
