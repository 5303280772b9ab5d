import Testing
import YAMLTree

@Suite struct LimitTests {
    @Test func nestingUpTo512IsRead() throws {
        for (open, close) in [("[", "]"), ("{\"a\":", "}"), ("[{a: ", "}]")] {
            let depth = open.hasPrefix("[{") ? 256 : 512
            let inner = open.hasPrefix("{") ? "1" : ""
            let text = String(repeating: open, count: depth) + inner + String(repeating: close, count: depth)
            #expect(throws: Never.self) { try read(text) }
        }
        let block = (0..<512).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
        #expect(throws: Never.self) { try read(block) }
    }

    @Test(arguments: [
        (String(repeating: "[", count: 100_000), "f:1:513"),
        (String(repeating: "{\"a\":", count: 100_000), "f:1:2561"),
        (String(repeating: "- ", count: 100_000) + "a", "f:1:1025"),
        (String(repeating: "[a: ", count: 600), "f:1:1025"),
        ("x: " + String(repeating: "[", count: 100_000), "f:1:515"),
    ])
    func deeperNestingIsRefused(yaml: String, place: String) {
        let end = "; move inner parts elsewhere and reference them"
        #expect(fault(in: yaml) == "\(place): error: collections are nested more than 512 levels deep\(end)")
    }

    @Test func nestingThroughAliasesCountsToo() {
        let chain = (1...600).map { "- &a\($0) [*a\($0 - 1)]\n" }.joined()
        #expect(
            fault(in: "- &a0 []\n" + chain).hasPrefix(
                "f:512:10: error: collections are nested more than 512 levels deep"
            )
        )
    }

    @Test func aliasesMayNotExplode() {
        let laughs = (1...9).map { level in
            "- &l\(level) [" + Array(repeating: "*l\(level - 1)", count: 10).joined(separator: ", ") + "]\n"
        }
        #expect(
            fault(in: "- &l0 lol\n" + laughs.joined())
                == "f:8:43: error: with the alias '*l6', aliases expand to more than 10000000 nodes; "
                + "use fewer nested aliases"
        )
        #expect(
            fault(in: "- &l0 lol\n" + laughs.prefix(5).joined())
                == "f:6:8: error: aliases make the document more than 100 times as large, '*l4' more than any other; "
                + "use fewer nested aliases"
        )
        #expect(fault(in: "- &l0 lol\n" + laughs.prefix(3).joined()).hasPrefix("read:"))
    }

    @Test func mergesCountAsExpansion() {
        let big = "- &a {" + (0..<1000).map { "k\($0): 1" }.joined(separator: ", ") + "}\n"
        let merges = String(repeating: "- {<<: *a}\n", count: 60)
        let limits = YAMLLimits(expandedNodes: 100_000)
        #expect(fault(in: big + merges, limits: limits).contains("aliases expand to more than 100000 nodes"))
        #expect(fault(in: big + String(repeating: "- {<<: *a}\n", count: 40)).hasPrefix("read:"))
    }

    @Test func manyAliasesOfSmallThingsAreFine() throws {
        let root = try read("- &a {x: 1}\n" + String(repeating: "- *a\n", count: 50_000))
        #expect(root.sequence?.count == 50_001)
    }

    @Test func inputOver64MiBIsRefusedAtOnce() {
        let bytes = [UInt8](repeating: UInt8(ascii: "#"), count: 64 << 20 + 1)
        #expect(
            fault(inBytes: bytes)
                == "f:1:1: error: the document has 67108865 bytes, more than the limit of 67108864; "
                + "split it into several files"
        )
    }

    @Test func limitsCanBeSet() {
        #expect(
            fault(in: "[[[]]]", limits: YAMLLimits(depth: 2)).hasPrefix(
                "f:1:3: error: collections are nested more than 2"
            )
        )
        #expect(fault(in: "a: 1", limits: YAMLLimits(bytes: 3)).contains("4 bytes, more than the limit of 3"))
        #expect(
            fault(in: "[[a, a, a, a]]", limits: YAMLLimits(nestedEvents: 8))
                == "f:1:12: error: too many values are nested too deeply to parse in reasonable time; "
                + "write it as JSON, or move inner parts elsewhere and reference them"
        )
        #expect(fault(in: "[[1, 1, 1, 1]]", limits: YAMLLimits(nestedEvents: 8)).hasPrefix("read:"))
        #expect(fault(in: "a: &x []\nb: *x", limits: YAMLLimits(expandedNodes: 0)).contains("more than 0 nodes"))
        #expect(fault(in: "a: &x []\nb: *x", limits: YAMLLimits(expandedNodes: .max)).hasPrefix("read:"))
    }

    @Test func manyTagDirectivesAreRefused() {
        let directives = (0..<2000).map { "%TAG !t\($0)! x\n" }.joined()
        #expect(
            fault(in: directives + "--- a").hasPrefix("f:1:1: error: the document has more than 1000 %TAG directives")
        )
        #expect(fault(in: "a: |\n" + String(repeating: "  %TAG\n", count: 2000)).hasPrefix("read:"))
    }
}
