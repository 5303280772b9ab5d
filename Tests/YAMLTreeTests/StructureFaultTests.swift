import Testing
import YAMLTree

@Suite struct StructureFaultTests {
    @Test(arguments: faults)
    func faultsAreToldWithTheirPlace(yaml: String, text: String) {
        #expect(fault(in: yaml) == text)
    }

    private static let faults: [(String, String)] = [
        ("", "f:1:1: error: the document is empty; expected a mapping or another value"),
        ("# only a comment\n", "f:1:1: error: the document is empty; expected a mapping or another value"),
        ("---\n...\n", "f:1:1: error: the document is empty; expected a mapping or another value"),
        ("\u{FEFF}", "f:1:1: error: the document is empty; expected a mapping or another value"),
        ("a: 1\n---\nb: 2", "f:2:1: error: a second document starts here; keep one document in each file"),
        ("{\"a\": 1}\n---\n", "f:2:1: error: a second document starts here; keep one document in each file"),
        (
            "a: 1\nb:\n  c: 2\n  d: 3\n  c: 4",
            """
            f:5:3: error: the key 'c' appears twice in this mapping; remove or rename one of the two [/b/c]
            f:3:3: note: 'c' appears first here
            """
        ),
        (
            "- {200: a, '200': b}",
            """
            f:1:12: error: the key '200' appears twice in this mapping; remove or rename one of the two [/0/200]
            f:1:4: note: '200' appears first here
            """
        ),
        (
            "a: &a {x: 1}\nb:\n  <<: *a\n  <<: *a",
            """
            f:4:3: error: the key '<<' appears twice in this mapping; merge several mappings with one '<<: [*a, *b]' [/b/<<]
            f:3:3: note: '<<' appears first here
            """
        ),
        (
            "? [a]\n: b",
            "f:1:3: error: a key must be a string, but this one is a sequence; put a string that starts with '[' in quotes"
        ),
        (
            "a:\n  {{x}}: b",
            "f:2:3: error: a key must be a string, but this one is a mapping; put a string that starts with '{' in quotes [/a]"
        ),
        (
            "a: &a [1]\nb: {*a : c}",
            "f:2:5: error: a key must be a string, but this one is a sequence; put a string that starts with '[' in quotes [/b]"
        ),
        (
            "a: &first 1\nb: [x, *frist]",
            "f:2:8: error: no anchor '&frist' before the alias '*frist'; did you mean '*first'? [/b/1]"
        ),
        (
            "a: *.html",
            "f:1:5: error: expected the name of an anchor after '*', found '.'; put a string that starts with '*' in quotes"
        ),
        (
            "a: *all",
            "f:1:4: error: no anchor '&all' before the alias '*all'; put a string that starts with '*' in quotes [/a]"
        ),
        (
            "a: &x\n  b: [1, *x]",
            """
            f:2:10: error: the alias '*x' is inside the value of '&x', so it would never end; use '$ref' for recursion [/a/b/1]
            f:1:4: note: '&x' starts here
            """
        ),
        (
            "a: &x 1\nb: &x [*x]",
            """
            f:2:8: error: the alias '*x' is inside the value of '&x', so it would never end; use '$ref' for recursion [/b/0]
            f:2:4: note: '&x' starts here
            """
        ),
        (
            "a: !include b.yaml",
            "f:1:4: error: unknown tag '!include'; remove it; only tags for JSON types are supported, such as '!!str' [/a]"
        ),
        (
            "a: !!set {x, y}",
            "f:1:4: error: unknown tag '!!set'; remove it; only tags for JSON types are supported, such as '!!str' [/a]"
        ),
        ("a: !!int x", "f:1:4: error: 'x' doesn't match the tag '!!int'; remove the tag, or fix the value [/a]"),
        (
            "a: !!bool yes",
            "f:1:4: error: 'yes' doesn't match the tag '!!bool'; remove the tag, or fix the value [/a]"
        ),
        (
            "a: !!map [x]",
            "f:1:4: error: a sequence doesn't match the tag '!!map'; remove the tag, or fix the value [/a]"
        ),
        (
            "a: !!str {x: y}",
            "f:1:4: error: a mapping doesn't match the tag '!!str'; remove the tag, or fix the value [/a]"
        ),
        (
            "a:\n  <<: 5",
            "f:2:7: error: '<<' merges a mapping or a sequence of mappings, but found an integer; put the key in quotes if '<<' is its name [/a/<<]"
        ),
        (
            "<<: [{a: 1}, b]",
            "f:1:14: error: '<<' merges a mapping or a sequence of mappings, but found a string; "
                + "put the key in quotes if '<<' is its name [/<<]"
        ),
    ]

    @Test func duplicatesAreFoundAmongManyKeysToo() {
        let keys = (0..<3000).map { "k\($0): {n: \($0)}\n" }.joined()
        #expect(fault(in: keys + "k1700: 1").hasPrefix("f:3001:1: error: the key 'k1700' appears twice"))
        #expect(fault(in: keys + "k1700: 1").hasSuffix("f:1701:1: note: 'k1700' appears first here"))
    }

    @Test func keysThatOnlyLookEqualAreNoDuplicates() throws {
        #expect(try read("\u{E9}: 1\ne\u{301}: 2").mapping?.count == 2)
    }

    @Test func explicitMarksOfOneDocumentAreFine() throws {
        #expect(try read("%YAML 1.2\n---\na: 1\n...\n# the end\n").summary == "{a: integer(1)}")
        #expect(try read("%YAML 1.1\n%TAG !e! tag:yaml.org,2002:\n---\n!e!str 1\n").summary == "\"1\"")
    }
}
