import PINBlock
import PINBlockAES
import PINBlockTestSupport
import Testing

/// Reads the cipher's working memory after it was freed.
@Suite struct CipherErasureTests {
    @Test(arguments: CipherSettings.all)
    func nothingIsLeft(settings: AESBlockSettings) throws {
        let memory = WatchedMemory()
        let key = try AESKey(text: AESPINCipherTests.keyText, memory: memory)
        let cipher = AESPINCipher(key: key, settings: settings)
        let account = try AccountNumber(pan: "4111111111111111")
        for format in [PINBlockFormat.format0(account), .format1, .format2, .format3(account), .format4(account)] {
            let encrypted = try cipher.encrypt(ClearPIN("1234", memory: memory), as: format)
            try expectSame(cipher.decrypt(encrypted, as: format), ClearPIN("1234"))
        }
        #expect(memory.isClean)
        #expect(memory.releasedContents.count > 25)
    }

    @Test func failuresLeaveNothingEither() throws {
        let memory = WatchedMemory()
        let cipher = AESPINCipher(key: try AESKey(text: AESPINCipherTests.keyText, memory: memory))
        let account = try AccountNumber(pan: "4111111111111111")
        let other = AESPINCipher(key: try AESKey(hex: AESPINCipherTests.keyText))
        let foreign = try other.encrypt(ClearPIN("1234"), for: account)
        #expect(throws: PINError.ciphertextPadding) { _ = try cipher.decrypt(foreign, for: account) }
        let format1 = try cipher.encrypt(ClearPIN("1234"), as: .format1)
        #expect(throws: PINError.blockFormat(expected: 0, found: 1)) { _ = try cipher.decrypt(format1, for: account) }
        let format4 = try other.encrypt(ClearPIN("1234"), as: .format4(account))
        #expect(throws: PINError.self) { _ = try cipher.decrypt(format4, as: .format4(account)) }
        #expect(memory.isClean)
    }
}
