import YAMLTree

extension Diagnostic {
    static func misspeltExtension(_ key: Mapping.Key, _ near: String) -> Diagnostic {
        Diagnostic(
            .misspeltExtension,
            at: key.location,
            "unknown extension '\(key.text)'",
            "did you mean '\(near)'?"
        )
    }

    static func misplacedExtension(_ key: Mapping.Key, on kind: ObjectKind, _ row: ExtensionTable.Row) -> Diagnostic {
        Diagnostic(
            .misplacedExtension,
            at: key.location,
            "'\(key.text)' has no meaning on \(kind.description)",
            "it belongs on \(row.kinds.map(\.description).joined(separator: " or "))"
        )
    }

    static func badSwiftName(_ name: String, at node: Node) -> Diagnostic {
        Diagnostic(
            .badSwiftName,
            at: node,
            "'\(name)' cannot be a Swift name",
            "expected letters, digits and '_', without a digit at the start"
        )
    }

    static func extensionListLength(_ keyword: String, _ found: Int, expected: Int, at node: Node) -> Diagnostic {
        Diagnostic(
            .extensionListLength,
            at: node,
            "'\(keyword)' has \(found) values, and 'enum' has \(expected)",
            "give one for each value, in the same order"
        )
    }

    static func badExtensionValue(_ keyword: String, at node: Node, _ reason: String) -> Diagnostic {
        Diagnostic(.badExtensionValue, at: node, "wrong value of '\(keyword)': found \(node.summary)", reason)
    }

    static func unknownMember(_ key: Mapping.Key, of keyword: String, among known: [String]) -> Diagnostic {
        Diagnostic(
            .badExtensionValue,
            at: key.location,
            "unknown member '\(key.text)' of '\(keyword)'",
            closestMatch(to: key.text, among: known).map { "did you mean '\($0)'?" }
                ?? "expected \(known.map { "'\($0)'" }.joined(separator: ", "))"
        )
    }

    static func failureWithoutSchema(_ node: Node) -> Diagnostic {
        Diagnostic(
            .failureWithoutSchema,
            at: node,
            "the response has no JSON body to look into",
            "give the schema of the failing body: '{property: /exception, schema: {$ref: …}}'"
        )
    }
}
