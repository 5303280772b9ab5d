import Testing

@testable import M2PSandbox

@Suite struct JSONTests {
    /// A JSON string, and the result of decoding and encoding it.
    private static let texts: [(String, String)] = [
        ("null", "null"), (" true ", "true"), ("-0.5e+10", "-0.5e+10"), ("0", "0"), ("1E3", "1E3"),
        ("[ 1 , [ ] , { } ]", "[1,[],{}]"), (#"{"b":1,"a":2}"#, #"{"b":1,"a":2}"#),
        (#""\u00e9\/\ud83d\ude00\n""#, "\"é/😀\\u000a\""), (#""\"\\\b\f\r\t""#, #""\"\\\u0008\u000c\u000d\u0009""#),
    ]

    @Test(arguments: texts) func valuesAreReadAndWritten(text: String, written: String) throws {
        let value = try JSONParser.parse(text.utf8)
        #expect(String(decoding: value.bytes, as: UTF8.self) == written)
    }

    /// An invalid JSON string, and the offset of the error.
    private static let wrong: [(String, Int)] = [
        ("", 0), ("tru", 0), ("01", 2), ("1.", 2), ("1e", 2), ("-", 1), ("+1", 0), (".5", 0), ("NaN", 0), ("[1,]", 3),
        ("[1 2]", 3), (#"{"a" 1}"#, 5), (#"{"a":1,}"#, 7), ("{a:1}", 1), ("1 1", 2), (#""a"#, 2), (#""\x""#, 3),
        (#""\ud83d""#, 7), (#""\ude00""#, 7), (#""\u12g4""#, 3), (#""\u12"#, 3), ("\"\n\"", 2),
    ]

    @Test(arguments: wrong) func wrongTextIsLocated(text: String, offset: Int) {
        #expect { try JSONParser.parse(text.utf8) } throws: { ($0 as? JSONParser.Failure)?.offset == offset }
    }

    @Test(arguments: [[0x22, 0xFF, 0x22], [0x22, 0xC0, 0x80, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22]] as [[UInt8]])
    func otherEncodingsAreRefused(bytes: [UInt8]) {
        #expect(throws: JSONParser.Failure.self) { try JSONParser.parse(bytes) }
    }

    @Test func depthIsLimited() throws {
        let nested = { (depth: Int) in String(repeating: "[", count: depth) + String(repeating: "]", count: depth) }
        _ = try JSONParser.parse(nested(64).utf8)
        #expect(throws: JSONParser.Failure.self) { try JSONParser.parse(nested(65).utf8) }
    }

    @Test func lastOfTwoMembersCounts() throws {
        #expect(try JSONParser.parse(#"{"a":1,"a":2}"#.utf8)["a"] == 2)
    }
}
