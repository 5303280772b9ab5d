/// The words of a name that consists of ASCII letters, digits and separators, as most names do.
///
/// Gives the same result as `Words`, directly from the bytes and thirty times as fast.
struct ASCIIWords {
    private let bytes: UnsafeBufferPointer<UInt8>

    /// Nil if the name has other letters, or a symbol that counts as a word.
    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let first = bytes.first, Self.isPart(first) || "_$/.".utf8.contains(first) else { return nil }
        var hasParts = false
        for byte in bytes {
            if byte >= 0x80 || byte == UInt8(ascii: "+") { return nil }
            hasParts = hasParts || Self.isPart(byte)
        }
        if !hasParts { return nil }
        self.bytes = bytes
    }

    /// See `Words.joined(lowerFirst:)`.
    func joined(lowerFirst: Bool) -> String {
        let shouts = !bytes.contains(where: Self.isLower) && hasSeveralWords
        return String(unsafeUninitializedCapacity: bytes.count) { result in
            var count = 0
            forEachPart { byte, word, startsWord in
                if word == 0 && lowerFirst || shouts && !startsWord {
                    result[count] = Self.isUpper(byte) ? byte | 0x20 : byte
                } else {
                    result[count] = startsWord && Self.isLower(byte) ? byte & ~0x20 : byte
                }
                count += 1
            }
            return count
        }
    }

    private var hasSeveralWords: Bool {
        var last = 0
        forEachPart { _, word, _ in last = word }
        return last > 0
    }

    /// Iterates over the letters and digits, with the index of the word that each belongs to.
    @inline(__always)
    private func forEachPart(_ body: (_ byte: UInt8, _ word: Int, _ startsWord: Bool) -> Void) {
        var word = -1
        var length = 0
        for (index, byte) in bytes.enumerated() {
            guard Self.isPart(byte) else {
                length = 0
                continue
            }
            if length > 0, Self.isUpper(byte) {
                let isBeforeLower = index + 1 < bytes.count && Self.isLower(bytes[index + 1])
                if !Self.isUpper(bytes[index - 1]) || (isBeforeLower && length > 1) { length = 0 }
            }
            if length == 0 { word += 1 }
            body(byte, word, length == 0)
            length += 1
        }
    }

    private static func isUpper(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") }
    private static func isLower(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z") }

    private static func isPart(_ byte: UInt8) -> Bool {
        isUpper(byte) || isLower(byte) || (byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9"))
    }
}
