import Testing

@testable import PINBlock

@Suite struct PINTranslationTests {
    static let account = make("4111111111111111")
    static let keeping = make("4111111111111111", .keep)
    static let other = make("4111111111111129")

    private static func make(_ pan: String, _ rule: CheckDigit = .drop) -> AccountNumber {
        guard let account = try? AccountNumber(pan: pan, checkDigit: rule) else { preconditionFailure("a wrong PAN") }
        return account
    }

    @Test(arguments: [
        (PINBlockFormat.format0(account), PINBlockFormat.format3(account)),
        (.format3(account), .format0(account)), (.format0(keeping), .format0(account)), (.format1, .format0(other)),
        (.format1, .format1), (.format1, .format3(account)), (.format1, .format2),
    ])
    func allowedTranslationKeepsThePIN(source: PINBlockFormat, target: PINBlockFormat) async throws {
        let first = PINBlockCipherTests.Masking(mask: 0x5A)
        let second = PINBlockCipherTests.Masking(mask: 0xC3)
        let encrypted = try await first.encrypt(ClearPIN("98765"), as: source)
        let translated = try await first.translate(encrypted, from: source, to: target, under: second)
        let pin = try await second.decrypt(translated, as: target)
        try expectSame(pin, ClearPIN("98765"))
    }

    @Test(arguments: [
        (PINBlockFormat.format0(account), PINBlockFormat.format1, PINError.translationForbidden(from: 0, to: 1)),
        (.format3(account), .format1, .translationForbidden(from: 3, to: 1)),
        (.format4(account), .format1, .translationForbidden(from: 4, to: 1)),
        (.format0(account), .format2, .translationForbidden(from: 0, to: 2)),
        (.format2, .format0(account), .translationForbidden(from: 2, to: 0)),
        (.format2, .format2, .translationForbidden(from: 2, to: 2)),
        (.format0(account), .format0(other), .translationChangesAccount),
        (.format3(account), .format4(other), .translationChangesAccount),
    ])
    func forbiddenTranslationIsRefused(source: PINBlockFormat, target: PINBlockFormat, expected: PINError) async throws
    {
        let cipher = PINBlockCipherTests.Masking()
        let encrypted = try EncryptedPIN(base64: "AAAAAAAAAAA=")
        await #expect(throws: expected) {
            try await cipher.translate(encrypted, from: source, to: target, under: cipher)
        }
    }

    @Test func issuerMayChangeTheAccountNumber() async throws {
        let cipher = PINBlockCipherTests.Masking()
        let encrypted = try await cipher.encrypt(ClearPIN("1234"), for: Self.account)
        let translated = try await cipher.translate(
            encrypted,
            from: .format0(Self.account),
            to: .format0(Self.other),
            under: cipher,
            rules: .unrestricted
        )
        let pin = try await cipher.decrypt(translated, for: Self.other)
        try expectSame(pin, ClearPIN("1234"))
    }
}
