import Foundation
import Testing

@testable import PINBlock

@Suite struct EncryptedPINTests {
    static let text = "w6PaC7h9wkpCPL3LciqO7Jv3MwVDvIR/RmOyMw1Hu8c="

    @Test(arguments: [text, "h4jb1O9WFb73si2fRa6GCA==", "AAAAAAAAAAA="])
    func canonicalBase64RoundTrips(text: String) throws {
        let pin = try EncryptedPIN(base64: text)
        #expect(pin.base64 == text)
        #expect(Data(pin.ciphertext) == Data(base64Encoded: text))
    }

    @Test(arguments: [
        ("", PINError.ciphertextNotBase64), ("1234", .ciphertextLength), ("AAAAAAAAAAB=", .ciphertextNotBase64),
        ("AAAAAAAAAAA", .ciphertextNotBase64), ("AAAA AAAAAAA=", .ciphertextNotBase64),
        ("AAAAAAAAA-A=", .ciphertextNotBase64), ("AAA=AAAAAAA=", .ciphertextNotBase64), ("====", .ciphertextNotBase64),
        ("AAAAAAAAAAAA", .ciphertextLength), ("AAAAAAAAAAé=", .ciphertextNotBase64),
    ])
    func otherTextIsRefused(text: String, expected: PINError) {
        #expect(throws: expected) { try EncryptedPIN(base64: text) }
    }

    @Test func textTooLongIsRefused() {
        #expect(throws: PINError.ciphertextLength) {
            try EncryptedPIN(base64: String(repeating: "A", count: 4_000_000))
        }
    }

    @Test func encodesAsOneString() throws {
        let pin = try EncryptedPIN(base64: Self.text)
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        let json = try encoder.encode(["pin": pin])
        #expect(String(decoding: json, as: UTF8.self) == #"{"pin":"\#(Self.text)"}"#)
        #expect(try JSONDecoder().decode([String: EncryptedPIN].self, from: json) == ["pin": pin])
    }

    @Test func decodingErrorDoesNotShowTheText() throws {
        let json = Data(#"{"pin":"4711-0815"}"#.utf8)
        let error = #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([String: EncryptedPIN].self, from: json)
        }
        var dumped = ""
        dump(error, to: &dumped)
        for text in ["\(try #require(error))", dumped, error?.localizedDescription ?? ""] {
            #expect(!text.contains("4711"))
        }
    }

    @Test func nothingShowsTheCiphertext() throws {
        let pin = try EncryptedPIN(base64: Self.text)
        var dumped = ""
        dump(pin, to: &dumped)
        for text in [
            "\(pin)", String(reflecting: pin), dumped, "\([pin])", "\(Mirror(reflecting: pin).children.count)",
        ] {
            #expect(!text.contains("w6PaC7"))
            #expect(!text.contains("195"))
        }
        #expect("\(pin)" == "EncryptedPIN(redacted)")
    }
}
