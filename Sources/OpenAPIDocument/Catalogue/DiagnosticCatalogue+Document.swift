extension DiagnosticCatalogue {
    static let documentEntries: [Entry] = [
        Entry(
            .notADocument,
            "the file is no OpenAPI document",
            "The root of the file is a sequence or a scalar; an OpenAPI document is a mapping.",
            mend: "Give the file that starts with 'openapi'.",
            example: "- not\n- a document"
        ),
        Entry(
            .missingVersion,
            "the document does not say which version of OpenAPI it follows",
            "Each version has rules of its own, so none is guessed.",
            mend: "Write 'openapi: 3.1.0' at the top.",
            example: "info: {title: Cards, version: '1'}\npaths: {}"
        ),
        Entry(
            .swagger2,
            "the document is Swagger 2.0",
            "Swagger 2.0 describes bodies, servers and references in another way, and is not read.",
            mend: "Convert it, for example with swagger2openapi, and keep the result.",
            example: "swagger: '2.0'\ninfo: {title: Cards, version: '1'}\npaths: {}"
        ),
        Entry(
            .unknownVersion,
            "the version is none of 3.0, 3.1 and 3.2",
            "A later version may give a keyword another meaning, so the document is refused.",
            mend: "Use one of the supported versions.",
            example: "openapi: 4.0.0\ninfo: {title: Cards, version: '1'}\npaths: {}"
        ),
        Entry(
            .unknownDialect,
            "'jsonSchemaDialect' or '$schema' names a dialect that is not known",
            "The schemas are read as JSON Schema 2020-12 with OpenAPI's keywords.",
            mend: "Leave the keyword out, or name the dialect of the OpenAPI version.",
            example: "openapi: 3.1.0\njsonSchemaDialect: https://json-schema.org/draft-04/schema#"
        ),
    ]

    static let valueEntries: [Entry] = [
        Entry(
            .wrongType,
            "a value has another type than its keyword needs",
            "The keyword decides what is generated, so it cannot be left out.",
            mend: "Give a value of the expected type.",
            example: "components: {schemas: {Card: {type: object, properties: [id]}}}"
        ),
        Entry(
            .wrongTypeIgnored,
            "a value that cannot matter to a client has the wrong type",
            "It is left out.",
            mend: "Give a value of the expected type.",
            example: "components: {schemas: {Card: {type: string, description: [a, b]}}}"
        ),
        Entry(
            .emptyValue,
            "a key has nothing behind it",
            "YAML reads nothing as null. The key is taken as not written.",
            mend: "Leave the key out, or give it a value.",
            example: "components:\n  schemas:\n    Card:\n      type: object\n      properties:"
        ),
        Entry(
            .quotedValue,
            "a number or boolean is in quotes",
            "In quotes it is a string. It is read as it is meant.",
            mend: "Take the quotes away.",
            example: "components: {schemas: {Card: {type: string, maxLength: '10'}}}"
        ),
        Entry(
            .unquotedText,
            "a text looks like a number or a boolean",
            "YAML takes it as a number, which may lose zeros: 1.10 is 1.1. It is read as it is written.",
            mend: "Put it in quotes.",
            example: "info: {title: Cards, version: 1.10}"
        ),
        Entry(
            .missingMember,
            "a member that a client needs is missing",
            "Nothing can be generated without it.",
            mend: "Add the member.",
            example: "paths: {/cards: {get: {parameters: [{name: id}], responses: {'200': {description: Done}}}}}"
        ),
        Entry(
            .missingMemberIgnored,
            "a member that the specification requires is missing",
            "A client can do without it.",
            mend: "Add the member.",
            example: "paths: {/cards: {get: {responses: {'200': {}}}}}"
        ),
        Entry(
            .unknownKeyword,
            "a keyword is not known in this kind of object",
            "It is left out. Often it is a slip of the pen, or stands one level too high or too low.",
            mend: "Correct its name or its place; keywords of your own start with 'x-'.",
            example: "components: {schemas: {Card: {type: string, maxLenght: 10}}}"
        ),
        Entry(
            .keywordOfOtherVersion,
            "a keyword belongs to another version of OpenAPI",
            "By the rules of the document's version it has no meaning, and is left out.",
            mend: "Raise the version in 'openapi', or leave the keyword out.",
            example: "openapi: 3.0.3\ncomponents: {schemas: {Card: {const: debit}}}"
        ),
        Entry(
            .unsupportedKeyword,
            "a keyword is not supported",
            "Leaving it out would give a client that sends or reads something else, so it is refused.",
            mend: "Do as the message says.",
            example: """
                openapi: 3.2.0
                paths:
                  /parts:
                    post:
                      requestBody: {content: {multipart/mixed: {itemEncoding: {contentType: image/png}}}}
                """
        ),
        Entry(
            .unknownValue,
            "a value is none of those that the keyword allows",
            "What it means for a client cannot be guessed.",
            mend: "Use one of the values in the message.",
            example: "components: {securitySchemes: {key: {type: apikey, name: key, in: header}}}"
        ),
        Entry(
            .componentName,
            "a component's name has characters that the specification does not allow",
            "Names have letters, digits, '.', '-' and '_'. The name is used all the same.",
            mend: "Rename the component.",
            example: "components: {schemas: {'Card holder': {type: string}}}"
        ),
        Entry(
            .hiddenCharacter,
            "a text has a character that cannot be seen",
            """
            Controls, zero-width characters and those that turn text around can show a reviewer something else than a \
            program reads. What is generated shows them as escapes.
            """,
            mend: "Remove the character.",
            example: "components: {schemas: {Card: {type: string, description: \"a\\u202Eb\"}}}"
        ),
    ]
}
