package import YAMLTree

/// What reading a document can report: a row for each kind of fault, with its id, its severity, what it says, what it
/// means, how to fix it, and a document that has it.
///
/// An error where a client made from the document could be wrong; a warning where the fault cannot matter to one. To add
/// a fault, add its row; `report(faults.….)` is all that is left to write.
package struct DocumentFaults: DiagnosticTable {
    private typealias Row = DiagnosticRow

    package static let table = DocumentFaults()

    package init() {}

    // MARK: The document as a whole

    let notADocument = Row<String>(
        .error("not-a-document"),
        { Wording("an OpenAPI document is a mapping, found \($0)", "it starts with 'openapi: 3.1.0'") },
        "the file is no OpenAPI document",
        "The root of the file is a sequence or a scalar; an OpenAPI document is a mapping.",
        fix: "Give the file that starts with 'openapi'.",
        example: "- not\n- a document"
    )
    let missingVersion = Row<Void>(
        .error("missing-version"),
        Wording("'openapi' is missing", "write 'openapi: 3.1.0' at the top"),
        "the document does not say which version of OpenAPI it follows",
        "Each version has rules of its own, so none is guessed.",
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
        "Swagger 2.0 describes bodies, servers and references in another way, and is not read.",
        fix: "Convert it, for example with swagger2openapi, and keep the result.",
        example: "swagger: '2.0'\ninfo: {title: Cards, version: '1'}\npaths: {}"
    )
    let unknownVersion = Row<String>(
        .error("unknown-version"),
        { Wording("unknown OpenAPI version '\($0)'", "the versions 3.0, 3.1 and 3.2 are supported") },
        "the version is none of 3.0, 3.1 and 3.2",
        "A later version may give a keyword another meaning, so the document is refused.",
        fix: "Use one of the supported versions.",
        example: "openapi: 4.0.0\ninfo: {title: Cards, version: '1'}\npaths: {}"
    )
    let unknownDialect = Row<String>(
        .warning("unknown-dialect"),
        { "unknown schema dialect '\($0)'; schemas are read as JSON Schema 2020-12" },
        "'jsonSchemaDialect' or '$schema' names a dialect that is not known",
        "The schemas are read as JSON Schema 2020-12 with OpenAPI's keywords.",
        fix: "Leave the keyword out, or name the dialect of the OpenAPI version.",
        example: "openapi: 3.1.0\njsonSchemaDialect: https://json-schema.org/draft-04/schema#"
    )

    // MARK: Members and values of any object

    let wrongType = Row<(wanted: String, found: String)>(
        .error("wrong-type"),
        { "expected \($0.wanted), found \($0.found)" },
        "a value has another type than its keyword needs",
        "The keyword decides what is generated, so it cannot be left out.",
        fix: "Give a value of the expected type.",
        example: "components: {schemas: {Card: {type: object, properties: [id]}}}"
    )
    let wrongTypeIgnored = Row<(wanted: String, found: String)>(
        .warning("wrong-type-ignored"),
        { "expected \($0.wanted), found \($0.found)" },
        "a value that cannot matter to a client has the wrong type",
        "It is left out.",
        fix: "Give a value of the expected type.",
        example: "components: {schemas: {Card: {type: string, description: [a, b]}}}"
    )
    let emptyValue = Row<String>(
        .warning("empty-value"),
        { Wording("expected \($0), found nothing", "leave the key out") },
        "a key has nothing behind it",
        "YAML reads nothing as null. The key is taken as not written.",
        fix: "Leave the key out, or give it a value.",
        example: "components:\n  schemas:\n    Card:\n      type: object\n      properties:"
    )
    let quotedValue = Row<(wanted: String, text: String)>(
        .warning("quoted-value"),
        { Wording("expected \($0.wanted), found the string '\($0.text)'", "take the quotes away") },
        "a number or boolean is in quotes",
        "In quotes it is a string. It is read as it is meant.",
        fix: "Take the quotes away.",
        example: "components: {schemas: {Card: {type: string, maxLength: '10'}}}"
    )
    let unquotedText = Row<Scalar>(
        .warning("unquoted-text"),
        { Wording("expected a string, found \($0.kind)", "write it in quotes: \"\($0.text)\"") },
        "a text looks like a number or a boolean",
        "YAML takes it as a number, which may lose zeros: 1.10 is 1.1. It is read as it is written.",
        fix: "Put it in quotes.",
        example: "info: {title: Cards, version: 1.10}"
    )
    let missingMember = Row<(name: String, kind: ObjectKind)>(
        .error("missing-member"),
        { "\($0.kind.description) needs '\($0.name)'" },
        "a member that a client needs is missing",
        "Nothing can be generated without it.",
        fix: "Add the member.",
        example: "paths: {/cards: {get: {parameters: [{name: id}], responses: {'200': {description: Done}}}}}"
    )
    let missingMemberIgnored = Row<(name: String, kind: ObjectKind)>(
        .warning("missing-member-ignored"),
        { "\($0.kind.description) should have '\($0.name)'" },
        "a member that the specification requires is missing",
        "A client can do without it.",
        fix: "Add the member.",
        example: "paths: {/cards: {get: {responses: {'200': {}}}}}"
    )
    let unknownKeyword = Row<(keyword: String, kind: ObjectKind, known: [String])>(
        .warning("unknown-keyword"),
        {
            let message = "unknown keyword '\($0.keyword)' in \($0.kind.description)"
            let isOfSchema = $0.keyword == "$ref" || KeywordTable.row($0.keyword, of: .schema) != nil
            if $0.kind == .mediaType, isOfSchema { return Wording(message, "put it under 'schema'") }
            return Wording(message, misspelt: $0.keyword, among: $0.known)
        },
        "a keyword is not known in this kind of object",
        "It is left out. Often it is a slip of the pen, or stands one level too high or too low.",
        fix: "Correct its name or its place; keywords of your own start with 'x-'.",
        example: "components: {schemas: {Card: {type: string, maxLenght: 10}}}"
    )
    private static let keywordOfOtherVersionKind = DiagnosticKind(
        .warning("keyword-of-other-version"),
        "a keyword belongs to another version of OpenAPI",
        "By the rules of the document's version it has no meaning, and is left out.",
        fix: "Raise the version in 'openapi', or leave the keyword out.",
        example: "openapi: 3.0.3\ncomponents: {schemas: {Card: {const: debit}}}"
    )
    let keywordOfOtherVersion = Row<(row: KeywordTable.Row, kind: ObjectKind, line: OpenAPIVersion.Line)>(
        keywordOfOtherVersionKind
    ) {
        Wording(
            "'\($0.row.keyword)' in \($0.kind.description) has no meaning in OpenAPI \($0.line.name)",
            $0.line < $0.row.first
                ? "it has one from \($0.row.first.name) on" : "it had one up to \($0.row.last.name)"
        )
    }
    let mutualTLSTooEarly = Row<Void>(
        keywordOfOtherVersionKind,
        Wording("'mutualTLS' has no meaning in OpenAPI 3.0", "it has one from 3.1 on")
    )
    let booleanSchema = Row<String>(keywordOfOtherVersionKind) {
        Wording("\($0) is a schema only from OpenAPI 3.1 on; it is read as one", "write '{}' for any value")
    }
    let unsupportedKeyword = Row<(row: KeywordTable.Row, kind: ObjectKind)>(
        .error("unsupported-keyword"),
        { Wording("'\($0.row.keyword)' in \($0.kind.description) is not supported", $0.row.note) },
        "a keyword is not supported",
        "Leaving it out would give a client that sends or reads something else, so it is refused.",
        fix: "Do as the message says.",
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
        "a value is none of those that the keyword allows",
        "What it means for a client cannot be guessed.",
        fix: "Use one of the values in the message.",
        example: "components: {securitySchemes: {key: {type: apikey, name: key, in: header}}}"
    )
    let componentName = Row<String>(
        .warning("component-name"),
        { "the component name '\($0)' has other characters than letters, digits, '.', '-' and '_'" },
        "a component's name has characters that the specification does not allow",
        "Names have letters, digits, '.', '-' and '_'. The name is used all the same.",
        fix: "Rename the component.",
        example: "components: {schemas: {'Card holder': {type: string}}}"
    )
    let hiddenCharacter = Row<Unicode.Scalar>(
        .warning("hidden-character"),
        {
            let number = String($0.value, radix: 16, uppercase: true)
            let code = "U+" + String(repeating: "0", count: max(0, 4 - number.count)) + number
            return Wording(
                "the text has a character that cannot be seen: \(code)\($0.properties.name.map { " \($0)" } ?? "")",
                "remove it; what is generated shows it as an escape"
            )
        },
        "a text has a character that cannot be seen",
        """
        Controls, zero-width characters and those that turn text around can show a reviewer something else than a \
        program reads. What is generated shows them as escapes.
        """,
        fix: "Remove the character.",
        example: "components: {schemas: {Card: {type: string, description: \"a\\u202Eb\"}}}"
    )

    // MARK: References

    private static let danglingReferenceKind = DiagnosticKind(
        .error("dangling-reference"),
        "a reference leads to nothing",
        "What it should stand for is needed.",
        fix: "Correct the reference; the message names what is near.",
        example:
            "components: {schemas: {Card: {type: object}, Cards: {items: {$ref: '#/components/schemas/Crad'}}}}"
    )
    let danglingReference = Row<(text: String, tokens: [String], missing: Int, known: [String])>(danglingReferenceKind)
    {
        let (place, token) = (JSONPointer(Array($0.tokens[..<$0.missing])), $0.tokens[$0.missing])
        let isLast = $0.missing == $0.tokens.count - 1
        let missing = isLast ? "" : ": '\(place.isRoot ? "#" : place.description)' has no '\(token)'"
        return Wording("nothing stands at '\($0.text)'\(missing)", misspelt: token, among: $0.known)
    }
    let unknownAnchor = Row<(anchor: String, text: String)>(danglingReferenceKind) {
        Wording(
            "no schema has the anchor '\($0.anchor)' that '\($0.text)' names",
            "a reference to a component is written '#/components/schemas/\($0.anchor)'"
        )
    }
    let unknownSchemaName = Row<(name: String, known: [String])>(danglingReferenceKind) {
        Wording("no schema is called '\($0.name)'", misspelt: $0.name, among: $0.known)
    }
    let remoteReference = Row<(text: String, scheme: String)>(
        .error("remote-reference"),
        {
            Wording(
                $0.scheme == "http" || $0.scheme == "https"
                    ? "'\($0.text)' is on another computer, and references are not fetched"
                    : "'\($0.text)' is a reference of the scheme '\($0.scheme)', which is not followed",
                "save the file beside the document and refer to it by its relative path"
            )
        },
        "a reference leads to another computer",
        "Builds must not depend on the network, so nothing is fetched.",
        fix: "Save the file beside the document and refer to it by its relative path.",
        example: "components: {schemas: {Card: {$ref: 'https://example.com/card.yaml'}}}"
    )
    private static let badReferenceKind = DiagnosticKind(
        .error("bad-reference"),
        "a reference cannot be understood",
        "It is an absolute path, or what follows '#' is no JSON pointer.",
        fix: "Write '#/components/schemas/Name' or 'file.yaml#/Name'.",
        example: "components: {schemas: {Card: {$ref: '#/components/~x'}}}"
    )
    let absolutePath = Row<String>(badReferenceKind) {
        Wording("'\($0)' is an absolute path", "refer to the file by its path relative to this one")
    }
    let badPointer = Row<String>(badReferenceKind) {
        Wording(
            "'\($0)' is no reference",
            "after '#' comes a JSON pointer, in which '~0' stands for '~' and '~1' for '/'"
        )
    }
    private static let unreadableFileKind = DiagnosticKind(
        .error("unreadable-file"),
        "the file of a reference cannot be read",
        "It does not exist, or has a fault of its own, which is reported there.",
        fix: "Correct the path, which is relative to the file that the reference stands in.",
        example: "components: {schemas: {Card: {$ref: 'missing.yaml'}}}"
    )
    let unreadableFile = Row<(path: String, reason: String, text: String, isName: Bool)>(unreadableFileKind) {
        let isPointer = $0.text.hasPrefix("components/") || $0.text.hasPrefix("definitions/")
        let meant = $0.isName ? "#/components/schemas/\($0.text)" : isPointer ? "#/\($0.text)" : nil
        return Wording("cannot read '\($0.path)': \($0.reason)", meant.map { "did you mean '\($0)'?" })
    }
    let fileOutside = Row<String>(unreadableFileKind) {
        Wording(
            "'\($0)' is outside of the folder that references may lead to",
            "name a folder above as 'root' in bindings.json, or by --root"
        )
    }
    let fileInError = Row<String>(unreadableFileKind) { "'\($0)' has a fault and was not read" }
    private static let referenceToWrongKindKind = DiagnosticKind(
        .error("reference-to-wrong-kind"),
        "a reference leads to another kind of object",
        "A response, for example, cannot stand where a schema is needed.",
        fix: "Refer to a component of the right kind.",
        example: """
            components:
              responses: {Card: {description: A card}}
              schemas: {Cards: {type: array, items: {$ref: '#/components/responses/Card'}}}
            """
    )
    let referenceToWrongKind = Row<(text: String, found: ComponentSection, wanted: ComponentSection)>(
        referenceToWrongKindKind
    ) {
        "'\($0.text)' is a \($0.found.singular), where a \($0.wanted.singular) is needed"
    }
    let referenceToNoSchema = Row<(text: String, found: Node)>(referenceToWrongKindKind) {
        // A reference must not print what is in another file, which can be any that its folder has.
        let what = $0.found.location.file == 0 ? $0.found.summary : $0.found.kindDescription
        return "'\($0.text)' is \(what), where a schema is needed"
    }
    let referenceCycle = Row<String>(
        .error("reference-cycle"),
        {
            Wording(
                "'\($0)' leads back to itself through references alone",
                "let one of them say what the value is"
            )
        },
        "references lead in a circle and never to a value",
        "Nothing says what the value is.",
        fix: "Let one of them say what the value is.",
        example: "components: {schemas: {A: {$ref: '#/components/schemas/B'}, B: {$ref: '#/components/schemas/A'}}}"
    )
    private static let referenceSiblingKind = DiagnosticKind(
        .warning("reference-sibling"),
        "a member beside '$ref' is ignored",
        """
        In OpenAPI 3.0 a reference stands for the whole object. In schemas 'description', 'nullable', 'readOnly', \
        'writeOnly', 'deprecated' and extensions beside it are kept, since real documents rely on them.
        """,
        fix: "Put both into an 'allOf', or use OpenAPI 3.1.",
        example: "components: {schemas: {Id: {type: string}, Key: {$ref: '#/components/schemas/Id', maxLength: 4}}}"
    )
    let schemaBesideReference = Row<String>(referenceSiblingKind) {
        Wording("OpenAPI 3.0 ignores '\($0)' beside '$ref'", "put both into an 'allOf', or use OpenAPI 3.1")
    }
    let besideReference = Row<String>(referenceSiblingKind) { "'\($0)' is ignored beside '$ref'" }
    let referenceForMap = Row<String>(
        .warning("reference-for-map"),
        { "by the specification, '\($0)' cannot be a reference; it is followed all the same" },
        "a reference stands for all paths, or for all components of a kind",
        "The specification has references for single objects only. Bundlers follow it, and so does this reader.",
        fix: "Refer to each of them.",
        example: """
            components:
              schemas: {$ref: '#/x-schemas'}
            x-schemas: {Card: {type: object}}
            """
    )
    private static let ambiguousDynamicReferenceKind = DiagnosticKind(
        .error("ambiguous-dynamic-reference"),
        "a '$dynamicRef' may lead to several schemas",
        "Where it leads depends on how it is reached, and one Swift type cannot say that.",
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
                ? "no schema has the dynamic anchor that '\($0.text)' names"
                : "'\($0.text)' may lead to \($0.count) schemas, depending on where it is reached from",
            "use '$ref', which always leads to one"
        )
    }
    let tooManyDynamicScopes = Row<Void>(
        ambiguousDynamicReferenceKind,
        Wording(
            "there are too many ways to what dynamic references lead to",
            "use '$ref', which always leads to one"
        )
    )
    private static let nestedTooDeepKind = DiagnosticKind(
        .error("nested-too-deep"),
        "objects or schemas hold one another too deep",
        """
        A header whose own parts have the same header, for example, cannot be written out. A chain of more than \
        100 schemas, each of which refers to the next, is followed no further.
        """,
        fix: "Take the inner reference away.",
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
            "\($0) hold one another more than \(DocumentReader.deepestObjects) deep",
            "look for one that refers back to itself"
        )
    }
    let chainTooLong = Row<Int>(nestedTooDeepKind) {
        Wording(
            "more than \($0) schemas lead to one another from here, through '$ref', 'allOf', 'items' and the like",
            "refer to the last of them directly"
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
                case "any": "leave 'type' out"
                case "datetime": "did you mean 'string' with 'format: date-time'?"
                case "date", "date-time", "uuid": "did you mean 'string' with 'format: \($0)'?"
                default: SchemaType(meantBy: $0).map { "did you mean '\($0.rawValue)'?" } ?? Wording.list(known)
                }
            return Wording("unknown type '\($0)'", fix)
        },
        "'type' is none of the types of JSON Schema",
        "Nothing can be generated for an unknown type.",
        fix: "Use string, number, integer, boolean, array, object or, since 3.1, null.",
        example: "components: {schemas: {Card: {type: strng}}}"
    )
    private static let typeListKind = DiagnosticKind(
        .warning("type-list"),
        "'type' is a list where it should be one type",
        "OpenAPI 3.0 knows one type. The list is read as in 3.1; an empty one is left out.",
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
        Wording("the list of types is empty; any type is accepted", "leave 'type' out")
    )
    private static let nullTypeKind = DiagnosticKind(
        .warning("null-type"),
        "the type 'null' is written where or as it cannot be",
        "OpenAPI 3.0 has no such type, and null without quotes is no name. It is read as in 3.1.",
        fix: "Use 'nullable: true' in 3.0, and quotes in 3.1.",
        example: "openapi: 3.0.3\ncomponents: {schemas: {Nothing: {type: 'null'}}}"
    )
    let nullType = Row<Void>(nullTypeKind, "the type 'null' has no meaning in OpenAPI 3.0; it is read as in 3.1")
    let unquotedNullType = Row<Void>(
        nullTypeKind,
        Wording("null is taken as the type 'null'", "write it in quotes: \"null\"")
    )
    let nullableKeyword = Row<Void>(
        .warning("nullable-keyword"),
        Wording(
            "'nullable' has no meaning since OpenAPI 3.1; it is read as in 3.0",
            "add \"null\" to 'type'"
        ),
        "'nullable' stands in a document of 3.1 or later",
        "It was taken out of the specification. It is read as in 3.0.",
        fix: "Add \"null\" to 'type'.",
        example: "openapi: 3.1.0\ncomponents: {schemas: {Card: {type: string, nullable: true}}}"
    )
    private static let exclusiveLimitKind = DiagnosticKind(
        .warning("exclusive-limit"),
        "an exclusive limit is written as in another version",
        "It is true or false in 3.0 and a number from 3.1 on. It is read as it is meant.",
        fix: "Write it as the document's version does.",
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
        "a limit is a number that it cannot be",
        "Lengths are whole and not negative, steps are greater than zero, and no limit is infinite.",
        fix: "Correct the number.",
        example: "components: {schemas: {Card: {type: string, maxLength: -1}}}"
    )
    let contradictoryLimits = Row<(least: String, most: String)>(
        .warning("contradictory-limits"),
        { "no value fits \($0.least) and \($0.most)" },
        "no value can fit two limits",
        "Every request would be refused before it is sent.",
        fix: "Correct one of the two.",
        example: "components: {schemas: {Card: {type: string, minLength: 5, maxLength: 4}}}"
    )
    let badPattern = Row<String>(
        .warning("bad-pattern"),
        { "the pattern is no regular expression of ECMA-262: \($0)" },
        "a pattern is no regular expression",
        "Patterns follow ECMA-262. One that does not is not checked.",
        fix: "Correct the pattern.",
        example: "components: {schemas: {Card: {type: string, pattern: '[0-9'}}}"
    )
    let slowPattern = Row<Void>(
        .warning("slow-pattern"),
        Wording(
            "the pattern can take exponential time: it repeats a part that matches in several ways, and looks back or ahead",
            "write it without a reference to a group and without looking ahead or behind; then it takes linear time"
        ),
        "a pattern can take exponential time",
        "Patterns are matched in linear time, but for those that refer to a group or look ahead or behind. Such a "
            + "pattern that also repeats a choice can take longer than anyone waits; matching then ends undecided.",
        fix: "Write it without a reference to a group and without looking ahead or behind.",
        example: "components: {schemas: {Card: {type: string, pattern: '^(?=(a+)+c)'}}}"
    )
    let booleanRequired = Row<Void>(
        .warning("boolean-required"),
        Wording(
            "'required' of a schema is a list of its properties; this is ignored",
            "name the property in 'required' of the object that has it"
        ),
        "'required' of a schema is true or false",
        "It was so in drafts of long ago. Today it is a list of names; this one is left out.",
        fix: "Name the property in 'required' of the object that has it.",
        example: "components: {schemas: {Card: {type: object, properties: {id: {type: string, required: true}}}}}"
    )
    let undeclaredRequired = Row<(name: String, known: [String])>(
        .warning("undeclared-required"),
        {
            Wording(
                "'\($0.name)' is required, and 'properties' does not declare it",
                misspelt: $0.name,
                among: $0.known
            )
        },
        "a required property is not declared",
        "It is required of the value all the same, and may hold anything.",
        fix: "Correct the name, or declare the property.",
        example: "components: {schemas: {Card: {type: object, required: [di], properties: {id: {type: string}}}}}"
    )
    let duplicateRequired = Row<String>(
        .warning("duplicate-required"),
        { "'\($0)' is listed twice in 'required'" },
        "a name stands twice in 'required'",
        "Once is enough.",
        fix: "Take one away.",
        example: "components: {schemas: {Card: {type: object, required: [id, id], properties: {id: {}}}}}"
    )
    let arrayWithoutItems = Row<Void>(
        .warning("array-without-items"),
        "an array needs 'items' in OpenAPI 3.0; its values may be anything",
        "an array does not say what it holds",
        "OpenAPI 3.0 requires 'items'. The values may be anything.",
        fix: "Add 'items', if only 'items: {}'.",
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
        "A list of schemas was a tuple in old drafts, and is read as one.",
        fix: "Use 'prefixItems' of OpenAPI 3.1.",
        example: "components: {schemas: {Pair: {type: array, items: [{type: string}, {type: integer}]}}}"
    )
    let readOnlyAndWriteOnly = Row<Void>(
        .warning("read-only-and-write-only"),
        "'readOnly' and 'writeOnly' exclude one another",
        "a schema is read-only and write-only",
        "Such a value could stand nowhere.",
        fix: "Take one of the two away.",
        example: "components: {schemas: {Card: {type: string, readOnly: true, writeOnly: true}}}"
    )

    // MARK: Values in schemas

    let emptyEnum = Row<Void>(
        .warning("empty-enum"),
        "'enum' is empty, so no value would fit; it is ignored",
        "'enum' is empty",
        "No value would fit, so it is left out.",
        fix: "List the values, or leave 'enum' out.",
        example: "components: {schemas: {Kind: {type: string, enum: []}}}"
    )
    let enumValueOfWrongType = Row<(value: Node, types: [SchemaType], others: Int)>(
        .warning("enum-value-of-wrong-type"),
        {
            let like = $0.others == 0 ? "" : ", like \($0.others) more of this enum,"
            return Wording(
                "\($0.value.summary)\(like) is no value of type \($0.types.alternatives)",
                $0.value.fix(for: $0.types)
            )
        },
        "a value of 'enum' has another type than the schema",
        "Often quotes are missing: 1.0 and true are no strings in YAML.",
        fix: "Put the value in quotes, or correct 'type'.",
        example: "components: {schemas: {Version: {type: string, enum: [1.0, 1.1]}}}"
    )
    let duplicateEnumValue = Row<String>(
        .warning("duplicate-enum-value"),
        { "\($0) is listed twice in 'enum'" },
        "a value stands twice in 'enum'",
        "The second is left out, with its name and description.",
        fix: "Take one away.",
        example: "components: {schemas: {Kind: {type: string, enum: [debit, debit]}}}"
    )
    let defaultOfWrongType = Row<(value: Node, types: [SchemaType])>(
        .warning("default-of-wrong-type"),
        {
            Wording(
                "the default is \($0.value.summary), and the type is \($0.types.alternatives)",
                $0.value.fix(for: $0.types)
            )
        },
        "a default has another type than its schema",
        "It cannot be used as a default in Swift.",
        fix: "Correct the default.",
        example: "components: {schemas: {Limit: {type: integer, default: ten}}}"
    )
    let exampleOfWrongType = Row<(value: Node, types: [SchemaType])>(
        .warning("example-of-wrong-type"),
        {
            Wording(
                "the example is \($0.value.summary), and the type is \($0.types.alternatives)",
                $0.value.fix(for: $0.types)
            )
        },
        "an example has another type than its schema",
        "Examples are for people, and decide nothing.",
        fix: "Correct the example.",
        example: "components: {schemas: {Limit: {type: integer, example: ten}}}"
    )

    let exampleBreaksSchema = Row<(violation: SchemaViolation, others: Int)>(
        .warning("example-breaks-schema"),
        { Wording(violation: $0.violation, others: $0.others, of: "example") },
        "an example breaks its schema",
        """
        Examples are for people, and generated test values are made of them where they are valid. One that isn't misleads \
        both. 'lint' checks every keyword of the schema.
        """,
        fix: "Correct the example, or the schema if the example is what servers send.",
        example: "components: {schemas: {Name: {type: string, minLength: 2, example: x}}}"
    )
    let defaultBreaksSchema = Row<(violation: SchemaViolation, others: Int)>(
        .warning("default-breaks-schema"),
        { Wording(violation: $0.violation, others: $0.others, of: "default") },
        "a default breaks its schema",
        "A server that uses it would break its own description. 'lint' checks every keyword of the schema.",
        fix: "Correct the default, or the schema.",
        example: "components: {schemas: {Size: {type: integer, maximum: 10, default: 11}}}"
    )

    // MARK: Composition

    let emptyComposition = Row<String>(
        .warning("empty-composition"),
        { "'\($0)' is empty; it is ignored" },
        "'allOf', 'anyOf' or 'oneOf' is empty",
        "It is left out.",
        fix: "List the schemas, or leave the keyword out.",
        example: "components: {schemas: {Card: {type: object, allOf: []}}}"
    )
    let schemaIncludesItself = Row<String>(
        .error("schema-includes-itself"),
        {
            Wording(
                "the schema includes itself through '\($0)', so it says nothing",
                "a recursive value holds itself in a property, an array or a map"
            )
        },
        "a schema includes itself at the same place of the value",
        "Through 'allOf', 'oneOf' or 'anyOf' it would have to be checked for ever.",
        fix: "Let the value hold itself in a property, an array or a map instead.",
        example: "components: {schemas: {Card: {allOf: [{$ref: '#/components/schemas/Card'}]}}}"
    )
    let unionListsItself = Row<Subschema.Keyword>(
        .warning("union-lists-itself"),
        {
            Wording(
                "'\($0.rawValue)' lists the schema that it is part of, which says nothing; the member is left out",
                "remove the member"
            )
        },
        "a union is one of its own members",
        "A value that fits the union by this member has to fit the union, so the member says nothing.",
        fix: "Remove the member.",
        example: "components: {schemas: {Id: {anyOf: [{$ref: '#/components/schemas/Id'}, {type: string}]}}}"
    )
    let unionOfHeirs = Row<Void>(
        .warning("union-of-heirs"),
        Wording(
            "a member of this union includes the union itself through 'allOf'",
            "put what they share into a third schema"
        ),
        "members of a union include the union itself",
        "The union's 'oneOf' is not taken over into the members that have it in 'allOf'.",
        fix: "Put what the members share into a schema of its own.",
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
        "'discriminator' is a text",
        "It was so in Swagger 2.0. The text is taken as the property's name.",
        fix: "Write '{propertyName: kind}'.",
        example: "components: {schemas: {Pet: {discriminator: kind, properties: {kind: {type: string}}}}}"
    )
    let discriminatorPropertyMissing = Row<(name: String, member: String)>(
        .warning("discriminator-property-missing"),
        { "\($0.member) does not declare the discriminator's property '\($0.name)'" },
        "a schema that a discriminator tells apart does not have its property",
        "A value of this member cannot be recognised by the discriminator.",
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
        "a schema that a discriminator tells apart does not require its property",
        "The specification requires it; a value without it cannot be recognised.",
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
        fix: "Add the schema to the union, or take the mapping away.",
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
        "'\($0)' leads to a schema that is no member of the union"
    }
    let discriminatorTargetMissing = Row<(value: String, text: String, known: [String])>(
        discriminatorTargetOutsideUnionKind
    ) {
        let name = $0.text.split(separator: "/").last.map(String.init) ?? $0.text
        return Wording(
            "'\($0.value)' leads to '\($0.text)', where nothing stands; it is left out",
            closestMatch(to: name, among: $0.known).map { "did you mean '#/components/schemas/\($0)'?" }
                ?? "describe the schema, or take the value away"
        )
    }

    // MARK: Paths

    let pathWithoutSlash = Row<String>(
        .warning("path-without-slash"),
        { "the path '\($0)' does not start with '/'; one is added" },
        "a path does not start with '/'",
        "One is put before it.",
        fix: "Write '/cards'.",
        example: "paths: {cards: {get: {responses: {'200': {description: Done}}}}}"
    )
    let badPathTemplate = Row<String>(
        .error("bad-path-template"),
        { Wording("the braces of the path '\($0)' do not fit", "a parameter is written '{name}'") },
        "the braces of a path do not fit",
        "Which parts are parameters cannot be told.",
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
                "the path has '{\($0.name)}', which no path parameter declares; it is taken as a required string",
                misspelt: $0.name,
                among: $0.known
            )
        },
        "a path has a parameter that nothing declares",
        "It is taken as a required string.",
        fix: "Declare it with 'in: path' and 'required: true'.",
        example: "paths: {'/cards/{id}': {get: {responses: {'200': {description: Done}}}}}"
    )
    package let pathParameterNotInTemplate = Row<(name: String, path: String)>(
        .warning("path-parameter-not-in-template"),
        { "the path '\($0.path)' has no '{\($0.name)}'; the parameter is left out" },
        "a path parameter is declared that the path does not have",
        "There is no place to put it, so it is left out.",
        fix: "Correct its name, its 'in', or the path.",
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
        { Wording("the path parameter '\($0)' is required, whether it says so or not", "add 'required: true'") },
        "a path parameter is not marked as required",
        "A path without it would be another path, so it is required.",
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
        "It names Swift types and a method, so it is one operation's alone: the first's. The other's name is made of method and path.",
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
            "the operationId '\($0.id)' names the operation of '\($0.first)'; that of '\($0.path)' is named by its method and path"
        },
        "two paths share a path item whose operation has an operationId",
        "An operationId is one operation's alone: the first path's. The other's name is made of method and path.",
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
        "Which of the two holds cannot be told.",
        fix: "Take one away.",
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
        "a header is declared that the specification reserves",
        "'Accept', 'Content-Type' and 'Authorization' follow from media types and security schemes.",
        fix: "Take it away; for 'Authorization', declare a security scheme.",
        example: "paths: {/cards: {parameters: [{name: Accept, in: header, schema: {type: string}}]}}"
    )
    let ignoredHeaderParameter = Row<String>(ignoredHeaderKind) {
        Wording(
            "a header parameter '\($0)' has no effect by the specification; it is left out",
            $0.lowercased() == "authorization"
                ? "declare a security scheme" : "the media types of 'content' say what is sent and accepted"
        )
    }
    let ignoredResponseHeader = Row<String>(ignoredHeaderKind) {
        Wording(
            "a header '\($0)' has no effect by the specification; it is left out",
            "the media types of 'content' say what is answered"
        )
    }
    let bodyParameter = Row<String>(
        .error("body-parameter"),
        { Wording("a parameter in '\($0)' is Swagger 2.0", "put the body into 'requestBody'") },
        "a parameter is in the body",
        "That is Swagger 2.0's way.",
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
        "How the value would be written is not defined.",
        fix: "Use a style from the message.",
        example: "paths: {/cards: {parameters: [{name: page, in: query, style: matrix, schema: {type: string}}]}}"
    )
    let schemaAndContent = Row<String>(
        .warning("schema-and-content"),
        { "'\($0)' has both 'schema' and 'content'; 'schema' is used" },
        "a parameter has both 'schema' and 'content'",
        "They exclude one another. 'schema' is used.",
        fix: "Take one away.",
        example: """
            paths:
              /cards:
                parameters:
                  - {name: page, in: query, schema: {type: string}, content: {text/plain: {}}}
            """
    )
    let parameterWithoutSchema = Row<String>(
        .warning("parameter-without-schema"),
        { "'\($0)' has neither 'schema' nor 'content'; it is taken as a string" },
        "a parameter or header has neither 'schema' nor 'content'",
        "It is taken as a string.",
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
        "'example' and 'examples' exclude one another",
        "'example' and 'examples' stand side by side",
        "They exclude one another. Examples decide nothing.",
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
        { Wording("'\($0)' is no media type, and is left out", "a media type is written 'application/json'") },
        "a key of 'content' is no media type",
        "It is left out. Often 'example' or 'schema' stands one level too high.",
        fix: "Write 'application/json' or the like.",
        example:
            "paths: {/cards: {post: {requestBody: {content: {json: {}}}, responses: {'200': {description: Done}}}}}"
    )
    private static let badMethodKind = DiagnosticKind(
        .error("bad-method"),
        "a key of 'additionalOperations' cannot be a method there",
        "Methods have no spaces or separators, and those with a key of their own are not repeated here.",
        fix: "Correct the name.",
        example: "openapi: 3.2.0\npaths: {/cards: {additionalOperations: {'LIST ALL': {}}}}"
    )
    package let badMethod = Row<String>(badMethodKind) { "'\($0)' cannot be an HTTP method" }
    let methodTwice = Row<String>(badMethodKind) {
        Wording("the method '\($0)' has a member of its own", "use '\($0.lowercased())'")
    }
    let noResponses = Row<Void>(
        .warning("no-responses"),
        "the operation has no responses; every answer will be unexpected",
        "an operation has no responses",
        "Every answer will be an unexpected one.",
        fix: "Describe at least the success.",
        example: "paths: {/cards: {get: {responses: {}}}}"
    )
    private static let badStatusKind = DiagnosticKind(
        .warning("bad-status"),
        "a key of 'responses' is no status code",
        "It is left out; '4xx' is read as '4XX'.",
        fix: "Write a code from '100' to '599', a range such as '4XX', or 'default'.",
        example: "paths: {/cards: {get: {responses: {404/596: {description: Not found}}}}}"
    )
    let badStatus = Row<String>(badStatusKind) {
        Wording(
            "'\($0)' is no status code; the response is left out",
            "expected three digits from '100' to '599', '4XX', or 'default'"
        )
    }
    let lowercaseRange = Row<String>(badStatusKind) { "'\($0)' is read as '\($0.uppercased())'" }
    let undeclaredTag = Row<(name: String, known: [String])>(
        .warning("undeclared-tag"),
        { Wording("the tag '\($0.name)' is not declared in 'tags'", misspelt: $0.name, among: $0.known) },
        "a tag is not declared",
        "The document declares some of its tags, and not this one. It is used all the same.",
        fix: "Declare it in 'tags'.",
        example:
            "tags: [{name: cards}]\npaths: {/cards: {get: {tags: [crads], responses: {'200': {description: Done}}}}}"
    )
    let duplicateTag = Row<String>(
        .warning("duplicate-tag"),
        { "the tag '\($0)' is declared twice; the first is used" },
        "a tag is declared twice",
        "The first is used.",
        fix: "Take one away.",
        example: "tags: [{name: cards}, {name: cards}]"
    )
    private static let tagParentKind = DiagnosticKind(
        .warning("tag-parent"),
        "a tag's parent is not declared, or is below the tag",
        "The parent is left out.",
        fix: "Correct the parent's name.",
        example: "openapi: 3.2.0\ntags: [{name: cards, parent: products}]"
    )
    let tagParentMissing = Row<(name: String, known: [String])>(tagParentKind) {
        Wording("the parent tag '\($0.name)' is not declared in 'tags'", misspelt: $0.name, among: $0.known)
    }
    let tagParentCycle = Row<String>(tagParentKind) { "the tag '\($0)' is its own ancestor; its parent is left out" }

    // MARK: Servers and security

    let undeclaredServerVariable = Row<String>(
        .warning("undeclared-server-variable"),
        { Wording("the URL has '{\($0)}', which 'variables' does not declare", "declare it with a default") },
        "a server's URL has a variable that nothing declares",
        "It has no default, so an app must give the whole URL.",
        fix: "Declare it in 'variables'.",
        example: "servers: [{url: 'https://{region}.example.com'}]"
    )
    let unusedServerVariable = Row<String>(
        .warning("unused-server-variable"),
        { "the URL has no '{\($0)}'" },
        "a server declares a variable that its URL does not have",
        "It changes nothing.",
        fix: "Take it away, or correct the URL.",
        example: "servers: [{url: 'https://example.com', variables: {region: {default: eu}}}]"
    )
    let serverDefaultNotInEnum = Row<String>(
        .warning("server-default-not-in-enum"),
        { "the default '\($0)' is not one of 'enum'" },
        "a server variable's default is none of its values",
        "It is used all the same.",
        fix: "Add it to 'enum', or correct it.",
        example: "servers: [{url: 'https://{region}.example.com', variables: {region: {default: eu, enum: [us]}}}]"
    )
    package let unknownSecurityScheme = Row<(name: String, known: [String])>(
        .warning("unknown-security-scheme"),
        {
            Wording(
                "no security scheme is called '\($0.name)', so no credential is sent for it",
                closestMatch(to: $0.name, among: $0.known).map { "did you mean '\($0)'?" }
                    ?? "declare it in '#/components/securitySchemes'"
            )
        },
        "'security' names a scheme that does not exist",
        "What the scheme would send is not known. Requests go without it, and a server that needs it refuses them.",
        fix: "Correct the name, or declare the scheme in 'components'.",
        example: """
            security: [{bearr: []}]
            components: {securitySchemes: {bearer: {type: http, scheme: bearer}}}
            """
    )
    let undeclaredScope = Row<(scope: String, scheme: String, known: [String])>(
        .warning("undeclared-scope"),
        { Wording("no flow of '\($0.scheme)' has the scope '\($0.scope)'", misspelt: $0.scope, among: $0.known) },
        "'security' names a scope that no flow has",
        "Scopes are for the token's issuer; a client does not check them.",
        fix: "Correct the name, or declare the scope in the flow.",
        example: """
            security: [{login: [raed]}]
            components:
              securitySchemes:
                login:
                  type: oauth2
                  flows: {clientCredentials: {tokenUrl: 'https://example.com/token', scopes: {read: Read}}}
            """
    )

    // MARK: Our own keywords

    let misspeltExtension = Row<(key: String, near: String)>(
        .warning("misspelt-extension"),
        { Wording("unknown extension '\($0.key)'", "did you mean '\($0.near)'?") },
        "an extension is nearly one of ours",
        "Unknown extensions are left out, so a misspelt one would do nothing without a word.",
        fix: "Correct its name.",
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
        "one of our extensions stands where it has no meaning",
        "It is left out.",
        fix: "Put it on an object from the message.",
        example: "components: {schemas: {Card: {type: object, x-retry: idempotent}}}"
    )
    package let badSwiftName = Row<String>(
        .error("bad-swift-name"),
        {
            Wording(
                "'\($0)' cannot be a Swift name",
                "expected letters, digits and '_', without a digit at the start"
            )
        },
        "'x-swift-name' is no Swift name",
        "A name has letters, digits and '_', and does not start with a digit.",
        fix: "Choose such a name.",
        example: "components: {schemas: {Card: {type: object, x-swift-name: bank-card}}}"
    )
    package let extensionListLength = Row<(keyword: String, found: Int, expected: Int)>(
        .error("extension-list-length"),
        {
            Wording(
                "'\($0.keyword)' has \($0.found) values, and 'enum' has \($0.expected)",
                "give one for each value, in the same order"
            )
        },
        "'x-enum-varnames' or 'x-enum-descriptions' is not as long as 'enum'",
        "Which name belongs to which value cannot be told.",
        fix: "Give one for each value, in the same order.",
        example: "components: {schemas: {Kind: {type: string, enum: [D, C], x-enum-varnames: [debit]}}}"
    )
    private static let badExtensionValueKind = DiagnosticKind(
        .error("bad-extension-value"),
        "one of our extensions has a wrong value",
        "It would do nothing, or something else.",
        fix: "Do as the message says.",
        example: "components: {schemas: {Card: {type: string, x-sensitive: first-four}}}"
    )
    package let badExtensionValue = Row<(keyword: String, found: Node, reason: String)>(badExtensionValueKind) {
        Wording("wrong value of '\($0.keyword)': found \($0.found.summary)", $0.reason)
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
            "the response has no JSON body to look into",
            "give the schema of the failing body: '{property: /exception, schema: {$ref: …}}'"
        ),
        "'x-failure-when' looks into a body that nothing describes",
        "The response has no JSON content, so what the failure holds is not known.",
        fix: "Give the schema: '{property: /exception, schema: {$ref: …}}'.",
        example: "paths: {/cards: {get: {responses: {'200': {description: Done, x-failure-when: /exception}}}}}"
    )
}

let faults = DocumentFaults.table
