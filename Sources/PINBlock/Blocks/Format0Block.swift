/// A clear PIN block of format 0: `0 N P…P F…F` XOR the account number field.
///
/// A PIN and an account number always give the same block, so encrypt it with a key for this purpose only.
///
/// Source: ISO 9564-1, format 0 (also known as ANSI X9.8 and ECI-1).
public struct Format0Block: ShortPINBlock, ~Copyable {
    /// 0.
    public static var format: UInt8 { 0 }
    private let clear: ClearBlock

    /// Creates the block.
    ///
    /// The PIN is consumed, and its bytes are erased on return.
    public init(_ pin: consuming ClearPIN, for account: AccountNumber) {
        clear = ClearBlock(number: Self.number(pin, for: account), memory: pin.memory)
    }

    /// The block as a number, for a cipher that formats it itself.
    package static func number(_ pin: borrowing ClearPIN, for account: AccountNumber) -> UInt64 {
        pin.number() ^ account.shortField
    }

    /// Creates a block from a decrypted one.
    public init(_ clear: consuming ClearBlock) throws(PINError) {
        try Self.check(clear)
        self.clear = clear
    }

    /// Extracts the PIN, after checking every nibble.
    ///
    /// With the wrong account number, this often throws, but may also return a wrong PIN: the format can't detect it.
    /// - Throws: `.blockPINLength`, `.blockDigits`, `.blockFill`.
    public consuming func pin(for account: AccountNumber) throws(PINError) -> ClearPIN {
        let field = clear.number() ^ account.shortField
        let checked = try PINField.checked(field, control: Self.format, fill: .digit(0xF))
        return ClearPIN(checked: checked, memory: clear.memory)
    }

    /// Returns the bytes, for a cipher.
    public consuming func clearBlock() -> ClearBlock { clear }
}
