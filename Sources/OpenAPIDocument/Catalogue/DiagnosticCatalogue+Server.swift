extension DiagnosticCatalogue {
    static let serverEntries: [Entry] = [
        Entry(
            .undeclaredServerVariable,
            "a server's URL has a variable that nothing declares",
            "It has no default, so an app must give the whole URL.",
            mend: "Declare it in 'variables'.",
            example: "servers: [{url: 'https://{region}.example.com'}]"
        ),
        Entry(
            .unusedServerVariable,
            "a server declares a variable that its URL does not have",
            "It changes nothing.",
            mend: "Take it away, or correct the URL.",
            example: "servers: [{url: 'https://example.com', variables: {region: {default: eu}}}]"
        ),
        Entry(
            .serverDefaultNotInEnum,
            "a server variable's default is none of its values",
            "It is used all the same.",
            mend: "Add it to 'enum', or correct it.",
            example: "servers: [{url: 'https://{region}.example.com', variables: {region: {default: eu, enum: [us]}}}]"
        ),
        Entry(
            .unknownSecurityScheme,
            "'security' names a scheme that does not exist",
            "A request without the credential would be refused.",
            mend: "Correct the name, or declare the scheme in 'components'.",
            example: """
                security: [{bearr: []}]
                components: {securitySchemes: {bearer: {type: http, scheme: bearer}}}
                """
        ),
        Entry(
            .undeclaredScope,
            "'security' names a scope that no flow has",
            "Scopes are for the token's issuer; a client does not check them.",
            mend: "Correct the name, or declare the scope in the flow.",
            example: """
                security: [{login: [raed]}]
                components:
                  securitySchemes:
                    login:
                      type: oauth2
                      flows: {clientCredentials: {tokenUrl: 'https://example.com/token', scopes: {read: Read}}}
                """
        ),
    ]

    static let extensionEntries: [Entry] = [
        Entry(
            .misspeltExtension,
            "an extension is nearly one of ours",
            "Unknown extensions are left out, so a misspelt one would do nothing without a word.",
            mend: "Correct its name.",
            example: "components: {schemas: {Card: {type: object, x-swift-nam: BankCard}}}"
        ),
        Entry(
            .misplacedExtension,
            "one of our extensions stands where it has no meaning",
            "It is left out.",
            mend: "Put it on an object from the message.",
            example: "components: {schemas: {Card: {type: object, x-retry: idempotent}}}"
        ),
        Entry(
            .badSwiftName,
            "'x-swift-name' is no Swift name",
            "A name has letters, digits and '_', and does not start with a digit.",
            mend: "Choose such a name.",
            example: "components: {schemas: {Card: {type: object, x-swift-name: bank-card}}}"
        ),
        Entry(
            .extensionListLength,
            "'x-enum-varnames' or 'x-enum-descriptions' is not as long as 'enum'",
            "Which name belongs to which value cannot be told.",
            mend: "Give one for each value, in the same order.",
            example: "components: {schemas: {Kind: {type: string, enum: [D, C], x-enum-varnames: [debit]}}}"
        ),
        Entry(
            .badExtensionValue,
            "one of our extensions has a wrong value",
            "It would do nothing, or something else.",
            mend: "Do as the message says.",
            example: "components: {schemas: {Card: {type: string, x-sensitive: first-four}}}"
        ),
        Entry(
            .failureWithoutSchema,
            "'x-failure-when' looks into a body that nothing describes",
            "The response has no JSON content, so what the failure holds is not known.",
            mend: "Give the schema: '{property: /exception, schema: {$ref: …}}'.",
            example: "paths: {/cards: {get: {responses: {'200': {description: Done, x-failure-when: /exception}}}}}"
        ),
    ]
}
