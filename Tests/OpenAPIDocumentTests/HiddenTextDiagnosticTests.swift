import OpenAPIDocument
import Testing
import YAMLTree

/// Invisible characters are reported, except in scripts and emoji that require them.
@Suite struct HiddenTextDiagnosticTests {
    @Test(arguments: [
        ("a\u{202E}b", "U+202E RIGHT-TO-LEFT OVERRIDE"), ("a\u{200B}b", "U+200B ZERO WIDTH SPACE"),
        ("a\u{E0041}b", "U+E0041 TAG LATIN CAPITAL LETTER A"), ("a\u{3164}b", "U+3164 HANGUL FILLER"),
        ("a\u{2066}b", "U+2066 LEFT-TO-RIGHT ISOLATE"), ("a\u{200D}b", "U+200D ZERO WIDTH JOINER"),
    ])
    func hiddenCharacterIsAWarning(_ text: String, _ name: String) {
        #expect(
            messages(schemaDocument("{type: string, description: '\(text)'}")) == [
                """
                api.yaml:3:36: warning: the string has an invisible character: \(name); \
                remove it; generated code shows it as an escape [/components/schemas/S/description]
                """
            ]
        )
    }

    @Test func keyIsLookedAtToo() {
        let found = read(schemaDocument("{type: object, properties: {\"a\\u202Eb\": {type: string}}}")).diagnostics
        #expect(found.map(\.id) == ["hidden-character"])
        #expect(found.first?.pointer?.tokens.last == "a\u{202E}b")
    }

    @Test(arguments: ["می\u{200C}خواهم", "\u{26A0}\u{FE0F} careful", "👩\u{200D}💻", "1\u{FE0F}\u{20E3}", "naïve — “ok”"])
    func writingThatNeedsThemIsNone(_ text: String) {
        #expect(messages(schemaDocument("{type: string, description: '\(text)'}")).isEmpty)
    }
}
