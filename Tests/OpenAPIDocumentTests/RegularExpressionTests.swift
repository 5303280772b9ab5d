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
        ("(a", "a '(' without its ')'"), ("a)", "a ')' without its '('"), ("[a", "a '[' without its ']'"),
        ("*a", "nothing to repeat before '*'"), ("a++", "nothing to repeat before '+'"),
        ("(?i)a", "inline flags such as '(?i)' belong to other languages"),
        ("(?P<n>a)", "'(?P' belongs to other languages"),
        ("(?>a)", "'(?>' belongs to other languages"), ("[z-a]", "the range 'z-a' is the wrong way round"),
        ("a{3,2}", "'{3,2}' is the wrong way round"), ("a\\", "a '\\' at the end"),
        ("(?<na", "a group's name without its '>'"),
        ("(?", "a '(?' at the end"), ("^{3}", "nothing to repeat before '{'"),
    ])
    func saysWhatIsWrong(_ pattern: String, _ fault: String) {
        #expect(faults(pattern) == ["the pattern is no regular expression of ECMA-262: \(fault)"])
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
