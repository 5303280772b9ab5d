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
/// A stream can be read once, unless it is repeatable. Leaving the loop early, canceling the task or releasing an
/// unread stream ends its request and frees the connection.
///
/// Its description shows only the size, because bodies contain secrets.
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

    /// A body of chunks that are requested one by one, as fast as the other side accepts them.
    ///
    /// - Parameters:
    ///   - length: The total number of bytes, if known. The server receives it before the body, and a sequence with a
    ///     different number ends the call with `HTTPBodyError.wrongLength`.
    ///   - isRepeatable: Whether each iteration returns the same bytes again, as from a file. Only then can the body be
    ///     sent again, after a rejected token or by `Retries`.
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

    /// A body whose chunks come from a function.
    ///
    /// Each call of `read` starts over.
    package init(length: Int?, isRepeatable: Bool = false, _ read: @escaping @Sendable () -> BodyStream.Reading) {
        storage = .stream(BodyStream(length: length, isRepeatable: isRepeatable, read))
    }

    /// The concatenation of the bodies.
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

    /// The bytes if they are in memory, or nil for a stream.
    public var data: Data? { if case .bytes(let data) = storage { data } else { nil } }

    /// The number of bytes, or nil for a stream of unknown length.
    public var count: Int? {
        switch storage {
        case .bytes(let data): data.count
        case .stream(let stream): stream.length
        }
    }

    /// Whether it can still be read: false for a nonrepeatable stream that has been read.
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
    /// Reads the body from the start.
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

    /// Returns the chunks of a body in order.
    ///
    /// None is empty.
    public struct AsyncIterator: AsyncIteratorProtocol {
        private let reading: BodyStream.Reading

        init(reading: @escaping BodyStream.Reading) { self.reading = reading }

        /// Waits for the next chunk; nil after the last.
        ///
        /// - Throws: `TransportError` if a response is interrupted or stalls, `CancellationError` if the task was
        ///   canceled, `HTTPBodyError`, or the errors of the caller's own sequence.
        public mutating func next() async throws -> Data? {
            while let chunk = try await reading() { if !chunk.isEmpty { return chunk } }
            return nil
        }
    }

    /// Reads the whole body into memory.
    ///
    /// - Parameter limit: The maximum size in bytes.
    /// - Throws: `TransportError.responseTooLarge` if there is more, and any error of reading.
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

/// Why a body can't be read.
public enum HTTPBodyError: Error, Hashable, Sendable, CustomStringConvertible {
    /// It can be read only once, and has been.
    case alreadyRead
    /// Its sequence has more or fewer bytes than announced.
    case wrongLength(announced: Int)

    /// A description of the problem.
    public var description: String {
        switch self {
        case .alreadyRead: "the body can be read once only, and has been"
        case .wrongLength(let announced): "the body does not have the \(announced) bytes that were announced"
        }
    }
}
