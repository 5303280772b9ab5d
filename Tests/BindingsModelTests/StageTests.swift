import OpenAPIDocument
import SwiftEmitter
import Testing
import YAMLTree

@testable import BindingsModel

/// Only the first stage: the kind of each schema.
@Suite struct ShapeTableTests {
    @Test(arguments: [
        ("{}", "any"), ("{type: string}", "String"), ("{type: string, enum: [a]}", "enumeration"),
        ("{type: array, items: {type: integer}}", "array"), ("{type: object}", "map"),
        ("{type: object, additionalProperties: {type: integer}}", "map"),
        ("{type: object, required: [a], properties: {a: {}, b: {}}}", "object a! b"),
        ("{allOf: [{$ref: '#/components/schemas/A'}, {properties: {c: {}}}]}", "object a c"),
        ("{allOf: [{$ref: '#/components/schemas/A'}]}", "A"), ("{$ref: '#/components/schemas/A'}", "A"),
        ("{oneOf: [{$ref: '#/components/schemas/A'}, {type: string}]}", "union of 2"),
        ("{oneOf: [{$ref: '#/components/schemas/A'}, {}]}", "any"), ("{oneOf: [{type: string}]}", "inline"),
        ("{oneOf: [{required: [a]}, {required: [b]}], properties: {a: {}, b: {}}}", "object a b"),
        ("{type: array, prefixItems: [{}, {}], minItems: 1}", "tuple 0! 1"),
        ("{type: [string, integer]}", "union of 2"),
    ])
    func shapeOfASchema(_ schema: String, _ expected: String) throws {
        let document = try document(
            schemas("S: \(schema)\nA: {type: object, properties: {a: {type: string}}}", version: "3.1.0")
        )
        let components = document.components.schemas.map(\.schema)
        let shape = ShapeTable(document)[components[0]]
        let found: String =
            switch shape {
            case .any: "any"
            case .scalar(let type): type.spelling
            case .enumeration: "enumeration"
            case .array: "array"
            case .map: "map"
            case .union(let union): "union of \(union.members.count)"
            case .reference(let target): document.target(of: target) == components[1] ? "A" : "inline"
            case .object(let object):
                ([object.isTuple ? "tuple" : "object"]
                    + object.members.map { $0.name + (object.required.contains($0.name) ? "!" : "") })
                    .joined(separator: " ")
            }
        #expect(found == expected)
    }

    @Test func referencesEndAtWhatTheyReferTo() throws {
        let document = try document(
            schemas(
                """
                A: {allOf: [{$ref: '#/components/schemas/B'}]}
                B: {oneOf: [{$ref: '#/components/schemas/C'}]}
                C: {type: string, nullable: true}
                """
            )
        )
        let (shapes, ids) = (ShapeTable(document), document.components.schemas.map(\.schema))
        #expect(ids.map { shapes.end(of: $0) } == [ids[2], ids[2], ids[2]])
        #expect(ids.map { shapes.isNullable($0) } == [false, false, true])
        #expect(ids.allSatisfy { shapes.isText($0) && shapes.writesItself($0) })
    }

    @Test func membersOfAllOfWithoutATypeInCommonAreNoted() throws {
        let document = try document(schemas("S: {allOf: [{type: string}, {type: integer}]}\nT: {type: string}"))
        #expect(ShapeTable(document).disagreements == [document.components.schemas[0].schema])
    }
}

/// Only the second stage: every name, before any type is planned.
@Suite struct NameTableTests {
    private func names(
        _ text: String,
        _ configuration: BindingsConfiguration = BindingsConfiguration(spec: "api.yaml")
    ) throws -> NameTable {
        let document = try document(text)
        return NameTable(ShapeTable(document), Selection(document, configuration), configuration)
    }

