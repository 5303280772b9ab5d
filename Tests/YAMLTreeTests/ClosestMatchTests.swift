import Testing
import YAMLTree

@Suite struct ClosestMatchTests {
    private static let types = ["string", "number", "integer", "boolean", "array", "object", "null"]

    @Test(
        arguments: [
            ("strng", "string"), ("String", "string"), ("interger", "integer"), ("nubmer", "number"), ("bool", nil),
            ("objcet", "object"),
            ("arr", nil), ("aray", "array"), ("x", nil), ("", nil), ("completely different", nil), ("nul", "null"),
            ("string", nil),
        ] as [(String, String?)]
    )
    func misspellingsFindTheirWord(text: String, match: String?) {
        #expect(closestMatch(to: text, among: Self.types) == match)
    }

    @Test func theNearestWinsAndThenTheFirst() {
        #expect(closestMatch(to: "abcdef", among: ["abcdxx", "abcdex", "abcdey"]) == "abcdex")
        #expect(closestMatch(to: "a", among: ["b"]) == nil)
    }

    @Test func longTextsAreNotCompared() {
        let long = String(repeating: "a", count: 1_000_000)
        #expect(closestMatch(to: long, among: [long + "b"]) == nil)
    }
}
