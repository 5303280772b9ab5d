/// Reads and writes files; the only part of the generator that does.
package enum FileStore {
    /// The bytes of a file.
    package static func read(_ path: String) throws(FileError) -> [UInt8] {
        let descriptor = open(path, O_RDONLY)
        guard descriptor >= 0 else { throw FileError("cannot read", path) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw FileError("cannot read", path) }
        return try readAll(descriptor, path, size: Int(status.st_size))
    }

    /// The names in a folder, sorted; none where it does not exist.
    package static func names(in folder: String) throws(FileError) -> [String] {
        guard let directory = opendir(folder) else {
            if errno == ENOENT { return [] }
            throw FileError("cannot read", folder)
        }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// Makes a folder and those above it.
    package static func makeFolder(_ path: String) throws(FileError) {
        if mkdir(path, 0o777) == 0 || errno == EEXIST { return }
        guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex else {
            throw FileError("cannot make the folder", path)
        }
        try makeFolder(String(path[..<slash]))
        if mkdir(path, 0o777) != 0 && errno != EEXIST { throw FileError("cannot make the folder", path) }
    }

    /// Writes several files, each whole or not at all: every byte is on the disk before the first name changes.
    package static func write(_ files: [(path: String, bytes: [UInt8])]) throws(FileError) {
        var written: [String] = []
        defer { for path in written { unlink(path) } }
        for file in files {
            let temporary = "\(file.path).\(getpid()).tmp"
            written.append(temporary)
            try writeWhole(file.bytes, to: temporary, for: file.path)
        }
        for file in files {
            guard rename("\(file.path).\(getpid()).tmp", file.path) == 0 else {
                throw FileError("cannot write", file.path)
            }
        }
    }

    package static func remove(_ path: String) throws(FileError) {
        if unlink(path) != 0 { throw FileError("cannot remove", path) }
    }

    private static func writeWhole(_ bytes: [UInt8], to temporary: String, for path: String) throws(FileError) {
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC, 0o666)
        guard descriptor >= 0 else { throw FileError("cannot write", path) }
        defer { close(descriptor) }
        var start = 0
        while start < bytes.count {
            let count = bytes[start...].withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
            if count < 0 {
                if errno == EINTR { continue }
                throw FileError("cannot write", path)
            }
            start += count
        }
    }
}

/// A file that cannot be read or written, and the system's reason.
package struct FileError: Error, CustomStringConvertible {
    package let message: String
    /// The reason alone, for messages that say themselves what could not be done.
    package let description: String

    package init(_ problem: String, _ path: String) {
        self.init("\(problem) '\(path)'", reason: String(cString: strerror(errno)))
    }

    package init(_ problem: String, reason: String) {
        description = reason
        message = "\(problem): \(reason)"
    }
}

/// Paths as text.
package enum FilePath {
    /// The folder of a path; empty where the path is a bare name.
    package static func folder(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    }

    package static func join(_ folder: String, _ name: String) -> String {
        if name.hasPrefix("/") || folder.isEmpty { return normalized(name) }
        return normalized(folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)")
    }

    /// The path without `.` and, where it can be told from the text, without `..`.
    package static func normalized(_ path: String) -> String {
        var parts: [Substring] = []
        for part in path.split(separator: "/", omittingEmptySubsequences: true) where part != "." {
            if part == "..", let last = parts.last, last != ".." {
                parts.removeLast()
            } else if part != ".." || !path.hasPrefix("/") {
                parts.append(part)
            }
        }
        let joined = parts.joined(separator: "/")
        return path.hasPrefix("/") ? "/\(joined)" : joined
    }
}
