/// A clear PIN block of format 2: `2 N P…P F…F`, bound to no account number.
///
/// For PINs that a chip card checks itself.
///
/// One PIN always gives one block, so ISO 9564-1 allows it between a terminal and a chip card only.
///
/// Source: ISO 9564-1, format 2; EMV Book 3, VERIFY.
public struct Format2Block: ShortPINBlock, ~Copyable {
    /// 2.
    public static var format: UInt8 { 2 }
    private let clear: ClearBlock

    /// Makes the block.
    ///
    /// The PIN is consumed: its own bytes are erased on return.
    public init(_ pin: consuming ClearPIN) {
        let field = PINField.replacing(pin.number(), control: 2, fill: .max)
        clear = ClearBlock(number: field, memory: pin.memory)
    }

    /// Takes a deciphered block.
    public init(_ clear: consuming ClearBlock) throws(PINError) {
        try Self.check(clear)
        self.clear = clear
    }

    /// Takes the PIN out; every nibble is checked.
    /// - Throws: `.blockPINLength`, `.blockDigits`, `.blockFill`.
    public consuming func pin() throws(PINError) -> ClearPIN {
        let checked = try PINField.checked(clear.number(), control: Self.format, fill: .digit(0xF))
        return ClearPIN(checked: checked, memory: clear.memory)
    }

    /// Returns the bytes, for a cipher.
    public consuming func clearBlock() -> ClearBlock { clear }
}