    @Test(arguments: [
        ("S: {type: object, properties: {a: {type: object, properties: {b: {enum: [x, y]}}}}}", ["S", "S.A", "S.AB"]),
        ("S: {type: array, items: {type: object, properties: {a: {}}}}", ["S", "SItem"]),
        ("S: {type: object, additionalProperties: {type: string, enum: [x]}}", ["S", "SValue"]),
        ("S: {oneOf: [{title: Big one, type: object, properties: {a: {}}}, {type: string}]}", ["S", "S.BigOne"]),
        ("S: {type: object, properties: {s: {type: object, properties: {b: {}}}}}", ["S", "S.SValue"]),
        (
            "S: {type: object, properties: {a: {type: object, x-swift-name: Given, properties: {b: {}}}}}",
            ["S", "S.Given"]
        ),
        ("String: {type: string, enum: [a]}", ["StringModel"]),
        ("a-b: {type: string}\na_b: {type: string}", ["AB", "AB2"]),
    ])
    func typesOfSchemas(_ text: String, _ expected: [String]) throws {
        #expect(try names(schemas(text)).origins.keys.map(\.description).sorted() == expected)
    }

    @Test func whatStandsInAnOperationHasItsNameInTheOrderOfTheOutput() throws {
        let names = try names(
            paths(
                """
                /pets/{kind}:
                  post:
                    tags: [Pets]
                    parameters: [{name: kind, in: path, required: true, schema: {type: string, enum: [cat, dog]}}]
                    requestBody:
                      required: true
                      content: {application/json: {schema: {type: object, properties: {owner: {type: object, properties: {a: {}}}}}}}
                    responses:
                      "404": {description: D, content: {application/json: {schema: {type: object, properties: {b: {}}}}}}
                      "200": {description: D, content: {application/json: {schema: {type: object, properties: {c: {}}}}}}
                """
            ),
            BindingsConfiguration(spec: "api.yaml", client: "PetClient", groupsByTag: true)
        )
        let operation = names.operations[0]
        #expect(
            [operation.type, operation.method, operation.error].map(\.identifier) == [
                "PostPetsKind", "postPetsKind", "PostPetsKindError",
            ]
        )
        #expect(operation.parameters.map(\.property.identifier) == ["kind"])
        #expect(operation.responses.map(\.response.status) == [.code(200), .code(404)])
        let types = operation.types.map { type in
            if case .schema(let id) = type { names.inlineType(id)?.description ?? "" } else { "" }
        }
        #expect(
            types == ["PostPetsKind.Kind", "PostPetsKind.Owner", "PostPetsKind.Response", "PostPetsKind.NotFoundBody"]
        )
        #expect(names.client.protocolName.identifier == "PetAPI")
        #expect(names.groups.map(\.type.identifier) == ["PetsOperations"])
    }

    @Test func clashOfABodyWithAParameterKeepsTheBodyWhole() throws {
        let names = try names(
            paths(
                """
                /a:
                  post:
                    parameters: [{name: id, in: query, schema: {type: string}}]
                    requestBody: {required: true, content: {application/json: {schema: {type: object, properties: {id: {}}}}}}
                    responses: {"204": {description: D}}
                """
            )
        )
        guard case .property(let name, _)? = names.operations[0].body else {
            Issue.record("\(String(describing: names.operations[0].body))")
            return
        }
        #expect(name.identifier == "body")
    }
}

/// Only the third stage: the types, in any order of requests.
@Suite struct TypePlannerTests {
    @Test func orderOfTheQuestionsDoesNotMatter() throws {
        let document = try document(
            schemas(
                """
                A: {type: object, required: [b], properties: {b: {$ref: '#/components/schemas/B'}, c: {type: array, items: {enum: [x]}}}}
                B: {oneOf: [{$ref: '#/components/schemas/A'}, {type: object, properties: {d: {type: string, maxLength: 3}}}]}
                C: {type: array, items: {type: object, properties: {again: {$ref: '#/components/schemas/C'}}}}
                D: {allOf: [{$ref: '#/components/schemas/C'}], minItems: 1}
                """
            )
        )
        let configuration = BindingsConfiguration(spec: "api.yaml")
        let (shapes, selection) = (ShapeTable(document), Selection(document, configuration))
        let planner = TypePlanner(shapes, NameTable(shapes, selection, configuration), selection.usage)
        var (one, other) = (planner, planner)
        for component in document.components.schemas.reversed() { _ = other.use(of: component.schema) }
        #expect(one.models() == other.models())
        #expect(one.models().map(\.name.identifier) == ["A", "B", "C", "D", "CItem"])
        #expect(one.diagnostics.sorted(in: document.roots).shown.isEmpty)
    }
}
