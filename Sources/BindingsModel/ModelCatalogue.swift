package import YAMLTree

/// What the diagnostics of this module mean: those of `bindings.json`, and of what Swift can be made of a document.
package enum ModelCatalogue {
    package static let all: [DiagnosticEntry] = configuration + model

    private static let configuration = [
        DiagnosticEntry(
            "configuration-member",
            "'bindings.json' has a member that is not known",
            "A misspelt setting would do nothing without a word.",
            mend: "Correct its name; 'bindgen init --schema' prints what there is.",
            example: "{\"spec\": \"openapi.yaml\", \"modelFile\": 4}"
        ),
        DiagnosticEntry(
            "configuration-value",
            "a member of 'bindings.json' is missing, or has a value of the wrong kind",
            "The settings decide the names of files and types, so none is guessed.",
            mend: "Give it a value of the kind that is named.",
            example: "{\"spec\": \"openapi.yaml\", \"modelFiles\": 0}"
        ),
    ]

    private static let model = [
        DiagnosticEntry(
            "unsupported",
            "something cannot be turned into Swift yet",
            "Leaving it out would give a client that is wrong without a word.",
            mend: "Write it in the way that the message names, or leave the operation out with 'include'."
        ),
        DiagnosticEntry(
            "left-out",
            "something has no part in the Swift",
            "A client works without it, so it is left out, and said so.",
            mend: "Nothing need be done.",
            severity: .warning,
            example: """
                openapi: 3.0.3
                info: {title: T, version: '1'}
                paths:
                  /a:
                    get:
                      operationId: a
                      responses:
                        "204": {description: D, links: {again: {operationId: a}}}
                """
        ),
        DiagnosticEntry(
            "server-without-environment",
            "a server has no 'x-environment', and others have one",
            "A client is made for one environment and never goes to a server outside of it.",
            mend: "Give the server an 'x-environment'.",
            severity: .warning,
            example: """
                openapi: 3.0.3
                info: {title: T, version: '1'}
                servers: [{url: 'https://a.example.com', x-environment: sandbox}, {url: 'https://b.example.com'}]
                paths: {}
                """
        ),
        DiagnosticEntry(
            "no-server-in-environment",
            "an operation has no server in one of the environments",
            "A call of it there fails before anything is sent.",
            mend: "Add the server, where there is one.",
            severity: .note,
            example: """
                openapi: 3.0.3
                info: {title: T, version: '1'}
                servers: [{url: 'https://a.example.com', x-environment: production}]
                paths:
                  /a:
                    servers: [{url: 'https://b.example.com', x-environment: sandbox}]
                    get: {operationId: a, responses: {"204": {description: D}}}
                """
        ),
        DiagnosticEntry(
            "servers-in-environment",
            "an operation has several servers in one environment",
            "A client picks one server for each operation; of several in one environment the first is used.",
            mend: "Give each of them an environment.",
            severity: .warning,
            example: """
                openapi: 3.0.3
                info: {title: T, version: '1'}
                servers:
                  - {url: 'https://a.example.com', x-environment: production}
                  - {url: 'https://b.example.com', x-environment: production}
                paths:
                  /a: {get: {operationId: a, responses: {"204": {description: D}}}}
                """
        ),
        DiagnosticEntry(
            "all-of-disagreement",
            "the members of 'allOf' have no type in common",
            "No value can be a text and a number at once; the value is carried as any JSON.",
            mend: "Write the merged schema out, or use 'oneOf'.",
            severity: .warning,
            example: """
                openapi: 3.0.3
                info: {title: T, version: '1'}
                paths: {}
                components: {schemas: {S: {allOf: [{type: string}, {type: integer}]}}}
                """
        ),
        DiagnosticEntry(
            "ambiguous-union",
            "nothing tells two members of 'oneOf' apart",
            "A message that fits both is read as the first, which may not be what the server meant.",
            mend: "Add a discriminator, or a required property to each.",
            severity: .warning,
            example: """
                openapi: 3.0.3
                info: {title: T, version: '1'}
                paths: {}
                components:
                  schemas:
                    S: {oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]}
                    A: {type: object, properties: {a: {type: string}}}
                    B: {type: object, properties: {b: {type: string}}}
                """
        ),
        DiagnosticEntry(
            "endless-schema",
            "a schema holds itself with no object between",
            "An array of arrays of itself has no Swift type; what it holds is carried as any JSON.",
            mend: "Put an object with properties between.",
            severity: .warning,
            example: """
                openapi: 3.0.3
                info: {title: T, version: '1'}
                paths: {}
                components: {schemas: {S: {type: array, items: {$ref: '#/components/schemas/S'}}}}
                """
        ),
        DiagnosticEntry(
            "error-code-path",
            "'x-error-codes' names a place that the body does not have",
            "The business code is read from there, so it must be a text property of the response's body.",
            mend: "Name the property that holds the code, such as '/code'.",
            example: """
                openapi: 3.0.3
                info: {title: T, version: '1'}
                paths:
                  /a:
                    get:
                      operationId: a
                      responses:
                        "204": {description: D}
                        "409":
                          description: D
                          x-error-codes: {at: /kode, codes: {C1: {name: blocked}}}
                          content: {application/json: {schema: {type: object, properties: {code: {type: string}}}}}
                """
        ),
        DiagnosticEntry(
            "error-case-bodies",
            "one error case stands for responses with different bodies",
            "A case of the error enum carries one type.",
            mend: "Give the code another name in one of the responses.",
            example: """
                openapi: 3.0.3
                info: {title: T, version: '1'}
                paths:
                  /a:
                    get:
                      operationId: a
                      responses:
                        "204": {description: D}
                        "409":
                          description: D
                          x-error-codes: {at: /code, codes: {C1: {name: blocked}}}
                          content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}
                        "410":
                          description: D
                          x-error-codes: {at: /code, codes: {C1: {name: blocked}}}
                          content: {application/json: {schema: {$ref: '#/components/schemas/B'}}}
                components:
                  schemas:
                    A: {type: object, properties: {code: {type: string}}}
                    B: {type: object, properties: {code: {type: string}, more: {type: string}}}
                """
        ),
        DiagnosticEntry(
            "too-much-output",
            "the bindings would be many times as large as the document",
            """
            A few kilobytes of schemas that take over each other's properties can come to gigabytes of Swift, which no \
            compiler could read.
            """,
            mend: "Let schemas refer to one another by properties instead of 'allOf'."
        ),
        DiagnosticEntry(
            "sensitive-default",
            "a sensitive property has a default",
            "A secret that stands in the source is none; the default is left out of the Swift.",
            mend: "Remove the default, or 'x-sensitive'.",
            severity: .warning,
            example: """
                openapi: 3.0.3
                info: {title: T, version: '1'}
                paths: {}
                components:
                  schemas:
                    S: {type: object, required: [pin], properties: {pin: {type: string, x-sensitive: true, default: '1'}}}
                """
        ),
    ]
}
