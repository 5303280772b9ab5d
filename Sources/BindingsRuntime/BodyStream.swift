package import Foundation

/// The stream of an `HTTPBody`: the source of its chunks, and whether it has a reader already.
///
/// Two streams are equal if they are identical.
package final class BodyStream: @unchecked Sendable {
    /// Gives one chunk after the other, then nil; used by one reader.
    package typealias Reading = () async throws -> Data?

    let length: Int?
    let isRepeatable: Bool
    private let lock = NSLock()
    /// Nil once it was read, so that what it holds goes with its reader.
    private var read: (@Sendable () -> Reading)?

    init(length: Int?, isRepeatable: Bool, _ read: @escaping @Sendable () -> Reading) {
        self.length = length
        self.isRepeatable = isRepeatable
        self.read = read
    }

    var isReadable: Bool { lock.withLock { read != nil } }

    /// Begins to read.
    ///
    /// If that isn't possible anymore, the first chunk is an error.
    func claim() -> Reading {
        let read = lock.withLock {
            defer { if !isRepeatable { self.read = nil } }
            return self.read
        }
        return read?() ?? { throw HTTPBodyError.alreadyRead }
    }
}

extension BodyStream: Hashable {
    package static func == (left: BodyStream, right: BodyStream) -> Bool { left === right }
    package func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}

/// One reader's place in a stream, which may be handed from task to task.
///
/// Not for two tasks at once: each call waits for the one before.
package final class BodyReader: @unchecked Sendable {
    private var iterator: HTTPBody.AsyncIterator

    /// Begins to read a body.
    package init(_ body: HTTPBody) { iterator = body.makeAsyncIterator() }

    /// Begins to read the chunks that a function returns.
    package init(_ reading: @escaping BodyStream.Reading) { iterator = HTTPBody.AsyncIterator(reading: reading) }

    /// Waits for the next chunk; nil after the last.
    package func next() async throws -> Data? { try await iterator.next() }

    /// Waits for the next chunk, and cancels the wait when it takes longer than `time`.
    ///
    /// - Throws: `TransportError.timedOut`, `CancellationError`, and whatever reading throws.
    package func next(within time: Duration) async throws -> Data? {
        try await withThrowingTaskGroup(of: Data?.self) { group in
            group.addTask { try await self.next() }
            group.addTask {
                try await TimerClock().sleep(for: time)
                throw TransportError.timedOut
            }
            defer { group.cancelAll() }
            guard let chunk = try await group.next() else { throw CancellationError() }
            // A wait that was cancelled may look like the end.
            try Task.checkCancellation()
            return chunk
        }
    }
}
