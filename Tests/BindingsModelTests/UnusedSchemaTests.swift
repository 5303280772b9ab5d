import BindingsModel
import Testing
import YAMLTree

/// A component schema has a type if generated code uses its values, or if the configuration requests all types.
@Suite struct UnusedSchemaTests {
    /// The rest of a document, and the types that it needs from `schemas`.
    struct Use: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let schemas: String
        let operation: String
        let kept: [String]

        init(_ testDescription: String, _ operation: String, _ schemas: String, keeps kept: String...) {
            self.testDescription = testDescription
            self.schemas = schemas
            self.operation = operation
            self.kept = kept
        }

        var document: String { paths("/op: {post: {\(operation)}}", schemas: schemas + "\nOther: \(some)") }
    }

    private static func reference(_ name: String) -> String { "{$ref: '#/components/schemas/\(name)'}" }
    private static func content(_ name: String, _ media: String = "application/json") -> String {
        "content: {\(media): {schema: \(reference(name))}}"
    }
    private static func answer(_ name: String) -> String { "responses: {'200': {description: D, \(content(name))}}" }
    private static let done = "responses: {'204': {description: D}}"

    private static let parents = """
        Pet: {type: object, required: [kind], discriminator: {propertyName: kind}, properties: {kind: {type: string}}}
        Cat: {allOf: [\(reference("Pet")), {type: object, properties: {claw: \(reference("Claw"))}}]}
        Dog: {allOf: [\(reference("Pet")), {type: object, properties: {bark: {type: string}}}]}
        Claw: \(some)
        """

    @Test(arguments: [
        Use("response", answer("A"), "A: \(some)", keeps: "A"),
        Use(
            "failure",
            "responses: {'204': {description: D}, '404': {description: D, \(content("A"))}}",
            "A: \(some)",
            keeps: "A"
        ),
        Use("request body", "requestBody: {\(content("A"))}, \(done)", "A: \(some)", keeps: "A"),
        Use(
            "one of several request bodies",
            """
            requestBody: {content: {application/json: {schema: \(reference("A"))}, \
            application/x-www-form-urlencoded: {schema: \(reference("B"))}}}, \(done)
            """,
            "A: \(some)\nB: \(some)",
            keeps: "A",
            "B"
        ),
        Use(
            "body that Swift has as bytes",
            "requestBody: {\(content("A", "application/octet-stream"))}, \(done)",
            "A: \(some)"
        ),
        Use(
            "parameter",
            "parameters: [{name: a, in: query, schema: \(reference("A"))}], \(done)",
            "A: {type: string, enum: [x]}",
            keeps: "A"
        ),
        Use(
            "header field of a success",
            "responses: {'204': {description: D, headers: {X-A: {schema: \(reference("A"))}}}}",
            "A: {type: string, enum: [x]}",
            keeps: "A"
        ),
        Use(
            "form whose parts are the operation's properties",
            """
            requestBody: {required: true, content: {multipart/form-data: {schema: \(reference("Form")), \
            encoding: {p: {headers: {X-A: {schema: \(reference("A"))}}}}}}}, \(done)
            """,
            """
            Form: {type: object, properties: {p: {type: string}, q: \(reference("B"))}}
            A: {type: string, enum: [x]}
            B: \(some)
            """,
            keeps: "A",
            "B"
        ),
        Use(
            "callback",
            "callbacks: {on: {'{$request.body#/url}': {post: {requestBody: {\(content("A"))}, \(done)}}}}, \(done)",
            "A: \(some)",
            keeps: "A"
        ),
        Use(
            "callback's answer",
            "callbacks: {on: {'{$request.body#/url}': {post: {\(answer("A"))}}}}, \(done)",
            "A: \(some)"
        ),
        Use(
            "failure condition",
            """
            responses: {'200': {description: D, \(content("A")), \
            x-failure-when: {property: /error, schema: \(reference("B"))}}}
            """,
            "A: \(some)\nB: {type: object, properties: {error: {type: string}}}",
            keeps: "A",
            "B"
        ),
        Use(
            "what others hold",
            answer("A"),
            """
            A: {type: object, properties: {b: {type: array, items: \(reference("B"))}, again: \(reference("A"))}}
            B: {type: object, additionalProperties: \(reference("C"))}
            C: {type: string, format: uuid}
            """,
            keeps: "A",
            "B",
            "C"
        ),
        Use(
            "another name",
            answer("A"),
            "A: {allOf: [\(reference("B"))]}\nB: {type: array, items: \(reference("C"))}\nC: \(some)",
            keeps: "A",
            "B",
            "C"
        ),
        Use(
            "property that a reference leads to",
            answer("A"),
            """
            A: {type: object, properties: {b: {type: string}, c: {$ref: '#/components/schemas/A/properties/b'}}}
            D: {type: object, properties: {e: {type: string}, f: {$ref: '#/components/schemas/D/properties/e'}}}
            """,
            keeps: "A",
            "B"
        ),
        Use("subtypes", answer("Pet"), parents, keeps: "Pet", "Cat", "Dog", "Claw"),
        Use("one subtype", answer("Dog"), parents, keeps: "Dog"),
        Use(
            "what allOf takes in",
            answer("A"),
            """
            A: {allOf: [\(reference("Base")), {type: object, properties: {b: {type: string}}}]}
            Base: {type: object, properties: {c: \(reference("C"))}}
            C: \(some)
            """,
            keeps: "A",
            "C"
        ),
        Use(
            "members of oneOf",
            answer("A"),
            """
            A:
              oneOf: [\(reference("B")), \(reference("C"))]
              discriminator: {propertyName: x, mapping: {b: '#/components/schemas/B', c: '#/components/schemas/C'}}
            B: \(some)
            C: \(some)
            """,
            keeps: "A",
            "B",
            "C"
        ),
        Use(
            "what only says which values are valid",
            answer("A"),
            "A: {type: object, properties: {b: {type: string}}, not: \(reference("B"))}\nB: \(some)",
            keeps: "A"
        ),
    ])
    func typesAreThoseThatOperationsNeed(_ use: Use) throws {
        let kept = try model(use.document, configuration: BindingsConfiguration(spec: "api.yaml"))
        #expect(kept.models.map(\.name.identifier) == use.kept)
        let all = try model(use.document, configuration: BindingsConfiguration(spec: "api.yaml", unusedSchemas: true))
        #expect(Set(all.models.map(\.name.identifier)).isSuperset(of: use.kept + ["Other", "Unused"]))
        #expect(all.operations == kept.operations)
    }

    @Test func webhookNeedsItsBody() throws {
        let text = schemas("A: \(some)\nB: \(some)", version: "3.1.0")
            .replacing("paths: {}", with: "webhooks: {w: {post: {requestBody: {\(Self.content("A"))}, \(Self.done)}}}")
        let kept = try model(text, configuration: BindingsConfiguration(spec: "api.yaml"))
        #expect(kept.models.map(\.name.identifier) == ["A"])
    }

    @Test func documentWithoutOperationsHasTypesForAllSchemas() throws {
        let text = schemas("A: \(some)\nB: {type: string}")
        let kept = try model(text, configuration: BindingsConfiguration(spec: "api.yaml"))
        #expect(kept.models.map(\.name.identifier) == ["A", "B"])
    }

    @Test func whatIsNotGeneratedIsNotWarnedOf() throws {
        func kinds(_ name: String) throws -> [String] {
            let schemas = "A: {allOf: [{type: string}, {type: integer}]}\nB: {type: object, properties: {a: \(name)}}"
            let text = paths("/op: {post: {\(Self.answer("B"))}}", schemas: schemas)
            let built = try build(text, configuration: BindingsConfiguration(spec: "api.yaml"))
            return built.diagnostics.map(\.kind.id)
        }
        #expect(try kinds("{type: string}") == [])
        #expect(try kinds(Self.reference("A")).count == 1)
    }
}

/// A schema that has a type.
private let some = "{type: object, properties: {x: {type: string}}}"
