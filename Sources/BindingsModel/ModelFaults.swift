import OpenAPIDocument
import YAMLTree

/// What is wrong with `bindings.json`, and what Swift cannot be made of a document.
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
                    ?? "the members are \($0.known.dropFirst().map { "'\($0)'" }.joined(separator: ", "))"
            )
        },
        "'bindings.json' has a member that is not known",
        "A misspelt setting would do nothing without a word.",
        fix: "Correct its name; 'bindgen init --schema' prints what there is.",
        example: "{\"spec\": \"openapi.yaml\", \"modelFile\": 4}"
    )
    private static let configurationValueKind = DiagnosticKind(
        .error("configuration-value"),
        "a member of 'bindings.json' is missing, or has a value of the wrong kind",
        "The settings decide the names of files and types, so none is guessed.",
        fix: "Give it a value of the kind that is named.",
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
        "Its names become declarations, so none is guessed.",
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
        "Source that uses the name does not compile, or means another type.",
        fix: "Name the type's present name, or remove the entry."
    )

    // MARK: What Swift can be made of a document

    let unsupported = Row<(what: String, instead: String)>(
        .error("unsupported"),
        { Wording("\($0.what) cannot be generated yet", $0.instead) },
        "something cannot be turned into Swift yet",
        "Leaving it out would give a client that is wrong without a word.",
        fix: "Write it in the way that the message names, or leave the operation out with 'include'."
    )
    let leftOut = Row<(what: String, reason: String)>(
        .warning("left-out"),
        { "\($0.what) is left out: \($0.reason)" },
        "something has no part in the Swift",
        "A client works without it, so it is left out, and said so.",
        fix: "Nothing need be done.",
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
                "say which environment it belongs to, as the other servers do"
            )
        },
        "a server has no 'x-environment', and others have one",
        "A client is made for one environment and never goes to a server outside of it.",
        fix: "Give the server an 'x-environment'.",
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
                "'\($0.operation)' has no server in the environment '\($0.environment)'\(others); a call there fails before it is sent"
            )
        },
        "an operation has no server in one of the environments",
        "A call of it there fails before anything is sent.",
        fix: "Add the server, where there is one.",
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
                "give each of them an environment"
            )
        },
        "an operation has several servers in one environment",
        "A client picks one server for each operation; of several in one environment the first is used.",
        fix: "Give each of them an environment.",
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
            "the members of 'allOf' have no type in common; the value is carried as any JSON",
            "write the merged schema out"
        ),
        "the members of 'allOf' have no type in common",
        "No value can be a text and a number at once; the value is carried as any JSON.",
        fix: "Write the merged schema out, or use 'oneOf'.",
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
                "no required property tells \(names); they are tried in this order",
                "add a discriminator, or a required property to each"
            )
        },
        "nothing tells two members of 'oneOf' apart",
        "A message that fits both is read as the first, which may not be what the server meant.",
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
            "the schema holds itself without an object between; what it holds is carried as any JSON",
            "put an object with properties between"
        ),
        "a schema holds itself with no object between",
        "An array of arrays of itself has no Swift type; what it holds is carried as any JSON.",
        fix: "Put an object with properties between.",
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
                "'\($0)' is no string property of the response's body",
                "name the property that holds the business code, such as '/code'"
            )
        },
        "'x-error-codes' names a place that the body does not have",
        "The business code is read from there, so it must be a text property of the response's body.",
        fix: "Name the property that holds the code, such as '/code'.",
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
                "the failure '\($0)' stands for responses with different bodies",
                "give one of them another name"
            )
        },
        "one failure stands for responses with different bodies",
        "A property of the operation's error has one type.",
        fix: "Give the code another name in one of the responses.",
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
                "let schemas refer to one another by properties instead of taking over each other's"
            )
        },
        "the bindings would be many times as large as the document",
        """
        A few kilobytes of schemas that take over each other's properties can come to gigabytes of Swift, which no \
        compiler could read.
        """,
        fix: "Let schemas refer to one another by properties instead of 'allOf'."
    )
    let sensitiveDefault = Row<String>(
        .warning("sensitive-default"),
        { "the sensitive property '\($0)' has a default, which is left out of the Swift" },
        "a sensitive property has a default",
        "A secret that stands in the source is none; the default is left out of the Swift.",
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
