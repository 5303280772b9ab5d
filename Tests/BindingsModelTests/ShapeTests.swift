import BindingsModel
import SwiftEmitter
import Testing
import YAMLTree

@Suite struct ShapeTests {
    @Test(arguments: [
        ("{type: string}", "String"), ("{type: string, format: date-time}", "DateTime"),
        ("{type: string, format: date}", "CalendarDate"),
        ("{type: string, format: byte}", "Data"), ("{type: string, format: uuid}", "String"),
        ("{type: integer}", "Int"),
        ("{type: integer, format: int32}", "Int32"), ("{type: integer, format: int64}", "Int64"),
        ("{type: integer, format: uint64}", "UInt64"), ("{type: integer, maximum: 100000000000000000000}", "Decimal"),
        ("{type: number}", "Double"), ("{type: number, format: float}", "Float"),
        ("{type: number, format: decimal}", "Decimal"),
        ("{type: boolean}", "Bool"), ("{}", "JSONValue"), ("{type: object}", "[String: JSONValue]"),
        ("{type: array, items: {type: integer}}", "[Int]"),
        ("{type: array, items: {type: string, nullable: true}}", "[String?]"),
        ("{type: object, additionalProperties: {type: integer}}", "[String: Int]"),
        ("{type: array, items: {type: array, items: {type: boolean}}}", "[[Bool]]"),
        ("{allOf: [{type: string}]}", "String"), ("{oneOf: [{type: integer}]}", "Int"),
    ])
    func typesOfValues(_ schema: String, _ expected: String) throws {
        #expect(try model(schemas("S: \(schema)")).alias("S").type.spelling == expected)
    }

    @Test(arguments: [
        ("{type: [string, integer]}", ["string(String)", "integer(Int)"]), ("{const: x}", ["String"]),
        (
            "{type: array, prefixItems: [{type: string}, {type: integer}]}",
            ["item1: String?", "item2: Int?", "others: [JSONValue]"]
        ),
        ("{type: object, patternProperties: {'^x': {type: integer}}}", ["[String: Int]"]),
        ("true", ["JSONValue"]),
    ])
    func typesOfLaterVersions(_ schema: String, _ expected: [String]) throws {
        let model = try model(schemas("S: \(schema)", version: "3.1.0"))
        let found: [String] =
            switch model.models[0] {
            case .union(let union): union.cases.map { "\($0.name)(\($0.type.spelling))" }
            case .alias(let alias): [alias.type.spelling]
            case .structure(let type):
                type.properties.map { "\($0.name): \($0.declaredType.spelling)" }
                    + [type.additionalProperty].compactMap { $0.map { "\(type.additionalName): \($0.spelling)" } }
            default: []
            }
        #expect(found == expected)
    }

    @Test func allOfIsOneStruct() throws {
        let model = try model(
            schemas(
                """
                Base: {type: object, required: [id], properties: {id: {type: string}, note: {type: string}}}
                Pet:
                  allOf:
                    - $ref: '#/components/schemas/Base'
                    - {type: object, required: [name, note], properties: {name: {type: string}}}
                  properties: {age: {type: integer}}
                """
            )
        )
        #expect(try model.structure("Pet").shape == ["id: String", "note: String", "name: String", "age: Int?"])
    }

    @Test func allOfThatDisagreesIsDiagnosed() throws {
        let built = try build(schemas("S: {allOf: [{type: string}, {type: integer}]}"))
        #expect(built.diagnostics.map(\.id) == ["all-of-disagreement"])
        #expect(built.diagnostics.map(\.severity) == [.warning])
        #expect(built.diagnostics[0].pointer?.description == "/components/schemas/S")
        #expect(try #require(built.bindings).alias("S").type == .json)
    }

    @Test func heirsAreMembersOfTheirParent() throws {
        let model = try model(
            schemas(
                """
                Pet: {type: object, required: [kind], properties: {kind: {type: string}}, discriminator: {propertyName: kind}}
                Cat: {allOf: [{$ref: '#/components/schemas/Pet'}, {type: object, properties: {lives: {type: integer}}}]}
                Dog: {allOf: [{$ref: '#/components/schemas/Pet'}]}
                """
            )
        )
        let pet = try model.union("Pet")
        #expect(pet.cases.map { "\($0.name): \($0.type.spelling)" } == ["cat: Cat", "dog: Dog"])
        #expect(try model.structure("Cat").shape == ["kind: String", "lives: Int?"])
        #expect(try model.structure("Dog").shape == ["kind: String"])
        guard case .discriminator("kind", let values) = pet.selection else {
            Issue.record("\(pet.selection)")
            return
        }
        #expect(values.map(\.texts) == [["Cat"], ["Dog"]])
    }
}

@Suite struct UnionTests {
    private let members = """
        Cat: {type: object, required: [kind, lives], properties: {kind: {type: string, enum: [cat]}, lives: {type: integer}}}
        Dog: {type: object, required: [kind], properties: {kind: {type: string, enum: [dog]}, tail: {type: string}}}
        """

