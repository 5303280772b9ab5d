import Testing
import YAMLTree

/// Untrusted strings in each output format.
@Suite struct EscapingTests {
    @Test(arguments: [
        ("plain text", "plain text"),
        ("two\nlines\r\nand a tab\t.", #"two\nlines\r\nand a tab\t."#),
        ("\u{1B}[31mred", #"\u{1B}[31mred"#),
        ("safe\u{202E}desrever", #"safe\u{202E}desrever"#),
        ("\u{2066}\u{2069}\u{200B}\u{2060}\u{FEFF}", #"\u{2066}\u{2069}\u{200B}\u{2060}\u{FEFF}"#),
        ("a\u{E0001}\u{E0061}", #"a\u{000E0001}\u{000E0061}"#),
        ("\u{3164}\u{115F}\u{FFA0}\u{2800}\u{AD}", #"\u{3164}\u{115F}\u{FFA0}\u{2800}\u{00AD}"#),
        ("é — 日本語 👍", "é — 日本語 👍"),
        ("می\u{200C}خواهم", "می\u{200C}خواهم"),
        ("a\u{200C}b", #"a\u{200C}b"#),
        ("👩\u{200D}💻 \u{26A0}\u{FE0F}", "👩\u{200D}💻 \u{26A0}\u{FE0F}"),
        ("a\u{FE0F}b", #"a\u{FE0F}b"#),
    ])
    func terminalShowsWhatCannotBeSeen(_ text: String, _ shown: String) {
        #expect(text.escapedForTerminal.unicodeScalars.elementsEqual(shown.unicodeScalars))
    }

    @Test(arguments: [
        ("100%", "100%25"),
        ("a\r\n::error file=x::forged", "a%0D%0A::error file=x::forged"),
        ("a\n\r\u{202E}", #"a%0A%0D\u{202E}"#),
    ])
    func workflowCommandStaysOneLine(_ text: String, _ escaped: String) {
        #expect(text.escapedForWorkflow == escaped)
    }

    @Test(arguments: [
        ("a,b:c%", "a%2Cb%3Ac%25"), ("x\r\n", "x%0D%0A"), (":\u{301}", "%3A\u{301}"), (",\u{301}", "%2C\u{301}"),
    ])
    func workflowPropertyEndsWhereItShould(_ text: String, _ escaped: String) {
        #expect(text.escapedForWorkflowProperty.utf8.elementsEqual(escaped.utf8))
    }

    /// A combining mark and a Markdown character form one `Character`, which a search for the latter doesn't find.
    @Test(arguments: ["`", "*", "_", "[", "]", "|", "#", "~", "$", "\\"], ["", "\u{301}", "\u{20E3}", "\u{FE0F}"])
    func signOfMarkdownIsEscapedWhateverFollows(_ sign: String, _ mark: String) {
        #expect((sign + mark).escapedForMarkdown.utf8.starts(with: "\\\(sign)".utf8))
        #expect(("\u{600}" + sign).escapedForMarkdown.utf8.suffix(2).elementsEqual("\\\(sign)".utf8))
    }

    @Test(arguments: [
        ("<b>&", "&lt;b&gt;&amp;"),
        ("@octocat\u{301}", "@\u{200B}octocat\u{301}"),
        ("@\u{301}", "@\u{200B}\u{301}"),
        ("https://evil.example", #"https:\//evil.example"#),
        ("www.evil.example", #"www\.evil.example"#),
    ])
    func markdownIsText(_ text: String, _ escaped: String) {
        #expect(text.escapedForMarkdown.unicodeScalars.elementsEqual(escaped.unicodeScalars))
    }

    @Test(arguments: [("a`b", "`a'b`"), ("a`\u{301}b", "`a'\u{301}b`"), ("a|b", #"`a\|b`"#), ("a\nb", #"`a\nb`"#)])
    func codeSpanHasOneEnd(_ text: String, _ code: String) {
        #expect(text.markdownCode.utf8.elementsEqual(code.utf8))
    }

    @Test(arguments: [("<\u{338}", "&lt;\u{338}"), ("\"'&>", "&quot;&#39;&amp;&gt;")])
    func htmlIsText(_ text: String, _ escaped: String) {
        #expect(text.escapedForHTML.utf8.elementsEqual(escaped.utf8))
    }

    @Test(arguments: [
        ("a\"\\", #""a\"\\""#), ("\u{202E}\u{7F}", #""\u202e\u007f""#), ("\u{E0041}", #""\udb40\udc41""#),
        ("\"\u{301}", "\"\\\"\u{301}\""),
    ])
    func jsonMeansTheSame(_ text: String, _ quoted: String) {
        #expect(text.quotedForJSON.utf8.elementsEqual(quoted.utf8))
    }
}
