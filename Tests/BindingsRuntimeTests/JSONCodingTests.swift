import Foundation
import Testing

@_spi(Generated) @testable import BindingsRuntime

/// JSON from outside is decoded within limits, and to the same values as with Foundation.
@Suite struct JSONCodingTests {
    private func decode<Value: Decodable>(_ text: String, as type: Value.Type = Value.self) throws -> Value {
        try JSONCoding.decode(Value.self, from: Data(text.utf8))
    }

    @Test(arguments: [
        "0", "-0", "-0.0", "1.0", "1e3", "1E+2", "1.5e-3", "10000000000000000000", "9007199254740993",
        "9007199254740993.0", "1e18", "1e19", "-9223372036854775808", "-9223372036854775809", "123456789e30", "1e-400",
        "0.1", "3.141592653589793238462643", #""\u0000\ud834\udd1e\/\b\f\n\r\t\"\\""#, #""é𝄞""#, #"{"a":1,"a":2}"#,
        #"{"a":1,"a":1e400}"#,
        #"{"a":{"b":[1,{"c":null}]},"":false}"#, "[ 1 , [ ] , { } ]", "\u{FEFF}[1]", " true ", "null",
    ])
    func valueIsTheSameAsFoundations(text: String) throws {
        let expected = try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
        #expect(try decode(text) == expected)
        #expect(try JSONCoding.jsonValue(from: Data(text.utf8)) == expected)
        // Also as part of a larger value.
        #expect(try decode("{\"a\":[0,\(text.filter { $0 != "\u{FEFF}" })]}") == ["a": [0, expected]])
        struct Holder: Decodable, Equatable { let b: [JSONValue] }
        #expect(try decode("[{\"b\":[\(text.filter { $0 != "\u{FEFF}" })]}]") == [Holder(b: [expected])])
    }

    @Test(arguments: [
        "", " ", "[", "{", "[1", "[,1]", "{\"a\"}", "{\"a\":}", "{a:1}", "nul", "truex", "01",
        "1.",
        ".5", "-", "+1", "1e", "\"", "\"\\x\"", "\"\\u12\"", "\"\\ud834\"", "\"\\udd1e\"",
        "\"\\ud834\\u0041\"",
        "\"\u{1}\"", "[1]]", "1 2", "NaN", "'a'", "//", "[1,]", "{\"a\":1,}", "[1 2]", "{\"a\":1 \"b\":2}", "{\"a\",1}",
        "[1}", "{\"a\":1]", "\"\\ud834\\u0041\"", "\"\\u00g0\"", "tru", "-a", "1.e1", "1e+", "[\"a]", "\u{c}1",
        "[1]\u{0}",
    ])
    func malformedTextIsRefused(text: String) {
        #expect(throws: JSONSyntaxError.self) { try decode(text, as: [String].self) }
        #expect(throws: (any Error).self) { try decode(text, as: JSONValue.self) }
    }

    @Test func textThatIsNotUnicodeIsRefused() {
        for bytes: [UInt8] in [[0xFF], [0x22, 0xC3, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22]] {
            #expect(throws: (any Error).self) { try JSONCoding.decode(JSONValue.self, from: Data(bytes)) }
        }
        // A UTF-16 bracket could hide in what looks like a UTF-8 string.
        for encoding in [String.Encoding.utf16, .utf16BigEndian, .utf16LittleEndian, .utf32, .utf32LittleEndian] {
            let data = "[1]".data(using: encoding) ?? Data()
            #expect(problem(data).hasPrefix("not UTF-8"), "\(encoding)")
        }
    }

    private func problem(_ data: Data) -> String {
        do {
            _ = try JSONCoding.decode([JSONValue].self, from: data)
            return ""
        } catch {
            return JSONCoding.problem(in: error)
        }
    }

