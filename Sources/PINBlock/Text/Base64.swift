/// Base64 with the standard alphabet and padding, in its one canonical form.
///
/// Decoding is arithmetic instead of tables: a key's characters choose neither a branch's way nor a cache line.
///
/// Source: RFC 4648, section 4.
package enum Base64 {
    /// The text of some ciphertext.
    ///
    /// Looked up in a table: what is encoded here is not secret.
    package static func text(_ bytes: UnsafeRawBufferPointer) -> String {
        let whole = bytes.count / 3
        return String(unsafeUninitializedCapacity: (bytes.count + 2) / 3 * 4) { buffer in
            for index in 0..<whole {
                let group =
                    UInt32(bytes[3 * index]) << 16 | UInt32(bytes[3 * index + 1]) << 8 | UInt32(bytes[3 * index + 2])
                write(group, to: buffer, at: 4 * index)
            }
            let rest = bytes.count - 3 * whole
            guard rest > 0 else { return 4 * whole }
            let second = rest == 2 ? UInt32(bytes[3 * whole + 1]) << 8 : 0
            write(UInt32(bytes[3 * whole]) << 16 | second, to: buffer, at: 4 * whole)
            for place in rest + 1..<4 { buffer[4 * whole + place] = UInt8(ascii: "=") }
            return 4 * whole + 4
        }
    }

    @inline(__always)
    private static func write(_ group: UInt32, to buffer: UnsafeMutableBufferPointer<UInt8>, at place: Int) {
        let alphabet: StaticString = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
        let characters = alphabet.utf8Start
        buffer[place] = characters[Int(group >> 18)]
        buffer[place + 1] = characters[Int(group >> 12 & 63)]
        buffer[place + 2] = characters[Int(group >> 6 & 63)]
        buffer[place + 3] = characters[Int(group & 63)]
    }

    /// The number of bytes that this many characters with this much padding encode, or nil if no text has that form.
    package static func byteCount(characters: Int, padding: Int) -> Int? {
        guard characters > 0, characters % 4 == 0, padding <= 2 else { return nil }
        return characters / 4 * 3 - padding
    }

    /// Passes the bytes of canonical text to a closure one by one, or returns false if the text isn't canonical.
    package static func decode(_ text: some Collection<UInt8>, _ take: (UInt8) -> Void) -> Bool {
        let characters = text.count
        var padding = 0
        var last = text.endIndex
        while padding < 3, last != text.startIndex {
            let previous = text.index(last, offsetBy: -1, limitedBy: text.startIndex) ?? text.startIndex
            guard text[previous] == UInt8(ascii: "=") else { break }
            last = previous
            padding += 1
        }
        guard byteCount(characters: characters, padding: padding) != nil else { return false }
        var bits: UInt32 = 0
        var bitCount: UInt32 = 0
        var fault: UInt8 = 0
        for character in text[..<last] {
            let sextet = value(character)
            fault |= sextet & 0xC0
            bits = (bits << 6 | UInt32(sextet & 0x3F)) & 0xFFFF
            bitCount += 6
            if bitCount >= 8 {
                bitCount -= 8
                take(UInt8(truncatingIfNeeded: bits >> bitCount))
            }
        }
        let unused = bits & ((1 << bitCount) - 1)
        return fault == 0 && unused == 0
    }

    /// All ones where `low <= byte <= high`, else zero.
    @inline(__always)
    private static func mask(_ byte: UInt8, _ low: UInt8, _ high: UInt8) -> UInt8 {
        let value = Int32(byte)
        let outside = (value - Int32(low)) | (Int32(high) - value)
        return UInt8(truncatingIfNeeded: ~(outside >> 31))
    }

    /// 0 to 63, or 255 for a character outside the alphabet.
    @inline(__always)
    private static func value(_ character: UInt8) -> UInt8 {
        let upper = mask(character, 65, 90)
        let lower = mask(character, 97, 122)
        let digit = mask(character, 48, 57)
        let plus = mask(character, 43, 43)
        let slash = mask(character, 47, 47)
        var result = upper & (character &- 65)
        result |= lower & (character &- 71)
        result |= digit & (character &+ 4)
        result |= plus & 62
        result |= slash & 63
        return result | ~(upper | lower | digit | plus | slash)
    }
}
