import PINBlock
import PINBlockAES
import Testing

@Suite struct AESPINCipherTests {
    static let keyText = "0123456789ABCDEF0123456789ABCDEF"

    @Test(arguments: [
        (BlockLayout.hexText, "w6PaC7h9wkpCPL3LciqO7Jv3MwVDvIR/RmOyMw1Hu8c="),
        (BlockLayout.raw, "h4jb1O9WFb73si2fRa6GCA=="),
    ])
    func apiSample(layout: BlockLayout, expected: String) throws {
        let account = AccountNumber(kit: try KitNumber("130005054"))
        let settings = try AESBlockSettings(layout: layout)
        let cipher = AESPINCipher(key: try AESKey(text: Self.keyText), settings: settings)
        let encrypted = try cipher.encrypt(ClearPIN("1234"), for: account)
        #expect(encrypted.base64 == expected)
        let decrypted = try cipher.decrypt(encrypted, for: account)
        let same = try ClearPIN("1234")
        expectSame(decrypted, same)
    }

    @Test func standardSettingsAreTheSample() throws {
        let cipher = AESPINCipher(key: try AESKey(text: Self.keyText))
        let encrypted = try cipher.encrypt(ClearPIN("1234"), for: AccountNumber(kit: KitNumber("130005054")))
        #expect(encrypted.base64 == "w6PaC7h9wkpCPL3LciqO7Jv3MwVDvIR/RmOyMw1Hu8c=")
    }

    @Test func anyCipherCanBeAwaited() async throws {
        let account = AccountNumber(kit: try KitNumber("130005054"))
        let concrete = AESPINCipher(key: try AESKey(text: Self.keyText))
        let cipher: any PINBlockCipher = concrete
        let encrypted = try await cipher.encrypt(ClearPIN("1234"), for: account)
        #expect(encrypted.base64 == "w6PaC7h9wkpCPL3LciqO7Jv3MwVDvIR/RmOyMw1Hu8c=")
        let decrypted = try await cipher.decrypt(encrypted, for: account)
        let same = try await concrete.decrypt(encrypted, for: account)
        expectSame(decrypted, same)
    }

    @Test func wrongKeyIsNoticed() throws {
        let account = AccountNumber(kit: try KitNumber("130005054"))
        let cipher = AESPINCipher(key: try AESKey(text: Self.keyText))
        let encrypted = try cipher.encrypt(ClearPIN("1234"), for: account)
        let other = AESPINCipher(key: try AESKey(hex: Self.keyText))
        #expect(throws: PINError.ciphertextPadding) { _ = try other.decrypt(encrypted, for: account) }
    }

    @Test func wrongLengthIsRefused() throws {
        let account = AccountNumber(kit: try KitNumber("130005054"))
        let cipher = AESPINCipher(key: try AESKey(text: Self.keyText))
        let short = try EncryptedPIN(base64: "h4jb1O9WFb73si2fRa6GCA==")
        #expect(throws: PINError.ciphertextLength) { _ = try cipher.decrypt(short, for: account) }
    }

    @Test func rawBytesNeedPadding() {
        #expect(throws: PINError.settingsNeedPadding) { try AESBlockSettings(layout: .raw, padding: .none) }
    }
}
