import Testing
import YAMLTree

@Suite struct AliasTests {
    @Test func aliasesStandForTheAnchoredNode() throws {
        let root = try read("a: &x {b: [1]}\nc: *x\nd: &y text\ne: [*y, *x]")
        #expect(
            root.summary == #"{a: {b: [integer(1)]}, c: {b: [integer(1)]}, d: "text", e: ["text", {b: [integer(1)]}]}"#
        )
        #expect(root["c"]?.place == "1:4")
        #expect(root["e"]?.sequence?.first?.place == "3:4")
    }

    @Test func anAnchorMayBeDefinedAgain() throws {
        #expect(try read("- &x 1\n- *x\n- &x 2\n- *x").summary == "[integer(1), integer(1), integer(2), integer(2)]")
    }

    @Test func keysMayBeAnchorsAndAliases() throws {
        #expect(try read("&k name: a\nb: *k\nc: {*k : d}").summary == #"{name: "a", b: "name", c: {name: "d"}}"#)
    }

    @Test(arguments: [
        ("a: &x {n: 1, m: 2}\nb:\n  <<: *x\n  m: 3", "{n: integer(1), m: integer(3)}"),
        ("a: &x {n: 1, m: 2}\nb:\n  m: 3\n  <<: *x\n  o: 4", "{m: integer(3), n: integer(1), o: integer(4)}"),
        ("a: [&x {n: 1}, &y {n: 2, m: 2}]\nb:\n  <<: [*x, *y]", "{n: integer(1), m: integer(2)}"),
        ("b:\n  <<: {n: 1}\n  m: 2", "{n: integer(1), m: integer(2)}"),
        ("a: &x {<<: {n: 1}, m: 2}\nb: {<<: *x}", "{n: integer(1), m: integer(2)}"),
        ("b:\n  <<: []\n  m: 2", "{m: integer(2)}"),
        ("b:\n  !!merge <<: {n: 1}", "{n: integer(1)}"),
        ("b:\n  \"<<\": {n: 1}", "{<<: {n: integer(1)}}"),
        ("b:\n  '<<': 1", "{<<: integer(1)}"),
        ("b:\n  !!str <<: 1", "{<<: integer(1)}"),
    ])
    func mergeKeysMerge(yaml: String, summary: String) throws {
        #expect(try read(yaml)["b"]?.summary == summary)
    }

    @Test func mergedMembersKeepTheirPlace() throws {
        let merged = try #require(try read("a: &x {n: 1}\nb:\n  <<: *x")["b"]?.mapping?.entry("n"))
        #expect(merged.key.location == SourceLocation(file: 0, line: 1, column: 8))
        #expect(merged.value.place == "1:11")
    }
}
