/// A clear PIN block of format 1: `1 N P…P`, then a transaction number or random nibbles.
///
/// For use without an account number.
///
/// The nibbles after the PIN must differ between transactions. Each may be 0 to F.
///
/// Source: ISO 9564-1, format 1 (also known as ECI-4).
public struct Format1Block: ShortPINBlock, ~Copyable {
    /// 1.
    public static var format: UInt8 { 1 }
    private let clear: ClearBlock

    /// Creates the block with random nibbles as its transaction field.
    public init(_ pin: consuming ClearPIN) {
        var generator = SystemRandomness()
        self.init(pin, using: &generator)
    }

    /// Creates the block with nibbles from a generator, which must be cryptographically secure except in tests.
    public init(_ pin: consuming ClearPIN, using generator: inout some RandomNumberGenerator) {
        let field = PINField.replacing(pin.number(), control: 1, fill: generator.next())
        clear = ClearBlock(number: field, memory: pin.memory)
    }

    /// Creates the block with a transaction number, which must never be reused with the same key.
    ///
    /// It fills the nibbles after the PIN, right-aligned, as a binary number.
    /// - Throws: `.transactionTooLarge`, for a PIN of 12 digits above 255, for one of 4 digits above 2⁴⁰ − 1.
    public init(_ pin: consuming ClearPIN, transaction: UInt64) throws(PINError) {
        let field = pin.number()
        guard transaction & ~PINField.fillMask(of: field) == 0 else { throw .transactionTooLarge }
        clear = ClearBlock(
            number: PINField.replacing(field, control: 1, fill: transaction),
            memory: pin.memory
        )
    }

    /// Creates a block from a decrypted one.
    public init(_ clear: consuming ClearBlock) throws(PINError) {
        try Self.check(clear)
        self.clear = clear
    }

    /// The nibbles after the PIN as a number.
    /// - Throws: `.blockPINLength`, `.blockDigits`.
    public borrowing func transaction() throws(PINError) -> UInt64 {
        let field = clear.number()
        _ = try PINField.checked(field, control: Self.format, fill: .any)
        return field & PINField.fillMask(of: field)
    }

    /// Extracts the PIN.
    ///
    /// The nibbles after it may have any value, so fewer errors are detected than in the other formats.
    /// - Throws: `.blockPINLength`, `.blockDigits`.
    public consuming func pin() throws(PINError) -> ClearPIN {
        let checked = try PINField.checked(clear.number(), control: Self.format, fill: .any)
        return ClearPIN(checked: checked, memory: clear.memory)
    }

    /// Returns the bytes, for a cipher.
    public consuming func clearBlock() -> ClearBlock { clear }
}
