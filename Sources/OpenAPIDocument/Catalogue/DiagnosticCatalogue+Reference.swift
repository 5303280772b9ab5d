extension DiagnosticCatalogue {
    static let referenceEntries: [Entry] = [
        Entry(
            .danglingReference,
            "a reference leads to nothing",
            "What it should stand for is needed.",
            mend: "Correct the reference; the message names what is near.",
            example:
                "components: {schemas: {Card: {type: object}, Cards: {items: {$ref: '#/components/schemas/Crad'}}}}"
        ),
        Entry(
            .remoteReference,
            "a reference leads to another computer",
            "Builds must not depend on the network, so nothing is fetched.",
            mend: "Save the file beside the document and refer to it by its relative path.",
            example: "components: {schemas: {Card: {$ref: 'https://example.com/card.yaml'}}}"
        ),
        Entry(
            .badReference,
            "a reference cannot be understood",
            "It is an absolute path, or what follows '#' is no JSON pointer.",
            mend: "Write '#/components/schemas/Name' or 'file.yaml#/Name'.",
            example: "components: {schemas: {Card: {$ref: '#/components/~x'}}}"
        ),
        Entry(
            .unreadableFile,
            "the file of a reference cannot be read",
            "It does not exist, or has a fault of its own, which is reported there.",
            mend: "Correct the path, which is relative to the file that the reference stands in.",
            example: "components: {schemas: {Card: {$ref: 'missing.yaml'}}}"
        ),
        Entry(
            .referenceToWrongKind,
            "a reference leads to another kind of object",
            "A response, for example, cannot stand where a schema is needed.",
            mend: "Refer to a component of the right kind.",
            example: """
                components:
                  responses: {Card: {description: A card}}
                  schemas: {Cards: {type: array, items: {$ref: '#/components/responses/Card'}}}
                """
        ),
        Entry(
            .referenceCycle,
            "references lead in a circle and never to a value",
            "Nothing says what the value is.",
            mend: "Let one of them say what the value is.",
            example: "components: {schemas: {A: {$ref: '#/components/schemas/B'}, B: {$ref: '#/components/schemas/A'}}}"
        ),
        Entry(
            .referenceSibling,
            "a member beside '$ref' is ignored",
            """
            In OpenAPI 3.0 a reference stands for the whole object. In schemas 'description', 'nullable', 'readOnly', \
            'writeOnly', 'deprecated' and extensions beside it are kept, since real documents rely on them.
            """,
            mend: "Put both into an 'allOf', or use OpenAPI 3.1.",
            example: "components: {schemas: {Id: {type: string}, Key: {$ref: '#/components/schemas/Id', maxLength: 4}}}"
        ),
        Entry(
            .referenceForMap,
            "a reference stands for all paths, or for all components of a kind",
            "The specification has references for single objects only. Bundlers follow it, and so does this reader.",
            mend: "Refer to each of them.",
            example: """
                components:
                  schemas: {$ref: '#/x-schemas'}
                x-schemas: {Card: {type: object}}
                """
        ),
        Entry(
            .ambiguousDynamicReference,
            "a '$dynamicRef' may lead to several schemas",
            "Where it leads depends on how it is reached, and one Swift type cannot say that.",
            mend: "Use '$ref'.",
            example: """
                openapi: 3.1.0
                components:
                  schemas:
                    A: {$dynamicAnchor: node, type: object}
                    B: {$dynamicAnchor: node, type: object}
                    C: {$dynamicRef: '#node'}
                """
        ),
        Entry(
            .nestedTooDeep,
            "objects or schemas hold one another too deep",
            """
            A header whose own parts have the same header, for example, cannot be written out. A chain of more than \
            100 schemas, each of which refers to the next, is followed no further.
            """,
            mend: "Take the inner reference away.",
            example: """
                components:
                  headers:
                    again:
                      content:
                        multipart/form-data:
                          schema: {type: object, properties: {a: {type: string}}}
                          encoding: {a: {headers: {X-Again: {$ref: '#/components/headers/again'}}}}
                """
        ),
    ]
}
