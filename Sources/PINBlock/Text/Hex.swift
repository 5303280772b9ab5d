/// Hexadecimal digits, upper or lower case, without tables or branches on the digit.
package enum Hex {
    /// 0 to 15, or 255 for a character that is no hexadecimal digit.
    package static func value(_ character: UInt8) -> UInt8 {
        let digit = inside(character, 48, 57)
        let upper = inside(character, 65, 70)
        let lower = inside(character, 97, 102)
        let value = digit & (character &- 48) | upper & (character &- 55) | lower & (character &- 87)
        return value | ~(digit | upper | lower)
    }

    /// The ASCII character of a nibble.
    /// - Parameter letterA: the character for 10, `A` or `a`.
    package static func character(_ nibble: UInt8, letterA: UInt8) -> UInt8 {
        let letter = inside(nibble, 10, 15)
        return ~letter & (nibble &+ 48) | letter & (nibble &+ (letterA &- 10))
    }

    /// All ones where `low <= byte <= high`, else zero.
    @inline(__always)
    private static func inside(_ byte: UInt8, _ low: UInt8, _ high: UInt8) -> UInt8 {
        let value = Int32(byte)
        return UInt8(truncatingIfNeeded: ~(((value - Int32(low)) | (Int32(high) - value)) >> 31))
    }
}
