import SpecDiff
import Testing

/// Patterns are compared by what they accept, if that can be decided.
@Suite struct PatternTests {
    private func verb(_ old: String, _ new: String) throws -> String {
        let (base, revision) = (
            document(.request, property: "{type: string, pattern: '\(old)'}"),
            document(.request, property: "{type: string, pattern: '\(new)'}")
        )
        let rules = try compare(base, revision).rules
        return rules.map { $0.replacing("request-pattern-", with: "") }.joined(separator: " ")
    }

    @Test(arguments: [
        ("^[0-9]+$", "^\\d+$"), ("^a{2}$", "^aa$"), ("^(?:a|b)$", "^[ab]$"), ("^a?a?$", "^a{0,2}$"), ("abc", "a[b]c"),
        ("^.*a.*$|b", "b|^.*a.*$"), ("^[\\s\\S]$", "^[^a]$|^a$"), ("^(^a)$", "^a$"), ("^\\u0041$", "^\\x41$"),
    ])
    func patternsThatAcceptTheSame(_ one: String, _ other: String) throws {
        #expect(try verb(one, other) == "rewritten")
        #expect(try verb(other, one) == "rewritten")
    }

    @Test(arguments: [
        ("^[0-9]{4}$", "^[0-9]{4,6}$"), ("^[a-f]+$", "^[a-z]+$"), ("^ab$", "^ab"), ("^ab", "ab"), ("^a+$", "^a*$"),
        ("^(GET|PUT)$", "^(GET|PUT|POST)$"), ("^[A-Z]{2}\\d{2}$", "^\\w{4}$"), ("^https://a", "^https?://"),
        ("^.$", "^[\\s\\S]$"),
    ])
    func patternsOfWhichOneAcceptsMore(_ narrow: String, _ wide: String) throws {
        #expect(try verb(narrow, wide) == "widened")
        #expect(try verb(wide, narrow) == "narrowed")
    }

    /// Each accepts strings that the other doesn't, or the comparison is undecidable or takes too long.
    @Test(arguments: [
        ("^a$", "^b$"), ("^[0-9]{3}$", "^[0-9]{4}$"), ("^(?=a)b", "^b"), ("^(a)\\1$", "^aa$"), ("\\bA", "A"),
        ("(a|b)*a(a|b){400}", "(a|b)*b(a|b){400}"), ("a{9999}", "a"), ("\\p{Lu}", "A"),
    ])
    func patternsThatAreNotDecided(_ one: String, _ other: String) throws {
        #expect(try verb(one, other) == "changed")
        #expect(try verb(other, one) == "changed")
    }

    /// A sequence of optional parts.
    @Test(arguments: [1_000, 4_000])
    func longPatternsEnd(count: Int) throws {
        let optional = String(repeating: "a?", count: count)
        #expect(try verb("^\(optional)$", "^\(optional)b$") == "changed")
    }
}
