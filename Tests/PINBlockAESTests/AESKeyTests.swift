import PINBlock
import PINBlockAES
import Testing

@Suite struct AESKeyTests {
    static let hex = "000102030405060708090A0B0C0D0E0FF0F1F2F3F4F5F6F7"

    @Test func formsOfOneKeyAreEqual() throws {
        let key = try AESKey(hex: Self.hex)
        #expect(key.bitCount == 192)
        #expect(try key == AESKey(hex: Self.hex.lowercased()))
        #expect(try key == AESKey(base64: "AAECAwQFBgcICQoLDA0OD/Dx8vP09fb3"))
        #expect(try key == AESKey(bytes: bytes(hex: Self.hex)))
        #expect(try key == AESKey(Array(Self.hex.utf8), form: .hex))
        #expect(try key != AESKey(hex: Self.hex.replacing("F7", with: "F6")))
        #expect(try key != AESKey(hex: String(Self.hex.prefix(32))))
        #expect(try AESKey(text: "abcdefghijklmnop") == AESKey(hex: "6162636465666768696A6B6C6D6E6F70"))
    }

    @Test(arguments: [
        ("", AESKeyForm.text, PINError.keyLength(bytes: 0)),
        ("0123456789ABCDE", .text, .keyLength(bytes: 15)),
        ("0123456789ABCDEF0123456789ABCDEF\n", .text, .keyLength(bytes: 33)),
        ("0123456789ABCDEF", .hex, .keyLength(bytes: 8)),
        ("0123456789ABCDEF0123456789ABCDE", .hex, .keyNotHex),
        ("0123456789ABCDEF0123456789ABCDEG", .hex, .keyNotHex),
        ("0123456789ABCDEF 0123456789ABCDE", .hex, .keyNotHex),
        ("AAECAwQFBgcICQoLDA0OD_Dx8vP09fb3", .base64, .keyNotBase64),
        ("AAECAwQFBgcICQoLDA0ODw=", .base64, .keyNotBase64),
        ("AAECAwQFBgcICQoLDA0ODx==", .base64, .keyNotBase64),
        ("AAECAwQFBgc=", .base64, .keyLength(bytes: 8)),
        ("é123456789ABCDEF", .bytes, .keyLength(bytes: 17)),
    ])
    func otherTextIsRefused(text: String, form: AESKeyForm, expected: PINError) {
        #expect(throws: expected) { try AESKey(Array(text.utf8), form: form) }
    }

    @Test(arguments: [
        ("00000000000000000000000000000000", AESKeyForm.hex, [KeyWarning.allBytesEqual]),
        ("ABABABABABABABABABABABABABABABAB", .hex, [.allBytesEqual]),
        ("0123456789ABCDEF0123456789ABCDEF", .hex, [.halvesEqual]),
        ("0123456789ABCDEF0123456789ABCDEF", .text, [.textIsHex, .halvesEqual]),
        ("0123456789abcdef00112233445566ff", .text, [.textIsHex]),
        ("0123456789abcdef00112233445566ff", .bytes, []),
        ("AAECAwQFBgcICQoLDA0ODw==", .text, [.textIsBase64]),
        ("AAECAwQFBgcICQoLDA0OD/Dx8vP09fb3", .text, [.textIsBase64]),
        ("correct horse battery staple 32b", .text, []),
        ("2B7E151628AED2A6ABF7158809CF4F3C", .hex, []),
    ])
    func weakKeysAreReported(text: String, form: AESKeyForm, expected: [KeyWarning]) throws {
        #expect(try AESKey(Array(text.utf8), form: form).warnings == expected)
    }

    @Test(arguments: KeyWarning.allCases)
    func warningsSayWhatToDo(warning: KeyWarning) {
        #expect("\(warning)".contains("key"))
        #expect("\(warning)".contains("?") || "\(warning)".contains("replace"))
    }

    @Test func keyIsNeverShown() throws {
        let key = try AESKey(text: "MARKERMARKERMARKERMARKERMARKER12")
        let cipher = AESPINCipher(key: key)
        var dumped = ""
        dump(key, to: &dumped)
        dump(cipher, to: &dumped)
        let texts = [
            "\(key)", String(reflecting: key), "\(cipher)", String(reflecting: cipher), "\(Mirror(reflecting: key))",
        ]
        for text in texts + [dumped] {
            #expect(!text.contains("MARKER"))
            #expect(!text.contains("77, 65, 82"))
        }
        #expect("\(key)" == "AESKey(256 bits)")
        #expect(Mirror(reflecting: key).children.isEmpty)
    }
}
