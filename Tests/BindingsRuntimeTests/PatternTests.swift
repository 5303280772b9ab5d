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

    /// The fast way and the regular-expression engine say the same, wherever the fast way applies.
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
}

/// A small generator with a fixed start, so that each run tests the same.
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
