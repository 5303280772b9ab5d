import PINBlock
import PINBlockAES
import Testing

@Suite struct CipherPropertyTests {
    /// A ciphertext with a flipped bit never decrypts to the same PIN, because the last block's padding is checked too.
    @Test(arguments: CipherSettings.all)
    func flippedBitIsNoticed(settings: AESBlockSettings) throws {
        var generator = SeededGenerator(seed: 40)
        let cipher = AESPINCipher(key: try AESKey(hex: AESKeyTests.hex), settings: settings)
        for length in 4...12 {
            let text = generator.digits(length...length)
            let account = try AccountNumber(pan: generator.digits(8...19))
            for format in [PINBlockFormat.format0(account), .format2, .format3(account), .format4(account)] {
                let encrypted = try cipher.encrypt(ClearPIN(text), as: format)
                for bit in 0..<8 * encrypted.ciphertext.count {
                    let isSame = decrypts(try flipping(bit, of: encrypted), as: format, with: cipher, to: text)
                    #expect(!isSame)
                }
            }
        }
    }

    /// The cipher binds format 4 to the account number: no other number results in the PIN.
    @Test func format4UnderAnotherAccountNumberIsNoticed() throws {
        var generator = SeededGenerator(seed: 41)
        let cipher = AESPINCipher(key: try AESKey(hex: AESKeyTests.hex))
        for _ in 0..<500 {
            let account = try AccountNumber(pan: generator.digits(8...19))
            let other = try AccountNumber(pan: generator.digits(8...19))
            let encrypted = try cipher.encrypt(ClearPIN("1234"), as: .format4(account))
            #expect(throws: PINError.self) { _ = try cipher.decrypt(encrypted, as: .format4(other)) }
        }
    }

    @Test func translationBetweenKeysAndFormats() async throws {
        let account = try AccountNumber(pan: "4111111111111111")
        let old = AESPINCipher(key: try AESKey(text: AESPINCipherTests.keyText))
        let new = AESPINCipher(key: try AESKey(hex: AESKeyTests.hex), settings: try AESBlockSettings(layout: .raw))
        let formats = [PINBlockFormat.format0(account), .format3(account), .format4(account)]
        for source in formats {
            for target in formats {
                let encrypted = try await old.encrypt(ClearPIN("123456"), as: source)
                let translated = try await old.translate(encrypted, from: source, to: target, under: new)
                try await expectSame(new.decrypt(translated, as: target), ClearPIN("123456"))
            }
        }
    }

    private func flipping(_ bit: Int, of pin: EncryptedPIN) throws -> EncryptedPIN {
        var bytes = pin.ciphertext
        bytes[bit / 8] ^= 1 << (bit % 8)
        return try EncryptedPIN(base64: Base64Text.of(bytes))
    }

    private func decrypts(_ pin: EncryptedPIN, as format: PINBlockFormat, with cipher: AESPINCipher, to text: String)
        -> Bool
    {
        guard let found = try? cipher.decrypt(pin, as: format), let same = try? ClearPIN(text) else { return false }
        return found.matches(same)
    }
}