    @Test func depthIsLimited() throws {
        func nested(_ depth: Int) -> Data {
            Data((String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
        }
        #expect(problem(nested(64)) == "")
        #expect(problem(nested(65)) == "nested deeper than 64 levels at line 1, column 65 (byte 64)")
        #expect(
            problem(Data(repeating: UInt8(ascii: "["), count: 1_000_000))
                == "nested deeper than 64 levels at line 1, column 65 (byte 64)"
        )
        JSONLimits.$depth.withValue(20) {
            #expect(problem(nested(20)) == "")
            #expect(problem(nested(21)) == "nested deeper than 20 levels at line 1, column 21 (byte 20)")
            // Brackets in strings don't count, whatever escapes they follow.
            let brackets = String(repeating: #"[{\"[\\"#, count: 30)
            #expect(problem(Data("[\"\(brackets)\",\"]\"]".utf8)) == "")
            let behind = Data(("[" + #""\\","\"","# + String(decoding: nested(20), as: UTF8.self) + "]").utf8)
            #expect(problem(behind).hasPrefix("nested deeper than 20 levels"))
        }
        JSONLimits.$depth.withValue(0) {
            #expect(problem(nested(16)) == "")
            #expect(problem(nested(17)) == "nested deeper than 16 levels at line 1, column 17 (byte 16)")
        }
    }

    /// Everything that reads JSON from outside rejects a body that would overflow the stack.
    @Test func everyDoorHasTheLimit() {
        let deep = Data(repeating: UInt8(ascii: "["), count: 1_000_000)
        #expect(throws: CallError.self) { let _: JSONValue = try HTTPBody(deep).json() }
        let event = ServerSentEvent(data: String(decoding: deep, as: UTF8.self))
        #expect(throws: CallError.self) { try event.json(JSONValue.self) }
        let token = BearerToken(jwt: "a.\(deep.base64EncodedString()).b")
        #expect(token.expiry(from: Date()) == nil)
    }

    @Test func eventIsReadAsJSON() throws {
        #expect(try ServerSentEvent(data: #"{"a":[1]}"#).json() == ["a": [1]] as JSONValue)
        #expect(throws: CallError.self) { try ServerSentEvent(data: "a").json(JSONValue.self) }
    }

    /// A recursive union whose members can only be distinguished by trial.
    private indirect enum Tree: OpenUnion {
        case branch(Branch)
        case fork(Fork)
        case unrecognized(JSONValue)

        struct Branch: Codable, Hashable {
            var child: Tree
            var weight: Int
        }

        struct Fork: Codable, Hashable {
            var child: Tree
            var weight: String
        }

        /// The number of decoded members.
        @TaskLocal static var count = Counter()

        init(from decoder: any Decoder) throws {
            Self.count.value += 1
            if let value = decoder.match(Branch.self, having: ["child"]) {
                self = .branch(value)
            } else if let value = decoder.match(Fork.self, having: ["child"]) {
                self = .fork(value)
            } else {
                self = .unrecognized(try decoder.value())
            }
        }

        func listFields(_ fields: inout FieldList) {
            switch self {
            case .branch(let value): fields.choice("branch", value)
            case .fork(let value): fields.choice("fork", value)
            case .unrecognized(let value): fields.choice("unrecognized", value)
            }
        }
    }

    final class Counter: @unchecked Sendable {
        var value = 0
    }

    /// With any decoder, twice the depth is twice the work.
    @Test(arguments: [true, false])
    func unionIsReadInLinearTime(isOurs: Bool) throws {
        func work(_ depth: Int, _ inside: String) throws -> Int {
            let text =
                String(repeating: #"{"child":"#, count: depth) + inside
                + String(repeating: #","weight":"a"}"#, count: depth)
            let data = Data(text.utf8)
            let counter = Counter()
            try Tree.$count.withValue(counter) {
                let tree =
                    isOurs
                    ? try JSONCoding.decode(Tree.self, from: data) : try JSONDecoder().decode(Tree.self, from: data)
                #expect(tree.isUnrecognized == false)
            }
            return counter.value
        }
        for inside in ["1", #"{"child":1,"weight":null}"#] {
            let once = try work(15, inside)
            let twice = try work(30, inside)
            let again = try work(60, inside)
            #expect(10 * twice <= 23 * once && 10 * again <= 23 * twice, "\(once), \(twice), \(again)")
        }
    }
}
