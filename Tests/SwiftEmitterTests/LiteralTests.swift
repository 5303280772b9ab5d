import Testing

@testable import SwiftEmitter

@Suite struct LiteralTests {
    @Test(arguments: [
        ("plain", #""plain""#),
        (#"say "hi""#, #""say \"hi\"""#),
        (#"\(secret)"#, #""\\(secret)""#),
        ("two\nlines\r\tand a tab", #""two\nlines\r\tand a tab""#),
        ("nul\u{0}", #""nul\u{0}""#),
        ("right\u{202E}left", #""right\u{202E}left""#),
        ("zero\u{200B}width", #""zero\u{200B}width""#),
        ("é 漢 🙂", #""é 漢 🙂""#),
        ("tag\u{E0041} filler\u{3164} no\u{A0}break", #""tag\u{E0041} filler\u{3164} no\u{A0}break""#),
        ("👩\u{200D}💻", #""👩\u{200D}💻""#),
    ])
    func textStaysText(_ text: String, _ expected: String) {
        #expect(literal(text) == expected)
    }
}
