import Foundation

/// A request's stream, written to a temporary file from which URLSession sends it.
final class SpooledBody: Sendable {
    /// The number of bytes in the file.
    let count: Int
    private let file: TemporaryFile

    /// The file.
    var url: URL { file.url }

    /// Reads the whole stream into a new file.
    ///
    /// - Parameter idleTime: the longest wait for each chunk.
    /// - Throws: `TransportError`, `CancellationError`, or what the stream throws; the file is gone then.
    init(_ body: HTTPBody, idleTime: Duration) async throws {
        file = try TemporaryFile()
        let reader = BodyReader(body)
        var count = 0
        while let chunk = try await reader.next(within: idleTime) {
            do { try file.handle.write(contentsOf: chunk) } catch {
                throw TransportError.invalidRequest("the body does not fit into a temporary file")
            }
            count += chunk.count
        }
        self.count = count
    }
}
