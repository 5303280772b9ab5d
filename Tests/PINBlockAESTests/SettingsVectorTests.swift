import PINBlock
import PINBlockAES
import PINBlockTestSupport
import Testing

/// Agreement with psec, pycryptodome and cryptography for all settings and key sizes.
@Suite struct SettingsVectorTests {
    @Test func allSettingsBothWays() throws {
        let columns = ["pin", "pan", "key", "layout", "mode", "padding", "iv", "ciphertext"]
        var seen: Set<[String]> = []
        for row in try VectorTable.load("settings", columns: columns) {
            let account = try AccountNumber(pan: row[1])
            let cipher = AESPINCipher(key: try AESKey(hex: row[2]), settings: try settings(row))
            let encrypted = try cipher.encrypt(ClearPIN(row[0]), for: account)
            #expect(encrypted.base64 == row[7])
            #expect(encrypted.ciphertext.count == cipher.settings.ciphertextLength)
            try expectSame(cipher.decrypt(EncryptedPIN(base64: row[7]), for: account), ClearPIN(row[0]))
            seen.insert([String(cipher.key.bitCount)] + row[3...5])
        }
        // 3 key sizes, 2 modes, and 5 of the 6 layouts with paddings.
        #expect(seen.count == 30)
    }

    private func settings(_ row: [String]) throws -> AESBlockSettings {
        let mode: CipherMode =
            switch row[4] {
            case "ecb": .ecb
            default: .cbc(try InitializationVector(bytes(hex: row[6])))
            }
        return try AESBlockSettings(
            layout: #require(BlockLayout(rawValue: row[3])),
            mode: mode,
            padding: #require(Padding(rawValue: row[5]))
        )
    }

    @Test func format4BothWays() throws {
        let columns = ["pin", "pan", "random", "key", "pinField", "panField", "ciphertext"]
        for row in try VectorTable.load("format4", columns: columns) {
            let account = try AccountNumber(pan: row[1])
            let cipher = AESPINCipher(key: try AESKey(hex: row[3]))
            var generator = ScriptedGenerator([try #require(UInt64(row[2], radix: 16))])
            let block = Format4Block(try ClearPIN(row[0]), for: account, using: &generator)
            let ciphertext = try cipher.encipher(block)
            #expect(ciphertext == (try bytes(hex: row[6])))
            try expectSame(cipher.decipher(ciphertext, format4For: account).pin(), ClearPIN(row[0]))
        }
    }

    /// X9.24-3:2017, supplement of test vectors, the working key of the first transaction.
    @Test func format4StandardExample() throws {
        let account = try AccountNumber(pan: "4111111111111111")
        let cipher = AESPINCipher(key: try AESKey(hex: "AF8CB133A78F8DC2D1359F18527593FB"))
        var generator = ScriptedGenerator([0x2F69_ADDE_2E9E_7ACE])
        let block = Format4Block(try ClearPIN("1234"), for: account, using: &generator)
        #expect(try cipher.encipher(block) == bytes(hex: "A912150391AB65A67E52883D81CE2D15"))
    }

    /// psec's documentation.
    @Test func format4PublicExample() throws {
        let account = try AccountNumber(pan: "1234567890123456")
        let cipher = AESPINCipher(key: try AESKey(hex: "00112233445566778899AABBCCDDEEFF"))
        let ciphertext = try bytes(hex: "E4BE5B623AF7E006AC319E5B93544564")
        try expectSame(cipher.decipher(ciphertext, format4For: account).pin(), ClearPIN("1234"))
    }
}

/// The bytes of a hexadecimal string.
///
/// An invalid vector file fails the test.
func bytes(hex: String) throws -> [UInt8] {
    let digits = Array(hex)
    try #require(digits.count % 2 == 0)
    return try stride(from: 0, to: digits.count, by: 2).map { index in
        try #require(UInt8(String(digits[index...index + 1]), radix: 16))
    }
}
