import Testing
import YAMLTree

@Suite struct EncodingTests {
    private static let text = "a: [é, \"𝄞\", z]\nb: {c: ä}\n"
    private static let summary = #"{a: ["é", "𝄞", "z"], b: {c: "ä"}}"#

    @Test(arguments: [text, #"{"a": ["é", "𝄞", "z"], "b": {"c": "ä"}}"#])
    func utf8AndUTF16AreRead(text: String) throws {
        let units = Array(text.utf16)
        let little: [UInt8] = [0xFF, 0xFE] + units.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
        let big: [UInt8] = [0xFE, 0xFF] + units.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
        let marked: [UInt8] = [0xEF, 0xBB, 0xBF] + Array(text.utf8)
        for bytes in [Array(text.utf8), marked, little, big] {
            let root = try YAMLReader.parse(bytes, file: 0)
            #expect(root.summary == Self.summary)
            let expected = try read(text)["b"]?["c"]?.place
            #expect(root["b"]?["c"]?.place == expected)
        }
    }

    @Test(
        arguments: [
            (
                [0x61, 0x3A, 0x0A, 0x20, 0xC3, 0xA9, 0xFF],
                "f:2:3: error: the byte 0xFF is not UTF-8 here; save the file as UTF-8"
            ),
            ([0x61, 0xC3], "f:1:2: error: the byte 0xC3 is not UTF-8 here; save the file as UTF-8"),
            ([0x61, 0xC0, 0x80], "f:1:2: error: the byte 0xC0 is not UTF-8 here; save the file as UTF-8"),
            (
                [0x5B, 0x22, 0xC3, 0xA9, 0xED, 0xA0, 0x80, 0x22, 0x5D],
                "f:1:4: error: the byte 0xED is not UTF-8 here; save the file as UTF-8"
            ),
            (
                [0x5B, 0x22, 0xF4, 0x90, 0x80, 0x80, 0x22, 0x5D],
                "f:1:3: error: the byte 0xF4 is not UTF-8 here; save the file as UTF-8"
            ),
            ([0x5B, 0xFF, 0x5D], "f:1:2: error: the byte 0xFF is not UTF-8 here; save the file as UTF-8"),
            ([0xFF, 0xFE, 0x61, 0x00, 0x00, 0xD8], "f:1:2: error: half of a surrogate pair; save the file as UTF-8"),
            ([0xFE, 0xFF, 0x00, 0x61, 0x00], "f:1:2: error: half of a UTF-16 unit at the end; save the file as UTF-8"),
            (
                [0xFF, 0xFE, 0x00, 0x00, 0x61, 0, 0, 0],
                "f:1:1: error: the document is encoded as UTF-32; save it as UTF-8"
            ),
            ([0xFF, 0xFE], "f:1:1: error: the document is empty; expected a mapping or another value"),
            (
                [0x61, 0x00, 0x3A, 0x00],
                "f:1:2: error: the character U+0000 is not allowed; remove it; if the file is UTF-16, it lacks a byte order mark"
            ),
        ] as [([UInt8], String)]
    )
    func badBytesAreToldWithTheirPlace(bytes: [UInt8], text: String) {
        #expect(fault(inBytes: bytes) == text)
    }
}
