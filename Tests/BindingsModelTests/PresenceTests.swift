import BindingsModel
import Testing

@Suite struct PresenceTests {
    @Test func requiredAndNullableGiveFourPresences() throws {
        let model = try model(
            schemas(
                """
                S:
                  type: object
                  required: [a, b]
                  properties:
                    a: {type: string}
                    b: {type: string, nullable: true}
                    c: {type: string}
                    d: {type: string, nullable: true}
                """
            )
        )
        let type = try model.structure("S")
        #expect(type.shape == ["a: String", "b: String or null", "c: String?", "d: String? or null"])
        #expect(type.properties.map(\.wrapper) == [nil, nil, nil, .nullable])
    }

    @Test(arguments: [
        "type: [string, 'null']", "oneOf: [{type: string}, {type: 'null'}]", "anyOf: [{type: 'null'}, {type: string}]",
    ])
    func nullOfLaterVersionsIsNullable(_ schema: String) throws {
        let model = try model(schemas("S: {type: object, properties: {a: {\(schema)}}}", version: "3.1.0"))
        #expect(try model.structure("S").shape == ["a: String? or null"])
    }

    private func inBoth(_ properties: String) -> String {
        paths(
            """
            /s:
              post:
                operationId: send
                requestBody: {content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/S'}}}}}
                responses:
                  "200": {description: D, content: {application/json: {schema: {$ref: '#/components/schemas/S'}}}}
            """,
            schemas: "S: {type: object, required: [a, b], properties: {\(properties)}}"
        )
    }

    @Test func readOnlyPropertyNeedNotBeGiven() throws {
        let model = try model(inBoth("a: {type: string, readOnly: true}, b: {type: string}"))
        let type = try model.structure("S")
        #expect(type.shape == ["a: String?", "b: String"])
        #expect(type.properties.map(\.isSettable) == [false, true])
    }

    @Test func writeOnlyPropertyNeedNotBeAnswered() throws {
        let model = try model(inBoth("a: {type: string, writeOnly: true}, b: {type: string}"))
        #expect(try model.structure("S").shape == ["a: String?", "b: String"])
    }

    @Test(arguments: [
        ("type: boolean, default: true", Property.DefaultValue.constant(.bool(true))),
        ("type: integer, default: 3", .constant(.number(.integer(3)))),
        ("type: integer, format: int32, default: 3", .constant(.number(.integer(3)))),
        ("type: number, default: 1.5", .constant(.number(.real(1.5)))),
        ("type: string, default: a b", .constant(.text("a b"))),
        ("type: string, enum: [x, y], default: y", .enumCase(SwiftName("y"))),
        ("type: string, enum: [only]", .enumCase(SwiftName("only"))),
    ])
    func defaultStandsInSwift(_ schema: String, _ expected: Property.DefaultValue) throws {
        let model = try model(schemas("S: {type: object, required: [a], properties: {a: {\(schema)}}}"))
        let value = try model.structure("S").properties[0].defaultValue
        #expect(value == expected)
    }
}
