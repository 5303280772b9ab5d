/// What is wrong with YAML or JSON as such.
package struct ReadingFaults: DiagnosticTable {
    private typealias Row = DiagnosticRow

    package init() {}

    // MARK: Syntax

    let yamlSyntax = Row<Wording>(
        .error("yaml-syntax"),
        { $0 },
        "the text is no YAML",
        "libyaml cannot read on from here, so nothing behind this place was looked at.",
        fix:
            "Correct the line that is named, or the one above it: often a colon, a quote or the indentation.",
        example: "info: {title: Pets\npaths: {}\n"
    )
    let jsonSyntax = Row<Wording>(
        .error("json-syntax"),
        { $0 },
        "the text starts as JSON does, and is none",
        "A document that starts with '{' is read by the rules of JSON (RFC 8259).",
        fix: "Correct the place that is named: often a comma too many or a missing quote.",
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
        "the text has a character that YAML does not allow",
        "Control characters cannot be seen, and differ from reader to reader.",
        fix: "Take it away, or write it as an escape between double quotes.",
        example: "title: a\u{1}b\n"
    )
    let unknownTag = Row<String>(
        .error("unknown-tag"),
        {
            Wording(
                "unknown tag '\($0)'",
                "remove it: only the tags of JSON's types are read, such as '!!str'"
            )
        },
        "a value has a tag that is not known",
        "A tag asks for a type of some program's own, which a document for everybody cannot have.",
        fix: "Remove the tag.",
        example: "title: !money 5\n"
    )
    let wrongTag = Row<(found: String, tag: String)>(
        .error("wrong-tag"),
        {
            Wording(
                "\($0.found) does not fit the tag '\($0.tag)'",
                "remove the tag, or correct the value"
            )
        },
        "a value does not fit its tag",
        "The tag says what type the value has, and the value is not of that type.",
        fix: "Remove the tag, or correct the value.",
        example: "count: !!int five\n"
    )

    // MARK: Encodings

    let unsupportedEncoding = Row<String>(
        .error("unsupported-encoding"),
        { Wording("the document is encoded as \($0)", "save it as UTF-8") },
        "the file is in an encoding that is not read",
        "UTF-8 and UTF-16 are read, the latter with a byte order mark.",
        fix: "Save the file as UTF-8."
    )
    let invalidUTF8 = Row<String>(
        .error("invalid-utf8"),
        { Wording($0, "save the file as UTF-8") },
        "the file has bytes that are no UTF-8",
        "What such bytes were meant to be, no reader can tell.",
        fix: "Save the file as UTF-8."
    )
    let invalidUTF16 = Row<String>(
        .error("invalid-utf16"),
        { Wording($0, "save the file as UTF-8") },
        "the file has units that are no UTF-16",
        "A surrogate stands alone, or half a unit is left at the end.",
        fix: "Save the file as UTF-8."
    )

    // MARK: Limits

    let emptyDocument = Row<Void>(
        .error("empty-document"),
        Wording("the document is empty", "expected a mapping or another value"),
        "the file has no value",
        "There is nothing to generate from.",
        fix: "Check that it is the right file.",
        example: "# nothing but a comment\n"
    )
    let inputTooLarge = Row<(bytes: Int, limit: Int)>(
        .error("input-too-large"),
        {
            Wording(
                "the document has \($0.bytes) bytes, more than the \($0.limit) that are read",
                "split it into several files"
            )
        },
        "the file is larger than what is read",
        "More than 64 MiB is no document that a person wrote, and reading it would take the build's memory.",
        fix: "Split it into several files."
    )
    let tooManyDirectives = Row<Int>(
        .error("too-many-directives"),
        {
            Wording("the document has more than \($0) %TAG directives", "remove those that nothing uses")
        },
        "the file has too many %TAG directives",
        "Each costs the reader time at every tag.",
        fix: "Remove those that nothing uses."
    )
    let outOfMemory = Row<Void>(
        .error("out-of-memory"),
        "there is not enough memory to read the document",
        "there is not enough memory to read the file",
        "The system gave the reader no memory.",
        fix: "Free some, or split the document."
    )
    let nestedTooDeep = Row<Int>(
        .error("nested-too-deep"),
        {
            Wording(
                "collections are nested more than \($0) deep",
                "move inner parts to a place of their own and refer to them"
            )
        },
        "collections are nested too deep",
        "More than 512 levels are no document that a person wrote.",
        fix: "Move inner parts to a place of their own and refer to them."
    )
    let nestedTooMuch = Row<Void>(
        .error("nested-too-much"),
        Wording(
            "too many values are nested too deep to be read in reasonable time",
            "write it as JSON, or move inner parts to a place of their own"
        ),
        "too many values are nested deep",
        "libyaml's time grows with the depth of each value, so such a file would take minutes.",
        fix: "Write it as JSON, or move inner parts to a place of their own."
    )
    private static let aliasExpansionKind = DiagnosticKind(
        .error("alias-expansion"),
        "aliases stand for too many values",
        "A few lines of aliases of aliases can stand for billions of values.",
        fix: "Use fewer aliases within what aliases stand for."
    )
    let expandedTooFar = Row<(alias: String, limit: Int)>(aliasExpansionKind) {
        Wording(
            "with the alias '*\($0.alias)', aliases stand for more than \($0.limit) nodes",
            "use fewer aliases within what aliases stand for"
        )
    }
    let expandedByFactor = Row<(alias: String, factor: Int)>(aliasExpansionKind) {
        Wording(
            "aliases make the document more than \($0.factor) times as large, '*\($0.alias)' more than any other",
            "use fewer aliases within what aliases stand for"
        )
    }

    // MARK: Structure

    let secondDocument = Row<Void>(
        .error("second-document"),
        Wording("a second document starts here", "keep one document in each file"),
        "the file has a second document",
        "A file is one document; what stands behind '---' would be passed over.",
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
        "a mapping has a key twice",
        "Readers differ in which of the two they take.",
        fix: "Remove or rename one of the two.",
        example: "type: object\ntype: string\n"
    )
    private static let collectionAsKeyKind = DiagnosticKind(
        .error("collection-as-key"),
        "a key is a sequence or a mapping",
        "A key is a text here, as in JSON; a text that starts with a bracket needs quotes.",
        fix: "Put the key in quotes.",
        example: "{id}: 1\n"
    )
    let sequenceAsKey = Row<Void>(
        collectionAsKeyKind,
        Wording(
            "a key is a string, but this one is a sequence",
            "put text that starts with '[' in quotes"
        )
    )
    let mappingAsKey = Row<Void>(
        collectionAsKeyKind,
        Wording(
            "a key is a string, but this one is a mapping",
            "put text that starts with '{' in quotes"
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
        "'<<' merges something that is no mapping",
        "The merge key takes a mapping, or a sequence of mappings.",
        fix: "Refer to a mapping, or put the key in quotes if '<<' is its name.",
        example: "<<: text\n"
    )
    let undefinedAlias = Row<(name: String, known: [String])>(
        .error("undefined-alias"),
        {
            Wording(
                "no anchor '&\($0.name)' stands before the alias '*\($0.name)'",
                closestMatch(to: $0.name, among: $0.known).map { "did you mean '*\($0)'?" }
                    ?? "put text that starts with '*' in quotes"
            )
        },
        "an alias has no anchor before it",
        "An alias stands for a value that an anchor named further up.",
        fix: "Correct the name, or put text that starts with '*' in quotes.",
        example: "a: *missing\n"
    )
    let recursiveAlias = Row<String>(
        .error("recursive-alias"),
        {
            Wording(
                "the alias '*\($0)' stands inside of what '&\($0)' names, which would never end",
                "use '$ref' for recursion"
            )
        },
        "an alias stands inside of what it stands for",
        "The value would never end.",
        fix: "Use '$ref' for recursion.",
        example: "a: &a\n  b: *a\n"
    )
}

let faults = ReadingFaults()
