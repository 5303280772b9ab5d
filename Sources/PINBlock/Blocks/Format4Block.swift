/// The two clear fields of format 4, 16 bytes each, which the cipher combines.
///
/// PIN field: `4 N P…P A…A` in 8 bytes, then 8 random bytes. Account number field: see ``AccountNumber``. The cipher
/// encrypts the PIN field, XORs the account number field, and encrypts again, so a block can't be decrypted with a
/// different account number. AES only, because the fields are AES blocks.
///
/// Source: ISO 9564-1, format 4.
public struct Format4Block: ~Copyable, Sendable {
    /// 4.
    public static var format: UInt8 { 4 }
    private var pinField: SecretBytes
    private let account: AccountNumber

    /// Creates the fields with random bytes from the system's cryptographic generator.
    public init(_ pin: consuming ClearPIN, for account: AccountNumber) {
        var generator = SystemRandomness()
        self.init(pin, for: account, using: &generator)
    }

    /// Creates the fields with random bytes from a generator, which must be cryptographically secure except in tests.
    public init(
        _ pin: consuming ClearPIN,
        for account: AccountNumber,
        using generator: inout some RandomNumberGenerator
    ) {
        pinField = SecretBytes(count: 16, memory: pin.memory)
        pinField.setNumber(PINField.replacing(pin.number(), control: 4, fill: 0xAA_AAAA_AAAA), at: 0)
        pinField.setNumber(generator.next(), at: 8)
        self.account = account
    }

    /// Creates a block from a decrypted PIN field of 16 bytes.
    ///
    /// Erase the source afterwards.
    /// - Throws: `.blockLength`, `.blockFormat`.
    public init(
        pinField source: some Collection<UInt8>,
        for account: AccountNumber,
        memory: (any SecretMemory)? = nil
    ) throws(PINError) {
        guard source.count == 16, let first = source.first else { throw .blockLength }
        let found = first >> 4
        guard found == Self.format else { throw .blockFormat(expected: Self.format, found: found) }
        pinField = SecretBytes(count: 16, memory: memory)
        pinField.withUnsafeMutableBytes { $0.copyBytes(from: source) }
        self.account = account
    }

    /// Extracts the PIN, after checking every nibble except the random ones.
    /// - Throws: `.blockPINLength`, `.blockDigits`, `.blockFill`.
    public consuming func pin() throws(PINError) -> ClearPIN {
        let checked = try PINField.checked(pinField.number(at: 0), control: Self.format, fill: .digit(0xA))
        return ClearPIN(checked: checked, memory: pinField.home)
    }

    /// Provides access to the 16 bytes of the PIN field.
    ///
    /// The pointer must not outlive `body`. Erase any copies.
    public borrowing func withUnsafePINField<Result: ~Copyable, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try pinField.withUnsafeBytes(body)
    }

    /// The 16 bytes of the account number field.
    public var accountField: [UInt8] { account.format4Field }

    /// The account number field as two big-endian numbers, for a cipher that doesn't use an array.
    package var accountWords: (high: UInt64, low: UInt64) { account.format4Words }

    /// The memory for other secrets that come from this block.
    package var memory: (any SecretMemory)? { pinField.home }
}

extension AccountNumber {
    /// The 16 bytes of format 4's account number field: for PAN `1234567890123456`, `41234567890123456` and 15 zeros.
    ///
    /// The first nibble is the number of digits beyond 12. A shorter number is padded on the left with zeros to 12.
    public var format4Field: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(16)
        for word in [longField.high, longField.low] {
            for shift in stride(from: 56, through: 0, by: -8) {
                bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(shift)))
            }
        }
        return bytes
    }

    /// The same field as two big-endian numbers, for a cipher that doesn't use an array.
    package var format4Words: (high: UInt64, low: UInt64) { longField }
}
