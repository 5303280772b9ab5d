import Foundation
import PINBlock
import PINBlockAES
import Testing

/// The code and bytes in the module's articles.
@Suite struct WorkedExampleTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private func article(_ name: String) throws -> String {
        let file = Self.root.appendingPathComponent("Sources/PINBlock/PINBlock.docc/\(name).md")
        return try String(contentsOf: file, encoding: .utf8)
    }

    /// The text between the snippet markers in a file of this target, without the indentation of the first line.
    private func snippet(_ file: String) throws -> String {
        let file = Self.root.appendingPathComponent("Tests/PINBlockAESTests/\(file)")
        let lines = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n")
        let first = try #require(lines.firstIndex { $0.hasSuffix("// snippet" + ".begin") })
        let last = try #require(lines.firstIndex { $0.hasSuffix("// snippet" + ".end") })
        let indentation = lines[first].prefix { $0 == " " }.count
        return lines[first + 1..<last].map { String($0.dropFirst(min(indentation, $0.prefix { $0 == " " }.count))) }
            .joined(separator: "\n")
    }

    @Test func codeOfTheArticleRuns() throws {
        // snippet.begin
        let pin = try ClearPIN(ascii: Array("1234".utf8))
        let account = AccountNumber(kit: try KitNumber("130005054"), checkDigit: .drop)
        let cipher = AESPINCipher(key: try AESKey(text: "0123456789ABCDEF0123456789ABCDEF"))
        let encrypted = try cipher.encrypt(pin, for: account)
        // encrypted.base64 == "w6PaC7h9wkpCPL3LciqO7Jv3MwVDvIR/RmOyMw1Hu8c="

        let same = try cipher.decrypt(encrypted, for: account)
        // same.count == 4
        // snippet.end
        #expect(encrypted.base64 == "w6PaC7h9wkpCPL3LciqO7Jv3MwVDvIR/RmOyMw1Hu8c=")
        let count = same.count
        #expect(count == 4)
    }

    @Test(arguments: [
        ("WorkedExampleTests.swift", "PINBlocksByteByByte"), ("RemoteSigner.swift", "EncryptingElsewhere"),
    ])
    func articleHoldsTheCodeThatIsCompiled(file: String, name: String) throws {
        let code = try snippet(file)
        #expect(code.count > 100)
        #expect(try article(name).contains("\n\(code)\n```"))
    }

    @Test func everyByteOfFormat0IsInTheArticle() throws {
        let article = try article("PINBlocksByteByByte")
        let account = AccountNumber(kit: try KitNumber("130005054"))
        let block = Format0Block(try ClearPIN("1234"), for: account).clearBlock()
        let clear = block.withUnsafeBytes { Array($0) }
        let text = clear.map { String(format: "%02X", $0) }.joined()
        let cipher = AESPINCipher(key: try AESKey(text: "0123456789ABCDEF0123456789ABCDEF"))
        let ciphertext = try cipher.encipher(block)
        let rows: [[UInt8]] = [
            try bytes(hex: "041234FFFFFFFFFF"), try bytes(hex: "0000000013000505"), clear,
            Array(text.utf8), [UInt8](repeating: 16, count: 16), Array("0123456789ABCDEF".utf8),
            Array(ciphertext.prefix(16)), Array(ciphertext.suffix(16)),
        ]
        for row in rows { #expect(article.contains(spaced(row)), "\(spaced(row))") }
        #expect(article.contains(Base64Text.of(ciphertext)))
    }

    @Test func everyByteOfFormat4IsInTheArticle() throws {
        let article = try article("PINBlocksByteByByte")
        let account = try AccountNumber(pan: "4111111111111111")
        let cipher = AESPINCipher(key: try AESKey(hex: "AF8CB133A78F8DC2D1359F18527593FB"))
        var generator = ScriptedGenerator([0x2F69_ADDE_2E9E_7ACE])
        let block = Format4Block(try ClearPIN("1234"), for: account, using: &generator)
        let field = block.withUnsafePINField { Array($0) }
        // The field after one AES step, computed with pycryptodome, because the cipher doesn't expose single steps.
        let between = try bytes(hex: "DE84127CF6DCA7DFE47BDE89057CB820")
        let masked = zip(between, account.format4Field).map { $0 ^ $1 }
        for row in [field, between, account.format4Field, masked, try cipher.encipher(block)] {
            #expect(article.contains(spaced(row)), "\(spaced(row))")
        }
    }

    private func spaced(_ bytes: some Sequence<UInt8>) -> String {
        bytes.map { String(format: "%02X", $0) }.joined(separator: " ")
    }
}
