/// A clear PIN block of format 2: `2 N P…P F…F`, without an account number.
///
/// For PINs that a chip card verifies itself.
///
/// A PIN always gives the same block, so ISO 9564-1 allows it only between a terminal and a chip card.
///
/// Source: ISO 9564-1, format 2; EMV Book 3, VERIFY.
public struct Format2Block: ShortPINBlock, ~Copyable {
    /// 2.
    public static var format: UInt8 { 2 }
    private let clear: ClearBlock

    /// Creates the block.
    ///
    /// The PIN is consumed, and its bytes are erased on return.
    public init(_ pin: consuming ClearPIN) {
        let field = PINField.replacing(pin.number(), control: 2, fill: .max)
        clear = ClearBlock(number: field, memory: pin.memory)
    }

    /// Creates a block from a decrypted one.
    public init(_ clear: consuming ClearBlock) throws(PINError) {
        try Self.check(clear)
        self.clear = clear
    }

    /// Extracts the PIN, after checking every nibble.
    /// - Throws: `.blockPINLength`, `.blockDigits`, `.blockFill`.
    public consuming func pin() throws(PINError) -> ClearPIN {
        let checked = try PINField.checked(clear.number(), control: Self.format, fill: .digit(0xF))
        return ClearPIN(checked: checked, memory: clear.memory)
    }

    /// Returns the bytes, for a cipher.
    public consuming func clearBlock() -> ClearBlock { clear }
}
