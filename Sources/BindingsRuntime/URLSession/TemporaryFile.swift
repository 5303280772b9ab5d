import Foundation

/// A new file in the temporary directory that only the process's user can read.
///
/// It is removed when this object goes, or before that.
final class TemporaryFile: Sendable {
    /// Where it is.
    let url: URL
    /// Reads and writes it.
    let handle: FileHandle

    /// Makes an empty file.
    ///
    /// - Throws: `TransportError.invalidRequest` where there is no place for one.
    init() throws(TransportError) {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("bindings-\(UUID().uuidString)")
        // No one else may have made it, and no one else may read it, from the start.
        let descriptor = open(url.path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .invalidRequest("no temporary file can be made") }
        handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }

    /// Takes its name away: the content can still be read, by this object alone.
    func remove() { try? FileManager.default.removeItem(at: url) }

    deinit { remove() }
}

/// Chunks that wait in a file for their reader; used by one thread at a time.
struct ChunkFile {
    private static let chunkSize: UInt64 = 65_536

    private let file: TemporaryFile
    private var (start, end): (UInt64, UInt64) = (0, 0)

    /// A file without chunks and without a name.
    init() throws {
        file = try TemporaryFile()
        file.remove()
    }

    /// Writes a chunk behind what is there.
    mutating func append(_ chunk: Data) throws {
        try file.handle.seek(toOffset: end)
        try file.handle.write(contentsOf: chunk)
        end += UInt64(chunk.count)
    }

    /// Reads what was written first; nil where everything was read.
    mutating func next() throws -> Data? {
        guard start < end else { return nil }
        try file.handle.seek(toOffset: start)
        let chunk = try file.handle.read(upToCount: Int(min(Self.chunkSize, end - start))) ?? Data()
        guard !chunk.isEmpty else { throw TransportError.connectionLost("a temporary file was cut short") }
        start += UInt64(chunk.count)
        return chunk
    }
}
