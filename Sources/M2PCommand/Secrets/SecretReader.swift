import PINBlock

/// Reads secrets from sources that other programs can't see, into memory that is erased.
///
/// Each secret without its own file or descriptor is a line of standard input, in the order in which the command's
/// help names them; on a terminal, a prompt without echo.
struct SecretReader: Sendable {
    /// The maximum size of a secret in bytes.
    ///
    /// No PIN, password, token or key file is larger.
    static let limit = 64 * 1024

    /// Reads one line of standard input, with a prompt on a terminal.
    /// - Parameter name: The name of the secret, such as `PIN`.
    func line(_ name: String) throws(Failure) -> Secret {
        guard isatty(STDIN_FILENO) == 1 else {
            return try Self.filled(from: STDIN_FILENO, upTo: UInt8(ascii: "\n"), name: name)
        }
        return try SilentPrompt.read("\(name): ", name: name)
    }

    /// Reads a secret from an option's file or descriptor, or otherwise from a line.
    func secret(
        _ name: String,
        file: (option: String, path: String?),
        descriptor: (option: String, number: Int32?)
    ) throws(Failure) -> Secret {
        if let path = file.path { return try self.file(path, option: file.option) }
        if let number = descriptor.number { return try self.descriptor(number, option: descriptor.option) }
        return try line(name)
    }

    /// Reads a whole file, without the trailing newline.
    ///
    /// Messages don't show the path, because it could be a key that was passed by mistake.
    func file(_ path: String, option: String) throws(Failure) -> Secret {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw .unreadable("\(option): \(systemMessage()); check the path")
        }
        defer { systemClose(descriptor) }
        Self.warnOfReaders(descriptor, option: option)
        return try Self.filled(from: descriptor, upTo: nil, name: option)
    }

    /// Reads all of a file descriptor, without the trailing newline.
    func descriptor(_ number: Int32, option: String) throws(Failure) -> Secret {
        guard number >= 0, fcntl(number, F_GETFD) >= 0 else {
            throw .unreadable("\(option): file descriptor \(number) is not open; use it like '\(option) 3 3< PATH'")
        }
        return try Self.filled(from: number, upTo: nil, name: option)
    }

    /// Reads byte by byte if a line ends the secret, because the rest belongs to the next secret.
    static func filled(from descriptor: Int32, upTo end: UInt8?, name: String) throws(Failure) -> Secret {
        try CoreDump.switchOff()
        var bytes = SecretBytes(count: limit + 1, memory: nil)
        var count = 0
        while count <= limit {
            let read = bytes.withUnsafeMutableBytes { buffer in
                systemRead(descriptor, buffer.baseAddress?.advanced(by: count), end == nil ? limit + 1 - count : 1)
            }
            if read < 0 && errno == EINTR { continue }
            guard read >= 0 else { throw .unreadable("\(name): \(systemMessage())") }
            if read == 0 { break }
            count += read
            if let end, bytes[count - 1] == end { break }
        }
        guard count <= limit else {
            throw .unreadable("\(name): more than \(limit) bytes, which is too long for a secret")
        }
        let secret = Secret(bytes, count: count)
        if secret.isEmpty { throw .unreadable("\(name): nothing was entered") }
        return secret
    }

    private static func warnOfReaders(_ descriptor: Int32, option: String) {
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_mode & 0o077 != 0 else {
            return
        }
        Console.standardError.line("warning: \(option): other users can read the file; run 'chmod 600' on it")
    }
}

/// The system's message for the last error.
func systemMessage() -> String {
    strerror(errno).map { String(cString: $0) } ?? "error \(errno)"
}

/// A secret without its trailing newline.
///
/// Can't be copied or printed. Erased at the end of its lifetime.
struct Secret: ~Copyable {
    private let bytes: SecretBytes
    private let count: Int

    init(_ bytes: consuming SecretBytes, count: Int) {
        var count = count
        if count > 0, bytes[count - 1] == UInt8(ascii: "\n") { count -= 1 }
        if count > 0, bytes[count - 1] == UInt8(ascii: "\r") { count -= 1 }
        self.bytes = bytes
        self.count = count
    }

    var isEmpty: Bool { count == 0 }

    /// Provides access to the bytes.
    ///
    /// Erase any copies.
    borrowing func withBytes<Result: ~Copyable, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try bytes.withUnsafeBytes { all throws(Failure) in
            try body(UnsafeRawBufferPointer(rebasing: all[..<count]))
        }
    }

    /// The secret as a string, for APIs that accept only strings: tokens and one-time passwords, which expire.
    borrowing func text() -> String {
        withBytes { String(decoding: $0, as: UTF8.self) }
    }
}
