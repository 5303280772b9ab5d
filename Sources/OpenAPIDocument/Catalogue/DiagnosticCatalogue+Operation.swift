extension DiagnosticCatalogue {
    static let pathEntries: [Entry] = [
        Entry(
            .pathWithoutSlash,
            "a path does not start with '/'",
            "One is put before it.",
            mend: "Write '/cards'.",
            example: "paths: {cards: {get: {responses: {'200': {description: Done}}}}}"
        ),
        Entry(
            .badPathTemplate,
            "the braces of a path do not fit",
            "Which parts are parameters cannot be told.",
            mend: "Write each parameter as '{name}'.",
            example: "paths: {'/cards/{id': {get: {responses: {'200': {description: Done}}}}}"
        ),
        Entry(
            .equivalentPaths,
            "two paths differ only in their parameters' names",
            "They match the same URLs. Both are generated.",
            mend: "Keep one of them.",
            example: """
                paths:
                  /cards/{id}: {parameters: [{name: id, in: path, required: true, schema: {}}]}
                  /cards/{key}: {parameters: [{name: key, in: path, required: true, schema: {}}]}
                """
        ),
        Entry(
            .undeclaredPathParameter,
            "a path has a parameter that nothing declares",
            "It is taken as a required string.",
            mend: "Declare it with 'in: path' and 'required: true'.",
            example: "paths: {'/cards/{id}': {get: {responses: {'200': {description: Done}}}}}"
        ),
        Entry(
            .pathParameterNotInTemplate,
            "a path parameter is declared that the path does not have",
            "There is no place to put it, so it is left out.",
            mend: "Correct its name, its 'in', or the path.",
            example: """
                paths:
                  /cards:
                    get:
                      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
                      responses: {'200': {description: Done}}
                """
        ),
        Entry(
            .pathParameterNotRequired,
            "a path parameter is not marked as required",
            "A path without it would be another path, so it is required.",
            mend: "Add 'required: true'.",
            example: """
                paths:
                  /cards/{id}:
                    get:
                      parameters: [{name: id, in: path, schema: {type: string}}]
                      responses: {'200': {description: Done}}
                """
        ),
    ]

    static let operationEntries: [Entry] = [
        Entry(
            .duplicateOperationID,
            "two operations have the same operationId",
            "It names Swift types and a method, so it is one operation's alone: the first's. The other's name is made of method and path.",
            mend: "Rename one of them.",
            example: """
                paths:
                  /cards:
                    get: {operationId: cards, responses: {'200': {description: Done}}}
                    put: {operationId: cards, responses: {'200': {description: Done}}}
                """
        ),
        Entry(
            .sharedOperationID,
            "two paths share a path item whose operation has an operationId",
            "An operationId is one operation's alone: the first path's. The other's name is made of method and path.",
            mend: "Give each path its own path item.",
            example: """
                paths:
                  /cards: {$ref: '#/components/pathItems/cards'}
                  /v1/cards: {$ref: '#/components/pathItems/cards'}
                openapi: 3.1.0
                components:
                  pathItems:
                    cards: {get: {operationId: cards, responses: {'200': {description: Done}}}}
                """
        ),
        Entry(
            .duplicateParameter,
            "a parameter is declared twice",
            "Which of the two holds cannot be told.",
            mend: "Take one away.",
            example: """
                paths:
                  /cards:
                    parameters:
                      - {name: page, in: query, schema: {type: string}}
                      - {name: page, in: query, schema: {type: integer}}
                """
        ),
        Entry(
            .ignoredHeader,
            "a header is declared that the specification reserves",
            "'Accept', 'Content-Type' and 'Authorization' follow from media types and security schemes.",
            mend: "Take it away; for 'Authorization', declare a security scheme.",
            example: "paths: {/cards: {parameters: [{name: Accept, in: header, schema: {type: string}}]}}"
        ),
        Entry(
            .bodyParameter,
            "a parameter is in the body",
            "That is Swagger 2.0's way.",
            mend: "Use 'requestBody'.",
            example: "paths: {/cards: {parameters: [{name: card, in: body, schema: {type: object}}]}}"
        ),
        Entry(
            .styleNotForPlace,
            "a style cannot be used for this kind of parameter",
            "How the value would be written is not defined.",
            mend: "Use a style from the message.",
            example: "paths: {/cards: {parameters: [{name: page, in: query, style: matrix, schema: {type: string}}]}}"
        ),
        Entry(
            .schemaAndContent,
            "a parameter has both 'schema' and 'content'",
            "They exclude one another. 'schema' is used.",
            mend: "Take one away.",
            example: """
                paths:
                  /cards:
                    parameters:
                      - {name: page, in: query, schema: {type: string}, content: {text/plain: {}}}
                """
        ),
        Entry(
            .parameterWithoutSchema,
            "a parameter or header has neither 'schema' nor 'content'",
            "It is taken as a string.",
            mend: "Add 'schema'.",
            example: "paths: {/cards: {parameters: [{name: page, in: query}]}}"
        ),
        Entry(
            .severalContents,
            "'content' of a parameter has several media types",
            "It must have one. The first is used.",
            mend: "Keep one.",
            example: """
                paths:
                  /cards:
                    parameters: [{name: q, in: query, content: {application/json: {}, text/plain: {}}}]
                """
        ),
        Entry(
            .exampleAndExamples,
            "'example' and 'examples' stand side by side",
            "They exclude one another. Examples decide nothing.",
            mend: "Keep one of the two.",
            example: """
                paths:
                  /cards:
                    parameters:
                      - {name: page, in: query, schema: {}, example: 1, examples: {first: {value: 1}}}
                """
        ),
        Entry(
            .badMediaType,
            "a key of 'content' is no media type",
            "It is left out. Often 'example' or 'schema' stands one level too high.",
            mend: "Write 'application/json' or the like.",
            example:
                "paths: {/cards: {post: {requestBody: {content: {json: {}}}, responses: {'200': {description: Done}}}}}"
        ),
        Entry(
            .badMethod,
            "a key of 'additionalOperations' cannot be a method there",
            "Methods have no spaces or separators, and those with a key of their own are not repeated here.",
            mend: "Correct the name.",
            example: "openapi: 3.2.0\npaths: {/cards: {additionalOperations: {'LIST ALL': {}}}}"
        ),
        Entry(
            .noResponses,
            "an operation has no responses",
            "Every answer will be an unexpected one.",
            mend: "Describe at least the success.",
            example: "paths: {/cards: {get: {responses: {}}}}"
        ),
        Entry(
            .badStatus,
            "a key of 'responses' is no status code",
            "It is left out; '4xx' is read as '4XX'.",
            mend: "Write a code from '100' to '599', a range such as '4XX', or 'default'.",
            example: "paths: {/cards: {get: {responses: {404/596: {description: Not found}}}}}"
        ),
        Entry(
            .undeclaredTag,
            "a tag is not declared",
            "The document declares some of its tags, and not this one. It is used all the same.",
            mend: "Declare it in 'tags'.",
            example:
                "tags: [{name: cards}]\npaths: {/cards: {get: {tags: [crads], responses: {'200': {description: Done}}}}}"
        ),
        Entry(
            .duplicateTag,
            "a tag is declared twice",
            "The first is used.",
            mend: "Take one away.",
            example: "tags: [{name: cards}, {name: cards}]"
        ),
        Entry(
            .tagParent,
            "a tag's parent is not declared, or is below the tag",
            "The parent is left out.",
            mend: "Correct the parent's name.",
            example: "openapi: 3.2.0\ntags: [{name: cards, parent: products}]"
        ),
    ]
}
