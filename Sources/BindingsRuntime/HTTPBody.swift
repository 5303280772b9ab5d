public import Foundation
import HTTPTypes

/// The content of a request or a response: bytes in memory, or a stream of chunks.
///
/// Either can be read chunk by chunk, or collected:
///
/// ```swift
/// for try await chunk in body { try file.write(contentsOf: chunk) }
/// let bytes = try await body.collect(upTo: 1_000_000)
/// ```
///
/// A stream is read once, unless it was made repeatable. Leaving the loop early, cancelling the task or letting go of a
/// stream that was never read ends the request behind it and frees its connection.
///
/// Its description tells the size alone: bodies hold secrets.
public struct HTTPBody: Hashable, Sendable {
    private let storage: Storage

    private enum Storage: Hashable, Sendable {
        case bytes(Data)
        case stream(BodyStream)
    }

    /// A body of bytes in memory.
    public init(_ data: Data = Data()) {
        storage = .bytes(data)
    }

    /// A body of chunks that are asked for one by one, as fast as the other side takes them.
    ///
    /// - Parameters:
    ///   - length: the number of bytes in all, where it is known. A server is told it before the body, and a sequence that
    ///     gives more or less ends the call with `HTTPBodyError.wrongLength`.
    ///   - isRepeatable: whether each iteration of the sequence gives the same bytes again, as from a file. Only then may
    ///     the body be sent again, after a refused token or by `Retries`.
    public init<Chunks: AsyncSequence & Sendable>(chunks: Chunks, length: Int? = nil, isRepeatable: Bool = false)
    where Chunks.Element == Data {
        self.init(length: length, isRepeatable: isRepeatable) {
            var iterator = chunks.makeAsyncIterator()
            var left = length
            return {
                let chunk = try await iterator.next()
                if let count = left {
                    let rest = count - (chunk?.count ?? 0)
                    let isWrong = rest < 0 || (chunk == nil && rest > 0)
                    if isWrong { throw HTTPBodyError.wrongLength(announced: length ?? 0) }
                    left = rest
                }
                return chunk
            }
        }
    }

    /// A body whose chunks come from a function; each call of `read` begins anew.
    package init(length: Int?, isRepeatable: Bool = false, _ read: @escaping @Sendable () -> BodyStream.Reading) {
        storage = .stream(BodyStream(length: length, isRepeatable: isRepeatable, read))
    }

    /// The bodies one after the other.
    init(concatenating bodies: [HTTPBody]) {
        let counts = bodies.compactMap(\.count)
        self.init(
            length: counts.count == bodies.count ? counts.reduce(0, +) : nil,
            isRepeatable: bodies.allSatisfy(\.isRepeatable)
        ) {
            var rest = bodies.map { $0.makeAsyncIterator() }[...]
            return {
                while !rest.isEmpty {
                    if let chunk = try await rest[rest.startIndex].next() { return chunk }
                    rest.removeFirst()
                }
                return nil
            }
        }
    }

    /// The bytes, where they are in memory; nil for a stream.
    public var data: Data? { if case .bytes(let data) = storage { data } else { nil } }

    /// The number of bytes; nil for a stream of unknown length.
    public var count: Int? {
        switch storage {
        case .bytes(let data): data.count
        case .stream(let stream): stream.length
        }
    }

    /// Whether it can still be read: false for a stream that can be read once only, and has been.
    public var isReadable: Bool {
        switch storage {
        case .bytes: true
        case .stream(let stream): stream.isReadable
        }
    }

    private var isRepeatable: Bool {
        switch storage {
        case .bytes: true
        case .stream(let stream): stream.isRepeatable
        }
    }
}

extension HTTPBody: AsyncSequence {
    /// Reads the body; begins at the start.
    public func makeAsyncIterator() -> AsyncIterator {
        switch storage {
        case .bytes(let data):
            var rest = data.isEmpty ? nil : data
            return AsyncIterator {
                defer { rest = nil }
                return rest
            }
        case .stream(let stream): return AsyncIterator(reading: stream.claim())
        }
    }

    /// Gives the chunks of a body in order; none of them is empty.
    public struct AsyncIterator: AsyncIteratorProtocol {
        private let reading: BodyStream.Reading

        init(reading: @escaping BodyStream.Reading) { self.reading = reading }

        /// Waits for the next chunk; nil after the last.
        ///
        /// - Throws: `TransportError` where a response breaks off or falls silent, `CancellationError` where the task was
        ///   cancelled, `HTTPBodyError`, or what the caller's own sequence throws.
        public mutating func next() async throws -> Data? {
            while let chunk = try await reading() { if !chunk.isEmpty { return chunk } }
            return nil
        }
    }

    /// Reads the whole body into memory.
    ///
    /// - Parameter limit: in bytes.
    /// - Throws: `TransportError.responseTooLarge` where there is more, and whatever reading throws.
    public func collect(upTo limit: Int) async throws -> Data {
        if let count, count > limit { throw TransportError.responseTooLarge(limit: limit) }
        if let data { return data }
        var data = Data()
        for try await chunk in self {
            guard chunk.count <= limit - data.count else { throw TransportError.responseTooLarge(limit: limit) }
            data.append(chunk)
        }
        return data
    }
}

extension HTTPBody: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The size, never the content.
    public var description: String { "<\(sizeDescription)>" }
    /// The size, never the content.
    public var debugDescription: String { description }
    /// No children.
    public var customMirror: Mirror { Mirror(self, children: [:], displayStyle: .struct) }

    var sizeDescription: String {
        let size = count.map { "\($0) bytes" }
        return data == nil ? size.map { "stream of \($0)" } ?? "stream" : size ?? ""
    }
}

extension HTTPBody {
    /// The body as a JSON value of a type.
    @_spi(Generated) public func json<Value: Decodable>() throws(CallError) -> Value {
        let data = data ?? Data()
        do {
            return try JSONCoding.decode(Value.self, from: data)
        } catch {
            let received = CallError.Received(status: .ok, headerFields: [:], body: data)
            let problem =
                self.data == nil ? "a stream; collect it first" : JSONCoding.problem(in: error)
            throw CallError(.undecodableBody(received, problem: problem))
        }
    }
}

/// What keeps a body from being read.
public enum HTTPBodyError: Error, Hashable, Sendable, CustomStringConvertible {
    /// It can be read once only, and has been.
    case alreadyRead
    /// The sequence behind it gives more or fewer bytes than were announced.
    case wrongLength(announced: Int)

    /// What is wrong.
    public var description: String {
        switch self {
        case .alreadyRead: "the body can be read once only, and has been"
        case .wrongLength(let announced): "the body does not have the \(announced) bytes that were announced"
        }
    }
}
