extension FileStore {
    package static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    package static func readStandardInput() throws(FileError) -> [UInt8] { try readAll(STDIN_FILENO, "standard input") }

    /// The maximum size of any input.
    ///
    /// The document reader's own limit is lower.
    package static let mostBytes = 128 << 20

    /// Reads a descriptor to its end.
    ///
    /// - Parameter size: The expected number of bytes.
    package static func readAll(_ descriptor: Int32, _ name: String, size: Int = 0) throws(FileError) -> [UInt8] {
        let room = max(min(size, mostBytes) + 1, 1 << 16)
        var bytes: [UInt8] = []
        while bytes.count <= mostBytes {
            let chunk = try readSome(descriptor, name, room: room)
            if chunk.isEmpty { break }
            if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
        }
        return bytes
    }

    /// Reads at least one byte of what is available, or none at the end.
    package static func readSome(
        _ descriptor: Int32,
        _ name: String,
        room: Int = 1 << 16
    ) throws(FileError) -> [UInt8] {
        var count = 0
        let chunk = [UInt8](unsafeUninitializedCapacity: room) { buffer, initialized in
            repeat {
                count = systemReadBytes(descriptor, buffer.baseAddress, room)
            } while count < 0 && errno == EINTR
            initialized = max(count, 0)
        }
        if count < 0 { throw FileError("cannot read", name) }
        return chunk
    }

    private static func systemReadBytes(_ descriptor: Int32, _ bytes: UnsafeMutableRawPointer?, _ count: Int) -> Int {
        #if canImport(Darwin)
        Darwin.read(descriptor, bytes, count)
        #elseif canImport(Glibc)
        Glibc.read(descriptor, bytes, count)
        #else
        Musl.read(descriptor, bytes, count)
        #endif
    }
}
