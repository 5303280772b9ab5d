import BindingsModel
import SwiftEmitter
import Testing

/// Existing names don't change when something is added after them.
@Suite struct StabilityTests {
    @Test(arguments: ["fooBar", "foo-bar", "FOO_BAR", "fooBar2", "FooBar", "foo bar"])
    func addedPropertyRenamesNone(_ added: String) throws {
        let before = ["foo_bar", "foo.bar", "other"]
        func names(_ properties: [String]) throws -> [String] {
            let members = properties.map { "'\($0)': {type: object, properties: {a: {type: string}}}" }
            let type = try model(schemas("S: {type: object, properties: {\(members.joined(separator: ", "))}}"))
                .structure("S")
            return type.properties.prefix(3).map { "\($0.name): \($0.type.spelling)" }
        }
        #expect(try names(before + [added]) == names(before))
    }

    @Test(arguments: ["FooBar", "foo.bar", "ListItem", "MapValue", "fooBar", "TopLevelStatus", "GetPet", "GetPetError"])
    func addedSchemaRenamesNone(_ added: String) throws {
        let before = """
            foo_bar: {type: object, properties: {a: {type: string}, status: {type: string, enum: [x]}}}
            foo-bar: {type: string, enum: [a]}
            List: {type: array, items: {type: object, properties: {a: {type: string}}}}
            Map: {type: object, additionalProperties: {type: object, properties: {a: {type: string}}}}
            """
        let item = """
            /pet: {get: {operationId: getPet, responses: {"204": {description: D}}}}
            """
        let configuration = BindingsConfiguration(spec: "api.yaml", unusedSchemas: true)
        let old = try model(paths(item, schemas: before), configuration: configuration)
        let new = try model(
            paths(item, schemas: before + "\n\(added): {type: object, properties: {b: {type: string}}}"),
            configuration: configuration
        )
        let oldNames = Set(old.models.map(\.name.identifier))
        #expect(oldNames.isSubset(of: new.models.map(\.name.identifier)))
        #expect(new.models.count == old.models.count + 1)
        #expect(new.operations.map(\.name) == old.operations.map(\.name))
        #expect(new.operations.map(\.errorName) == old.operations.map(\.errorName))
        for name in ["FooBar", "FooBar2", "ListItem", "MapValue"] { #expect(oldNames.contains(name)) }
        #expect(try new.structure("FooBar").properties.map(\.wireName) == ["a", "status"])
        #expect(try new.structure("ListItem").properties.map(\.wireName) == ["a"])
    }

    @Test(arguments: ["A_B", "aB", "a b", "ab"])
    func addedEnumValueRenamesNone(_ added: String) throws {
        func names(_ values: String) throws -> [String] {
            try model(schemas("S: {type: string, enum: [\(values)]}")).enumeration("S").cases.map(\.name.identifier)
        }
        #expect(try Array(names("a_b, a-b, c, '\(added)'").prefix(3)) == names("a_b, a-b, c"))
    }

    @Test func addedOperationRenamesNone() throws {
        func names(_ more: String) throws -> [String] {
            let text = """
                /a: {get: {operationId: get_card, responses: {"204": {description: D}}}}
                /b: {get: {operationId: get-card, responses: {"204": {description: D}}}}
                """
            return try model(paths(text + more)).operations.prefix(2).map {
                "\($0.methodName) \($0.name) \($0.errorName)"
            }
        }
        let added = "\n/c: {get: {operationId: getCard, responses: {\"204\": {description: D}}}}"
        #expect(try names(added) == names(""))
    }
}
