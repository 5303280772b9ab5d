/// Problems with the YAML or JSON syntax itself.
package struct ReadingFaults: DiagnosticTable {
    private typealias Row = DiagnosticRow

    package init() {}

    // MARK: Syntax

    let yamlSyntax = Row<Wording>(
        .error("yaml-syntax"),
        { $0 },
        "the file isn't valid YAML",
        "The parser stops here, so the rest of the file wasn't checked.",
        fix:
            "Fix the reported line or the one above it. The cause is often a colon, a quote or the indentation.",
        example: "info: {title: Pets\npaths: {}\n"
    )
    let jsonSyntax = Row<Wording>(
        .error("json-syntax"),
        { $0 },
        "the file looks like JSON, but isn't valid JSON",
        "A document that starts with '{' is parsed as JSON (RFC 8259).",
        fix: "Fix the reported position. The cause is often an extra comma or a missing quote.",
        example: "{\"title\": \"\\uD83D\"}\n"
    )
    let controlCharacter = Row<(code: String, isNUL: Bool)>(
        .error("control-character"),
        {
            Wording(
                "the character U+\($0.code) is not allowed",
                $0.isNUL
                    ? "remove it; if the file is UTF-16, it lacks a byte order mark"
                    : "remove it, or write it as an escape in double quotes"
            )
        },
        "the file has a character that YAML doesn't allow",
        "Control characters are invisible, and parsers treat them differently.",
        fix: "Remove it, or write it as an escape in double quotes.",
        example: "title: a\u{1}b\n"
    )
    let unknownTag = Row<String>(
        .error("unknown-tag"),
        {
            Wording(
                "unknown tag '\($0)'",
                "remove it; only tags for JSON types are supported, such as '!!str'"
            )
        },
        "a value has an unknown tag",
        "Application-specific tags aren't portable, so only the tags for JSON types are supported.",
        fix: "Remove the tag.",
        example: "title: !money 5\n"
    )
    let wrongTag = Row<(found: String, tag: String)>(
        .error("wrong-tag"),
        {
            Wording(
                "\($0.found) doesn't match the tag '\($0.tag)'",
                "remove the tag, or fix the value"
            )
        },
        "a value doesn't match its tag",
        "The tag names a type, and the value has a different type.",
        fix: "Remove the tag, or fix the value.",
        example: "count: !!int five\n"
    )

    // MARK: Encodings

    let unsupportedEncoding = Row<String>(
        .error("unsupported-encoding"),
        { Wording("the document is encoded as \($0)", "save it as UTF-8") },
        "the file's encoding isn't supported",
        "UTF-8 is supported, and UTF-16 with a byte order mark.",
        fix: "Save the file as UTF-8."
    )
    let invalidUTF8 = Row<String>(
        .error("invalid-utf8"),
        { Wording($0, "save the file as UTF-8") },
        "the file isn't valid UTF-8",
        "The parser can't tell which characters the invalid bytes stand for.",
        fix: "Save the file as UTF-8."
    )
    let invalidUTF16 = Row<String>(
        .error("invalid-utf16"),
        { Wording($0, "save the file as UTF-8") },
        "the file isn't valid UTF-16",
        "A surrogate is unpaired, or the file ends with half a code unit.",
        fix: "Save the file as UTF-8."
    )

    // MARK: Limits

    let emptyDocument = Row<Void>(
        .error("empty-document"),
        Wording("the document is empty", "expected a mapping or another value"),
        "the file is empty",
        "There is nothing to generate from.",
        fix: "Check that this is the right file.",
        example: "# nothing but a comment\n"
    )
    let inputTooLarge = Row<(bytes: Int, limit: Int)>(
        .error("input-too-large"),
        {
            Wording(
                "the document has \($0.bytes) bytes, more than the limit of \($0.limit)",
                "split it into several files"
            )
        },
        "the file exceeds the size limit",
        "Files over 64 MiB aren't read, because they could exhaust the build's memory.",
        fix: "Split it into several files."
    )
    let tooManyDirectives = Row<Int>(
        .error("too-many-directives"),
        {
            Wording("the document has more than \($0) %TAG directives", "remove the unused ones")
        },
        "the file has too many %TAG directives",
        "Each one slows down the parsing of every tag.",
        fix: "Remove the unused ones."
    )
    let outOfMemory = Row<Void>(
        .error("out-of-memory"),
        "there is not enough memory to read the document",
        "there is not enough memory to read the file",
        "The system refused to allocate memory.",
        fix: "Free memory, or split the document."
    )
    let nestedTooDeep = Row<Int>(
        .error("nested-too-deep"),
        {
            Wording(
                "collections are nested more than \($0) levels deep",
                "move inner parts elsewhere and reference them"
            )
        },
        "collections are nested too deeply",
        "Nesting deeper than 512 levels isn't supported.",
        fix: "Move inner parts elsewhere and reference them."
    )
    let nestedTooMuch = Row<Void>(
        .error("nested-too-much"),
        Wording(
            "too many values are nested too deeply to parse in reasonable time",
            "write it as JSON, or move inner parts elsewhere and reference them"
        ),
        "too many values are nested deeply",
        "libyaml's parsing time grows with the depth of each value, so this file would take minutes.",
        fix: "Write it as JSON, or move inner parts elsewhere and reference them."
    )
    private static let aliasExpansionKind = DiagnosticKind(
        .error("alias-expansion"),
        "aliases expand to too many values",
        "A few lines of nested aliases can expand to billions of values.",
        fix: "Use fewer nested aliases."
    )
    let expandedTooFar = Row<(alias: String, limit: Int)>(aliasExpansionKind) {
        Wording(
            "with the alias '*\($0.alias)', aliases expand to more than \($0.limit) nodes",
            "use fewer nested aliases"
        )
    }
    let expandedByFactor = Row<(alias: String, factor: Int)>(aliasExpansionKind) {
        Wording(
            "aliases make the document more than \($0.factor) times as large, '*\($0.alias)' more than any other",
            "use fewer nested aliases"
        )
    }

    // MARK: Structure

    let secondDocument = Row<Void>(
        .error("second-document"),
        Wording("a second document starts here", "keep one document in each file"),
        "the file has a second document",
        "A file holds one document; content after '---' would be ignored.",
        fix: "Keep one document in each file.",
        example: "a: 1\n---\nb: 2\n"
    )
    let duplicateKey = Row<(key: String, isMerge: Bool)>(
        .error("duplicate-key"),
        {
            Wording(
                "the key '\($0.key)' appears twice in this mapping",
                $0.isMerge
                    ? "merge several mappings with one '<<: [*a, *b]'" : "remove or rename one of the two"
            )
        },
        "a mapping has a duplicate key",
        "Parsers differ in which of the two values they use.",
        fix: "Remove or rename one of the two.",
        example: "type: object\ntype: string\n"
    )
    private static let collectionAsKeyKind = DiagnosticKind(
        .error("collection-as-key"),
        "a key is a sequence or a mapping",
        "A key must be a string, as in JSON. A string that starts with a bracket needs quotes.",
        fix: "Put the key in quotes.",
        example: "{id}: 1\n"
    )
    let sequenceAsKey = Row<Void>(
        collectionAsKeyKind,
        Wording(
            "a key must be a string, but this one is a sequence",
            "put a string that starts with '[' in quotes"
        )
    )
    let mappingAsKey = Row<Void>(
        collectionAsKeyKind,
        Wording(
            "a key must be a string, but this one is a mapping",
            "put a string that starts with '{' in quotes"
        )
    )
    let mergeOfNonMapping = Row<Node>(
        .error("merge-of-non-mapping"),
        {
            Wording(
                "'<<' merges a mapping or a sequence of mappings, but found \($0.kindDescription)",
                "put the key in quotes if '<<' is its name"
            )
        },
        "'<<' merges a value that isn't a mapping",
        "The merge key takes a mapping, or a sequence of mappings.",
        fix: "Reference a mapping, or put the key in quotes if '<<' is its name.",
        example: "<<: text\n"
    )
    let undefinedAlias = Row<(name: String, known: [String])>(
        .error("undefined-alias"),
        {
            Wording(
                "no anchor '&\($0.name)' before the alias '*\($0.name)'",
                closestMatch(to: $0.name, among: $0.known).map { "did you mean '*\($0)'?" }
                    ?? "put a string that starts with '*' in quotes"
            )
        },
        "an alias has no anchor before it",
        "An alias repeats a value that an earlier anchor named.",
        fix: "Fix the name, or put a string that starts with '*' in quotes.",
        example: "a: *missing\n"
    )
    let recursiveAlias = Row<String>(
        .error("recursive-alias"),
        {
            Wording(
                "the alias '*\($0)' is inside the value of '&\($0)', so it would never end",
                "use '$ref' for recursion"
            )
        },
        "an alias is inside its own value",
        "The value would never end.",
        fix: "Use '$ref' for recursion.",
        example: "a: &a\n  b: *a\n"
    )
}

let faults = ReadingFaults()
