import OpenAPIDocument
import Testing
import YAMLTree

@Suite struct RegularExpressionTests {
    @Test(arguments: [
        #"^[a-z0-9_\-]{3,20}$"#, #"^(?!x)(?:a|b)+?(?<name>c)\k<name>$"#, #"a{,3}{"#, #"[\]a-]"#, #"\d+\.\d{2}"#,
        #"(?i:a)"#,
        #"^\p{L}+$"#, #"[^]"#, #"(?<=a)b(?<!c)"#, "", #"é+"#, #"x{2,}?"#, #"]"#, #"[]"#, #"[+--]"#,
    ])
    func isFine(_ pattern: String) {
        #expect(faults(pattern) == [])
    }

    @Test(arguments: [
        ("(a", "an unclosed '('"), ("a)", "an unmatched ')'"), ("[a", "an unclosed '['"),
        ("*a", "nothing to repeat before '*'"), ("a++", "nothing to repeat before '+'"),
        ("(?i)a", "inline flags such as '(?i)' are not part of ECMA-262"),
        ("(?P<n>a)", "'(?P' is not part of ECMA-262"),
        ("(?>a)", "'(?>' is not part of ECMA-262"), ("[z-a]", "the range 'z-a' is out of order"),
        ("a{3,2}", "'{3,2}' is out of order"), ("a\\", "a '\\' at the end"),
        ("(?<na", "a group name without '>'"),
        ("(?", "a '(?' at the end"), ("^{3}", "nothing to repeat before '{'"),
    ])
    func saysWhatIsWrong(_ pattern: String, _ fault: String) {
        #expect(faults(pattern) == ["the pattern is not an ECMA-262 regular expression: \(fault)"])
    }

    @Test(arguments: [
        "(?=(a+)+c)", #"(a*)*\1"#, "(?!(a|aa)+$)", "(?<=(a?){25})a", #"(?<n>a)(b{1,3})+\k<n>"#, "(?=((ab*)c)*d)",
    ])
    func saysThatAPatternCanExplode(_ pattern: String) {
        #expect(faults(pattern).map { $0.prefix(37) } == ["the pattern can take exponential time"])
    }

    @Test(arguments: [
        "(a+)+c", "([a-z]+)*@", "^(a?){25}a{25}$", "(?=.*[a-z])(?=.*[0-9]).{8,}", #"(?=(\d{3})+$)"#, #"(a)\1+"#,
        "(?!-)[a-z]+", "(?=(a+)?b)", "(?!x)(?:a|b|cd)+", "(?=(a{3})+)",
    ])
    func saysNothingOfAPatternThatCannotExplode(_ pattern: String) {
        #expect(faults(pattern) == [])
    }

    private func faults(_ pattern: String) -> [String] {
        let quoted = "'" + pattern.replacing("'", with: "''") + "'"
        return read(schemaDocument("{type: string, pattern: \(quoted)}")).diagnostics.map(\.message)
    }
}
