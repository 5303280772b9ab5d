import Testing

@testable import SwiftEmitter

/// Lines that are too long stand as swift-format breaks them.
@Suite struct LongLinesTests {
    static let name = String(repeating: "verylong", count: 8)

    @Test(arguments: [
        ("self.\(name) = \(name)", ["self.\(name) =", "    \(name)"]),
        ("case \(name) = \"\(name)\"", ["case \(name) =", "    \"\(name)\""]),
        (".\(name): \"\(name)\",", [".\(name):", "    \"\(name)\","]),
        ("path: \"/\(name)/\(name)\",", ["path:", "    \"/\(name)/\(name)\","]),
        ("public struct \(name)\(name): APIOperation {", ["public struct \(name)\(name):", "    APIOperation", "{"]),
        (") async throws(\(name)\(name)Error)", [")", "    async throws(\(name)\(name)Error)"]),
        ("\(name): A.\(name)\(name)? = nil,", ["\(name): A", "    .\(name)\(name)? = nil,"]),
        ("\(name): A.\(name.dropLast(18))? = nil,", ["\(name): A.\(name.dropLast(18))? =", "    nil,"]),
        ("/// \(name) \(name)", ["/// \(name) \(name)"]),
        ("// from \(name): \"PIN\" and \(name)", ["// from \(name): \"PIN\" and \(name)"]),
        ("case \"a): b\(name)\(name)\": self = x", ["case \"a): b\(name)\(name)\":", "    self = x"]),
        ("case \"\\\": \(name) = \(name)\": self = x", ["case \"\\\": \(name) = \(name)\":", "    self = x"]),
        (
            "validator.constant(\"a, b\", \(name), \"c) , (\\\", \(name)\")",
            ["validator.constant(", "    \"a, b\",", "    \(name),", "    \"c) , (\\\", \(name)\"", ")"]
        ),
        ("self.short = short", ["self.short = short"]),
    ])
    func lineThatIsTooLongIsBroken(_ text: String, _ expected: [String]) {
        var writer = CodeWriter()
        writer.line(text)
        let lines = String(decoding: writer.bytes, as: UTF8.self).split(separator: "\n").map(String.init)
        #expect(lines == expected)
    }
}
