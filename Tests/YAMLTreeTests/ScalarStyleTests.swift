import Testing
import YAMLTree

@Suite struct ScalarStyleTests {
    @Test(arguments: [
        ("|\n  one\n  two\n", "one\ntwo\n", Scalar.Style.literal), ("|-\n  one\n", "one", .literal),
        ("|+\n  one\n\n", "one\n\n", .literal), ("|2\n   one\n", " one\n", .literal),
        (">\n  one\n  two\n\n  three\n", "one two\nthree\n", .folded), (">-\n  one\n  two", "one two", .folded),
        ("one\n  two\n\n  three", "one two\nthree", .plain), ("'it''s'", "it's", .singleQuoted),
        (#""\x41\u00e9\U0001F600\n\t\0\"\\\/""#, "Aé😀\n\t\0\"\\/", .doubleQuoted),
        ("\"one\n  two\"", "one two", .doubleQuoted),
        ("http://x/y#z", "http://x/y#z", .plain), ("a,b [c]", "a,b [c]", .plain), ("-a", "-a", .plain),
        ("x # y", "x", .plain),
    ])
    func textIsUnescapedAndFolded(yaml: String, text: String, style: Scalar.Style) throws {
        let scalar = try #require(try read("a: \(yaml)")["a"]?.scalar)
        #expect(scalar.text == text)
        #expect(scalar.style == style)
    }

    @Test func blockAndFlowStylesMix() throws {
        let yaml = "- a: 1\n  b: [x, {c: d}]\n-\n  - e\n  - f: {g: [h]}\nj:\n"
        #expect(fault(in: yaml).hasPrefix("f:6:1"))
        #expect(
            try read("k:\n" + yaml).summary
                == #"{k: [{a: integer(1), b: ["x", {c: "d"}]}, ["e", {f: {g: ["h"]}}]], j: null}"#
        )
    }
}
