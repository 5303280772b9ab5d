import BindingsModel
import Testing
import YAMLTree

/// Bindings for documents with problems, or with features, that a client can tolerate.
@Suite struct ToleranceTests {
    @Test func secondUseOfAnOperationIDIsNamedByMethodAndPath() throws {
        let bindings = try model(
            """
            openapi: 3.0.3
            info: {title: T, version: "1"}
            paths:
              /cards:
                get: {operationId: cards, responses: {"204": {description: D}}}
                put: {operationId: cards, responses: {"204": {description: D}}}

            """
        )
        #expect(bindings.operations.map(\.methodName.identifier) == ["cards", "putCards"])
    }

    @Test func schemeThatIsNotGeneratedIsLeftToTheCaller() throws {
        let built = try build(
            """
            openapi: 3.0.3
            info: {title: T, version: "1"}
            paths:
              /cards:
                get: {operationId: cards, security: [{digest: []}, {key: []}], responses: {"204": {description: D}}}
            components:
              securitySchemes:
                digest: {type: http, scheme: digest}
                key: {type: apiKey, in: header, name: Key}

            """
        )
        #expect(built.diagnostics.map(\.id) == ["left-out"])
        #expect(built.bindings?.operations[0].security.map { $0.map(\.identifier) } == [[], ["key"]])
    }
}
