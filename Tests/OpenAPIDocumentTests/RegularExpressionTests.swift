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

    private func faults(_ pattern: String) -> [String] {
        let quoted = "'" + pattern.replacing("'", with: "''") + "'"
        return read(schemaDocument("{type: string, pattern: \(quoted)}")).diagnostics.map(\.message)
    }
}
