/// The translations that are rejected before anything is decrypted.
public enum TranslationRules: Hashable, Sendable {
    /// What ISO 9564-1 and X9.8 allow, as payment HSMs enforce it.
    ///
    /// Formats 0, 3 and 4 become 0, 3 or 4 for the same account number; format 1 becomes any; format 2 becomes nothing,
    /// for it belongs between a terminal and a chip card. Without these rules, a caller with access to translation could move a PIN to
    /// a format or to an account number from which it can be recovered.
    case standard
    /// Anything, for an issuer's own change of account number and for test tools.
    case unrestricted

    /// Refuses what the rules forbid.
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
    /// Translates an encrypted PIN to another format, account number or key; the clear PIN never leaves this module.
    ///
    /// It is decrypted, taken out, put in and encrypted again in memory that is erased, on errors too. An HSM translates
    /// inside itself: use its own command instead, where there is one.
    ///
    /// This cipher decrypts `pin`, a block of the format `source`; `other` encrypts the result, of the format `target`.
    /// - Throws: `.translationForbidden`, `.translationChangesAccount`; what the ciphers throw; a block's faults.
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
