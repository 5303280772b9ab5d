import BindingsModel
import Testing
import YAMLTree

@Suite struct ConfigurationTests {
    private func read(_ text: String) -> (configuration: BindingsConfiguration?, messages: [String]) {
        var files = SourceFiles()
        let file = files.add(name: "bindings.json")
        let read = BindingsConfiguration.read(Array(text.utf8), file: file)
        return (read.configuration, read.diagnostics.map { $0.rendered(in: files) })
    }

    @Test func everyMemberIsRead() throws {
        let found = read(
            """
            {
              "$schema": "bindings.schema.json", "spec": "api.yaml", "client": "PetClient", "modelFiles": 4, "groupsByTag": true,
              "unusedSchemas": true,
              "include": {"operations": ["a", "b"], "paths": ["/c"], "tags": []}
            }
            """
        )
        #expect(found.messages == [])
        var include = BindingsConfiguration.Filter()
        include.operations = ["a", "b"]
        include.paths = ["/c"]
        #expect(
            found.configuration
                == BindingsConfiguration(
                    spec: "api.yaml",
                    client: "PetClient",
                    modelFiles: 4,
                    include: include,
                    groupsByTag: true,
                    unusedSchemas: true
                )
        )
    }

    @Test func membersHaveDefaults() {
        #expect(read(#"{"spec": "a.yaml"}"#).configuration == BindingsConfiguration(spec: "a.yaml"))
    }

    @Test(arguments: [
        ("[]", "1:1: error: the configuration is a sequence, expected an object"),
        ("{}", "1:1: error: 'spec' is missing; name the OpenAPI document, such as \"spec\": \"openapi.yaml\""),
        (#"{"spec": 1}"#, "1:10: error: 'spec' is an integer, expected the path of an OpenAPI document"),
        (#"{"spec": "a", "clientt": "C"}"#, "1:15: error: unknown member 'clientt'; did you mean 'client'?"),
        (
            #"{"spec": "a", "client": "pet client"}"#,
            "1:25: error: 'client' is a string, expected the name of a Swift type, such as 'PetClient'"
        ),
        (#"{"spec": "a", "modelFiles": 0}"#, "1:29: error: 'modelFiles' is an integer, expected a number from 1 to 64"),
        (
            #"{"spec": "a", "modelFiles": 65}"#,
            "1:29: error: 'modelFiles' is an integer, expected a number from 1 to 64"
        ),
        (#"{"spec": "a", "groupsByTag": "yes"}"#, "1:30: error: 'groupsByTag' is a string, expected true or false"),
        (
            #"{"spec": "a", "include": []}"#,
            "1:26: error: 'include' is a sequence, expected an object with 'operations', 'paths' or 'tags'"
        ),
        (#"{"spec": "a", "include": {"tags": "x"}}"#, "1:35: error: 'tags' is a string, expected a list of strings"),
        (#"{"spec": "a", "include": {"tag": ["x"]}}"#, "1:27: error: unknown member 'tag'; did you mean 'tags'?"),
    ])
    func faultsAreLocated(_ text: String, _ expected: String) {
        let found = read(text)
        #expect(found.messages == ["bindings.json:\(expected)"])
        #expect(found.configuration == nil)
    }

    @Test func testSupportNamesTheBindings() throws {
        let found = read(#"{"testSupportFor": "../Pets/bindings.json", "module": "Pets"}"#)
        #expect(found.messages == [])
        #expect(found.configuration?.testSupportFor == "../Pets/bindings.json")
        #expect(found.configuration?.module == "Pets")
        #expect(read(#"{"spec": "a", "module": "Pets"}"#).configuration == nil)
    }

    @Test func everyFaultIsReportedInOneRun() {
        #expect(read(#"{"client": 1, "modelFiles": "many", "x": 1}"#).messages.count == 4)
    }

    @Test func includeKeepsWhatItReaches() throws {
        var configuration = BindingsConfiguration(spec: "api.yaml")
        var filter = BindingsConfiguration.Filter()
        filter.tags = ["cards"]
        configuration.include = filter
        let text = paths(
            """
            /a: {get: {operationId: a, tags: [cards], responses: {"200": {description: D, content: \
            {application/json: {schema: {$ref: '#/components/schemas/A'}}}}}}}
            /b: {get: {operationId: b, responses: {"200": {description: D, content: \
            {application/json: {schema: {$ref: '#/components/schemas/B'}}}}}}}
            """,
            schemas: """
                A: {type: object, properties: {inner: {$ref: '#/components/schemas/Inner'}}}
                Inner: {type: object, properties: {x: {type: string}}}
                B: {type: object, properties: {x: {type: string}}}
                """
        )
        let model = try model(text, configuration: configuration)
        #expect(model.operations.map(\.name.identifier) == ["A"])
        #expect(model.models.map(\.name.identifier) == ["A2", "Inner"])
    }
}
