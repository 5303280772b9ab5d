/// The translations that are rejected before anything is decrypted.
public enum TranslationRules: Hashable, Sendable {
    /// The translations that ISO 9564-1 and X9.8 allow, as payment HSMs enforce them.
    ///
    /// Formats 0, 3 and 4 become 0, 3 or 4 for the same account number; format 1 becomes any; format 2 becomes nothing,
    /// for it belongs between a terminal and a chip card. Without these rules, a caller with access to translation could move a PIN to
    /// a format or to an account number from which it can be recovered.
    case standard
    /// All translations, for an issuer's own change of account number and for test tools.
    case unrestricted

    /// Rejects forbidden translations.
    func check(from source: PINBlockFormat, to target: PINBlockFormat) throws(PINError) {
        guard self == .standard else { return }
        switch source {
        case .format0(let account), .format3(let account), .format4(let account):
            guard let other = target.account else {
                throw .translationForbidden(from: source.number, to: target.number)
            }
            guard account.hasSameDigits(as: other) else { throw .translationChangesAccount }
        case .format1: return
        case .format2: throw .translationForbidden(from: source.number, to: target.number)
        }
    }
}

extension PINBlockCipher {
    /// Translates an encrypted PIN to another format, account number or key.
    ///
    /// The clear PIN never leaves this module.
    ///
    /// It is decrypted, extracted, formatted and encrypted again in memory that is always erased. An HSM translates
    /// internally, so use its own command if it has one.
    ///
    /// This cipher decrypts `pin`, a block in the format `source`. `other` encrypts the result in the format
    /// `target`.
    /// - Throws: `.translationForbidden`, `.translationChangesAccount`, the ciphers' errors, or a block's errors.
    public func translate(
        _ pin: EncryptedPIN,
        from source: PINBlockFormat,
        to target: PINBlockFormat,
        under other: some PINBlockCipher,
        rules: TranslationRules = .standard
    ) async throws -> EncryptedPIN {
        try rules.check(from: source, to: target)
        return try await other.encrypt(decrypt(pin, as: source), as: target)
    }
}
