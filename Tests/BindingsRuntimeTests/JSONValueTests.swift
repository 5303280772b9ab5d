import BindingsRuntime
import Foundation
import Testing

@Suite struct JSONValueTests {
    @Test(
        arguments: [
            ("null", .null), ("true", true), ("false", false), ("0", 0), ("1", 1), ("-7", -7), ("1.5", 1.5),
            ("9223372036854775807", .integer(.max)), ("-9223372036854775808", .integer(.min)),
            ("1e3", 1000), ("18446744073709551616", .decimal(Decimal(UInt64.max) + 1)), ("\"\"", ""),
            ("\"0016\"", "0016"),
            ("\"\\u0000é\\\"\"", "\u{0}é\""), ("[]", []), ("{}", [:]), ("[1,[null,{}]]", [1, [nil, [:]]]),
            (#"{"a":{"b":[true]},"":""}"#, ["a": ["b": [true]], "": ""]),
        ] as [(String, JSONValue)]
    )
    func valueSurvivesTheRoundTrip(text: String, value: JSONValue) throws {
        let read = try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
        #expect(read == value)
        let written = try JSONEncoder().encode(read)
        #expect(try JSONDecoder().decode(JSONValue.self, from: written) == value)
    }

    @Test(arguments: [
        "18446744073709551615", "-9223372036854775809", "12345678901234567890123456789", "9223372036854775807",
    ])
    func noDigitOfALargeNumberIsLost(text: String) throws {
        let read = try JSONDecoder().decode([JSONValue].self, from: Data("[\(text)]".utf8))
        #expect(String(decoding: try JSONEncoder().encode(read), as: UTF8.self) == "[\(text)]")
    }

    @Test(arguments: ["1e300", "-1e300", "1.7976931348623157e308", "1.5"])
    func otherNumberIsADouble(text: String) throws {
        let read = try JSONDecoder().decode([JSONValue].self, from: Data("[\(text)]".utf8))
        #expect(read == [.number(try #require(Double(text)))])
    }

    @Test(arguments: ["", "{", "nul", "[1,]x", "\"", "\u{1}"])
    func brokenTextIsAnError(text: String) {
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8)) }
    }
}
