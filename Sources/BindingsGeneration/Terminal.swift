/// Standard output and standard error.
package enum Terminal {
    /// Writes a string to standard output unchanged.
    package static func output(_ text: String) { write(text, to: STDOUT_FILENO) }

    /// Writes a string and a newline to standard error.
    ///
    /// Does nothing for an empty string.
    package static func error(_ text: String) {
        if !text.isEmpty { write(text + "\n", to: STDERR_FILENO) }
    }

    private static func write(_ text: String, to descriptor: Int32) {
        let bytes = Array(text.utf8)
        var start = 0
        while start < bytes.count {
            let count = bytes[start...].withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
            if count <= 0 && errno != EINTR { return }
            start += max(count, 0)
        }
    }
}
