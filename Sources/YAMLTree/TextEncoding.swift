/// The input's encoding, detected from its byte order mark (YAML 1.2.2, section 5.2).
enum TextEncoding: String {
    case utf8 = "UTF-8"
    case utf16LittleEndian = "UTF-16 LE"
    case utf16BigEndian = "UTF-16 BE"
    case utf32 = "UTF-32"

    /// UTF-8 if there is no mark.
    init(markOf bytes: [UInt8]) {
        if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) {
            self = .utf32
        } else if bytes.starts(with: [0xFF, 0xFE]) {
            self = .utf16LittleEndian
        } else if bytes.starts(with: [0xFE, 0xFF]) {
            self = .utf16BigEndian
        } else {
            self = .utf8
        }
    }

    /// Converts UTF-16 with a byte order mark to UTF-8.
    static func transcode(_ bytes: [UInt8], isBigEndian: Bool, file: UInt32) throws(Diagnostic) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var position = 2
        func unit() -> UInt16? {
            guard position + 1 < bytes.count else { return nil }
            let (first, second) = (UInt16(bytes[position]), UInt16(bytes[position + 1]))
            return isBigEndian ? first << 8 | second : second << 8 | first
        }
        while let first = unit() {
            position += 2
            var value = UInt32(first)
            if UTF16.isLeadSurrogate(first), let second = unit(), UTF16.isTrailSurrogate(second) {
                position += 2
                value = 0x10000 + (UInt32(first & 0x3FF) << 10 | UInt32(second & 0x3FF))
            }
            guard let scalar = Unicode.Scalar(value) else {
                throw Diagnostic(faults.invalidUTF16, "half of a surrogate pair", at: end(of: result, file))
            }
            result.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        }
        if position < bytes.count {
            throw Diagnostic(faults.invalidUTF16, "half of a UTF-16 unit at the end", at: end(of: result, file))
        }
        return result
    }

    private static func end(of text: [UInt8], _ file: UInt32) -> SourceLocation {
        text.withUnsafeBufferPointer { SourceText($0, file: file).location(of: $0.count) }
    }
}
