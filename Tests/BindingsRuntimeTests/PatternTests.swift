import Foundation
import Testing

@_spi(Generated) @testable import BindingsRuntime

@Suite struct PatternTests {
    @Test(
        arguments: [
            ("^[0-9]{4}$", "0016", true), ("^[0-9]{4}$", "016", false), ("^[0-9]{4}$", "00160", false),
            ("^[0-9]{4}$", "001a", false), ("^[0-9]{4}$", "٠٠١٦", false), ("^[0-9]{4}$", "0016\n", false),
            ("^(0[1-9]|1[0-2])[0-9]{2}$", "1228", true), ("^(0[1-9]|1[0-2])[0-9]{2}$", "1328", false),
            ("^(0[1-9]|1[0-2])[0-9]{2}$", "1228\n", false), ("^(0[1-9]|1[0-2])[0-9]{2}$", "0028", false),
            ("^[0-9A-Fa-f]{64}$", String(repeating: "aF", count: 32), true),
            ("^[0-9A-Fa-f]{64}$", String(repeating: "g", count: 64), false),
            ("abc", "xabcx", true), ("abc", "xabx", false), ("^abc", "abcd", true), ("abc$", "abc\n", false),
            ("", "anything", true), ("^$", "", true), ("^$", "a", false), ("^a?$", "", true), ("^a?$", "aa", false),
            ("^a{2,}$", "aa", true), ("^a{2,}$", "a", false), ("^a+b$", "aaab", true), ("^a*a$", "aaa", true),
            (#"^\d+$"#, "123", true), (#"^(\d+)$"#, "١٢٣", false), (#"^\w+!$"#, "naïve!", false),
            (#"^\w+!$"#, "ok!", true),
            (#"^[\d.]+$"#, "1.2", true), (#"^[\w-]+(@|#)$"#, "a-b@", true), (#"^(\D|x)+$"#, "٣x", true),
            (#"^\+?[1-9]\d{1,14}$"#, "+919876543210", true), (#"^\$[0-9]+$"#, "$5", true), ("^[$]$", "$", true),
            ("^([[]|a)$", "[", true), ("^([a&&b])$", "&", true), (#"^([\]]|a)$"#, "]", true), ("^(a|b)$", "c", false),
            (#"^https?://[^/]+$"#, "https://a.b", true), ("(", "anything", true),
        ]
    )
    func matchesAsECMAScriptDoes(pattern: String, text: String, expected: Bool) {
        #expect(Pattern(pattern).accepts(text) == expected)
    }

    /// The fast path and the regular-expression engine agree whenever the fast path applies.
    @Test func sequencesAgreeWithTheEngine() throws {
        var random = SplitMix64(state: 20)
        let atoms = ["a", "b", "[ab]", "[a-c]", "[0-9]", #"\d"#, "-", #"\."#, "[a-]", "[_a-z0-9]"]
        let counts = ["", "", "?", "*", "+", "{2}", "{1,3}", "{0,1}", "{2,}"]
        let letters = Array("abc09-._x\n")
        var fast = 0
        for _ in 0..<2_000 {
            let parts = (0...Int(random.next() % 3)).map { _ in
                atoms.randomElement(using: &random)! + counts.randomElement(using: &random)!
            }
            let source = "^\(parts.joined())$"
            guard let sequence = PatternSequence(source) else { continue }
            fast += 1
            let engine = try NSRegularExpression(pattern: Pattern.icuSyntax(source))
            for length in [0, 1, 2, 2, 3, 3, 4, 6] {
                let text = String((0..<length).map { _ in letters.randomElement(using: &random)! })
                let range = NSRange(text.startIndex..., in: text)
                let expected = engine.firstMatch(in: text, range: range) != nil
                #expect(sequence.matches(text) == expected, "\(source) on \(text.debugDescription)")
            }
        }
        #expect(fast > 300)
    }

    @Test(arguments: [
        "^(a|b)$", "^.$", "^[^a]$", "abc", "^a", "a$", "^a*?$", "^a*a$", "^a?a?$", "^[a$", "^a{x}$", "^é$",
    ])
    func otherPatternsTakeTheEngine(source: String) {
        #expect(PatternSequence(source) == nil)
    }

    @Test(
        arguments: [
            // Repetition.
            ("^(ab)*$", "abab", true), ("^(ab)*$", "aba", false), ("^(a{2}){2}$", "aaaa", true),
            ("^(a{2}){2}$", "aaa", false), ("^(a{1,2}b?){2,}$", "aabab", true), ("^a{0}$", "", true),
            ("^a{0}$", "a", false), ("^(a|b){2,3}$", "abab", false), ("^(a|b){2,3}$", "aba", true),
            ("^(a*)*$", "", true),
            ("^(a*)*b$", "aab", true), ("^(|a)+$", "aa", true), ("^a+?b$", "aab", true), ("^a{,2}$", "a{,2}", true),
            ("x{", "x{", true), ("^x{1$", "x{1", true), ("a]", "a]", true), ("}", "}", true),
            // Alternatives, anchors.
            ("^a|b$", "ax", true), ("^a|b$", "xb", true), ("^a|b$", "xax", false), ("^(?:a|)$", "", true),
            ("(?<year>[0-9]{4})", "in 2026", true), ("a$b", "a", false), ("a^b", "ab", false), ("^^a$$", "a", true),
            ("(^a)", "ba", false), ("", "", true), ("()", "", true), ("^$", "\n", false),
            // Boundaries are between ASCII word characters and others.
            (#"\bcat\b"#, "a cat.", true), (#"\bcat\b"#, "cats", false), (#"\Bat"#, "cat", true),
            (#"\Bat"#, "at", false),
            (#"\bé"#, "é", false), (#"a\bé"#, "aé", true), (#"^\b$"#, "", false), (#"^\B$"#, "", true),
            // Classes.
            ("^[^a]$", "b", true), ("^[^a]$", "a", false), ("^[^a]$", "\n", true), ("^[^]$", "\n", true),
            ("[]", "a", false),
            (#"^[\w-.]$"#, "-", true), (#"^[a-\d]$"#, "-", true), (#"^[\b]$"#, "\u{8}", true), ("^[-a]$", "-", true),
            ("^[a-]$", "-", true), ("^[[:alpha:]]$", "a]", true), ("^[a-c&&b]$", "&", true), ("^[α-ω]$", "λ", true),
            (#"^[^\W_]$"#, "_", false), (#"^[^\W_]$"#, "a", true), (#"^[\S]$"#, " ", false),
            (#"^\s$"#, "\u{2003}", true),
            (#"^\s$"#, "\u{FEFF}", true), (#"^\s$"#, "\u{B}", true), (#"^\S$"#, "é", true), ("^.$", "\n", false),
            ("^.$", "\u{2028}", false), ("^.$", "\u{85}", true), ("^.$", "👍", true), ("^..$", "👍", false),
            ("^[👍]$", "👍", true), ("^é$", "e\u{301}", false), ("^..$", "\r\n", false), ("^[^x]{2}$", "\r\n", true),
            // Escapes.
            (#"^\x41\u0042\u{43}$"#, "ABC", true), (#"^\ud83d\udc4d$"#, "👍", true),
            (#"^\t\n\v\f\r\0$"#, "\t\n\u{B}\u{C}\r\0", true),
            (#"^\/\-\.\$\_$"#, "/-.$_", true), (#"^[\]\\^]$"#, "^", true), (#"^\d\D\w\W$"#, "1a_-", true),
            (#"^\d$"#, "٣", false), (#"^\p{L}+$"#, "añλ", true), (#"^\p{L}+$"#, "a1", false),
            (#"^\p{Lu}\P{Lu}$"#, "Aa", true),
            (#"^\p{Letter}$"#, "a", true), (#"^[\p{Nd}\p{gc=Sc}]+$"#, "٣€1", true), (#"^\p{Punctuation}$"#, "!", true),
        ]
    )
    func programMeansWhatECMAScriptSays(pattern: String, text: String, expected: Bool) throws {
        let program = try #require(PatternProgram(pattern))
        #expect(program.matches(text) == expected)
        #expect(Pattern(pattern).finding(in: text) == expected)
    }

    @Test(arguments: [
        "(a)\\1", "(?=a)", "(?!a)", "(?<=a)", "(?<!a)", #"(?<n>a)\k<n>"#, "(?i)a", "(?i:a)", "(?>a)", "a++", #"\Aa\z"#,
        #"\p{Script=Greek}"#, #"\cA"#, "(", ")", "a)", "[a", "*a", #"a\"#, "a{2,1}", "[z-a]", "a**", "(?", "(?<n",
        #"\ud83d"#, #"\u{}"#, #"\u12"#, #"\01"#, "(((a{100}){100}){100})", "a{1,100000}", "a{99999999999999999999}",
        String(repeating: "(", count: 10_000) + String(repeating: ")", count: 10_000),
    ])
    func otherPatternsAreNoPrograms(source: String) {
        #expect(PatternProgram(source) == nil)
        _ = Pattern(source).finding(in: "aaaa")
    }

    /// Programs and the platform's engine agree on every pattern that both interpret the same way.
    @Test func programsAgreeWithTheEngine() throws {
        var random = SplitMix64(state: 10)
        func pattern(_ depth: Int) -> String {
            let atoms = [
                "a", "b", "ab", "[ab]", "[^a]", "[a-c]", #"\d"#, #"\w"#, #"[\d-]"#, "-", #"\."#, "é", "1", "", "^", "$",
            ]
            let counts = ["", "", "", "?", "*", "+", "{2}", "{0,2}", "{1,}", "*?", "+?"]
            let parts = (0...Int(random.next() % 3)).map { _ -> String in
                let group = depth > 0 && random.next() % 2 == 0
                let atom = group ? "(\(pattern(depth - 1)))" : atoms.randomElement(using: &random) ?? ""
                if ["", "^", "$", "ab"].contains(atom) { return atom }
                let count = counts.randomElement(using: &random) ?? ""
                // The engine misses matches of a group that is repeated lazily and can be empty.
                return atom + (group && count.hasSuffix("?") ? "*" : count)
            }
            return parts.joined(separator: random.next() % 4 == 0 ? "|" : "")
        }
        let letters = Array("aabbc1-.é_\n")
        var compared = 0
        for _ in 0..<2_000 {
            let source = pattern(2)
            guard let program = PatternProgram(source),
                let engine = try? NSRegularExpression(pattern: Pattern.icuSyntax(source))
            else { continue }
            for length in [0, 1, 2, 3, 4, 6, 8] {
                let text = String((0..<length).map { _ in letters.randomElement(using: &random) ?? "a" })
                let range = NSRange(text.startIndex..., in: text)
                let expected = engine.firstMatch(in: text, range: range) != nil
                #expect(program.matches(text) == expected, "\(source) on \(text.debugDescription)")
                compared += 1
            }
        }
        #expect(compared > 10_000)
    }

    /// With backtracking, each would take far too long.
    ///
    /// If the engine gives up, the value counts as valid.
    @Test(
        arguments: [
            ("(a+)+c", String(repeating: "a", count: 2_000), false),
            ("^(a?){25}a{25}$", String(repeating: "a", count: 25), true),
            ("([a-z]+)*@", String(repeating: "x", count: 2_000), false),
            ("^(a|a)*$", String(repeating: "a", count: 2_000) + "b", false),
            ("^(a|aa)+$", String(repeating: "a", count: 2_000), true),
            ("(.*)(.*)(.*)(.*)x$", String(repeating: "y", count: 2_000), false),
            // Undecided, because these can't run in linear time.
            ("^(?=(a+)+c)", String(repeating: "a", count: 40), nil),
            (#"^(a+)+\1c$"#, String(repeating: "a", count: 40), nil),
            ("^(?!(a|aa)+c)b", String(repeating: "a", count: 60), nil),
            // Cases that are easy for the engine are still decided.
            ("^(?=.*[a-z])(?=.*[0-9]).{8,}$", "abcdefg1", true), ("^(?=.*[a-z])(?=.*[0-9]).{8,}$", "abcdefgh", false),
            (#"^(.)\1$"#, "aa", true), (#"^(.)\1$"#, "ab", false), ("(?i)^abc$", "ABC", true),
        ] as [(String, String, Bool?)]
    )
    func noPatternTakesLong(pattern: String, text: String, expected: Bool?) {
        #expect(Pattern(pattern).finding(in: text) == expected)
        #expect(Pattern(pattern).accepts(text) == (expected ?? true))
    }

    /// A string that exceeds the budget is left undecided.
    @Test func budgetEndsAProgram() {
        #expect(Pattern("(?=a)b").finding(in: String(repeating: "a", count: 1_000_000)) == nil)
        let pattern = Pattern("((a{0,50}){50})b")
        #expect(pattern.finding(in: String(repeating: "a", count: 20)) == false)
        #expect(pattern.finding(in: String(repeating: "a", count: 10_000)) == nil)
        #expect(Pattern("^[ab]{0,4000}$").finding(in: String(repeating: "a", count: 4_000)) == true)
    }
}

/// A small generator with a fixed seed, so that every run tests the same values.
struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
