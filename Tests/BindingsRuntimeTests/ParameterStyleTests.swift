import Testing

@_spi(Generated) @testable import BindingsRuntime

/// The style table of the OpenAPI Specification 3.0.4 (Parameter Object, style examples), which is RFC 6570's.
@Suite struct ParameterStyleTests {
    private enum Value: CaseIterable { case empty, string, array, object }

    private func content(_ value: Value) -> ParameterContent {
        switch value {
        case .empty: .primitive("")
        case .string: .primitive("blue")
        case .array: .array(["blue", "black", "brown"])
        case .object: .object([("R", "100"), ("G", "200"), ("B", "150")])
        }
    }

    /// The strings for an empty string, a string, an array and an object, or nil if the table has none.
    private static let segments: [(ParameterStyle, explode: Bool, [String?])] = [
        (.matrix, false, [";color", ";color=blue", ";color=blue,black,brown", ";color=R,100,G,200,B,150"]),
        (.matrix, true, [";color", ";color=blue", ";color=blue;color=black;color=brown", ";R=100;G=200;B=150"]),
        (.label, false, [".", ".blue", ".blue,black,brown", ".R,100,G,200,B,150"]),
        (.label, true, [".", ".blue", ".blue.black.brown", ".R=100.G=200.B=150"]),
        (.simple, false, ["", "blue", "blue,black,brown", "R,100,G,200,B,150"]),
        (.simple, true, ["", "blue", "blue,black,brown", "R=100,G=200,B=150"]),
    ]

    @Test(arguments: segments)
    func segmentIsThatOfTheTable(row: (ParameterStyle, explode: Bool, [String?])) {
        for (value, expected) in zip(Value.allCases, row.2) {
            let text = row.0.segment("color", content(value), explode: row.explode, encode: PercentEncoding.encode)
            #expect(text == expected)
        }
    }

    private static let queries: [(ParameterStyle, explode: Bool, [String?])] = [
        (.form, false, ["color=", "color=blue", "color=blue,black,brown", "color=R,100,G,200,B,150"]),
        (.form, true, ["color=", "color=blue", "color=blue&color=black&color=brown", "R=100&G=200&B=150"]),
        (.spaceDelimited, false, [nil, nil, "color=blue%20black%20brown", "color=R%20100%20G%20200%20B%20150"]),
        (.pipeDelimited, false, [nil, nil, "color=blue%7Cblack%7Cbrown", "color=R%7C100%7CG%7C200%7CB%7C150"]),
        (.deepObject, true, [nil, nil, nil, "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"]),
    ]

    @Test(arguments: queries)
    func queryIsThatOfTheTable(row: (ParameterStyle, explode: Bool, [String?])) {
        for (value, expected) in zip(Value.allCases, row.2) {
            guard let expected else { continue }
            let pairs = row.0.pairs("color", content(value), explode: row.explode, encode: PercentEncoding.encode)
            #expect(pairs.joined(separator: "&") == expected)
        }
    }

    @Test func emptyArrayIsNoPair() {
        #expect(ParameterStyle.form.pairs("a", .array([]), explode: true, encode: PercentEncoding.encode).isEmpty)
    }

    /// RFC 6570, section 3.2: names and values of the examples, and values that are hard to encode in UTF-8 or a URL.
    @Test(
        arguments: [
            ("value", "value", "value"),
            ("Hello World!", "Hello%20World%21", "Hello%20World!"),
            ("/foo/bar", "%2Ffoo%2Fbar", "/foo/bar"),
            ("http://example.com/home/", "http%3A%2F%2Fexample.com%2Fhome%2F", "http://example.com/home/"),
            ("50%", "50%25", "50%25"),
            ("%41%4g%", "%2541%254g%25", "%41%254g%25"),
            ("a#b", "a%23b", "a%23b"),
            ("é", "%C3%A9", "%C3%A9"),
            ("👩‍👩‍👧", "%F0%9F%91%A9%E2%80%8D%F0%9F%91%A9%E2%80%8D%F0%9F%91%A7", nil),
            ("-._~", "-._~", "-._~"),
            ("a b+c&d=e", "a%20b%2Bc%26d%3De", "a%20b+c&d=e"),
            ("\u{0}\n\"<>\\^`{|}", "%00%0A%22%3C%3E%5C%5E%60%7B%7C%7D", "%00%0A%22%3C%3E%5C%5E%60%7B%7C%7D"),
        ] as [(String, String, String?)]
    )
    func percentEncodingIsThatOfTheRFC(text: String, encoded: String, reserved: String?) {
        #expect(PercentEncoding.encode(text) == encoded)
        if let reserved { #expect(PercentEncoding.encodeKeepingReserved(text) == reserved) }
    }

    @Test func valuesBecomeTheShortestText() {
        func text(_ value: some ParameterEncodable) -> String {
            guard case .primitive(let text) = value.parameterContent else { return "no primitive" }
            return text
        }
        #expect(text(91) == "91")
        #expect(text(Int64.min) == "-9223372036854775808")
        #expect(text(UInt64.max) == "18446744073709551615")
        #expect(text(true) == "true")
        #expect(text(1.0) == "1")
        #expect(text(0.1) == "0.1")
        #expect(text(-0.5 as Float) == "-0.5")
        #expect(text(1e300) == "1e+300")
        #expect(text("a,b") == "a,b")
    }

    @Test func membersOfADictionaryAreSorted() {
        guard case .object(let members) = ["b": 2, "a": 1, "c": 3].parameterContent else {
            Issue.record("no object")
            return
        }
        #expect(members.map(\.0) == ["a", "b", "c"])
        #expect(members.map(\.1) == ["1", "2", "3"])
    }
}
