import Testing
import YAMLTree

@Suite struct MappingTests {
    @Test(arguments: [0, 1, 5, 63, 64, 65, 66, 5000])
    func everyKeyIsFound(count: Int) throws {
        let text = "{" + (0..<count).map { "\"k\($0)\": \($0)" }.joined(separator: ",") + "}"
        let mapping = try #require(try read(text).mapping)
        #expect(mapping.count == count)
        #expect(mapping.isEmpty == (count == 0))
        for number in 0..<count { #expect(mapping["k\(number)"]?.scalar?.text == String(number)) }
        #expect(mapping["k\(count)"]?.summary == nil)
        let added = Mapping.Key(text: "added", location: SourceLocation(file: 0, line: 1, column: 1))
        let longer = Mapping(entries: mapping.entries + [Mapping.Entry(key: added, value: try read("x"))])
        #expect(longer["added"]?.string == "x")
    }

    @Test func keysKeepTheDocumentsOrder() throws {
        #expect(try read("{b: 1, a: 2, c: 3}").mapping?.map(\.key.text) == ["b", "a", "c"])
    }

    @Test func keysAreComparedScalarByScalar() throws {
        let mapping = try #require(try read("\u{E9}: 1\n").mapping)
        #expect(mapping["\u{E9}"]?.summary == "integer(1)")
        #expect(mapping["e\u{301}"]?.summary == nil)
    }

    @Test(arguments: [
        ("200", ResolvedScalar.integer(200)), ("'200'", .string), ("default", .string), ("no", .string),
        ("true", .bool(true)),
        ("~", .null), ("1.5", .float(1.5)), ("0016", .string),
    ])
    func keysKnowWhatTheyAre(key: String, value: ResolvedScalar) throws {
        let entry = try #require(try read("\(key): x").mapping?.first)
        #expect(entry.key.value == value)
        #expect(entry.key.text == key.filter { $0 != "'" })
    }

    @Test(arguments: [
        ("a", "a string"), ("1", "an integer"), ("99999999999999999999", "an integer"), ("1.5", "a number"),
        ("true", "a boolean"), ("~", "null"), ("[]", "a sequence"), ("{}", "a mapping"), ("'1'", "a string"),
    ])
    func kindsAreDescribed(yaml: String, description: String) throws {
        let node = try read(yaml)
        #expect(node.kindDescription == description)
        #expect(node.string == (description == "a string" ? node.scalar?.text : nil))
        #expect(node.isNull == (description == "null"))
    }
}
