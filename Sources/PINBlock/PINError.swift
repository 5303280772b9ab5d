/// A problem with a PIN, an account number, a PIN block, a key or a ciphertext.
///
/// No case contains a digit of the PIN or of the account number, or a byte of a key, so errors may be logged. Don't
/// send their details to a remote caller: an attacker who can submit blocks and learns why each one fails can recover
/// the PIN.
public enum PINError: Error, Hashable, Sendable {
    /// A PIN has 4 to 12 digits.
    case pinLength
    /// A PIN has decimal digits only.
    case pinNotDecimal

    /// A kit number has 1 to 16 digits.
    case kitNumberLength
    /// A kit number has decimal digits only.
    case kitNumberNotDecimal
    /// An account number has 8 to 19 digits.
    case accountNumberLength
    /// An account number has decimal digits only.
    case accountNumberNotDecimal
    /// The account number's last digit is not the Luhn check digit of the others.
    case accountNumberCheckDigit

    /// A clear block of formats 0 to 3 has 8 bytes, format 4's PIN field has 16.
    case blockLength
    /// The block's first nibble is another format's: often a wrong key.
    case blockFormat(expected: UInt8, found: UInt8)
    /// The block's second nibble isn't a PIN length from 4 to 12.
    case blockPINLength
    /// A nibble in the place of a PIN digit isn't a digit: often a wrong account number.
    case blockDigits
    /// A nibble after the PIN isn't the format's fill: often a wrong account number.
    case blockFill
    /// The transaction number doesn't fit in the nibbles that format 1 has after the PIN.
    case transactionTooLarge

    /// The settings leave a block that isn't a whole number of cipher blocks: 8 raw bytes need padding.
    case settingsNeedPadding
    /// An initialization vector has 16 bytes.
    case initializationVectorLength
    /// The cipher doesn't support this format.
    case formatNotSupported(format: UInt8)
    /// The cipher returned the clear block, as bytes or as hex digits.
    case cipherLeftBlockInClear
    /// The cipher failed without a reason.
    case cipherFailed
    /// ISO 9564-1 does not allow translation between these formats.
    case translationForbidden(from: UInt8, to: UInt8)
    /// ISO 9564-1 does not allow a translation that also changes the account number.
    case translationChangesAccount

    /// The string isn't canonical Base64, with padding and without line breaks.
    case ciphertextNotBase64
    /// The ciphertext's length isn't one that the cipher produces.
    case ciphertextLength
    /// The decrypted padding or hex digits are wrong: a wrong key, or different settings.
    case ciphertextPadding

    /// An AES key has 16, 24 or 32 bytes; the associated value is the actual number.
    case keyLength(bytes: Int)
    /// The key isn't pairs of hexadecimal digits.
    case keyNotHex
    /// The key isn't canonical Base64.
    case keyNotBase64
    /// A key or key component doesn't have the expected check value.
    case keyCheckValue
    /// A key check value has 2 to 16 bytes, as hexadecimal digits.
    case keyCheckValueText
    /// Key components must have the same length.
    case keyComponentLengths
}
