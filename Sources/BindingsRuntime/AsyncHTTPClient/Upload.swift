#if AsyncHTTPClient
import Foundation
import NIOCore

/// The body of one request on its way out, in parts; `watch` hears of each, so that a slow upload is no silence.
final class Upload: AsyncSequence, @unchecked Sendable {
    static let partSize = 65_536

    /// Whether a body is sent in parts: a stream, or more bytes than one part has.
    static func isNeeded(for body: HTTPBody?) -> Bool {
        guard let body else { return false }
        return body.data.map { $0.count > partSize } ?? true
    }

    private let body: HTTPBody
    private let watch: CallWatch
    private let lock = NSLock()
    private var waiting: Task<Data?, any Error>?
    private var isOver = false
    private var thrown: (any Error)?

    init(_ body: HTTPBody, _ watch: CallWatch) {
        self.body = body
        self.watch = watch
    }

    /// What the caller's own sequence threw.
    var failure: (any Error)? { lock.withLock { thrown } }

    /// Ends the upload: nothing waits for the caller's sequence any more.
    func end() {
        let task = lock.withLock {
            isOver = true
            return waiting
        }
        task?.cancel()
    }

    /// Waits for the next chunk in a task that `end()` can cancel, which async-http-client's own is not.
    private func next(of reader: BodyReader) async throws -> Data? {
        let task = Task { try await reader.next() }
        let isLate = lock.withLock {
            waiting = task
            return isOver
        }
        if isLate { task.cancel() }
        do { return try await task.value } catch {
            lock.withLock { if !isOver { thrown = error } }
            throw error
        }
    }

    struct AsyncIterator: AsyncIteratorProtocol {
        fileprivate let upload: Upload
        fileprivate let reader: BodyReader
        fileprivate var rest = Data()

        mutating func next() async throws -> ByteBuffer? {
            upload.watch.noteActivity()
            if rest.isEmpty {
                guard let chunk = try await upload.next(of: reader) else {
                    if upload.body.data == nil { upload.watch.noteEndOfStream() }
                    return nil
                }
                upload.watch.noteActivity()
                rest = chunk
            }
            defer { rest = rest.dropFirst(Upload.partSize) }
            return ByteBuffer(bytes: rest.prefix(Upload.partSize))
        }
    }

    func makeAsyncIterator() -> AsyncIterator { AsyncIterator(upload: self, reader: BodyReader(body)) }
}
#endif
