/// The 16 nibbles `C N P…P fill` that formats 0 to 3 and the first half of format 4 share, as one big-endian number.
///
/// All checks are arithmetic on the whole field, so no branch depends on a single digit.
enum PINField {
    /// The PIN lengths of ISO 9564-1.
    static let lengths = 4...12

    /// Ones in each nibble after a PIN of this length.
    static func fillMask(pinLength: Int) -> UInt64 { (1 << (4 * UInt64(14 - pinLength))) - 1 }

    /// Ones in each nibble after the PIN of this field, which must have a length from 4 to 12.
    static func fillMask(of field: UInt64) -> UInt64 { fillMask(pinLength: Int((field >> 56) & 0xF)) }

    /// Puts another control nibble and another fill around the PIN.
    static func replacing(_ field: UInt64, control: UInt64, fill: UInt64) -> UInt64 {
        let mask = fillMask(of: field)
        return (field & ~mask & 0x0FFF_FFFF_FFFF_FFFF) | control << 60 | (fill & mask)
    }

    /// Checks the control nibble, the length, each digit and the fill, and returns the field in format 0's form.
    static func checked(_ field: UInt64, control: UInt8, fill: Fill) throws(PINError) -> UInt64 {
        let found = UInt8(field >> 60)
        guard found == control else { throw .blockFormat(expected: control, found: found) }
        guard lengths.contains(Int((field >> 56) & 0xF)) else { throw .blockPINLength }
        let mask = fillMask(of: field)
        let letters = lettersA(in: field)
        guard letters & ~mask & 0x0011_1111_1111_1111 == 0 else { throw .blockDigits }
        let fillIsRight =
            switch fill {
            case .digit(let digit): (field ^ (digit &* 0x1111_1111_1111_1111)) & mask == 0
            case .letters: ~letters & mask & 0x1111_1111_1111_1111 == 0
            case .any: true
            }
        guard fillIsRight else { throw .blockFill }
        return replacing(field, control: 0, fill: .max)
    }

    /// A one at the bottom of each nibble that is A to F: the 8 is set, and the 4 or the 2.
    private static func lettersA(in field: UInt64) -> UInt64 {
        (field >> 3) & ((field >> 2) | (field >> 1)) & 0x1111_1111_1111_1111
    }

    /// What a format demands of the nibbles after the PIN.
    enum Fill {
        /// Each is this one: F in formats 0 and 2, A in format 4.
        case digit(UInt64)
        /// Each is A to F, at random: format 3.
        case letters
        /// Each is anything, the transaction's: format 1.
        case any
    }
}
