// The wording of every fault that reading a document can find, but for syntax errors: see `SyntaxProblem` and `JSONParser`.
extension Diagnostic {
    static func emptyDocument(at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "empty-document",
            location: location,
            message: "the document is empty",
            suggestion: "expected a mapping or another value"
        )
    }

    static func inputTooLarge(_ count: Int, limit: Int, file: UInt32) -> Diagnostic {
        Diagnostic(
            id: "input-too-large",
            location: SourceLocation(file: file, line: 1, column: 1),
            message: "the document has \(count) bytes, more than the \(limit) that are read",
            suggestion: "split it into several files"
        )
    }

    static func unsupportedEncoding(_ found: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "unsupported-encoding",
            location: location,
            message: "the document is encoded as \(found)",
            suggestion: "save it as UTF-8"
        )
    }

    static func invalidUTF8(_ found: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(id: "invalid-utf8", location: location, message: found, suggestion: "save the file as UTF-8")
    }

    static func invalidUTF16(_ found: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(id: "invalid-utf16", location: location, message: found, suggestion: "save the file as UTF-8")
    }

    static func tooManyDirectives(limit: Int, file: UInt32) -> Diagnostic {
        Diagnostic(
            id: "too-many-directives",
            location: SourceLocation(file: file, line: 1, column: 1),
            message: "the document has more than \(limit) %TAG directives",
            suggestion: "remove those that nothing uses"
        )
    }

    static func outOfMemory(file: UInt32) -> Diagnostic {
        Diagnostic(
            id: "out-of-memory",
            location: SourceLocation(file: file, line: 1, column: 1),
            message: "there is not enough memory to read the document"
        )
    }

    static func secondDocument(at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "second-document",
            location: location,
            message: "a second document starts here",
            suggestion: "keep one document in each file"
        )
    }

    static func duplicateKey(
        _ key: Mapping.Key,
        first: Mapping.Key,
        _ pointer: JSONPointer,
        isMerge: Bool
    ) -> Diagnostic {
        Diagnostic(
            id: "duplicate-key",
            location: key.location,
            pointer: pointer,
            message: "the key '\(key.text)' appears twice in this mapping",
            suggestion: isMerge ? "merge several mappings with one '<<: [*a, *b]'" : "remove or rename one of the two",
            notes: [Note(location: first.location, message: "'\(key.text)' appears first here")]
        )
    }

    static func collectionAsKey(_ node: Node, at location: SourceLocation, _ pointer: JSONPointer) -> Diagnostic {
        collectionAsKey(isSequence: node.sequence != nil, at: location, pointer)
    }

    static func collectionAsKey(isSequence: Bool, at location: SourceLocation, _ pointer: JSONPointer) -> Diagnostic {
        Diagnostic(
            id: "collection-as-key",
            location: location,
            pointer: pointer,
            message: "a key is a string, but this one is a \(isSequence ? "sequence" : "mapping")",
            suggestion: isSequence
                ? "put text that starts with '[' in quotes" : "put text that starts with '{' in quotes"
        )
    }

    static func mergeOfNonMapping(_ node: Node, _ pointer: JSONPointer) -> Diagnostic {
        Diagnostic(
            id: "merge-of-non-mapping",
            location: node.location,
            pointer: pointer,
            message: "'<<' merges a mapping or a sequence of mappings, but found \(node.kindDescription)",
            suggestion: "put the key in quotes if '<<' is its name"
        )
    }

    static func undefinedAlias(
        _ name: String,
        known: [String],
        at location: SourceLocation,
        _ pointer: JSONPointer
    ) -> Diagnostic {
        let closest = closestMatch(to: name, among: known)
        return Diagnostic(
            id: "undefined-alias",
            location: location,
            pointer: pointer,
            message: "no anchor '&\(name)' stands before the alias '*\(name)'",
            suggestion: closest.map { "did you mean '*\($0)'?" } ?? "put text that starts with '*' in quotes"
        )
    }

    static func recursiveAlias(
        _ name: String,
        at location: SourceLocation,
        anchor: SourceLocation,
        _ pointer: JSONPointer
    ) -> Diagnostic {
        Diagnostic(
            id: "recursive-alias",
            location: location,
            pointer: pointer,
            message: "the alias '*\(name)' stands inside of what '&\(name)' names, which would never end",
            suggestion: "use '$ref' for recursion",
            notes: [Note(location: anchor, message: "'&\(name)' starts here")]
        )
    }

    static func nestedTooDeep(_ limit: Int, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "nested-too-deep",
            location: location,
            message: "collections are nested more than \(limit) deep",
            suggestion: "move inner parts to a place of their own and refer to them"
        )
    }

    static func nestedTooMuch(at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "nested-too-much",
            location: location,
            message: "too many values are nested too deep to be read in reasonable time",
            suggestion: "write it as JSON, or move inner parts to a place of their own"
        )
    }

    static func expandedTooFar(_ name: String, _ limit: Int, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "alias-expansion",
            location: location,
            message: "with the alias '*\(name)', aliases stand for more than \(limit) nodes",
            suggestion: "use fewer aliases within what aliases stand for"
        )
    }

    static func expandedByFactor(_ name: String, _ limit: Int, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "alias-expansion",
            location: location,
            message: "aliases make the document more than \(limit) times as large, '*\(name)' more than any other",
            suggestion: "use fewer aliases within what aliases stand for"
        )
    }

    static func misplacedTag(
        _ tag: Tag,
        on found: String,
        at location: SourceLocation,
        _ pointer: JSONPointer
    ) -> Diagnostic {
        if case .other = tag {
            return Diagnostic(
                id: "unknown-tag",
                location: location,
                pointer: pointer,
                message: "unknown tag '\(tag.name)'",
                suggestion: "remove it: only the tags of JSON's types are read, such as '!!str'"
            )
        }
        return Diagnostic(
            id: "wrong-tag",
            location: location,
            pointer: pointer,
            message: "\(found) does not fit the tag '\(tag.name)'",
            suggestion: "remove the tag, or correct the value"
        )
    }
}
