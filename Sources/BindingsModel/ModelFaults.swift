import OpenAPIDocument
import YAMLTree

/// Diagnostics for `bindings.json`, and for parts of a document that the generator doesn't support.
package struct ModelFaults: DiagnosticTable {
    private typealias Row = DiagnosticRow

    package init() {}

    // MARK: bindings.json

    let configurationMember = Row<(name: String, known: [String])>(
        .error("configuration-member"),
        {
            Wording(
                "unknown member '\($0.name)'",
                closestMatch(to: $0.name, among: $0.known).map { "did you mean '\($0)'?" }
                    ?? "expected one of \($0.known.dropFirst().map { "'\($0)'" }.joined(separator: ", "))"
            )
        },
        "'bindings.json' has an unknown member",
        "A misspelled setting would silently have no effect.",
        fix: "Fix its name. 'bindgen init --schema' lists the members.",
        example: "{\"spec\": \"openapi.yaml\", \"modelFile\": 4}"
    )
    private static let configurationValueKind = DiagnosticKind(
        .error("configuration-value"),
        "a member of 'bindings.json' is missing, or has the wrong type",
        "The settings determine the names of files and types, so the generator doesn't guess.",
        fix: "Use a value of the expected type.",
        example: "{\"spec\": \"openapi.yaml\", \"modelFiles\": 0}"
    )
    let configurationValue = Row<(member: String, expected: String, found: Node)>(
        configurationValueKind
    ) {
        "\($0.member) is \($0.found.kindDescription), expected \($0.expected)"
    }
    let missingSpec = Row<Void>(
        configurationValueKind,
        Wording("'spec' is missing", "name the OpenAPI document, such as \"spec\": \"openapi.yaml\"")
    )

    // MARK: The names file

    private static let namesFileKind = DiagnosticKind(
        .error("names-file"),
        "the names file is not an object of former names and the names of types",
        "Its names become declarations, so the generator doesn't guess them.",
        fix: "Correct the entry, or remove it."
    )
    let namesFile = Row<(member: String, expected: String, found: Node)>(namesFileKind) {
        "\($0.member) is \($0.found.kindDescription), expected \($0.expected)"
    }
    let formerNameSyntax = Row<String>(namesFileKind) {
        "'\($0)' is not the name of a type, such as 'Pet' or 'Order.Customer'"
    }
    let formerNameNotKept = Row<(name: String, reason: String)>(
        .warning("former-name-not-kept"),
        { Wording("the former name '\($0.name)' has no alias: \($0.reason)", "remove it from the names file") },
        "a former name of the names file has no alias",
        "Source that uses the name doesn't compile, or refers to another type.",
        fix: "Use the type's current name, or remove the entry."
    )

    // MARK: Unsupported parts of a document

    let unsupported = Row<(what: String, instead: String)>(
        .error("unsupported"),
        { Wording("\($0.what) is not supported yet", $0.instead) },
        "the document uses an unsupported feature",
        "Ignoring it would generate an incorrect client.",
        fix: "Use the alternative in the message, or exclude the operation with 'include'."
    )
    let leftOut = Row<(what: String, reason: String)>(
        .warning("left-out"),
        { "\($0.what) is ignored: \($0.reason)" },
        "a part of the document isn't generated",
        "The client works without it.",
        fix: "No action is needed.",
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
    )
    let serverWithoutEnvironment = Row<String>(
        .warning("server-without-environment"),
        {
            Wording(
                "the server '\($0)' has no 'x-environment', so no environment uses it",
                "add 'x-environment', as on the other servers"
            )
        },
        "a server has no 'x-environment', but others have one",
        "A client is created for one environment and never calls servers outside of it.",
        fix: "Add 'x-environment' to the server.",
        example: """
            openapi: 3.0.3
            info: {title: T, version: '1'}
            servers: [{url: 'https://a.example.com', x-environment: sandbox}, {url: 'https://b.example.com'}]
            paths: {}
            """
    )
    let noServer = Row<(operation: String, environment: String, others: Int)>(
        .note("no-server-in-environment"),
        {
            let others = $0.others > 0 ? " and \($0.others) more" : ""
            return Wording(
                "'\($0.operation)' has no server in the environment '\($0.environment)'\(others); calls there fail before they are sent"
            )
        },
        "an operation has no server in an environment",
        "Calls to it in that environment fail before anything is sent.",
        fix: "Add the server, if one exists.",
        example: """
            openapi: 3.0.3
            info: {title: T, version: '1'}
            servers: [{url: 'https://a.example.com', x-environment: production}]
            paths:
              /a:
                servers: [{url: 'https://b.example.com', x-environment: sandbox}]
                get: {operationId: a, responses: {"204": {description: D}}}
            """
    )
    let severalServers = Row<(operation: String, environment: String)>(
        .warning("servers-in-environment"),
        {
            Wording(
                "'\($0.operation)' has several servers in the environment '\($0.environment)'; the first is used",
                "give each of them its own environment"
            )
        },
        "an operation has several servers in one environment",
        "A client uses one server for each operation. With several in one environment, it uses the first.",
        fix: "Give each of them its own environment.",
        example: """
            openapi: 3.0.3
            info: {title: T, version: '1'}
            servers:
              - {url: 'https://a.example.com', x-environment: production}
              - {url: 'https://b.example.com', x-environment: production}
            paths:
              /a: {get: {operationId: a, responses: {"204": {description: D}}}}
            """
    )
    let disagreeingAllOf = Row<Void>(
        .warning("all-of-disagreement"),
        Wording(
            "the members of 'allOf' have no common type; the value is generated as untyped JSON",
            "write out the merged schema"
        ),
        "the members of 'allOf' have no common type",
        "For example, no value is both a string and a number. The value is generated as untyped JSON.",
        fix: "Write out the merged schema, or use 'oneOf'.",
        example: """
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            components: {schemas: {S: {allOf: [{type: string}, {type: integer}]}}}
            """
    )
    let ambiguousUnion = Row<[String]>(
        .warning("ambiguous-union"),
        {
            let names = $0.map { "'\($0)'" }.joined(separator: " from ")
            return Wording(
                "no required property distinguishes \(names); they are tried in this order",
                "add a discriminator, or a required property to each"
            )
        },
        "two members of 'oneOf' can't be distinguished",
        "A value that matches both is decoded as the first, which may not be what the server meant.",
        fix: "Add a discriminator, or a required property to each.",
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
    )
    let endless = Row<Void>(
        .warning("endless-schema"),
        Wording(
            "the schema is recursive without an object; its content is generated as untyped JSON",
            "add an object with properties to the cycle"
        ),
        "a schema is recursive without an object",
        "For example, an array of itself has no Swift type. Its content is generated as untyped JSON.",
        fix: "Add an object with properties to the cycle.",
        example: """
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            components: {schemas: {S: {type: array, items: {$ref: '#/components/schemas/S'}}}}
            """
    )
    let errorCodePath = Row<JSONPointer>(
        .error("error-code-path"),
        {
            Wording(
                "'\($0)' is not a string property of the response body",
                "name the property that contains the business code, such as '/code'"
            )
        },
        "'x-error-codes' names a property that the body doesn't have",
        "The business code is read from it, so it must be a string property of the response body.",
        fix: "Name the property that contains the code, such as '/code'.",
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
    )
    let errorCaseBodies = Row<String>(
        .error("error-case-bodies"),
        {
            Wording(
                "the failure '\($0)' is used for responses with different bodies",
                "rename one of them"
            )
        },
        "a failure is used for responses with different bodies",
        "It becomes one property of the operation's error, which has one type.",
        fix: "Rename the code in one of the responses.",
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
    )
    let tooMuchOutput = Row<Int>(
        .error("too-much-output"),
        {
            Wording(
                "up to here, the bindings are more than \($0) times as large as the document",
                "use properties that reference schemas instead of including schemas in each other"
            )
        },
        "the bindings would be many times as large as the document",
        """
        A few kilobytes of schemas that take over each other's properties can come to gigabytes of Swift, which no \
        compiler could read.
        """,
        fix: "Use properties that reference schemas instead of 'allOf'."
    )
    let sensitiveDefault = Row<String>(
        .warning("sensitive-default"),
        { "the sensitive property '\($0)' has a default, which is not generated" },
        "a sensitive property has a default",
        "A secret must not appear in source code, so the default isn't generated.",
        fix: "Remove the default, or 'x-sensitive'.",
        example: """
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            components:
              schemas:
                S: {type: object, required: [pin], properties: {pin: {type: string, x-sensitive: true, default: '1'}}}
            """
    )
}

let faults = ModelFaults()
