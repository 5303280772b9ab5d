import YAMLTree

/// Reads and writes files.
///
/// It is the only part of the generator that does.
package enum FileStore {
    /// The bytes of a regular file.
    ///
    /// Nothing else is opened, because reading a pipe could block forever.
    ///
    /// - Parameter most: The maximum number of bytes. A larger file is an error.
    package static func read(_ path: String, most: Int = mostBytes) throws(FileError) -> [UInt8] {
        guard !path.utf8.contains(0) else {
            throw FileError("cannot read '\(path)'", reason: "the path contains a NUL byte")
        }
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError("cannot read", path) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw FileError("cannot read", path) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            let isFolder = status.st_mode & S_IFMT == S_IFDIR
            throw FileError("cannot read '\(path)'", reason: isFolder ? "Is a directory" : "it is not a regular file")
        }
        guard status.st_size <= most else { throw FileError("cannot read '\(path)'", reason: "it is too large") }
        return try readAll(descriptor, path, size: Int(status.st_size))
    }

    /// The identity of a file, independent of its path.
    package struct Identity: Hashable {
        fileprivate var device: UInt64
        fileprivate var node: UInt64
    }

    /// Nil if the file doesn't exist.
    package static func identity(of path: String) -> Identity? {
        var status = stat()
        guard !path.utf8.contains(0), stat(path, &status) == 0 else { return nil }
        return Identity(device: UInt64(truncatingIfNeeded: status.st_dev), node: UInt64(status.st_ino))
    }

    /// The path without symbolic links, or nil if the file doesn't exist.
    package static func realPath(_ path: String) -> String? {
        guard !path.utf8.contains(0), let real = realpath(path, nil) else { return nil }
        defer { free(real) }
        return String(cString: real)
    }

    /// The sorted names in a directory.
    ///
    /// Empty if it doesn't exist.
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

    /// Creates a directory and its parents.
    package static func makeFolder(_ path: String) throws(FileError) {
        if mkdir(path, 0o777) == 0 || errno == EEXIST { return }
        guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex else {
            throw FileError("cannot create the directory", path)
        }
        try makeFolder(String(path[..<slash]))
        if mkdir(path, 0o777) != 0 && errno != EEXIST { throw FileError("cannot create the directory", path) }
    }

    /// Writes several files atomically: all data is on disk before the first file is renamed.
    package static func write(_ files: [(path: String, bytes: [UInt8])]) throws(FileError) {
        var temporaries: [String] = []
        defer { for path in temporaries { unlink(path) } }
        for file in files {
            let (descriptor, temporary) = try create(for: file.path)
            temporaries.append(temporary)
            defer { close(descriptor) }
            try writeWhole(file.bytes, to: descriptor, for: file.path)
        }
        for (file, temporary) in zip(files, temporaries) {
            guard rename(temporary, file.path) == 0 else { throw FileError("cannot write", file.path) }
        }
    }

    /// A new file next to another, under a unique name.
    private static func create(for path: String) throws(FileError) -> (descriptor: Int32, path: String) {
        guard !path.utf8.contains(0) else {
            throw FileError("cannot write '\(path)'", reason: "the path contains a NUL byte")
        }
        while true {
            let temporary = "\(path).\(String(UInt64.random(in: .min ... .max), radix: 36)).tmp"
            let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
            if descriptor >= 0 { return (descriptor, temporary) }
            guard errno == EEXIST else { throw FileError("cannot write", path) }
        }
    }

    package static func remove(_ path: String) throws(FileError) {
        if unlink(path) != 0 { throw FileError("cannot remove", path) }
    }

    private static func writeWhole(_ bytes: [UInt8], to descriptor: Int32, for path: String) throws(FileError) {
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

/// A file that can't be read or written, and the system's reason.
package struct FileError: Error, CustomStringConvertible {
    package let message: String
    /// Only the reason, for messages that already describe the operation.
    package let description: String

    package init(_ problem: String, _ path: String) {
        self.init("\(problem) '\(path)'", reason: String(cString: strerror(errno)))
    }

    package init(_ problem: String, reason: String) {
        description = reason.escapedForTerminal
        message = "\(problem): \(reason)".escapedForTerminal
    }
}
