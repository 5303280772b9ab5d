/// Converts between offsets, lines and columns for diagnostics.
///
/// It counts from the start each time.
struct SourceText {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let file: UInt32

    init(_ bytes: UnsafeBufferPointer<UInt8>, file: UInt32) {
        self.bytes = bytes
        self.file = file
    }

    /// The offset of the scalar with this index, or the end of the input.
    func offset(ofScalar index: Int) -> Int {
        var seen = 0
        for (offset, byte) in bytes.enumerated() where !byte.isUTF8Continuation {
            if seen == index { return offset }
            seen += 1
        }
        return bytes.count
    }

    /// Line breaks are those of YAML 1.1, as in libyaml: LF, CR, CR LF, NEL, LS and PS.
    func location(of offset: Int) -> SourceLocation {
        var (line, column) = (1, 1)
        var position = 0
        while position < offset, position < bytes.count {
            let width = breakWidth(at: position)
            if width > 0 {
                position += width
                (line, column) = (line + 1, 1)
            } else {
                if !bytes[position].isUTF8Continuation { column += 1 }
                position += 1
            }
        }
        return SourceLocation(file: file, line: UInt32(clamping: line), column: UInt32(clamping: column))
    }

    /// For messages: `'@'`, `the end of the line`.
    func description(at offset: Int) -> String {
        guard offset < bytes.count else { return "the end of the file" }
        if breakWidth(at: offset) > 0 { return "the end of the line" }
        if bytes[offset] == 0x09 { return "a tab" }
        var end = offset + 1
        while end < bytes.count, bytes[end].isUTF8Continuation, end < offset + 4 { end += 1 }
        return "'\(String(decoding: bytes[offset..<end], as: UTF8.self))'"
    }

    private func breakWidth(at position: Int) -> Int {
        func next(_ distance: Int) -> UInt8 { position + distance < bytes.count ? bytes[position + distance] : 0 }
        switch bytes[position] {
        case 0x0A: return 1
        case 0x0D: return next(1) == 0x0A ? 2 : 1
        case 0xC2: return next(1) == 0x85 ? 2 : 0
        case 0xE2: return next(1) == 0x80 && (next(2) == 0xA8 || next(2) == 0xA9) ? 3 : 0
        default: return 0
        }
    }
}

extension UInt8 {
    /// 10xxxxxx: not the first byte of a scalar.
    var isUTF8Continuation: Bool { self & 0xC0 == 0x80 }
}
