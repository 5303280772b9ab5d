import YAMLTree

/// The files of one document: it, and those that its references lead to, none of them outside of one folder.
package final class DocumentFiles {
    /// How many folders above the document's own references may lead.
    package let levelsAbove: Int

    private let folder: String
    private let root: String
    private let main: String?
    /// What each file was first called.
    private var names: [FileStore.Identity: String] = [:]
    /// How many bytes all files may still have.
    private var rest = YAMLLimits.default.bytes

    /// - Parameters:
    ///   - main: the document's path; nil for one from standard input, whose references start at the working folder.
    ///   - root: the folder that references stay in: the document's own where nil, else that or one above it.
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

    /// How many folders a root is above a document's folder.
    package static func levelsAbove(_ folder: String, _ root: String?) throws(FileError) -> Int {
        guard let root else { return 0 }
        guard let levels = FilePath.levels(from: folder, up: root) else {
            throw FileError("cannot use '\(root)' as root", reason: "it is neither the document's folder nor above it")
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

    /// One path for all names of a file.
    ///
    /// - Parameter path: relative to the document's folder.
    package func identify(_ path: String) -> String {
        guard let identity = FileStore.identity(of: FilePath.join(folder, path)) else { return path }
        if let known = names[identity] { return known }
        names[identity] = path
        return path
    }

    /// The bytes of a file that a reference names.
    package func read(_ path: String) throws(FileError) -> [UInt8] {
        let path = FilePath.join(folder, path)
        guard let real = FileStore.realPath(path), let limit = FileStore.realPath(root) else {
            throw FileError("cannot read", path)
        }
        // A symbolic link can lead out of the folder that the path is in.
        guard real.utf8.starts(with: (limit == "/" ? "/" : limit + "/").utf8) else {
            throw FileError("cannot read '\(path)'", reason: "it is outside of the folder that references may lead to")
        }
        let bytes = try FileStore.read(real, most: max(rest, 0))
        rest -= bytes.count
        return bytes
    }
}
