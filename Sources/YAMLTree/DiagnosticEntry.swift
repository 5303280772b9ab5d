/// What one kind of diagnostic means, for `bindgen explain` and reports.
package struct DiagnosticEntry: Sendable {
    package var id: String
    package var severity: Diagnostic.Severity
    /// One sentence without a full stop.
    package var summary: String
    /// Why it is reported.
    package var explanation: String
    /// What to do about it.
    package var mend: String
    /// A text that is wrong in this way; nil where none would be short.
    package var example: String?

    package init(
        _ id: String,
        _ summary: String,
        _ explanation: String,
        mend: String,
        severity: Diagnostic.Severity = .error,
        example: String? = nil
    ) {
        self.id = id
        self.severity = severity
        self.summary = summary
        self.explanation = explanation
        self.mend = mend
        self.example = example
    }
}

/// What the diagnostics of this module mean: those of YAML and JSON as such.
package enum ReadingCatalogue {
    package static let all: [DiagnosticEntry] = syntax + encodings + limits + structure

    private static let syntax = [
        DiagnosticEntry(
            "yaml-syntax",
            "the text is no YAML",
            "libyaml cannot read on from here, so nothing behind this place was looked at.",
            mend: "Correct the line that is named, or the one above it: often a colon, a quote or the indentation.",
            example: "info: {title: Pets\npaths: {}\n"
        ),
        DiagnosticEntry(
            "json-syntax",
            "the text starts as JSON does, and is none",
            "A document that starts with '{' is read by the rules of JSON (RFC 8259).",
            mend: "Correct the place that is named: often a comma too many or a missing quote.",
            example: "{\"title\": \"\\uD83D\"}\n"
        ),
        DiagnosticEntry(
            "control-character",
            "the text has a character that YAML does not allow",
            "Control characters cannot be seen, and differ from reader to reader.",
            mend: "Take it away, or write it as an escape between double quotes.",
            example: "title: a\u{1}b\n"
        ),
        DiagnosticEntry(
            "unknown-tag",
            "a value has a tag that is not known",
            "A tag asks for a type of some program's own, which a document for everybody cannot have.",
            mend: "Remove the tag.",
            example: "title: !money 5\n"
        ),
        DiagnosticEntry(
            "wrong-tag",
            "a value does not fit its tag",
            "The tag says what type the value has, and the value is not of that type.",
            mend: "Remove the tag, or correct the value.",
            example: "count: !!int five\n"
        ),
    ]

    private static let encodings = [
        DiagnosticEntry(
            "unsupported-encoding",
            "the file is in an encoding that is not read",
            "UTF-8 and UTF-16 are read, the latter with a byte order mark.",
            mend: "Save the file as UTF-8."
        ),
        DiagnosticEntry(
            "invalid-utf8",
            "the file has bytes that are no UTF-8",
            "What such bytes were meant to be, no reader can tell.",
            mend: "Save the file as UTF-8."
        ),
        DiagnosticEntry(
            "invalid-utf16",
            "the file has units that are no UTF-16",
            "A surrogate stands alone, or half a unit is left at the end.",
            mend: "Save the file as UTF-8."
        ),
    ]

    private static let limits = [
        DiagnosticEntry(
            "empty-document",
            "the file has no value",
            "There is nothing to generate from.",
            mend: "Check that it is the right file.",
            example: "# nothing but a comment\n"
        ),
        DiagnosticEntry(
            "input-too-large",
            "the file is larger than what is read",
            "More than 64 MiB is no document that a person wrote, and reading it would take the build's memory.",
            mend: "Split it into several files."
        ),
        DiagnosticEntry(
            "too-many-directives",
            "the file has too many %TAG directives",
            "Each costs the reader time at every tag.",
            mend: "Remove those that nothing uses."
        ),
        DiagnosticEntry(
            "out-of-memory",
            "there is not enough memory to read the file",
            "The system gave the reader no memory.",
            mend: "Free some, or split the document."
        ),
        DiagnosticEntry(
            "nested-too-deep",
            "collections are nested too deep",
            "More than 512 levels are no document that a person wrote.",
            mend: "Move inner parts to a place of their own and refer to them."
        ),
        DiagnosticEntry(
            "nested-too-much",
            "too many values are nested deep",
            "libyaml's time grows with the depth of each value, so such a file would take minutes.",
            mend: "Write it as JSON, or move inner parts to a place of their own."
        ),
        DiagnosticEntry(
            "alias-expansion",
            "aliases stand for too many values",
            "A few lines of aliases of aliases can stand for billions of values.",
            mend: "Use fewer aliases within what aliases stand for."
        ),
    ]

    private static let structure = [
        DiagnosticEntry(
            "second-document",
            "the file has a second document",
            "A file is one document; what stands behind '---' would be passed over.",
            mend: "Keep one document in each file.",
            example: "a: 1\n---\nb: 2\n"
        ),
        DiagnosticEntry(
            "duplicate-key",
            "a mapping has a key twice",
            "Readers differ in which of the two they take.",
            mend: "Remove or rename one of the two.",
            example: "type: object\ntype: string\n"
        ),
        DiagnosticEntry(
            "collection-as-key",
            "a key is a sequence or a mapping",
            "A key is a text here, as in JSON; a text that starts with a bracket needs quotes.",
            mend: "Put the key in quotes.",
            example: "{id}: 1\n"
        ),
        DiagnosticEntry(
            "merge-of-non-mapping",
            "'<<' merges something that is no mapping",
            "The merge key takes a mapping, or a sequence of mappings.",
            mend: "Refer to a mapping, or put the key in quotes if '<<' is its name.",
            example: "<<: text\n"
        ),
        DiagnosticEntry(
            "undefined-alias",
            "an alias has no anchor before it",
            "An alias stands for a value that an anchor named further up.",
            mend: "Correct the name, or put text that starts with '*' in quotes.",
            example: "a: *missing\n"
        ),
        DiagnosticEntry(
            "recursive-alias",
            "an alias stands inside of what it stands for",
            "The value would never end.",
            mend: "Use '$ref' for recursion.",
            example: "a: &a\n  b: *a\n"
        ),
    ]
}
