package import YAMLTree

/// The diagnostics for documents.
///
/// Each row has an id, a severity, the message, an explanation, a fix, and a document that triggers it.
///
/// Problems that could make a generated client wrong are errors. The others are warnings. To add a diagnostic, add
/// its row and call `report(faults.….)`.
package struct DocumentFaults: DiagnosticTable {
    private typealias Row = DiagnosticRow

    package static let table = DocumentFaults()

    package init() {}

    // MARK: The document as a whole

    let notADocument = Row<String>(
        .error("not-a-document"),
        { Wording("expected an OpenAPI document, which is a mapping, found \($0)", "it starts with 'openapi: 3.1.0'") },
        "the file isn't an OpenAPI document",
        "The root of the file is a sequence or a scalar; an OpenAPI document is a mapping.",
        fix: "Pass the file that starts with 'openapi'.",
        example: "- not\n- a document"
    )
    let missingVersion = Row<Void>(
        .error("missing-version"),
        Wording("'openapi' is missing", "write 'openapi: 3.1.0' at the top"),
        "the document doesn't declare its OpenAPI version",
        "Each version has its own rules, so the generator doesn't guess.",
        fix: "Write 'openapi: 3.1.0' at the top.",
        example: "info: {title: Cards, version: '1'}\npaths: {}"
    )
    let swagger2 = Row<String>(
        .error("swagger-2"),
        {
            Wording(
                "this is a Swagger \($0) document, which is not supported",
                "convert it to OpenAPI 3, for example with swagger2openapi"
            )
        },
        "the document is Swagger 2.0",
        "Swagger 2.0 describes bodies, servers and references differently and isn't supported.",
        fix: "Convert it, for example with swagger2openapi, and keep the result.",
        example: "swagger: '2.0'\ninfo: {title: Cards, version: '1'}\npaths: {}"
    )
    let unknownVersion = Row<String>(
        .error("unknown-version"),
        { Wording("unknown OpenAPI version '\($0)'", "the versions 3.0, 3.1 and 3.2 are supported") },
        "the OpenAPI version isn't supported",
        "A later version may change the meaning of a keyword, so the document is rejected.",
        fix: "Use version 3.0, 3.1 or 3.2.",
        example: "openapi: 4.0.0\ninfo: {title: Cards, version: '1'}\npaths: {}"
    )
    let unknownDialect = Row<String>(
        .warning("unknown-dialect"),
        { "unknown schema dialect '\($0)'; schemas are read as JSON Schema 2020-12" },
        "'jsonSchemaDialect' or '$schema' names an unknown dialect",
        "The schemas are read as JSON Schema 2020-12 with OpenAPI's keywords.",
        fix: "Remove the keyword, or name the dialect of the OpenAPI version.",
        example: "openapi: 3.1.0\njsonSchemaDialect: https://json-schema.org/draft-04/schema#"
    )

    // MARK: Members and values of any object

    let wrongType = Row<(wanted: String, found: String)>(
        .error("wrong-type"),
        { "expected \($0.wanted), found \($0.found)" },
        "a value has the wrong type for its keyword",
        "The keyword affects the generated code, so it can't be ignored.",
        fix: "Use a value of the expected type.",
        example: "components: {schemas: {Card: {type: object, properties: [id]}}}"
    )
    let wrongTypeIgnored = Row<(wanted: String, found: String)>(
        .warning("wrong-type-ignored"),
        { "expected \($0.wanted), found \($0.found)" },
        "a value that doesn't affect the client has the wrong type",
        "The value is ignored.",
        fix: "Use a value of the expected type.",
        example: "components: {schemas: {Card: {type: string, description: [a, b]}}}"
    )
    let emptyValue = Row<String>(
        .warning("empty-value"),
        { Wording("expected \($0), found nothing", "remove the key") },
        "a key has no value",
        "YAML reads a missing value as null. The key is ignored.",
        fix: "Remove the key, or give it a value.",
        example: "components:\n  schemas:\n    Card:\n      type: object\n      properties:"
    )
    let quotedValue = Row<(wanted: String, text: String)>(
        .warning("quoted-value"),
        { Wording("expected \($0.wanted), found the string '\($0.text)'", "remove the quotes") },
        "a number or boolean is in quotes",
        "Quoted values are strings. It is read as the type it should have.",
        fix: "Remove the quotes.",
        example: "components: {schemas: {Card: {type: string, maxLength: '10'}}}"
    )
    let unquotedText = Row<Scalar>(
        .warning("unquoted-text"),
        { Wording("expected a string, found \($0.kind)", "write it in quotes: \"\($0.text)\"") },
        "a string looks like a number or a boolean",
        "YAML reads it as a number, which may lose zeros: 1.10 becomes 1.1. The generator keeps it as written.",
        fix: "Put it in quotes.",
        example: "info: {title: Cards, version: 1.10}"
    )
    let missingMember = Row<(name: String, kind: ObjectKind)>(
        .error("missing-member"),
        { "\($0.kind.description) needs '\($0.name)'" },
        "a member that a client needs is missing",
        "The generator can't continue without it.",
        fix: "Add the member.",
        example: "paths: {/cards: {get: {parameters: [{name: id}], responses: {'200': {description: Done}}}}}"
    )
    let missingMemberIgnored = Row<(name: String, kind: ObjectKind)>(
        .warning("missing-member-ignored"),
        { "\($0.kind.description) should have '\($0.name)'" },
        "a member that the specification requires is missing",
        "The client works without it.",
        fix: "Add the member.",
        example: "paths: {/cards: {get: {responses: {'200': {}}}}}"
    )
    let unknownKeyword = Row<(keyword: String, kind: ObjectKind, known: [String])>(
        .warning("unknown-keyword"),
        {
            let message = "unknown keyword '\($0.keyword)' in \($0.kind.description)"
            let isOfSchema = $0.keyword == "$ref" || KeywordTable.row($0.keyword, of: .schema) != nil
            if $0.kind == .mediaType, isOfSchema { return Wording(message, "put it under 'schema'") }
            return Wording(message, misspelled: $0.keyword, among: $0.known)
        },
        "a keyword is unknown in this kind of object",
        "The keyword is ignored. It is often a typo, or is one level too high or too low.",
        fix: "Fix its name or its place. Custom keywords start with 'x-'.",
        example: "components: {schemas: {Card: {type: string, maxLenght: 10}}}"
    )
    private static let keywordOfOtherVersionKind = DiagnosticKind(
        .warning("keyword-of-other-version"),
        "a keyword belongs to another version of OpenAPI",
        "It has no meaning in the document's version and is ignored.",
        fix: "Raise the version in 'openapi', or remove the keyword.",
        example: "openapi: 3.0.3\ncomponents: {schemas: {Card: {const: debit}}}"
    )
    let keywordOfOtherVersion = Row<(row: KeywordTable.Row, kind: ObjectKind, line: OpenAPIVersion.Line)>(
        keywordOfOtherVersionKind
    ) {
        Wording(
            "'\($0.row.keyword)' in \($0.kind.description) has no meaning in OpenAPI \($0.line.name)",
            $0.line < $0.row.first
                ? "it was added in \($0.row.first.name)" : "it was removed after \($0.row.last.name)"
        )
    }
    let mutualTLSTooEarly = Row<Void>(
        keywordOfOtherVersionKind,
        Wording("'mutualTLS' has no meaning in OpenAPI 3.0", "it was added in 3.1")
    )
    let booleanSchema = Row<String>(keywordOfOtherVersionKind) {
        Wording("\($0) is a schema only since OpenAPI 3.1; it is read as one", "write '{}' for any value")
    }
    let unsupportedKeyword = Row<(row: KeywordTable.Row, kind: ObjectKind)>(
        .error("unsupported-keyword"),
        { Wording("'\($0.row.keyword)' in \($0.kind.description) is not supported", $0.row.note) },
        "a keyword is not supported",
        "Ignoring it would generate a client with wrong requests or responses, so the document is rejected.",
        fix: "Follow the suggestion in the message.",
        example: """
            openapi: 3.2.0
            paths:
              /parts:
                post:
                  requestBody: {content: {multipart/mixed: {itemEncoding: {contentType: image/png}}}}
            """
    )
    let unknownValue = Row<(what: String, text: String, known: [String])>(
        .error("unknown-value"),
        { Wording("unknown \($0.what) '\($0.text)'", oneOf: $0.known, not: $0.text) },
        "a value isn't allowed for its keyword",
        "The generator can't tell what it should mean.",
        fix: "Use one of the values in the message.",
        example: "components: {securitySchemes: {key: {type: apikey, name: key, in: header}}}"
    )
    let componentName = Row<String>(
        .warning("component-name"),
        { "the component name '\($0)' may only contain letters, digits, '.', '-' and '_'" },
        "a component's name has characters that the specification does not allow",
        "Names may only contain letters, digits, '.', '-' and '_'. The name is used anyway.",
        fix: "Rename the component.",
        example: "components: {schemas: {'Card holder': {type: string}}}"
    )
    let hiddenCharacter = Row<Unicode.Scalar>(
        .warning("hidden-character"),
        {
            let number = String($0.value, radix: 16, uppercase: true)
            let code = "U+" + String(repeating: "0", count: max(0, 4 - number.count)) + number
            return Wording(
                "the string has an invisible character: \(code)\($0.properties.name.map { " \($0)" } ?? "")",
                "remove it; generated code shows it as an escape"
            )
        },
        "a string has an invisible character",
        """
        Control, zero-width and bidirectional characters can show a reviewer something different from what a \
        program reads. Generated code shows them as escapes.
        """,
        fix: "Remove the character.",
        example: "components: {schemas: {Card: {type: string, description: \"a\\u202Eb\"}}}"
    )

    // MARK: References

    private static let danglingReferenceKind = DiagnosticKind(
        .error("dangling-reference"),
        "a reference can't be resolved",
        "The generator needs the target of the reference.",
        fix: "Fix the reference. The message suggests a similar name.",
        example:
            "components: {schemas: {Card: {type: object}, Cards: {items: {$ref: '#/components/schemas/Crad'}}}}"
    )
    let danglingReference = Row<(text: String, tokens: [String], missing: Int, known: [String])>(danglingReferenceKind)
    {
        let (place, token) = (JSONPointer(Array($0.tokens[..<$0.missing])), $0.tokens[$0.missing])
        let isLast = $0.missing == $0.tokens.count - 1
        let missing = isLast ? "" : ": '\(place.isRoot ? "#" : place.description)' has no '\(token)'"
        return Wording("cannot resolve '\($0.text)'\(missing)", misspelled: token, among: $0.known)
    }
    let unknownAnchor = Row<(anchor: String, text: String)>(danglingReferenceKind) {
        Wording(
            "cannot resolve '\($0.text)': no schema has the anchor '\($0.anchor)'",
            "a reference to a component is written '#/components/schemas/\($0.anchor)'"
        )
    }
    let unknownSchemaName = Row<(name: String, known: [String])>(danglingReferenceKind) {
        Wording("no schema is named '\($0.name)'", misspelled: $0.name, among: $0.known)
    }
    let remoteReference = Row<(text: String, scheme: String)>(
        .error("remote-reference"),
        {
            Wording(
                $0.scheme == "http" || $0.scheme == "https"
                    ? "'\($0.text)' is a remote reference, and remote files are not fetched"
                    : "'\($0.text)' uses the scheme '\($0.scheme)', which is not supported",
                "save the file next to the document and reference it by its relative path"
            )
        },
        "a reference is remote",
        "Builds must not depend on the network, so remote files aren't fetched.",
        fix: "Save the file next to the document and reference it by its relative path.",
        example: "components: {schemas: {Card: {$ref: 'https://example.com/card.yaml'}}}"
    )
    private static let badReferenceKind = DiagnosticKind(
        .error("bad-reference"),
        "a reference has invalid syntax",
        "It is an absolute path, or the part after '#' isn't a JSON pointer.",
        fix: "Write '#/components/schemas/Name' or 'file.yaml#/Name'.",
        example: "components: {schemas: {Card: {$ref: '#/components/~x'}}}"
    )
    let absolutePath = Row<String>(badReferenceKind) {
        Wording("'\($0)' is an absolute path", "use a path relative to this file")
    }
    let badPointer = Row<String>(badReferenceKind) {
        Wording(
            "'\($0)' is not a valid reference",
            "the part after '#' is a JSON pointer, with '~0' for '~' and '~1' for '/'"
        )
    }
    private static let unreadableFileKind = DiagnosticKind(
        .error("unreadable-file"),
        "the file of a reference cannot be read",
        "It doesn't exist, or it has an error that is reported separately.",
        fix: "Fix the path. It is relative to the file that contains the reference.",
        example: "components: {schemas: {Card: {$ref: 'missing.yaml'}}}"
    )
    let unreadableFile = Row<(path: String, reason: String, text: String, isName: Bool)>(unreadableFileKind) {
        let isPointer = $0.text.hasPrefix("components/") || $0.text.hasPrefix("definitions/")
        let meant = $0.isName ? "#/components/schemas/\($0.text)" : isPointer ? "#/\($0.text)" : nil
        return Wording("cannot read '\($0.path)': \($0.reason)", meant.map { "did you mean '\($0)'?" })
    }
    let fileOutside = Row<String>(unreadableFileKind) {
        Wording(
            "'\($0)' is outside the root directory for references",
            "set 'root' in bindings.json or --root to a parent directory"
        )
    }
    let fileInError = Row<String>(unreadableFileKind) { "'\($0)' has an error and was not read" }
    private static let referenceToWrongKindKind = DiagnosticKind(
        .error("reference-to-wrong-kind"),
        "a reference leads to the wrong kind of object",
        "For example, a response can't be used as a schema.",
        fix: "Reference a component of the right kind.",
        example: """
            components:
              responses: {Card: {description: A card}}
              schemas: {Cards: {type: array, items: {$ref: '#/components/responses/Card'}}}
            """
    )
    let referenceToWrongKind = Row<(text: String, found: ComponentSection, wanted: ComponentSection)>(
        referenceToWrongKindKind
    ) {
        "'\($0.text)' is a \($0.found.singular), expected a \($0.wanted.singular)"
    }
    let referenceToNoSchema = Row<(text: String, found: Node)>(referenceToWrongKindKind) {
        // A diagnostic must not print the content of a referenced file. It can be any file in the root directory.
        let what = $0.found.location.file == 0 ? $0.found.summary : $0.found.kindDescription
        return "'\($0.text)' is \(what), expected a schema"
    }
    let referenceCycle = Row<String>(
        .error("reference-cycle"),
        {
            Wording(
                "'\($0)' is a reference cycle",
                "replace one of the references with a schema or object"
            )
        },
        "references form a cycle",
        "The cycle never reaches a value.",
        fix: "Replace one of the references with a schema or object.",
        example: "components: {schemas: {A: {$ref: '#/components/schemas/B'}, B: {$ref: '#/components/schemas/A'}}}"
    )
    private static let referenceSiblingKind = DiagnosticKind(
        .warning("reference-sibling"),
        "a member next to '$ref' is ignored",
        """
        In OpenAPI 3.0, a reference replaces the whole object. In schemas 'description', 'nullable', 'readOnly', \
        'writeOnly', 'deprecated' and extensions next to it are kept, because real documents rely on them.
        """,
        fix: "Put both into an 'allOf', or use OpenAPI 3.1.",
        example: "components: {schemas: {Id: {type: string}, Key: {$ref: '#/components/schemas/Id', maxLength: 4}}}"
    )
    let schemaBesideReference = Row<String>(referenceSiblingKind) {
        Wording("OpenAPI 3.0 ignores '\($0)' next to '$ref'", "put both into an 'allOf', or use OpenAPI 3.1")
    }
    let besideReference = Row<String>(referenceSiblingKind) { "'\($0)' is ignored next to '$ref'" }
    let referenceForMap = Row<String>(
        .warning("reference-for-map"),
        { "the specification does not allow a reference at '\($0)'; it is followed anyway" },
        "a reference replaces all paths, or all components of a kind",
        "The specification allows references only for single objects. Bundlers accept this, and so does the generator.",
        fix: "Reference each of them separately.",
        example: """
            components:
              schemas: {$ref: '#/x-schemas'}
            x-schemas: {Card: {type: object}}
            """
    )
    private static let ambiguousDynamicReferenceKind = DiagnosticKind(
        .error("ambiguous-dynamic-reference"),
        "a '$dynamicRef' may resolve to several schemas",
        "Its target depends on how it is reached. One Swift type can't express that.",
        fix: "Use '$ref'.",
        example: """
            openapi: 3.1.0
            components:
              schemas:
                A: {$dynamicAnchor: node, type: object}
                B: {$dynamicAnchor: node, type: object}
                C: {$dynamicRef: '#node'}
            """
    )
    let ambiguousDynamicReference = Row<(text: String, count: Int)>(ambiguousDynamicReferenceKind) {
        Wording(
            $0.count == 0
                ? "cannot resolve the dynamic anchor of '\($0.text)'"
                : "'\($0.text)' may resolve to \($0.count) schemas, depending on how it is reached",
            "use '$ref', which always resolves to one schema"
        )
    }
    let tooManyDynamicScopes = Row<Void>(
        ambiguousDynamicReferenceKind,
        Wording(
            "dynamic references resolve in too many ways",
            "use '$ref', which always resolves to one schema"
        )
    )
    private static let nestedTooDeepKind = DiagnosticKind(
        .error("nested-too-deep"),
        "objects or schemas are nested too deeply",
        """
        For example, a header whose parts have the same header can't be expanded. A chain of more than \
        100 schemas, each referencing the next, isn't followed.
        """,
        fix: "Remove the inner reference.",
        example: """
            components:
              headers:
                again:
                  content:
                    multipart/form-data:
                      schema: {type: object, properties: {a: {type: string}}}
                      encoding: {a: {headers: {X-Again: {$ref: '#/components/headers/again'}}}}
            """
    )
    let nestedTooDeep = Row<String>(nestedTooDeepKind) {
        Wording(
            "\($0) are nested more than \(DocumentReader.deepestObjects) levels deep",
            "look for one that references itself"
        )
    }
    let chainTooLong = Row<Int>(nestedTooDeepKind) {
        Wording(
            "more than \($0) schemas form a chain from here, through '$ref', 'allOf', 'items' and similar keywords",
            "reference the last of them directly"
        )
    }

    // MARK: Schemas

    package let unknownType = Row<String>(
        .error("unknown-type"),
        {
            let known = SchemaType.allCases.map(\.rawValue)
            let fix =
                switch $0 {
                case "file": "a file is written 'type: string' with 'format: binary'"
                case "any": "remove 'type'"
                case "datetime": "did you mean 'string' with 'format: date-time'?"
                case "date", "date-time", "uuid": "did you mean 'string' with 'format: \($0)'?"
                default: SchemaType(meantBy: $0).map { "did you mean '\($0.rawValue)'?" } ?? Wording.list(known)
                }
            return Wording("unknown type '\($0)'", fix)
        },
        "'type' isn't a JSON Schema type",
        "The generator can't map an unknown type to Swift.",
        fix: "Use string, number, integer, boolean, array, object or, since 3.1, null.",
        example: "components: {schemas: {Card: {type: strng}}}"
    )
    private static let typeListKind = DiagnosticKind(
        .warning("type-list"),
        "'type' is a list where it should be one type",
        "OpenAPI 3.0 allows one type. The list is read as in 3.1. An empty list is ignored.",
        fix: "Use 'nullable: true', or OpenAPI 3.1.",
        example: "openapi: 3.0.3\ncomponents: {schemas: {Card: {type: [string, 'null']}}}"
    )
    let typeList = Row<Void>(
        typeListKind,
        Wording(
            "a list of types has no meaning in OpenAPI 3.0; it is read as in 3.1",
            "use 'nullable: true', or OpenAPI 3.1"
        )
    )
    let emptyTypeList = Row<Void>(
        typeListKind,
        Wording("the list of types is empty; any type is accepted", "remove 'type'")
    )
    private static let nullTypeKind = DiagnosticKind(
        .warning("null-type"),
        "the type 'null' isn't allowed or isn't quoted",
        "OpenAPI 3.0 has no type 'null', and unquoted null isn't a string. It is read as in 3.1.",
        fix: "Use 'nullable: true' in 3.0, and quote it in 3.1.",
        example: "openapi: 3.0.3\ncomponents: {schemas: {Nothing: {type: 'null'}}}"
    )
    let nullType = Row<Void>(nullTypeKind, "the type 'null' has no meaning in OpenAPI 3.0; it is read as in 3.1")
    let unquotedNullType = Row<Void>(
        nullTypeKind,
        Wording("null is read as the type 'null'", "write it in quotes: \"null\"")
    )
    let nullableKeyword = Row<Void>(
        .warning("nullable-keyword"),
        Wording(
            "'nullable' has no meaning since OpenAPI 3.1; it is read as in 3.0",
            "add \"null\" to 'type'"
        ),
        "'nullable' is used in a document of version 3.1 or later",
        "It was removed from the specification. It is read as in 3.0.",
        fix: "Add \"null\" to 'type'.",
        example: "openapi: 3.1.0\ncomponents: {schemas: {Card: {type: string, nullable: true}}}"
    )
    private static let exclusiveLimitKind = DiagnosticKind(
        .warning("exclusive-limit"),
        "an exclusive limit uses another version's syntax",
        "It is a boolean in 3.0 and a number since 3.1. Both forms are accepted.",
        fix: "Use the syntax of the document's version.",
        example:
            "openapi: 3.1.0\ncomponents: {schemas: {Amount: {type: number, minimum: 0, exclusiveMinimum: true}}}"
    )
    let booleanExclusiveLimit = Row<Void>(
        exclusiveLimitKind,
        Wording(
            "an exclusive limit is a number since OpenAPI 3.1; it is read as in 3.0",
            "give the limit itself"
        )
    )
    let numericExclusiveLimit = Row<Void>(
        exclusiveLimitKind,
        Wording(
            "an exclusive limit is true or false in OpenAPI 3.0; it is read as in 3.1",
            "give the limit as 'minimum' or 'maximum'"
        )
    )
    let badLimit = Row<(text: String, reason: String)>(
        .error("bad-limit"),
        { "the limit \($0.text) \($0.reason)" },
        "a limit has an invalid value",
        "Lengths must be nonnegative integers, steps must be greater than zero, and limits must be finite.",
        fix: "Fix the number.",
        example: "components: {schemas: {Card: {type: string, maxLength: -1}}}"
    )
    let contradictoryLimits = Row<(least: String, most: String)>(
        .warning("contradictory-limits"),
        { "no value satisfies both \($0.least) and \($0.most)" },
        "two limits contradict each other",
        "Every request would be rejected before it is sent.",
        fix: "Fix one of the two.",
        example: "components: {schemas: {Card: {type: string, minLength: 5, maxLength: 4}}}"
    )
    let badPattern = Row<String>(
        .warning("bad-pattern"),
        { "the pattern is not an ECMA-262 regular expression: \($0)" },
        "a pattern isn't a valid regular expression",
        "Patterns follow ECMA-262. An invalid pattern isn't checked.",
        fix: "Fix the pattern.",
        example: "components: {schemas: {Card: {type: string, pattern: '[0-9'}}}"
    )
    let slowPattern = Row<Void>(
        .warning("slow-pattern"),
        Wording(
            "the pattern can take exponential time: it repeats a part that matches in several ways, and has a backreference or lookaround",
            "remove the backreference or lookaround; then it takes linear time"
        ),
        "a pattern can take exponential time",
        "Patterns are matched in linear time, except those with a backreference or lookaround. If such a "
            + "pattern also repeats an alternation, it can take exponential time; matching then stops without a result.",
        fix: "Remove the backreference or lookaround.",
        example: "components: {schemas: {Card: {type: string, pattern: '^(?=(a+)+c)'}}}"
    )
    let booleanRequired = Row<Void>(
        .warning("boolean-required"),
        Wording(
            "'required' of a schema is a list of its properties; this is ignored",
            "list the property in 'required' of the object that has it"
        ),
        "'required' of a schema is true or false",
        "Early drafts allowed a boolean. Today 'required' is a list of names. The boolean is ignored.",
        fix: "List the property in 'required' of the object that has it.",
        example: "components: {schemas: {Card: {type: object, properties: {id: {type: string, required: true}}}}}"
    )
    let undeclaredRequired = Row<(name: String, known: [String])>(
        .warning("undeclared-required"),
        {
            Wording(
                "'\($0.name)' is required but not declared in 'properties'",
                misspelled: $0.name,
                among: $0.known
            )
        },
        "a required property is not declared",
        "The property is still required and accepts any value.",
        fix: "Fix the name, or declare the property.",
        example: "components: {schemas: {Card: {type: object, required: [di], properties: {id: {type: string}}}}}"
    )
    let duplicateRequired = Row<String>(
        .warning("duplicate-required"),
        { "'\($0)' is listed twice in 'required'" },
        "'required' has a duplicate name",
        "The duplicate has no effect.",
        fix: "Remove one of them.",
        example: "components: {schemas: {Card: {type: object, required: [id, id], properties: {id: {}}}}}"
    )
    let arrayWithoutItems = Row<Void>(
        .warning("array-without-items"),
        "an array needs 'items' in OpenAPI 3.0; any value is accepted",
        "an array doesn't declare its items",
        "OpenAPI 3.0 requires 'items'. Any value is accepted.",
        fix: "Add 'items'. Use 'items: {}' to accept any value.",
        example: "components: {schemas: {Cards: {type: array}}}"
    )
    let itemsList = Row<OpenAPIVersion.Line>(
        .warning("items-list"),
        {
            Wording(
                "'items' is one schema, found a sequence; it is read as 'prefixItems'",
                $0 >= .v3_1 ? "write 'prefixItems'" : "a tuple needs 'prefixItems' of OpenAPI 3.1"
            )
        },
        "'items' is a list",
        "In old drafts, a list of schemas described a tuple. It is read as one.",
        fix: "Use 'prefixItems' of OpenAPI 3.1.",
        example: "components: {schemas: {Pair: {type: array, items: [{type: string}, {type: integer}]}}}"
    )
    let readOnlyAndWriteOnly = Row<Void>(
        .warning("read-only-and-write-only"),
        "'readOnly' and 'writeOnly' are mutually exclusive",
        "a schema is read-only and write-only",
        "The value could appear in neither requests nor responses.",
        fix: "Remove one of the two.",
        example: "components: {schemas: {Card: {type: string, readOnly: true, writeOnly: true}}}"
    )

    // MARK: Values in schemas

    let emptyEnum = Row<Void>(
        .warning("empty-enum"),
        "'enum' is empty, so no value would be valid; it is ignored",
        "'enum' is empty",
        "No value would be valid, so it is ignored.",
        fix: "List the values, or remove 'enum'.",
        example: "components: {schemas: {Kind: {type: string, enum: []}}}"
    )
    let enumValueOfWrongType = Row<(value: Node, types: [SchemaType], others: Int)>(
        .warning("enum-value-of-wrong-type"),
        {
            let like = $0.others == 0 ? "" : ", like \($0.others) more of this enum,"
            return Wording(
                "\($0.value.summary)\(like) is not a value of type \($0.types.alternatives)",
                $0.value.fix(for: $0.types)
            )
        },
        "a value of 'enum' has a different type than the schema",
        "Quotes are often missing: 1.0 and true aren't strings in YAML.",
        fix: "Put the value in quotes, or fix 'type'.",
        example: "components: {schemas: {Version: {type: string, enum: [1.0, 1.1]}}}"
    )
    let duplicateEnumValue = Row<String>(
        .warning("duplicate-enum-value"),
        { "\($0) is listed twice in 'enum'" },
        "'enum' has a duplicate value",
        "The duplicate is ignored, with its name and description.",
        fix: "Remove one of them.",
        example: "components: {schemas: {Kind: {type: string, enum: [debit, debit]}}}"
    )
    let defaultOfWrongType = Row<(value: Node, types: [SchemaType])>(
        .warning("default-of-wrong-type"),
        {
            Wording(
                "the default is \($0.value.summary), but the type is \($0.types.alternatives)",
                $0.value.fix(for: $0.types)
            )
        },
        "a default has a different type than its schema",
        "It cannot be used as a default in Swift.",
        fix: "Fix the default.",
        example: "components: {schemas: {Limit: {type: integer, default: ten}}}"
    )
    let exampleOfWrongType = Row<(value: Node, types: [SchemaType])>(
        .warning("example-of-wrong-type"),
        {
            Wording(
                "the example is \($0.value.summary), but the type is \($0.types.alternatives)",
                $0.value.fix(for: $0.types)
            )
        },
        "an example has a different type than its schema",
        "Examples are documentation and don't affect the client.",
        fix: "Fix the example.",
        example: "components: {schemas: {Limit: {type: integer, example: ten}}}"
    )

    let exampleBreaksSchema = Row<(violation: SchemaViolation, others: Int)>(
        .warning("example-breaks-schema"),
        { Wording(violation: $0.violation, others: $0.others, of: "example") },
        "an example violates its schema",
        """
        Examples document the API, and valid ones become generated test values. An invalid example misleads \
        readers. 'lint' checks every keyword of the schema.
        """,
        fix: "Fix the example, or the schema if servers really send this value.",
        example: "components: {schemas: {Name: {type: string, minLength: 2, example: x}}}"
    )
    let defaultBreaksSchema = Row<(violation: SchemaViolation, others: Int)>(
        .warning("default-breaks-schema"),
        { Wording(violation: $0.violation, others: $0.others, of: "default") },
        "a default violates its schema",
        "A server that uses it would violate its own contract. 'lint' checks every keyword of the schema.",
        fix: "Fix the default, or the schema.",
        example: "components: {schemas: {Size: {type: integer, maximum: 10, default: 11}}}"
    )

    // MARK: Composition

    let emptyComposition = Row<String>(
        .warning("empty-composition"),
        { "'\($0)' is empty; it is ignored" },
        "'allOf', 'anyOf' or 'oneOf' is empty",
        "It is ignored.",
        fix: "List the schemas, or remove the keyword.",
        example: "components: {schemas: {Card: {type: object, allOf: []}}}"
    )
    let schemaIncludesItself = Row<String>(
        .error("schema-includes-itself"),
        {
            Wording(
                "the schema includes itself through '\($0)', so it describes nothing",
                "move the recursion into a property, an array or a map"
            )
        },
        "a schema includes itself at the same level",
        "Through 'allOf', 'oneOf' or 'anyOf' validation would never end.",
        fix: "Move the recursion into a property, an array or a map.",
        example: "components: {schemas: {Card: {allOf: [{$ref: '#/components/schemas/Card'}]}}}"
    )
    let unionListsItself = Row<Subschema.Keyword>(
        .warning("union-lists-itself"),
        {
            Wording(
                "'\($0.rawValue)' lists its own schema, which has no effect; the member is ignored",
                "remove the member"
            )
        },
        "a union is one of its own members",
        "The member matches the same values as the union, so it has no effect.",
        fix: "Remove the member.",
        example: "components: {schemas: {Id: {anyOf: [{$ref: '#/components/schemas/Id'}, {type: string}]}}}"
    )
    let unionOfSubtypes = Row<Void>(
        .warning("union-of-subtypes"),
        Wording(
            "a member of this union includes the union itself through 'allOf'",
            "move the shared properties into a third schema"
        ),
        "members of a union include the union itself",
        "The union's 'oneOf' isn't inherited by members that have it in 'allOf'.",
        fix: "Move the shared properties into a separate schema.",
        example: """
            components:
              schemas:
                Pet: {oneOf: [{$ref: '#/components/schemas/Cat'}], properties: {kind: {type: string}}}
                Cat: {allOf: [{$ref: '#/components/schemas/Pet'}, {type: object}]}
            """
    )
    let discriminatorText = Row<String>(
        .warning("discriminator-text"),
        { Wording("a discriminator is a mapping since OpenAPI 3.0", "write '{propertyName: \($0)}'") },
        "'discriminator' is a string",
        "Swagger 2.0 used a string. It is read as the property's name.",
        fix: "Write '{propertyName: kind}'.",
        example: "components: {schemas: {Pet: {discriminator: kind, properties: {kind: {type: string}}}}}"
    )
    let discriminatorPropertyMissing = Row<(name: String, member: String)>(
        .warning("discriminator-property-missing"),
        { "\($0.member) does not declare the discriminator's property '\($0.name)'" },
        "a schema selected by a discriminator doesn't declare its property",
        "The discriminator can't identify values of this member.",
        fix: "Declare the property in the member, and require it.",
        example: """
            components:
              schemas:
                Cat: {type: object, properties: {name: {type: string}}}
                Pet: {oneOf: [{$ref: '#/components/schemas/Cat'}], discriminator: {propertyName: kind}}
            """
    )
    let discriminatorPropertyOptional = Row<(name: String, member: String)>(
        .warning("discriminator-property-optional"),
        { "\($0.member) does not require the discriminator's property '\($0.name)'" },
        "a schema selected by a discriminator doesn't require its property",
        "The specification requires it. A value without the property can't be identified.",
        fix: "Add the property to the member's 'required'.",
        example: """
            components:
              schemas:
                Cat: {type: object, properties: {kind: {type: string}}}
                Pet: {oneOf: [{$ref: '#/components/schemas/Cat'}], discriminator: {propertyName: kind}}
            """
    )
    private static let discriminatorTargetOutsideUnionKind = DiagnosticKind(
        .warning("discriminator-target-outside-union"),
        "a discriminator's mapping leads to a schema outside the union",
        "A value with this name would match no member.",
        fix: "Add the schema to the union, or remove the mapping.",
        example: """
            components:
              schemas:
                Cat: {type: object, required: [kind], properties: {kind: {type: string}}}
                Dog: {type: object, required: [kind], properties: {kind: {type: string}}}
                Pet:
                  oneOf: [{$ref: '#/components/schemas/Cat'}]
                  discriminator: {propertyName: kind, mapping: {dog: '#/components/schemas/Dog'}}
            """
    )
    let discriminatorTargetOutsideUnion = Row<String>(discriminatorTargetOutsideUnionKind) {
        "'\($0)' leads to a schema that is not a member of the union"
    }
    let discriminatorTargetMissing = Row<(value: String, text: String, known: [String])>(
        discriminatorTargetOutsideUnionKind
    ) {
        let name = $0.text.split(separator: "/").last.map(String.init) ?? $0.text
        return Wording(
            "cannot resolve '\($0.text)' for '\($0.value)'; the mapping is ignored",
            closestMatch(to: name, among: $0.known).map { "did you mean '#/components/schemas/\($0)'?" }
                ?? "add the schema, or remove the mapping"
        )
    }

    // MARK: Paths

    let pathWithoutSlash = Row<String>(
        .warning("path-without-slash"),
        { "the path '\($0)' does not start with '/'; one is added" },
        "a path does not start with '/'",
        "A leading '/' is added.",
        fix: "Write '/cards'.",
        example: "paths: {cards: {get: {responses: {'200': {description: Done}}}}}"
    )
    let badPathTemplate = Row<String>(
        .error("bad-path-template"),
        { Wording("the braces in the path '\($0)' do not match", "a parameter is written '{name}'") },
        "the braces in a path don't match",
        "The generator can't tell which parts are parameters.",
        fix: "Write each parameter as '{name}'.",
        example: "paths: {'/cards/{id': {get: {responses: {'200': {description: Done}}}}}"
    )
    let equivalentPaths = Row<(path: String, first: String)>(
        .warning("equivalent-paths"),
        { "the path '\($0.path)' matches the same URLs as '\($0.first)'" },
        "two paths differ only in their parameters' names",
        "They match the same URLs. Both are generated.",
        fix: "Keep one of them.",
        example: """
            paths:
              /cards/{id}: {parameters: [{name: id, in: path, required: true, schema: {}}]}
              /cards/{key}: {parameters: [{name: key, in: path, required: true, schema: {}}]}
            """
    )
    let undeclaredPathParameter = Row<(name: String, known: [String])>(
        .warning("undeclared-path-parameter"),
        {
            Wording(
                "the path parameter '{\($0.name)}' is not declared; it is treated as a required string",
                misspelled: $0.name,
                among: $0.known
            )
        },
        "a path parameter isn't declared",
        "It is treated as a required string.",
        fix: "Declare it with 'in: path' and 'required: true'.",
        example: "paths: {'/cards/{id}': {get: {responses: {'200': {description: Done}}}}}"
    )
    package let pathParameterNotInTemplate = Row<(name: String, path: String)>(
        .warning("path-parameter-not-in-template"),
        { "the path '\($0.path)' has no '{\($0.name)}'; the parameter is ignored" },
        "a declared path parameter isn't in the path",
        "The parameter is ignored.",
        fix: "Fix its name, its 'in', or the path.",
        example: """
            paths:
              /cards:
                get:
                  parameters: [{name: id, in: path, required: true, schema: {type: string}}]
                  responses: {'200': {description: Done}}
            """
    )
    let pathParameterNotRequired = Row<String>(
        .warning("path-parameter-not-required"),
        { Wording("the path parameter '\($0)' is always required", "add 'required: true'") },
        "a path parameter is not marked as required",
        "Path parameters are always required.",
        fix: "Add 'required: true'.",
        example: """
            paths:
              /cards/{id}:
                get:
                  parameters: [{name: id, in: path, schema: {type: string}}]
                  responses: {'200': {description: Done}}
            """
    )

    // MARK: Operations and tags

    let duplicateOperationID = Row<String>(
        .warning("duplicate-operation-id"),
        { "the operationId '\($0)' is used twice; this operation is named by its method and path" },
        "two operations have the same operationId",
        "It names Swift types and a method, so it must be unique. The first operation keeps it. The other is named by its method and path.",
        fix: "Rename one of them.",
        example: """
            paths:
              /cards:
                get: {operationId: cards, responses: {'200': {description: Done}}}
                put: {operationId: cards, responses: {'200': {description: Done}}}
            """
    )
    let sharedOperationID = Row<(id: String, path: String, first: String)>(
        .warning("shared-operation-id"),
        {
            "the operationId '\($0.id)' is used for '\($0.first)'; the operation of '\($0.path)' is named by its method and path"
        },
        "two paths share a path item whose operation has an operationId",
        "An operationId must be unique. The first path keeps it. The other operation is named by its method and path.",
        fix: "Give each path its own path item.",
        example: """
            paths:
              /cards: {$ref: '#/components/pathItems/cards'}
              /v1/cards: {$ref: '#/components/pathItems/cards'}
            openapi: 3.1.0
            components:
              pathItems:
                cards: {get: {operationId: cards, responses: {'200': {description: Done}}}}
            """
    )
    package let duplicateParameter = Row<(place: Parameter.Place, name: String)>(
        .error("duplicate-parameter"),
        { "the \($0.place.rawValue) parameter '\($0.name)' is declared twice" },
        "a parameter is declared twice",
        "The generator can't tell which of the two applies.",
        fix: "Remove one of them.",
        example: """
            paths:
              /cards:
                parameters:
                  - {name: page, in: query, schema: {type: string}}
                  - {name: page, in: query, schema: {type: integer}}
            """
    )
    private static let ignoredHeaderKind = DiagnosticKind(
        .warning("ignored-header"),
        "a declared header is reserved by the specification",
        "'Accept', 'Content-Type' and 'Authorization' are derived from media types and security schemes.",
        fix: "Remove it. For 'Authorization', declare a security scheme.",
        example: "paths: {/cards: {parameters: [{name: Accept, in: header, schema: {type: string}}]}}"
    )
    let ignoredHeaderParameter = Row<String>(ignoredHeaderKind) {
        Wording(
            "the specification ignores the header parameter '\($0)'",
            $0.lowercased() == "authorization"
                ? "declare a security scheme" : "the media types in 'content' determine it"
        )
    }
    let ignoredResponseHeader = Row<String>(ignoredHeaderKind) {
        Wording(
            "the specification ignores the header '\($0)'",
            "the media types in 'content' determine it"
        )
    }
    let bodyParameter = Row<String>(
        .error("body-parameter"),
        { Wording("a parameter in '\($0)' is Swagger 2.0", "move the body to 'requestBody'") },
        "a parameter is in the body",
        "This is Swagger 2.0 syntax.",
        fix: "Use 'requestBody'.",
        example: "paths: {/cards: {parameters: [{name: card, in: body, schema: {type: object}}]}}"
    )
    package let styleNotForPlace = Row<(style: Parameter.Style, place: Parameter.Place)>(
        .error("style-not-for-place"),
        {
            let (style, place) = $0
            let fitting = Parameter.Style.allCases.filter { $0.fits(place) }.map { "'\($0.rawValue)'" }
            return Wording(
                "the style '\(style.rawValue)' cannot be used in '\(place.rawValue)'",
                "expected \(fitting.joined(separator: " or "))"
            )
        },
        "a style cannot be used for this kind of parameter",
        "The specification doesn't define how to encode the value.",
        fix: "Use a style from the message.",
        example: "paths: {/cards: {parameters: [{name: page, in: query, style: matrix, schema: {type: string}}]}}"
    )
    let schemaAndContent = Row<String>(
        .warning("schema-and-content"),
        { "'\($0)' has both 'schema' and 'content'; 'schema' is used" },
        "a parameter has both 'schema' and 'content'",
        "They are mutually exclusive. 'schema' is used.",
        fix: "Remove one of them.",
        example: """
            paths:
              /cards:
                parameters:
                  - {name: page, in: query, schema: {type: string}, content: {text/plain: {}}}
            """
    )
    let parameterWithoutSchema = Row<String>(
        .warning("parameter-without-schema"),
        { "'\($0)' has neither 'schema' nor 'content'; it is treated as a string" },
        "a parameter or header has neither 'schema' nor 'content'",
        "It is treated as a string.",
        fix: "Add 'schema'.",
        example: "paths: {/cards: {parameters: [{name: page, in: query}]}}"
    )
    let severalContents = Row<String>(
        .warning("several-contents"),
        { "'content' of '\($0)' must have one media type; the first is used" },
        "'content' of a parameter has several media types",
        "It must have one. The first is used.",
        fix: "Keep one.",
        example: """
            paths:
              /cards:
                parameters: [{name: q, in: query, content: {application/json: {}, text/plain: {}}}]
            """
    )
    let exampleAndExamples = Row<Void>(
        .warning("example-and-examples"),
        "'example' and 'examples' are mutually exclusive",
        "'example' and 'examples' are both present",
        "They are mutually exclusive. Examples don't affect the client.",
        fix: "Keep one of the two.",
        example: """
            paths:
              /cards:
                parameters:
                  - {name: page, in: query, schema: {}, example: 1, examples: {first: {value: 1}}}
            """
    )
    let badMediaType = Row<String>(
        .warning("bad-media-type"),
        { Wording("'\($0)' is not a media type and is ignored", "a media type is written 'application/json'") },
        "a key of 'content' isn't a media type",
        "It is ignored. Often 'example' or 'schema' is one level too high.",
        fix: "Write 'application/json' or a similar media type.",
        example:
            "paths: {/cards: {post: {requestBody: {content: {json: {}}}, responses: {'200': {description: Done}}}}}"
    )
    private static let badMethodKind = DiagnosticKind(
        .error("bad-method"),
        "a key of 'additionalOperations' isn't an allowed method",
        "Methods have no spaces or separators. Standard methods have their own keys.",
        fix: "Fix the name.",
        example: "openapi: 3.2.0\npaths: {/cards: {additionalOperations: {'LIST ALL': {}}}}"
    )
    package let badMethod = Row<String>(badMethodKind) { "'\($0)' is not an HTTP method" }
    let methodTwice = Row<String>(badMethodKind) {
        Wording("the method '\($0)' has its own key", "use '\($0.lowercased())'")
    }
    let noResponses = Row<Void>(
        .warning("no-responses"),
        "the operation has no responses; every response will be unexpected",
        "an operation has no responses",
        "Every response will be reported as unexpected.",
        fix: "Describe at least the success response.",
        example: "paths: {/cards: {get: {responses: {}}}}"
    )
    private static let badStatusKind = DiagnosticKind(
        .warning("bad-status"),
        "a key of 'responses' isn't a status code",
        "It is ignored. '4xx' is read as '4XX'.",
        fix: "Write a code from '100' to '599', a range such as '4XX', or 'default'.",
        example: "paths: {/cards: {get: {responses: {404/596: {description: Not found}}}}}"
    )
    let badStatus = Row<String>(badStatusKind) {
        Wording(
            "'\($0)' is not a status code; the response is ignored",
            "expected three digits from '100' to '599', '4XX', or 'default'"
        )
    }
    let lowercaseRange = Row<String>(badStatusKind) { "'\($0)' is read as '\($0.uppercased())'" }
    let undeclaredTag = Row<(name: String, known: [String])>(
        .warning("undeclared-tag"),
        { Wording("the tag '\($0.name)' is not declared in 'tags'", misspelled: $0.name, among: $0.known) },
        "a tag is not declared",
        "The document declares some of its tags, but not this one. The tag is used anyway.",
        fix: "Declare it in 'tags'.",
        example:
            "tags: [{name: cards}]\npaths: {/cards: {get: {tags: [crads], responses: {'200': {description: Done}}}}}"
    )
    let duplicateTag = Row<String>(
        .warning("duplicate-tag"),
        { "the tag '\($0)' is declared twice; the first is used" },
        "a tag is declared twice",
        "The first is used.",
        fix: "Remove one of them.",
        example: "tags: [{name: cards}, {name: cards}]"
    )
    private static let tagParentKind = DiagnosticKind(
        .warning("tag-parent"),
        "a tag's parent is not declared, or is below the tag",
        "The parent is ignored.",
        fix: "Fix the parent's name.",
        example: "openapi: 3.2.0\ntags: [{name: cards, parent: products}]"
    )
    let tagParentMissing = Row<(name: String, known: [String])>(tagParentKind) {
        Wording("the parent tag '\($0.name)' is not declared in 'tags'", misspelled: $0.name, among: $0.known)
    }
    let tagParentCycle = Row<String>(tagParentKind) { "the tag '\($0)' is its own ancestor; its parent is ignored" }

    // MARK: Servers and security

    let undeclaredServerVariable = Row<String>(
        .warning("undeclared-server-variable"),
        { Wording("the URL has '{\($0)}', which 'variables' does not declare", "declare it with a default") },
        "a server's URL has an undeclared variable",
        "It has no default, so an app must pass the whole URL.",
        fix: "Declare it in 'variables'.",
        example: "servers: [{url: 'https://{region}.example.com'}]"
    )
    let unusedServerVariable = Row<String>(
        .warning("unused-server-variable"),
        { "the URL has no '{\($0)}'" },
        "a server declares a variable that its URL does not have",
        "It has no effect.",
        fix: "Remove it, or fix the URL.",
        example: "servers: [{url: 'https://example.com', variables: {region: {default: eu}}}]"
    )
    let serverDefaultNotInEnum = Row<String>(
        .warning("server-default-not-in-enum"),
        { "the default '\($0)' is not one of 'enum'" },
        "a server variable's default isn't one of its values",
        "It is used anyway.",
        fix: "Add it to 'enum', or fix it.",
        example: "servers: [{url: 'https://{region}.example.com', variables: {region: {default: eu, enum: [us]}}}]"
    )
    package let unknownSecurityScheme = Row<(name: String, known: [String])>(
        .warning("unknown-security-scheme"),
        {
            Wording(
                "no security scheme is named '\($0.name)', so no credential is sent for it",
                closestMatch(to: $0.name, among: $0.known).map { "did you mean '\($0)'?" }
                    ?? "declare it in '#/components/securitySchemes'"
            )
        },
        "'security' names a scheme that does not exist",
        "Requests are sent without its credential, and a server that requires it rejects them.",
        fix: "Fix the name, or declare the scheme in 'components'.",
        example: """
            security: [{bearr: []}]
            components: {securitySchemes: {bearer: {type: http, scheme: bearer}}}
            """
    )
    let undeclaredScope = Row<(scope: String, scheme: String, known: [String])>(
        .warning("undeclared-scope"),
        { Wording("no flow of '\($0.scheme)' has the scope '\($0.scope)'", misspelled: $0.scope, among: $0.known) },
        "'security' names a scope that no flow has",
        "Scopes matter to the token issuer. The client doesn't check them.",
        fix: "Fix the name, or declare the scope in the flow.",
        example: """
            security: [{login: [raed]}]
            components:
              securitySchemes:
                login:
                  type: oauth2
                  flows: {clientCredentials: {tokenUrl: 'https://example.com/token', scopes: {read: Read}}}
            """
    )

    // MARK: Extensions

    let misspelledExtension = Row<(key: String, near: String)>(
        .warning("misspelled-extension"),
        { Wording("unknown extension '\($0.key)'", "did you mean '\($0.near)'?") },
        "an extension name is misspelled",
        "Unknown extensions are ignored, so a misspelled one would silently have no effect.",
        fix: "Fix its name.",
        example: "components: {schemas: {Card: {type: object, x-swift-nam: BankCard}}}"
    )
    let misplacedExtension = Row<(row: ExtensionTable.Row, kind: ObjectKind)>(
        .warning("misplaced-extension"),
        {
            Wording(
                "'\($0.row.keyword)' has no meaning on \($0.kind.description)",
                "it belongs on \($0.row.kinds.map(\.description).joined(separator: " or "))"
            )
        },
        "an extension is used where it has no meaning",
        "It is ignored.",
        fix: "Put it on an object from the message.",
        example: "components: {schemas: {Card: {type: object, x-retry: idempotent}}}"
    )
    package let badSwiftName = Row<String>(
        .error("bad-swift-name"),
        {
            Wording(
                "'\($0)' is not a valid Swift name",
                "expected letters, digits and '_', without a digit at the start"
            )
        },
        "'x-swift-name' isn't a valid Swift name",
        "A name consists of letters, digits and '_', and does not start with a digit.",
        fix: "Choose a valid name.",
        example: "components: {schemas: {Card: {type: object, x-swift-name: bank-card}}}"
    )
    package let extensionListLength = Row<(keyword: String, found: Int, expected: Int)>(
        .error("extension-list-length"),
        {
            Wording(
                "'\($0.keyword)' has \($0.found) values, but 'enum' has \($0.expected)",
                "give one for each value, in the same order"
            )
        },
        "'x-enum-varnames' or 'x-enum-descriptions' has a different length than 'enum'",
        "The generator can't match names to values.",
        fix: "Give one for each value, in the same order.",
        example: "components: {schemas: {Kind: {type: string, enum: [D, C], x-enum-varnames: [debit]}}}"
    )
    private static let badExtensionValueKind = DiagnosticKind(
        .error("bad-extension-value"),
        "an extension has an invalid value",
        "The extension would have no effect or the wrong one.",
        fix: "Follow the suggestion in the message.",
        example: "components: {schemas: {Card: {type: string, x-sensitive: first-four}}}"
    )
    package let badExtensionValue = Row<(keyword: String, found: Node, reason: String)>(badExtensionValueKind) {
        Wording("invalid value for '\($0.keyword)': found \($0.found.summary)", $0.reason)
    }
    let unknownMember = Row<(name: String, keyword: String, known: [String])>(badExtensionValueKind) {
        Wording(
            "unknown member '\($0.name)' of '\($0.keyword)'",
            closestMatch(to: $0.name, among: $0.known).map { "did you mean '\($0)'?" }
                ?? "expected \($0.known.map { "'\($0)'" }.joined(separator: ", "))"
        )
    }
    package let failureWithoutSchema = Row<Void>(
        .error("failure-without-schema"),
        Wording(
            "the response has no JSON body to inspect",
            "give the schema of the failing body: '{property: /exception, schema: {$ref: …}}'"
        ),
        "'x-failure-when' inspects a body that isn't described",
        "The response has no JSON content, so the failure's body is unknown.",
        fix: "Give the schema: '{property: /exception, schema: {$ref: …}}'.",
        example: "paths: {/cards: {get: {responses: {'200': {description: Done, x-failure-when: /exception}}}}}"
    )
}

let faults = DocumentFaults.table
