import OpenAPIDocument
import Testing
import YAMLTree

@Suite struct ReferenceReadingTests {
    @Test(arguments: [
        "#/components/schemas/T", "#/components/schemas%2FT", "#/x-shared/a~1b/c%20d",
        "#/paths/~1x/get/responses/200/content/application~1json/schema",
        "#/paths/~1x/get/parameters/0/schema",
    ])
    func leadsToAnyPlace(_ reference: String) throws {
        let document = try document(
            whole(
                """
                x-shared: {a/b: {c d: {type: string, title: T}}}
                paths:
                  /x:
                    get:
                      parameters: [{name: a, in: query, schema: {type: string, title: T}}]
                      responses:
                        '200': {description: D, content: {application/json: {schema: {type: string, title: T}}}}
                components:
                  schemas:
                    T: {type: string, title: T}
                    S: {$ref: '\(reference)'}
                """
            )
        )
        let target = try #require(document.component("S")?.reference?.target)
        #expect(document[target].title == "T")
    }

    @Test func placesAreOneSchemaHoweverTheyAreReached() throws {
        let document = try document(
            whole(
                """
                paths:
                  /x:
                    get:
                      parameters: [{name: a, in: query, schema: {type: string}}]
                      responses: {'200': {description: D}}
                components:
                  schemas:
                    A: {type: object, properties: {a: {$ref: '#/paths/~1x/get/parameters/0/schema'}, b: {$ref: '#/components/schemas/B'}}}
                    B: {$ref: '#/components/schemas/C'}
                    C: {type: object, properties: {a: {$ref: '#/components/schemas/A'}}}
                """
            )
        )
        let a = try #require(document.component("A"))
        guard case .schema(let inline) = document.paths[0].operations[0].parameters[0].content else {
            Issue.record("the parameter has no schema")
            return
        }
        #expect(a.property("a").flatMap { document[$0].reference?.target } == inline)
        // A named schema that is only a reference stays a separate schema.
        let b = try #require(a.property("b").flatMap { document[$0].reference?.target })
        #expect(b == document.componentID("B"))
        #expect(document.target(of: b) == document.componentID("C"))
        #expect(document.referenceNames.isEmpty)
    }

    @Test func leadsToEveryKindOfComponent() throws {
        let document = try document(
            whole(
                """
                openapi: 3.1.0
                paths:
                  /x: {$ref: '#/components/pathItems/X'}
                components:
                  pathItems:
                    X:
                      post:
                        parameters: [{$ref: '#/components/parameters/P', description: Mine}]
                        requestBody: {$ref: '#/components/requestBodies/B'}
                        responses: {'200': {$ref: '#/components/responses/R'}}
                        callbacks: {done: {$ref: '#/components/callbacks/C'}}
                  parameters: {P: {name: p, in: query, description: Theirs, schema: {type: string}}}
                  requestBodies: {B: {content: {application/json: {schema: {type: string}, examples: {e: {$ref: '#/components/examples/E'}}}}}}
                  responses:
                    R:
                      description: D
                      headers: {X-H: {$ref: '#/components/headers/H'}}
                      links: {l: {$ref: '#/components/links/L'}}
                  headers: {H: {schema: {type: integer}}}
                  links: {L: {operationId: x}}
                  examples: {E: {value: hello}}
                  callbacks: {C: {'{$url}': {post: {responses: {'204': {description: D}}}}}}
                """
            )
        )
        let operation = document.paths[0].operations[0]
        #expect(document.paths[0].path == "/x")
        #expect(operation.parameters.map(\.name) == ["p"])
        #expect(operation.parameters[0].componentName == "P")
        #expect(operation.parameters[0].description == "Mine")
        #expect(operation.requestBody?.componentName == "B")
        #expect(operation.requestBody?.content[0].examples[0].value.string == "hello")
        #expect(operation.responses[0].componentName == "R")
        #expect(operation.responses[0].status == .code(200))
        #expect(operation.responses[0].headers.map(\.name) == ["X-H"])
        #expect(operation.responses[0].links.map(\.text) == ["l"])
        #expect(operation.callbacks[0].pathItems[0].path == "{$url}")
    }

