import Testing
import YAMLTree

@Suite struct JSONReadingTests {
    @Test(arguments: [
        (#"{}"#, "{}"), (#" [ ] "#, "[]"),
        (
            "\n{\"a\": [1, 2.5, -3e2, true, false, null]}\n",
            "{a: [integer(1), float(2.5), float(-300.0), bool(true), bool(false), null]}"
        ),
        (#"["\"\\\/\b\f\n\r\t", "\u0041\u00e9\uD83D\uDE00\u0000"]"#, "[\"\"\\/\u{8}\u{C}\n\r\t\", \"Aé😀\0\"]"),
        ("{\n\t\"a\":\t1,\n\t\"b\":\t[\r\n\t]\n}", "{a: integer(1), b: []}"),
        (#"{"<<": {"a": 1}, "~": "~", "1": "yes"}"#, #"{<<: {a: integer(1)}, ~: "~", 1: "yes"}"#),
        (#"{"": ""}"#, #"{: ""}"#),
        (
            ##"["a: b", "- c", "# d", "*e", "&f", "!g", "%h", "@i", "", " j "]"##,
            ##"["a: b", "- c", "# d", "*e", "&f", "!g", "%h", "@i", "", " j "]"##
        ),
        ("[\"\u{7F}\u{2028}\"]", "[\"\u{7F}\u{2028}\"]"),
        ("[-0, 0, 12345678901234567890, 1E400]", "[integer(0), integer(0), bigInteger, float(inf)]"),
        (#"[[[[]]],{"a":{"b":{}}}]"#, "[[[[]]], {a: {b: {}}}]"),
    ])
    func jsonMeansWhatJSONSays(json: String, summary: String) throws {
        #expect(try read(json).summary == summary)
    }

    @Test func numbersKeepTheirText() throws {
        let texts = ["1.50", "-0", "1E5", "12345678901234567890123"]
        let nodes = try read("[\(texts.joined(separator: ", "))]").sequence
        #expect(nodes?.compactMap(\.scalar?.text) == texts)
    }

    @Test func longKeysAreRead() throws {
        let key = String(repeating: "k", count: 5000)
        #expect(try read("{\"\(key)\": {\"\(key)\\n\": 1}}").summary == "{\(key): {\(key)\n: integer(1)}}")
    }

    @Test func positionsAreThoseOfTheText() throws {
        let root = try read("{\n\t\"é\": [\"a\\u0041𝄞\", 1,\r\n  {\"x\" : null}]\r}")
        #expect(root.place == "1:1")
        #expect(root["é"]?.place == "2:7")
        #expect(root["é"]?.sequence?.map(\.place) == ["2:8", "2:20", "3:3"])
        #expect(root["é"]?.sequence?.last?["x"]?.place == "3:10")
        #expect(root.mapping?.first?.key.location == SourceLocation(file: 0, line: 2, column: 2))
    }

    @Test(arguments: [
        ("{a: 1, 'b': [x, y]}", #"{a: integer(1), b: ["x", "y"]}"#), ("{\"a\": 1, }", "{a: integer(1)}"),
        ("[1, # one\n 2,\n]", "[integer(1), integer(2)]"), (#"["\x41"]"#, #"["A"]"#), ("[01]", #"["01"]"#),
        ("[a\n b]", #"["a b"]"#), ("[&a 1, *a]", "[integer(1), integer(1)]"), ("{}\n...\n", "{}"),
        ("[+1, .5]", "[integer(1), float(0.5)]"),
    ])
    func otherFlowStyleIsReadAsYAML(yaml: String, summary: String) throws {
        #expect(try read(yaml).summary == summary)
    }

    @Test(arguments: [
        (#"{"a": 1 "b": 2}"#, "f:1:9: error: expected ',' or '}', found '\"'"),
        (#"{"a": 1,, "b": 2}"#, "f:1:9: error: expected a key in double quotes, found ','"),
        ("{\"a\": [1, 2}", "f:1:12: error: expected ',' or ']', found '}'"),
        (
            "{\"a\": [1, 2",
            """
            f:1:12: error: expected ',' or ']', found the end of the file
            """
        ),
        ("{\"a\": \"b", "f:1:7: error: the string that starts here is not closed; add the closing '\"'"),
        ("{\"a\": 1}}", "f:1:9: error: expected the end of the document, found '}'"),
        (
            #"{"a": {"b": 1, "b": 2}}"#,
            """
            f:1:16: error: the key 'b' appears twice in this mapping; remove or rename one of the two [/a/b]
            f:1:8: note: 'b' appears first here
            """
        ),
        (
            #"["\uD83D"]"#,
            "f:1:3: error: half of a surrogate pair in a string; write both halves, or the character itself"
        ),
        (
            #"["\uDE00\uD83D"]"#,
            "f:1:3: error: half of a surrogate pair in a string; write both halves, or the character itself"
        ),
        (
            "{a: 1,\n b: [2, c: }",
            "f:2:12: error: expected a value, found '}'; add the value, or put the string in quotes"
        ),
        ("[", "f:1:2: error: expected a value, found the end of the file"),
        ("{\"a\"", "f:1:5: error: expected ':', found the end of the file"),
    ])
    func faultsOfTheMoreHelpfulReaderAreTold(json: String, text: String) {
        #expect(fault(in: json) == text)
    }
}
