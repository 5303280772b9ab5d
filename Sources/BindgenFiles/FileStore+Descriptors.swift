extension FileStore {
    package static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    package static func readStandardInput() throws(FileError) -> [UInt8] { try readAll(STDIN_FILENO, "standard input") }

    /// Reads a descriptor to its end.
    ///
    /// - Parameter size: how many bytes are expected.
    package static func readAll(_ descriptor: Int32, _ name: String, size: Int = 0) throws(FileError) -> [UInt8] {
        // The reader refuses more than this anyway.
        let most = 128 << 20
        let room = max(min(size, most) + 1, 1 << 16)
        var bytes: [UInt8] = []
        while bytes.count <= most {
            var count = 0
            let chunk = [UInt8](unsafeUninitializedCapacity: room) { buffer, initialized in
                repeat {
                    count = systemReadBytes(descriptor, buffer.baseAddress, room)
                } while count < 0 && errno == EINTR
                initialized = max(count, 0)
            }
            if count < 0 { throw FileError("cannot read", name) }
            if count == 0 { break }
            if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
        }
        return bytes
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
