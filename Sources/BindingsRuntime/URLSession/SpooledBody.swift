import Foundation

/// A request's stream in a temporary file, from which the request is sent.
///
/// Only the process's user can read the file. It is removed when this object is released.
final class SpooledBody: Sendable {
    /// The number of bytes in the file.
    let count: Int
    /// The file.
    let url: URL

    /// Writes the whole stream to a new file.
    ///
    /// - Parameter idleTime: The maximum wait for each chunk.
    /// - Throws: `TransportError`, `CancellationError`, or the stream's error. The file is then removed.
    init(_ body: HTTPBody, idleTime: Duration) async throws {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("bindings-\(UUID().uuidString)")
        // The file must be new and private from the start.
        let descriptor = open(url.path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw TransportError.invalidRequest("no temporary file can be made") }
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        do {
            let reader = BodyReader(body)
            var count = 0
            while let chunk = try await reader.next(within: idleTime) {
                do { try file.write(contentsOf: chunk) } catch {
                    throw TransportError.invalidRequest("the body does not fit into a temporary file")
                }
                count += chunk.count
            }
            self.count = count
            self.url = url
        } catch {
            try? FileManager.default.removeItem(at: url)
            throw error
        }
    }

    /// Opens the file, or returns nil if it was removed.
    func read() -> FileHandle? { try? FileHandle(forReadingFrom: url) }

    deinit { try? FileManager.default.removeItem(at: url) }
}
