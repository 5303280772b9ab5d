/// A clear PIN block of format 0: `0 N P…P F…F` XOR the account number field.
///
/// The block is the same each time for one PIN and account number, so encrypt it under a key for that purpose only.
///
/// Source: ISO 9564-1, format 0 (also known as ANSI X9.8 and ECI-1).
public struct Format0Block: ShortPINBlock, ~Copyable {
    /// 0.
    public static var format: UInt8 { 0 }
    private let clear: ClearBlock

    /// Makes the block.
    ///
    /// The PIN is consumed: its own bytes are erased on return.
    public init(_ pin: consuming ClearPIN, for account: AccountNumber) {
        clear = ClearBlock(number: Self.number(pin, for: account), memory: pin.memory)
    }

    /// The block as a number, for a cipher that lays it out itself.
    package static func number(_ pin: borrowing ClearPIN, for account: AccountNumber) -> UInt64 {
        pin.number() ^ account.shortField
    }

    /// Takes a deciphered block.
    public init(_ clear: consuming ClearBlock) throws(PINError) {
        try Self.check(clear)
        self.clear = clear
    }

    /// Takes the PIN out; every nibble is checked.
    ///
    /// With the wrong account number this often throws, but may also give a wrong PIN: the format cannot tell.
    /// - Throws: `.blockPINLength`, `.blockDigits`, `.blockFill`.
    public consuming func pin(for account: AccountNumber) throws(PINError) -> ClearPIN {
        let field = clear.number() ^ account.shortField
        let checked = try PINField.checked(field, control: Self.format, fill: .digit(0xF))
        return ClearPIN(checked: checked, memory: clear.memory)
    }

    /// Returns the bytes, for a cipher.
    public consuming func clearBlock() -> ClearBlock { clear }
}
