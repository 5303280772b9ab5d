/// Writes text to a stream, with colors if it is a terminal.
struct Console: Sendable {
    /// The style of the text.
    let palette: Palette
    /// The number of columns.
    let width: Int
    private let write: @Sendable (String) -> Void

    init(palette: Palette = .plain, width: Int = 80, write: @escaping @Sendable (String) -> Void) {
        self.palette = palette
        self.width = width
        self.write = write
    }

    /// A stream for a file descriptor: colored on a terminal, plain in a pipe.
    init(descriptor: Int32) {
        let isTerminal = isatty(descriptor) == 1
        self.init(
            palette: Palette(isTerminal: isTerminal, environment: Environment.value),
            width: isTerminal ? Self.columns(of: descriptor) : 80
        ) { text in
            Self.send(Array(text.utf8), to: descriptor)
        }
    }

    static let standardOutput = Console(descriptor: STDOUT_FILENO)
    static let standardError = Console(descriptor: STDERR_FILENO)

    /// Writes a line immediately, so that it is in order with the lines of other streams.
    func line(_ text: String = "") {
        write(text + "\n")
    }

    /// Writes text without a newline.
    func text(_ text: String) {
        write(text)
    }

    /// Writes a paragraph, wrapped between words.
    func paragraph(_ text: String, indent: Int = 0, mark: (String) -> String = { $0 }) {
        for part in Self.wrapped(text, to: min(width, 100) - indent) {
            line(String(repeating: " ", count: indent) + mark(part))
        }
    }

    /// Wraps text between words at `columns`.
    ///
    /// A longer word gets its own line.
    static func wrapped(_ text: String, to columns: Int) -> [String] {
        var lines: [String] = []
        var current = ""
        for word in text.split(separator: " ") {
            if !current.isEmpty, current.count + 1 + word.count > columns {
                lines.append(current)
                current = ""
            }
            current += current.isEmpty ? String(word) : " \(word)"
        }
        if !current.isEmpty { lines.append(current) }
        return lines
    }

    private static func columns(of descriptor: Int32) -> Int {
        var size = winsize()
        guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return max(Int(size.ws_col), 40)
    }

    /// Gives up if nobody reads the output.
    private static func send(_ bytes: [UInt8], to descriptor: Int32) {
        var start = 0
        while start < bytes.count {
            let count = bytes[start...].withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
            if count <= 0 && errno != EINTR { return }
            start += max(count, 0)
        }
    }
}
