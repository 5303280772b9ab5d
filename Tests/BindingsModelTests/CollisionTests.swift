import BindingsModel
import Testing

@Suite struct CollisionTests {
    @Test(arguments: [
        // The first one gets the name, and later ones get a number.
        ("[a, A]", ["a", "a2"]),
        ("[foo_bar, fooBar, foo-bar]", ["fooBar", "fooBar2", "fooBar3"]),
        ("[fooBar, foo_bar]", ["fooBar", "fooBar2"]),
        ("['+1', '-1', '1']", ["plus1", "minus1", "n1"]),
        ("['', ' ', '.']", ["empty", "value", "dot"]),
        ("[value2, VALUE, value]", ["value2", "value", "value3"]),
        ("[none, some, None]", ["noneValue", "someValue", "noneValue2"]),
        ("[self, Type, init, default]", ["selfValue", "type", "initValue", "`default`"]),
        ("['1.0', '1_0', '10']", ["n10", "n102", "n103"]),
        ("['🐶', '🐱', '🐶🐱']", ["dogFace", "catFace", "dogFaceCatFace"]),
    ])
    func enumCases(_ values: String, _ expected: [String]) throws {
        let model = try model(schemas("S: {type: string, enum: \(values)}"))
        #expect(try model.enumeration("S").cases.map(\.name.description) == expected)
    }

    @Test func sixHundredValuesHaveSixHundredNames() throws {
        let values = (0..<600).map { "v-\($0 % 300)\($0 < 300 ? "" : "!")" }
        let model = try model(schemas("S: {type: string, enum: [\(values.map { "'\($0)'" }.joined(separator: ","))]}"))
        let names = try model.enumeration("S").cases.map(\.name.identifier)
        #expect(names.count == 600)
        #expect(Set(names).count == 600)
        #expect(names[0] == "v0" && names[300] == "v02")
    }

    @Test func integerCasesAreNamedByTheirValue() throws {
        let model = try model(schemas("S: {type: integer, enum: [1, -1, 10]}"))
        #expect(try model.enumeration("S").cases.map(\.name.identifier) == ["value1", "minus1", "value10"])
    }

    @Test func propertiesThatDifferInCaseOrPunctuationAreNumbered() throws {
        let model = try model(
            schemas("S: {type: object, properties: {id: {type: string}, ID: {type: string}, _id: {type: string}}}")
        )
        #expect(try model.structure("S").properties.map(\.name.identifier) == ["id", "id2", "id3"])
        #expect(try model.structure("S").properties.map(\.wireName) == ["id", "ID", "_id"])
    }

    @Test func additionalPropertiesGivesWayToAProperty() throws {
        let model = try model(
            schemas(
                """
                S: {type: object, properties: {additionalProperties: {type: string}}, additionalProperties: {type: integer}}
                """
            )
        )
        #expect(try model.structure("S").properties.map(\.name.identifier) == ["additionalProperties"])
        #expect(try model.structure("S").additionalName.identifier == "additionalProperties2")
    }

    @Test(arguments: [
        ("String", "StringModel"), ("Error", "ErrorModel"), ("Type", "TypeModel"), ("client", "Client2"),
        ("Data", "DataModel"),
        ("any", "AnyModel"), ("optional", "OptionalModel"), ("Credentials", "CredentialsModel"),
        ("OpenEnum", "OpenEnumModel"), ("Pet", "Pet"),
    ])
    func componentThatWouldShadowATypeIsAModel(_ name: String, _ expected: String) throws {
        let model = try model(schemas("\(name): {type: object, properties: {a: {type: string}}}"))
        #expect(model.models.map(\.name.identifier) == [expected])
    }

    @Test func inlineTypeNamedAsItsParentIsAValue() throws {
        let model = try model(
            schemas("Card: {type: object, properties: {card: {type: object, properties: {a: {type: string}}}}}")
        )
        #expect(try model.structure("Card").nested.map(\.name.identifier) == ["CardValue"])
    }

    @Test func inlineTypesNestOneDeep() throws {
        let model = try model(
            schemas(
                """
                A:
                  type: object
                  properties:
                    b: {type: object, properties: {c: {type: object, properties: {d: {type: string, enum: [x]}}}}}
                """
            )
        )
        #expect(try model.structure("A").nested.map(\.name.identifier) == ["B", "BC", "BCD"])
        for case .structure(let nested) in try model.structure("A").nested { #expect(nested.nested.isEmpty) }
    }

    @Test func givenNameDecides() throws {
        let model = try model(
            schemas(
                """
                bank_card:
                  type: object
                  x-swift-name: Card
                  properties:
                    pan: {type: string, x-swift-name: number}
                    kind: {type: string, x-swift-name: Kinds, enum: [a], x-enum-varnames: [first]}
                """
            )
        )
        let card = try model.structure("Card")
        #expect(card.properties.map(\.name.identifier) == ["number", "kind"])
        guard case .enumeration(let kinds) = card.nested[0] else {
            Issue.record("\(card.nested)")
            return
        }
        #expect(kinds.name.identifier == "Kinds")
        #expect(kinds.cases.map(\.name.identifier) == ["first"])
    }

    @Test func givenNameDecidesForElementsOfAComponent() throws {
        let model = try model(
            schemas(
                "Cards: {type: array, items: {type: object, x-swift-name: Card, properties: {a: {type: string}}}}"
            )
        )
        #expect(model.models.map(\.name.identifier) == ["Cards", "Card"])
    }

    @Test func operationWithoutIDIsNamedByMethodAndPath() throws {
        let model = try model(
            paths(
                """
                /pets/{id}/toys#v2:
                  parameters: [{name: id, in: path, required: true, schema: {type: string}}]
                  get: {responses: {"204": {description: D}}}
                  delete: {responses: {"204": {description: D}}}
                """
            )
        )
        #expect(model.operations.map(\.methodName.identifier) == ["getPetsIdToys", "deletePetsIdToys"])
        #expect(model.operations.map(\.name.identifier) == ["GetPetsIdToys", "DeletePetsIdToys"])
        #expect(model.operations[0].path == "/pets/{id}/toys")
    }
}
