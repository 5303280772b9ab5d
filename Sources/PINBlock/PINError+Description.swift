extension PINError: CustomStringConvertible {
    /// What is wrong and, if it helps, what to check.
    ///
    /// Lowercase, without a period.
    public var description: String {
        switch self {
        case .pinLength: "the PIN does not have 4 to 12 digits"
        case .pinNotDecimal: "the PIN has a character that is not a decimal digit"
        case .kitNumberLength: "the kit number does not have 1 to 16 digits"
        case .kitNumberNotDecimal: "the kit number has a character that is not a decimal digit"
        case .accountNumberLength: "the account number does not have 8 to 19 digits"
        case .accountNumberNotDecimal: "the account number has a character that is not a decimal digit"
        case .accountNumberCheckDigit: "the account number's check digit is wrong; was a digit mistyped?"
        case .blockLength: "the clear block has the wrong length"
        case .blockFormat(let expected, let found):
            "the clear block is of format \(found), not \(expected); is the key right?"
        case .blockPINLength: "the clear block's length nibble is not 4 to 12; is the key right?"
        case .blockDigits: "the clear block has a PIN digit above 9; are the key and the account number right?"
        case .blockFill: "the clear block's fill is wrong; are the key and the account number right?"
        case .transactionTooLarge: "the transaction number does not fit next to the PIN"
        case .settingsNeedPadding: "8 raw bytes without padding do not fill an AES block; use PKCS#7 or hex text"
        case .initializationVectorLength: "the initialization vector does not have 16 bytes"
        case .formatNotSupported(let format): "the cipher does not support PIN block format \(format)"
        case .cipherLeftBlockInClear: "the cipher returned the clear block; it was not used"
        case .cipherFailed: "the cipher failed"
        case .translationForbidden(let from, let to): "ISO 9564-1 forbids translation from format \(from) to \(to)"
        case .translationChangesAccount: "ISO 9564-1 forbids changing the account number in a translation"
        case .ciphertextNotBase64: "the encrypted PIN is not Base64 text"
        case .ciphertextLength: "the encrypted PIN has a length that the cipher does not make"
        case .ciphertextPadding: "the encrypted PIN's padding or layout is wrong; are the key and the settings right?"
        case .keyLength(let bytes): "the key has \(bytes) bytes; AES takes 16, 24 or 32"
        case .keyNotHex: "the key is not pairs of hexadecimal digits"
        case .keyNotBase64: "the key is not Base64 text"
        case .keyCheckValue: "the key check value does not match the key"
        case .keyCheckValueText: "the key check value is not 4 to 32 hexadecimal digits"
        case .keyComponentLengths: "the key components differ in length"
        }
    }
}
