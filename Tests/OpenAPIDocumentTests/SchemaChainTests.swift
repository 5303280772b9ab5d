import OpenAPIDocument
import Testing
import YAMLTree

/// Chains of schemas are followed up to a limit.
///
/// A longer chain is reported as one error.
@Suite struct SchemaChainTests {
    /// A way to chain a schema to the next one, and the number of schemas per link.
    struct Link: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var schemas: Int
        var text: @Sendable (String) -> String

        init(_ name: String, _ schemas: Int, _ text: @escaping @Sendable (String) -> String) {
            testDescription = name
            self.schemas = schemas
            self.text = text
        }
    }

    static let links = [
        Link("$ref", 1) { $0 },
        Link("allOf", 2) { "{allOf: [\($0), {type: object}]}" },
        Link("anyOf", 2) { "{anyOf: [\($0), {type: string}]}" },
        Link("items", 2) { "{type: array, items: \($0)}" },
        Link("additionalProperties", 2) { "{type: object, additionalProperties: \($0)}" },
        Link("not", 2) { "{not: \($0)}" },
        Link("contains", 2) { "{type: array, contains: \($0)}" },
    ]

    private func chain(_ length: Int, _ link: Link, last: String = "{type: string}") -> String {
        let schemas = (0..<length).map { "    S\($0): \(link.text("{$ref: '#/components/schemas/S\($0 + 1)'}"))\n" }
        return whole("components:\n  schemas:\n\(schemas.joined())    S\(length): \(last)\n", version: "3.1.0")
    }

    @Test(arguments: links)
    func longestChainIsRead(_ link: Link) {
        let found = messages(chain((Document.longestChain - 1) / link.schemas, link))
        #expect(found.filter { $0.contains("error") }.isEmpty, "\(found)")
    }

    @Test(arguments: links, [1, 5_000])
    func longerChainIsOneFault(_ link: Link, more: Int) {
        let result = read(chain(Document.longestChain / link.schemas + more, link))
        let errors = result.diagnostics.filter { $0.severity == .error }
        #expect(errors.map(\.id) == ["nested-too-deep"])
        #expect(
            errors.allSatisfy {
                $0.location != nil && $0.pointer?.tokens.starts(with: ["components", "schemas"]) == true
            }
        )
        #expect(result.document == nil)
    }

    /// A ring of arrays is as long as the number of its schemas.
    @Test func ringIsAsLongAsItsSchemas() {
        let schemas = (0..<5_000).map {
            "    S\($0): {type: array, items: {$ref: '#/components/schemas/S\(($0 + 1) % 5_000)'}}\n"
        }
        let errors = read(whole("components:\n  schemas:\n\(schemas.joined())")).diagnostics
        #expect(errors.map(\.id) == ["nested-too-deep"])
    }

    @Test func propertiesOfNamedSchemasStartAnew() {
        let link = Link("properties", 1) { "{type: object, properties: {next: \($0)}}" }
        #expect(messages(chain(5_000, link)).isEmpty)
    }

    @Test func placesWithoutNamesDoNot() {
        let schemas = (0..<200).map {
            """
                S\($0): {type: object, properties: {x: {items: {type: object, properties: {y: \
            {$ref: '#/components/schemas/S\($0 + 1)/properties/x/items'}}}}}}

            """
        }
        let last = "    S200: {type: object, properties: {x: {items: {type: string}}}}\n"
        let found = read(whole("components:\n  schemas:\n\(schemas.joined())\(last)")).diagnostics
        #expect(found.filter { $0.severity == .error }.map(\.id) == ["nested-too-deep"])
    }

    /// Each choice of an anchor's target would double the number of schemas.
    @Test func dynamicScopesDoNotMultiply() {
        let depth = 40
        var schemas = ""
        for level in 0..<depth {
            for side in ["A", "B"] {
                schemas += """
                        \(side)\(level):
                          $defs: {d: {$dynamicAnchor: n\(level), type: string}}
                          type: object
                          properties:
                            a: {$ref: '#/components/schemas/A\(level + 1)'}
                            b: {$ref: '#/components/schemas/B\(level + 1)'}

                    """
            }
        }
        let asked = (0..<depth).map { "q\($0): {$dynamicRef: '#n\($0)'}" }.joined(separator: ", ")
        for side in ["A", "B"] { schemas += "    \(side)\(depth): {type: object, properties: {\(asked)}}\n" }
        let found = read(whole("components:\n  schemas:\n\(schemas)", version: "3.1.0"))
        #expect(found.diagnostics.contains { $0.id == "ambiguous-dynamic-reference" })
    }
}
