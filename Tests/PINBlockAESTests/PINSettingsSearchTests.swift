import PINBlock
import PINBlockAES
import Testing

@Suite struct PINSettingsSearchTests {
    static let key = AESPINCipherTests.keyText

    private func report(_ base64: String, key: String = key, pin: String = "1234") throws -> PINSettingsReport {
        let search = PINSettingsSearch(sample: try EncryptedPIN(base64: base64), kit: try KitNumber("130005054"))
        return search.run(pin: try ClearPIN(pin), key: Array(key.utf8))
    }

    @Test func findsTheStandardSettings() throws {
        let report = try report("w6PaC7h9wkpCPL3LciqO7Jv3MwVDvIR/RmOyMw1Hu8c=")
        let found = try #require(report.matches.first)
        #expect(report.matches.count == 1)
        #expect(found.keyForm == .text && found.block == .standard && found.format == 0 && found.checkDigit == .drop)
        #expect("\(found)" == "format 0, key text, hexText, ECB, pkcs7, last digit dropped")
        #expect(report.unusableForms.map(\.form) == [])
    }

    @Test func findsRawBytesAndSaysThatCBCFromZeroFitsToo() throws {
        let report = try report("h4jb1O9WFb73si2fRa6GCA==")
        #expect(
            report.matches.map { "\($0)" } == [
                "format 0, key text, raw, ECB, pkcs7, last digit dropped",
                "format 0, key text, raw, CBC from zeros, pkcs7, last digit dropped",
            ]
        )
    }

    @Test(arguments: [AESKeyForm.text, .hex, .base64], BlockLayout.allCases)
    func findsEachSetting(form: AESKeyForm, layout: BlockLayout) throws {
        let keyText = form == .base64 ? "AAECAwQFBgcICQoLDA0OD/Dx8vP09fb3" : Self.key
        let kit = try KitNumber("130005054")
        let vector = try InitializationVector([UInt8](1...16))
        for mode in [CipherMode.ecb, .cbc(vector)] {
            for format in UInt8(0)...4 {
                for rule in CheckDigit.allCases {
                    let settings = try AESBlockSettings(layout: layout, mode: mode)
                    let cipher = AESPINCipher(key: try AESKey(Array(keyText.utf8), form: form), settings: settings)
                    let account = AccountNumber(kit: kit, checkDigit: rule)
                    let formats: [PINBlockFormat] = [
                        .format0(account), .format1, .format2, .format3(account), .format4(account),
                    ]
                    let sample = try cipher.encrypt(ClearPIN("20467"), as: formats[Int(format)])
                    let search = PINSettingsSearch(sample: sample, kit: kit, vectors: [.zero, vector])
                    let report = search.run(pin: try ClearPIN("20467"), key: Array(keyText.utf8))
                    let isFound = report.matches.contains { match in
                        match.format == format && match.keyForm == form
                            && (format == 4 || match.block == settings)
                            && (format != 0 && format != 3 || match.checkDigit == rule)
                    }
                    #expect(isFound, "format \(format), \(form), \(layout)")
                    #expect(report.matches.allSatisfy { $0.format == format })
                }
            }
        }
    }

    @Test func saysWhatIsRuledOut() throws {
        let report = try report("w6PaC7h9wkpCPL3LciqO7Jv3MwVDvIR/RmOyMw1Hu8c=", pin: "1235")
        #expect(report.matches.isEmpty)
        let standard = try #require(
            report.ruledOut.first { $0.settings.block == .standard && $0.settings.keyForm == .text }
        )
        #expect(standard.reason == nil)
        #expect(report.ruledOut.contains { $0.reason == .ciphertextLength })
        #expect(report.ruledOut.contains { $0.reason == .ciphertextPadding })
    }

    @Test func saysWhichKeyFormsCannotBe() throws {
        let report = try report("h4jb1O9WFb73si2fRa6GCA==", key: "MARKER-not-a-key")
        #expect(report.unusableForms.map(\.form) == [.hex, .base64])
        #expect(report.unusableForms.map(\.reason) == [.keyLength(bytes: 8), .keyNotBase64])
        var dumped = ""
        dump(report, to: &dumped)
        #expect(!dumped.contains("MARKER") && !dumped.contains("130005054") && !dumped.contains("1234"))
    }

    @Test func takesAPAN() throws {
        let pan = "4539148803436467"
        let cipher = AESPINCipher(key: try AESKey(text: Self.key))
        let sample = try cipher.encrypt(ClearPIN("1234"), for: AccountNumber(pan: pan, checkDigit: .keep))
        let report = try PINSettingsSearch(sample: sample, pan: pan).run(
            pin: ClearPIN("1234"),
            key: Array(Self.key.utf8)
        )
        #expect(report.matches.map(\.checkDigit) == [.keep])
        #expect(throws: PINError.accountNumberLength) { try PINSettingsSearch(sample: sample, pan: "1") }
    }
}
