import YAMLTree

/// The files of one document: the document and its referenced files, all inside of a root directory.
package final class DocumentFiles {
    /// How many levels above the document's directory references may lead.
    package let levelsAbove: Int

    private let folder: String
    private let root: String
    private let main: String?
    /// The first name of each file.
    private var names: [FileStore.Identity: String] = [:]
    /// The remaining size limit for all files.
    private var rest = YAMLLimits.default.bytes

    /// - Parameters:
    ///   - main: The document's path. Nil for standard input, whose references are relative to the working directory.
    ///   - root: The root directory for references: the document's directory or a parent. Nil for the document's
    ///     directory.
    package init(_ main: String?, root: String?) throws(FileError) {
        self.main = main
        folder = main.map(FilePath.folder(of:)) ?? ""
        let limit = root ?? folder
        self.root = limit.isEmpty ? "." : limit
        levelsAbove = try Self.levelsAbove(folder, root)
        if let main, let identity = FileStore.identity(of: main) {
            names[identity] = main.split(separator: "/").last.map(String.init)
        }
    }

    /// How many levels a root is above a document's directory.
    package static func levelsAbove(_ folder: String, _ root: String?) throws(FileError) -> Int {
        guard let root else { return 0 }
        guard let levels = FilePath.levels(from: folder, up: root) else {
            throw FileError(
                "cannot use '\(root)' as root",
                reason: "it is neither the document's directory nor a parent of it"
            )
        }
        return levels
    }

    /// The document's bytes.
    package func read() throws(FileError) -> [UInt8] {
        guard let main else { return try FileStore.readStandardInput() }
        let bytes = try FileStore.read(main)
        rest -= bytes.count
        return bytes
    }

    /// The canonical path of a file.
    ///
    /// - Parameter path: Relative to the document's directory.
    package func identify(_ path: String) -> String {
        guard let identity = FileStore.identity(of: FilePath.join(folder, path)) else { return path }
        if let known = names[identity] { return known }
        names[identity] = path
        return path
    }

    /// The bytes of a referenced file.
    package func read(_ path: String) throws(FileError) -> [UInt8] {
        let path = FilePath.join(folder, path)
        guard let real = FileStore.realPath(path), let limit = FileStore.realPath(root) else {
            throw FileError("cannot read", path)
        }
        // A symbolic link can lead out of its directory.
        guard real.utf8.starts(with: (limit == "/" ? "/" : limit + "/").utf8) else {
            throw FileError("cannot read '\(path)'", reason: "it is outside the root directory for references")
        }
        let bytes = try FileStore.read(real, most: max(rest, 0))
        rest -= bytes.count
        return bytes
    }
}
