import Testing

@testable import PINBlock

/// Checks that the protocol's own methods detect ciphers that don't encrypt.
@Suite struct PINBlockCipherTests {
    /// XORs with a byte.
    ///
    /// It isn't a secure cipher, but enough to observe the input and output.
    struct Masking: PINBlockCipher {
        var mask: UInt8 = 0x5A
        func encipher(_ block: borrowing ClearBlock) async throws -> [UInt8] {
            block.withUnsafeBytes { $0.map { $0 ^ mask } }
        }
        func decipher(_ ciphertext: [UInt8]) async throws -> ClearBlock {
            try ClearBlock(bytes: ciphertext.map { $0 ^ mask })
        }
    }

    /// Returns fixed results.
    struct Fixed: PINBlockCipher {
        let ciphertext: [UInt8]
        func encipher(_ block: borrowing ClearBlock) async throws -> [UInt8] { ciphertext }
        func decipher(_ ciphertext: [UInt8]) async throws -> ClearBlock { try ClearBlock(bytes: ciphertext) }
    }

    @Test func formatIsChosenAtRunTime() async throws {
        let account = AccountNumber(kit: try KitNumber("130005054"))
        for format in [PINBlockFormat.format0(account), .format1, .format2, .format3(account)] {
            let cipher: any PINBlockCipher = Masking()
            let encrypted = try await cipher.encrypt(ClearPIN("1234"), as: format)
            let first = try #require(encrypted.ciphertext.first)
            #expect((first ^ 0x5A) >> 4 == format.number)
            let pin = try await cipher.decrypt(encrypted, as: format)
            try expectSame(pin, ClearPIN("1234"))
        }
    }

    @Test func format4NeedsACipherOfItsOwn() async throws {
        let account = try AccountNumber(pan: "4111111111111111")
        await #expect(throws: PINError.formatNotSupported(format: 4)) {
            try await Masking().encrypt(ClearPIN("1234"), as: .format4(account))
        }
        let encrypted = try EncryptedPIN(base64: "AAAAAAAAAAAAAAAAAAAAAA==")
        await #expect(throws: PINError.formatNotSupported(format: 4)) {
            _ = try await Masking().decrypt(encrypted, as: .format4(account))
        }
        #expect(throws: PINError.formatNotSupported(format: 4)) {
            _ = try ClearBlock(bytes: [UInt8](repeating: 0, count: 8)).pin(in: .format4(account))
        }
    }

    @Test func cipherThatDoesNothingIsNoticed() async throws {
        let account = AccountNumber(kit: try KitNumber("130005054"))
        await #expect(throws: PINError.cipherLeftBlockInClear) {
            try await Masking(mask: 0).encrypt(ClearPIN("1234"), for: account)
        }
        for text in ["041234FFECFFFAFA", "041234ffecfffafa"] {
            await #expect(throws: PINError.cipherLeftBlockInClear) {
                try await Fixed(ciphertext: Array(text.utf8)).encrypt(ClearPIN("1234"), for: account)
            }
        }
    }

    @Test(arguments: [0, 1, 7, 12, 520])
    func ciphertextOfOddLengthIsRefused(count: Int) async throws {
        let account = AccountNumber(kit: try KitNumber("130005054"))
        await #expect(throws: PINError.ciphertextLength) {
            try await Fixed(ciphertext: [UInt8](repeating: 7, count: count)).encrypt(ClearPIN("1234"), for: account)
        }
    }
}
