public import Foundation

/// A folder that the test deletes.
public struct TemporaryFolder: Sendable {
    public let url: URL

    /// Creates a folder that only its owner can read.
    public init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("m2p-tests-\(UUID().uuidString)")
            .resolvingSymlinksInPath()
        try FileManager.default.createDirectory(
            at: url,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
    }

    /// Deletes it with its contents.
    public func remove() { try? FileManager.default.removeItem(at: url) }

    /// Writes a file that only its owner can read.
    public func file(_ name: String, _ text: String) throws -> URL {
        let file = url.appendingPathComponent(name)
        let isWritten = FileManager.default.createFile(
            atPath: file.path,
            contents: Data(text.utf8),
            attributes: [.posixPermissions: 0o600]
        )
        guard isWritten else { throw CocoaError(.fileWriteUnknown) }
        return file
    }
}
