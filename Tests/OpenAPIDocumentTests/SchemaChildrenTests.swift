import OpenAPIDocument
import Testing
import YAMLTree

@Suite struct SchemaChildrenTests {
    /// A schema with a subschema for every keyword that can have one.
    private static let everything = """
        type: [object, array]
        $ref: '#/components/schemas/Other'
        allOf: [{}, {}]
        oneOf: [{}]
        anyOf: [{}, {}]
        properties: {a: {}, 'b/c': {}}
        items: {}
        additionalProperties: {type: string}
        patternProperties: {'^x': {}}
        prefixItems: [{}, {}]
        dependentSchemas: {a: {}}
        propertyNames: {}
        contains: {}
        not: {}
        if: {}
        then: {}
        else: {}
        unevaluatedItems: {}
        unevaluatedProperties: {}
        contentSchema: {}
        $defs: {d: {}}
        """

    private func read() throws -> (document: Document, schema: Schema) {
        let lines = Self.everything.split(separator: "\n").map { "      \($0)\n" }
        let text = "components:\n  schemas:\n    Other: {}\n    S:\n\(lines.joined())"
        let document = try document(whole(text, version: "3.1.0"))
        return (document, try #require(document.component("S")))
    }

    @Test func everyKeywordIsThere() throws {
        let keywords = try read().schema.children.map(\.keyword)
        #expect(Set(keywords) == Set(Subschema.Keyword.allCases))
        #expect(keywords.count == 24)
    }

    /// The pointer of each child resolves to the child.
    @Test func pointersLeadToTheChildren() throws {
        let (document, schema) = try read()
        let start = JSONPointer(["components", "schemas", "S"])
        for child in schema.children {
            let node = try #require(document.root.node(at: start.appending(child.pointer)), "\(child.pointer)")
            if child.keyword == .reference {
                #expect(document[child.schema].location == document.component("Other")?.location)
            } else {
                #expect(node.location == document[child.schema].location, "\(child.pointer)")
            }
        }
    }

    /// Every schema of the document is named or listed as a child.
    @Test func allSchemasAreSomebodysChildren() throws {
        let document = try read().document
        let children = Set(document.schemas.flatMap { $0.children.map(\.schema) })
        let named = Set(document.components.schemas.map(\.schema))
        #expect(children.union(named).count == document.schemas.count)
    }

    @Test func simpleSchemaHasNone() throws {
        #expect(try schema("{type: string, enum: [a]}").children.isEmpty)
    }
}
