/// A clear PIN block of format 3: `3 N P…P`, then random nibbles A to F, XOR the account number field.
///
/// The fill is never a decimal digit, which helps to detect a wrong account number.
///
/// Source: ISO 9564-1, format 3.
public struct Format3Block: ShortPINBlock, ~Copyable {
    /// 3.
    public static var format: UInt8 { 3 }
    private let clear: ClearBlock

    /// Creates the block with fill from the system's cryptographic generator.
    public init(_ pin: consuming ClearPIN, for account: AccountNumber) {
        var generator = SystemRandomness()
        self.init(pin, for: account, using: &generator)
    }

    /// Creates the block with fill from a generator, which must be cryptographically secure except in tests.
    public init(
        _ pin: consuming ClearPIN,
        for account: AccountNumber,
        using generator: inout some RandomNumberGenerator
    ) {
        let fill = Self.fill(nibbles: 14 - pin.count, using: &generator)
        let field = PINField.replacing(pin.number(), control: 3, fill: fill)
        clear = ClearBlock(number: field ^ account.shortField, memory: pin.memory)
    }

    /// Draws nibbles A to F with equal probability: 3 random bits at a time, discarding 6 and 7.
    private static func fill(nibbles: Int, using generator: inout some RandomNumberGenerator) -> UInt64 {
        var fill: UInt64 = 0
        var drawn = 0
        while true {
            var bits = generator.next() as UInt64
            for _ in 0..<21 {
                if bits & 7 < 6 {
                    fill = fill << 4 | (0xA + (bits & 7))
                    drawn += 1
                    if drawn == nibbles { return fill }
                }
                bits >>= 3
            }
        }
    }

    /// Creates a block from a decrypted one.
    public init(_ clear: consuming ClearBlock) throws(PINError) {
        try Self.check(clear)
        self.clear = clear
    }

    /// Extracts the PIN, after checking every nibble.
    /// - Throws: `.blockPINLength`, `.blockDigits`, `.blockFill`.
    public consuming func pin(for account: AccountNumber) throws(PINError) -> ClearPIN {
        let field = clear.number() ^ account.shortField
        let checked = try PINField.checked(field, control: Self.format, fill: .letters)
        return ClearPIN(checked: checked, memory: clear.memory)
    }

    /// Returns the bytes, for a cipher.
    public consuming func clearBlock() -> ClearBlock { clear }
}