    @Test func findsAnchorsAndIDs() throws {
        let document = try document(
            schemaDocument(
                "{type: object, properties: {a: {$ref: '#here'}, b: {$ref: 'urn:thing'}, c: {$dynamicRef: '#node'}}}",
                version: "3.1.0",
                others:
                    "    A: {$anchor: here, type: string}\n    B: {$id: 'urn:thing', type: integer}\n    C: {$dynamicAnchor: node, type: boolean}"
            )
        )
        let schema = try #require(document.component("S"))
        for (name, component) in [("a", "A"), ("b", "B"), ("c", "C")] {
            #expect(schema.property(name).flatMap { document[$0].reference?.target } == document.componentID(component))
        }
    }

    @Test func knowsItsOwnURL() throws {
        let document = try document(
            whole(
                """
                openapi: 3.2.0
                $self: https://example.com/api
                components: {schemas: {T: {type: string}, S: {$ref: 'https://example.com/api#/components/schemas/T'}}}
                """
            )
        )
        #expect(document.component("S")?.reference?.target == document.componentID("T"))
    }

    @Test func longChainsNeedNoStack() throws {
        let count = 5_000
        var text =
            "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n    S0: {type: string}\n"
        for index in 1...count {
            text += "    S\(index): {type: object, properties: {next: {$ref: '#/components/schemas/S\(index - 1)'}}}\n"
        }
        let document = try document(text)
        let next = try #require(document.component("S\(count)")?.property("next"))
        #expect(document.target(of: next) == document.componentID("S\(count - 1)"))
    }
}

/// The target of `$dynamicRef` depends on the schemas on the path to it (JSON Schema 2020-12 core, 8.2.3.2).
@Suite struct DynamicReferenceTests {
    private static let generic = """
        List:
          type: array
          items: {$dynamicRef: '#element'}
          $defs: {any: {$dynamicAnchor: element}}
        """

    private func items(of name: String, in schemas: String) throws -> [SchemaType] {
        let indented = schemas.split(separator: "\n").map { "    \($0)\n" }.joined()
        let document = try document(whole("components:\n  schemas:\n\(indented)", version: "3.1.0"))
        var schema = try #require(document.component(name))
        while let target = schema.reference?.target { schema = document[target] }
        return document[document.target(of: try #require(schema.items))].types
    }

    @Test(
        arguments: [
            ("List", "", []),
            (
                "Texts",
                "Texts: {$ref: '#/components/schemas/List', $defs: {t: {$dynamicAnchor: element, type: string}}}",
                [.string]
            ),
            (
                "Outer",
                """
                Inner: {$ref: '#/components/schemas/List', $defs: {t: {$dynamicAnchor: element, type: string}}}
                Outer: {$ref: '#/components/schemas/Inner', $defs: {t: {$dynamicAnchor: element, type: integer}}}
                """,
                [.integer]
            ),
            (
                "Other",
                "Other: {$ref: '#/components/schemas/List', $defs: {t: {$dynamicAnchor: another, type: integer}}}",
                []
            ),
        ] as [(String, String, [SchemaType])]
    )
    func outermostAnchorCounts(_ name: String, _ others: String, _ expected: [SchemaType]) throws {
        #expect(try items(of: name, in: "\(Self.generic)\n\(others)") == expected)
    }

    @Test func schemaThatAsksForNoAnchorIsShared() throws {
        let document = try document(
            whole(
                """
                components:
                  schemas:
                    Link: {type: object}
                    Page:
                      properties: {link: {$ref: '#/components/schemas/Link'}, item: {$dynamicRef: '#item'}}
                      $defs: {any: {$dynamicAnchor: item}}
                    Texts: {$ref: '#/components/schemas/Page', $defs: {t: {$dynamicAnchor: item, type: string}}}
                """,
                version: "3.1.0"
            )
        )
        let texts = try #require(document.component("Texts")?.reference?.target)
        let page = try #require(document.component("Page"))
        let links = [page, document[texts]].map { document.target(of: $0.properties[0].schema) }
        #expect(links[0] == links[1])
        #expect(page.properties[1].schema != document[texts].properties[1].schema)
    }
}
