import Testing

@testable import SwiftEmitter

/// Long lines are broken like swift-format does.
///
/// Lines without a possible break aren't broken.
@Suite struct LongLinesTests {
    static let name = String(repeating: "verylong", count: 8)

    private func lines(_ write: (inout CodeWriter) -> Void) -> [String] {
        var writer = CodeWriter()
        write(&writer)
        return String(decoding: writer.bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    @Test(arguments: [
        ("self.short =", "short", ["self.short = short"]),
        ("self.\(name) =", name, ["self.\(name) =", "    \(name)"]),
        ("case \(name) =", "\"\(name)\"", ["case \(name) =", "    \"\(name)\""]),
        ("case \"a): b\(name)\(name)\":", "self = x", ["case \"a): b\(name)\(name)\":", "    self = x"]),
    ])
    func restOfALineStandsOnItsOwn(_ head: String, _ rest: String, _ expected: [String]) {
        #expect(lines { $0.line(head, then: rest) } == expected)
    }

    @Test func typeHasItsConformancesOnALineOfTheirOwn() {
        let found = lines { writer in
            writer.type("public struct \(Self.name)\(Self.name)", ["APIOperation"]) { $0.line("let a = 1") }
        }
        #expect(found == ["public struct \(Self.name)\(Self.name):", "    APIOperation", "{", "    let a = 1", "}"])
    }

    @Test func callHasEachArgumentOnALineOfItsOwn() {
        let arguments = ["\"a, b\"", Self.name, "\"c) , (\(Self.name)\""]
        let found = lines { $0.call(CodeWriter.Call(function: "validator.constant", arguments: arguments)) }
        #expect(
            found == ["validator.constant(", "    \"a, b\",", "    \(Self.name),", "    \"c) , (\(Self.name)\"", ")"]
        )
    }

    @Test func elementIsBrokenWhereItMayBe() {
        let long = CodeWriter.Element("\(Self.name):", then: "\"\(Self.name)\"")
        let expected = ["[", "    \(Self.name):", "        \"\(Self.name)\",", "    a: 1", "]"]
        #expect(lines { $0.list("[", [long, CodeWriter.Element("a:", then: "1")], "]") } == expected)
        #expect(lines { $0.packed("[", [long, CodeWriter.Element("a:", then: "1")], "]") } == expected)
    }

    @Test func effectsOfAFunctionStandOnTheirOwn() {
        let found = lines {
            $0.function("func a", ["b: B"], effects: "async throws(\(Self.name)\(Self.name))", result: "C", body: nil)
        }
        #expect(
            found == ["func a(", "    b: B", ")", "    async throws(\(Self.name)\(Self.name))", "    -> C"]
        )
    }

    @Test func fileWithALineThatStaysWholeIsNotFormatted() {
        var writer = CodeWriter()
        writer.line("/// \(Self.name) \(Self.name)")
        let isLongWithACommentAlone = writer.hasLineBeyondWidth
        writer.line("let a = \(Self.name)\(Self.name)")
        let isLong = writer.hasLineBeyondWidth
        #expect(!isLongWithACommentAlone && isLong)
    }
}