    private func selection(_ schema: String, _ others: String) throws -> (union: UnionType, ids: [String]) {
        let built = try build(schemas("S: \(schema)\n\(others)"))
        return (try #require(built.bindings).union("S"), built.diagnostics.map(\.id))
    }

    @Test func mappingOfADiscriminatorDecides() throws {
        let found = try selection(
            """
            {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}], discriminator: {propertyName: kind, \
            mapping: {c: '#/components/schemas/Cat', cc: '#/components/schemas/Cat'}}}
            """,
            members
        )
        guard case .discriminator("kind", let values) = found.union.selection else {
            Issue.record("\(found.union.selection)")
            return
        }
        #expect(values.map(\.texts) == [["c", "cc"], ["Dog"]])
        #expect(values.map(\.case) == [0, 1])
    }

    @Test func requiredEnumsThatDifferImplyADiscriminator() throws {
        let found = try selection(
            "{oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]}",
            members
        )
        guard case .discriminator("kind", let values) = found.union.selection else {
            Issue.record("\(found.union.selection)")
            return
        }
        #expect(values.map(\.texts) == [["cat"], ["dog"]])
        #expect(found.ids.isEmpty)
    }

    @Test func optionalEnumsThatDifferImplyADiscriminatorToo() throws {
        let found = try selection(
            "{oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]}",
            members.replacing("required: [kind, lives]", with: "required: [lives]")
                .replacing("required: [kind]", with: "required: []")
        )
        guard case .discriminator("kind", let values) = found.union.selection else {
            Issue.record("\(found.union.selection)")
            return
        }
        #expect(values.map(\.texts) == [["cat"], ["dog"]])
    }

    @Test func mostSpecificMemberIsTriedFirst() throws {
        let found = try selection(
            "{oneOf: [{type: string}, {$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}, {type: integer}, {type: number}]}",
            """
            A: {type: object, required: [a], properties: {a: {type: string}}}
            B: {type: object, required: [a, b], properties: {a: {type: string}, b: {type: string}}}
            """
        )
        guard case .trial(let trials) = found.union.selection else {
            Issue.record("\(found.union.selection)")
            return
        }
        #expect(
            trials.map { found.union.cases[$0.index].name.identifier } == ["b", "a", "integer", "number", "string"]
        )
        #expect(trials.map(\.required) == [["a", "b"], ["a"], [], [], []])
    }

    @Test func membersThatNothingTellsApartAreDiagnosed() throws {
        let found = try selection(
            "{oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]}",
            """
            A: {type: object, properties: {a: {type: string}}}
            B: {type: object, properties: {b: {type: string}}}
            """
        )
        #expect(found.ids == ["ambiguous-union"])
    }

    @Test func membersAreNamedByReferenceTitleOrKind() throws {
        let found = try selection(
            """
            {anyOf: [{$ref: '#/components/schemas/A'}, {type: object, title: Big thing, properties: {x: {type: string}}}, \
            {type: object, properties: {y: {type: string}}}, {type: boolean}, {type: array, items: {type: string}}]}
            """,
            "A: {type: object, required: [a], properties: {a: {type: string}}}"
        )
        #expect(found.union.cases.map(\.name.identifier) == ["a", "bigThing", "option3", "bool", "array"])
    }
}

@Suite struct RecursionTests {
    @Test func propertyThatClosesACycleIsOnTheHeap() throws {
        let model = try model(
            schemas(
                """
                A: {type: object, properties: {b: {$ref: '#/components/schemas/B'}}}
                B: {type: object, properties: {a: {$ref: '#/components/schemas/A'}, other: {type: string}}}
                """
            )
        )
        #expect(try model.structure("A").properties.map(\.isIndirect) == [false])
        #expect(try model.structure("B").properties.map(\.isIndirect) == [true, false])
    }

    @Test func largeValuesAreOnTheHeapWhereAnotherTypeHoldsThem() throws {
        let fields = (0..<70).map { "f\($0): {type: string}" }.joined(separator: ", ")
        let model = try model(
            schemas(
                """
                Large: {type: object, properties: {\(fields)}}
                Name: {$ref: '#/components/schemas/Large'}
                Holder:
                  type: object
                  required: [large]
                  properties:
                    large: {$ref: '#/components/schemas/Large'}
                    again: {$ref: '#/components/schemas/Name'}
                    list: {type: array, items: {$ref: '#/components/schemas/Large'}}
                Outer: {type: object, properties: {holder: {$ref: '#/components/schemas/Holder'}}}
                """
            )
        )
        #expect(try model.structure("Large").properties.allSatisfy { !$0.isIndirect })
        #expect(try model.structure("Holder").properties.map(\.isIndirect) == [true, true, false])
        #expect(try model.structure("Outer").properties.map(\.isIndirect) == [false])
    }

    @Test func arraysAndMapsNeedNoBox() throws {
        let model = try model(
            schemas(
                """
                A:
                  type: object
                  properties:
                    children: {type: array, items: {$ref: '#/components/schemas/A'}}
                    byName: {type: object, additionalProperties: {$ref: '#/components/schemas/A'}}
                """
            )
        )
        #expect(try model.structure("A").properties.map(\.isIndirect) == [false, false])
    }

    @Test func unionOnTheWayIsIndirect() throws {
        let model = try model(
            schemas(
                """
                Node: {type: object, required: [next], properties: {next: {$ref: '#/components/schemas/Next'}}}
                Next: {oneOf: [{$ref: '#/components/schemas/Node'}, {type: string}]}
                """
            )
        )
        #expect(try model.union("Next").isIndirect)
        #expect(try model.structure("Node").properties.map(\.isIndirect) == [false])
    }

    @Test func arrayOfItselfAloneIsDiagnosed() throws {
        let built = try build(schemas("S: {type: array, items: {$ref: '#/components/schemas/S'}}"))
        #expect(built.diagnostics.map(\.id) == ["endless-schema"])
    }
}
