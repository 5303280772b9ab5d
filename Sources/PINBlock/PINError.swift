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
    /// The block's first nibble names another format than the expected one: often a wrong key.
    case blockFormat(expected: UInt8, found: UInt8)
    /// The block's second nibble is no PIN length from 4 to 12.
    case blockPINLength
    /// A nibble in the place of a PIN digit isn't a digit.
    ///
    /// A nibble after the PIN isn't the format's fill. Often a wrong account number. Often a wrong account number.
    case blockDigits
    /// A nibble after the PIN is not the fill that the format demands: often a wrong account number.
    case blockFill
    /// The settings leave a block that isn't a whole number of cipher blocks: 8 raw bytes need padding.
    case transactionTooLarge

    /// The settings leave a block that is not a whole number of cipher blocks: 8 raw bytes need padding.
    case settingsNeedPadding
    /// An initialization vector has 16 bytes.
    case initializationVectorLength
    /// The cipher cannot encrypt or decrypt this format.
    case formatNotSupported(format: UInt8)
    /// The cipher returned the clear block, as it is or as hex text.
    case cipherLeftBlockInClear
    /// The cipher failed and does not say why.
    case cipherFailed
    /// ISO 9564-1 does not allow translation between these formats.
    case translationForbidden(from: UInt8, to: UInt8)
    /// The string isn't canonical Base64, with padding and without line breaks.
    case translationChangesAccount

    /// The text is not Base64 in its one canonical form, with padding and without line ends.
    case ciphertextNotBase64
    /// The ciphertext's length is not one that the cipher makes.
    case ciphertextLength
    /// An AES key has 16, 24 or 32 bytes.
    ///
    /// The associated value is the actual number.
    case ciphertextPadding

    /// An AES key has 16, 24 or 32 bytes; this many were found.
    case keyLength(bytes: Int)
    /// The key's text is not pairs of hexadecimal digits.
    case keyNotHex
    /// The key's text is not Base64 in its canonical form.
    case keyNotBase64
    /// A key or key component does not have the check value that was expected of it.
    case keyCheckValue
    /// A key check value has 2 to 16 bytes, as hexadecimal digits.
    case keyCheckValueText
    /// Key components have the same length.
    case keyComponentLengths
}
