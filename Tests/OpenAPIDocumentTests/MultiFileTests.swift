import OpenAPIDocument
import Testing
import YAMLTree

@Suite struct MultiFileTests {
    private let main = """
        openapi: 3.0.3
        info: {title: T, version: '1'}
        paths:
          /pets: {$ref: 'paths/pets.yaml'}
        components:
          schemas:
            Pet: {$ref: 'schemas/Pet.yaml'}
        """
    private let files = [
        "paths/pets.yaml": """
        get:
          parameters: [{$ref: '../common.yaml#/parameters/Limit'}]
          responses:
            '200':
              description: Pets
              content: {application/json: {schema: {type: array, items: {$ref: ../schemas/Pet.yaml}}}}
            default: {$ref: '../common.yaml#/responses/Failure'}
        """,
        "common.yaml": """
        parameters: {Limit: {name: limit, in: query, schema: {type: integer}}}
        responses:
          Failure: {description: Failure, content: {application/json: {schema: {$ref: './schemas/all.json#/Problem'}}}}
        """,
        "schemas/Pet.yaml": """
        type: object
        properties:
          owner: {$ref: Owner.yaml}
          back: {$ref: '../api.yaml#/components/schemas/Pet'}
        """,
        "schemas/Owner.yaml": "type: object\nproperties: {pets: {type: array, items: {$ref: ./Pet.yaml}}}",
        "schemas/all.json": ##"{"Problem": {"type": "object", "properties": {"cause": {"$ref": "#/Problem"}}}}"##,
    ]

    @Test func schemasOfOtherFilesHaveNames() throws {
        let result = read(main, name: "spec/api.yaml", files: files)
        #expect(result.diagnostics.isEmpty, "\(result.diagnostics)")
        let document = try #require(result.document)
        let pet = try #require(document.componentID("Pet"))
        #expect(document[pet].reference == nil)
        #expect(document[pet].properties.map(\.name) == ["owner", "back"])
        #expect(document[pet].property("back").flatMap { document[$0].reference?.target } == pet)

        let operation = document.paths[0].operations[0]
        #expect(operation.parameters[0].name == "limit")
        #expect(operation.parameters[0].componentName == "Limit")
        #expect(operation.responses[1].componentName == "Failure")
        let list = try #require(operation.responses[0].content[0].schema)
        #expect(document[list].items.flatMap { document[$0].reference?.target } == pet)
        #expect(document.referenceNames.values.sorted() == ["Owner", "Problem"])
    }

    @Test func filesAreLoadedOnceByTheirNormalisedPath() {
        let result = read(main, name: "spec/api.yaml", files: files)
        #expect(result.loadedPaths.sorted() == files.keys.sorted())
        #expect(result.files.name(of: 0) == "spec/api.yaml")
        let names = (1..<result.files.count).map { result.files.name(of: UInt32($0)) }
        #expect(names.sorted() == files.keys.map { "spec/" + $0 }.sorted())
    }

    @Test func faultsNameTheirFile() {
        var files = files
        files["schemas/Owner.yaml"] = "type: objct"
        files["common.yaml"] = "parameters: {Limit: {name: limit, in: query, schema: {type: integer}}}\nresponses: [a"
        let result = read(main, name: "spec/api.yaml", files: files)
        let texts = result.diagnostics.map { $0.rendered(in: result.files) }
        #expect(result.document == nil)
        #expect(
            texts.contains("spec/schemas/Owner.yaml:1:7: error: unknown type 'objct'; did you mean 'object'? [/type]")
        )
        #expect(texts.contains { $0.hasPrefix("spec/common.yaml:") && $0.contains("error") })
        #expect(
            texts.contains(
                "spec/paths/pets.yaml:2:23: error: 'common.yaml' has an error and was not read [/get/parameters/0/$ref]"
            )
        )
    }

    @Test func missingFileIsReportedAtItsReference() {
        #expect(
            messages(whole("components: {schemas: {A: {$ref: 'a%20b/../c.yaml#/X'}}}")) == [
                "api.yaml:1:34: error: cannot read 'c.yaml': no such file [/components/schemas/A/$ref]"
            ]
        )
    }

    @Test func filesMayReferToEachOther() throws {
        let files = [
            "a.yaml": "A: {type: object, properties: {b: {$ref: 'b.yaml#/B'}}}",
            "b.yaml": "B: {type: object, properties: {a: {$ref: 'a.yaml#/A'}}}",
        ]
        let document = try document(
            whole("components: {schemas: {S: {type: array, items: {$ref: 'a.yaml#/A'}}}}"),
            files: files
        )
        #expect(document.referenceNames.values.sorted() == ["A", "B"])
        #expect(document.schemas.count == 6)
    }

    @Test func circleThroughFilesIsFound() {
        let files = ["a.yaml": "$ref: b.yaml", "b.yaml": "$ref: a.yaml"]
        let found = read(whole("components: {schemas: {S: {type: array, items: {$ref: a.yaml}}}}"), files: files)
        #expect(found.diagnostics.map(\.id) == ["reference-cycle"])
    }

    @Test func wholeMapsMayBeReferences() throws {
        let files = [
            "schemas.yaml": "Pet: {$ref: pet.yaml}\nPets: {type: array, items: {$ref: '#/Pet'}}",
            "pet.yaml": "type: object",
        ]
        let result = read(
            whole("components: {schemas: {$ref: schemas.yaml}}\npaths: {$ref: paths.yaml}"),
            files: files.merging(["paths.yaml": "/pets: {get: {responses: {'200': {description: D}}}}"]) { $1 }
        )
        #expect(result.diagnostics.map(\.id) == ["reference-for-map", "reference-for-map"])
        let document = try #require(result.document)
        #expect(document.components.schemas.map(\.name) == ["Pet", "Pets"])
        #expect(document.paths.map(\.path) == ["/pets"])
        let pets = try #require(document.component("Pets"))
        #expect(pets.items.flatMap { document[$0].reference?.target } == document.componentID("Pet"))
    }
}
