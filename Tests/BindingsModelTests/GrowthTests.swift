import BindingsModel
import Testing
import YAMLTree

/// Small documents that could expand exponentially result in output of proportional size, or in an error.
@Suite struct GrowthTests {
    /// Each schema contains the next one twice, 30 levels deep.
    ///
    /// Visiting every path would take a billion steps.
    @Test(
        arguments: [
            "{allOf: [NEXT, NEXT]}", "{oneOf: [NEXT, NEXT], properties: {p: {type: string}}}", "{anyOf: [NEXT, NEXT]}",
            "{not: {anyOf: [NEXT, NEXT]}}", "{if: NEXT, then: NEXT, else: NEXT, properties: {p: {type: string}}}",
            "{allOf: [NEXT, {oneOf: [NEXT, NEXT]}]}", "{allOf: [NEXT, NEXT], maxLength: 4}",
            "{oneOf: [{allOf: [NEXT, {required: [p]}]}, {allOf: [NEXT, {required: [q]}]}], properties: {q: {}}}",
        ],
        ["{type: object, properties: {p: {type: string}}}", "{type: string, pattern: a}"]
    )
    func doublingIsWalkedOverOnce(_ link: String, _ last: String) throws {
        let chain = (0..<30).map {
            "S\($0): " + link.replacing("NEXT", with: "{$ref: '#/components/schemas/S\($0 + 1)'}")
        }
        let built = try build(schemas((chain + ["S30: \(last)"]).joined(separator: "\n"), version: "3.1.0"))
        #expect(built.bindings != nil, "\(built.diagnostics)")
    }

    /// A union whose members inherit from it and aren't objects.
    ///
    /// Each would wait for the other's shape, in an infinite recursion.
    @Test func unionOfItsOwnSubtypesEnds() throws {
        let built = try build(
            schemas(
                """
                A: {oneOf: [{$ref: '#/components/schemas/B'}, {$ref: '#/components/schemas/C'}]}
                B: {allOf: [{$ref: '#/components/schemas/A'}, {type: string}]}
                C: {allOf: [{$ref: '#/components/schemas/A'}, {type: integer}]}
                """
            )
        )
        #expect(built.bindings != nil)
    }

    @Test(arguments: [
        // One long pattern, with thousands of references to it.
        "P: {type: string, pattern: '\(String(repeating: "a", count: 20_000))'}\nS: {type: object, properties: {"
            + (0..<1_000).map { "p\($0): {$ref: '#/components/schemas/P'}" }.joined(separator: ", ") + "}}",
        // The values of one enum without a type, wherever it is used.
        "P: {enum: [" + (0..<1_000).map { "[v\($0)]" }.joined(separator: ", ") + "]}\nS: {type: object, properties: {"
            + (0..<2_000).map { "p\($0): {$ref: '#/components/schemas/P'}" }.joined(separator: ", ") + "}}",
        // Thousands of properties, and a thousand schemas that inherit them.
        "B: {type: object, properties: {" + (0..<1_000).map { "p\($0): {}" }.joined(separator: ", ") + "}}\n"
            + (0..<1_000).map { "H\($0): {allOf: [{$ref: '#/components/schemas/B'}, {properties: {q: {}}}]}" }
            .joined(separator: "\n"),
    ])
    func outputIsBoundByTheDocument(_ text: String) throws {
        let built = try build(schemas(text, version: "3.1.0"))
        #expect(built.bindings == nil)
        let errors = built.diagnostics.filter { $0.severity == .error }
        #expect(errors.map(\.id) == ["too-much-output"])
        #expect(errors.allSatisfy { $0.location != nil })
    }

    @Test func namesThatCollideAreNumberedInTheirOrder() throws {
        let values = (1...2_000).map { "'a" + String($0, radix: 2).map { $0 == "0" ? "-" : "_" }.joined() + "'" }
        let type = try model(schemas("E: {type: string, enum: [a2, \(values.joined(separator: ", "))]}")).enumeration(
            "E"
        )
        #expect(type.cases.map(\.name.identifier) == ["a2", "a"] + (3...2_001).map { "a\($0)" })
    }

    @Test func faultsBeyondThoseThatAreShownAreCounted() throws {
        let tags = (0..<1_500).map { "A\($0): {oneOf: [{type: array, items: {$ref: '#/components/schemas/A\($0)'}}]}" }
        let built = try build(schemas(tags.joined(separator: "\n")))
        #expect(built.diagnostics.count <= DiagnosticCollector.most)
        #expect(built.hidden.warnings + built.diagnostics.count >= 1_500)
    }
}
