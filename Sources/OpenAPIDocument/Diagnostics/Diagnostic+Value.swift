import YAMLTree

extension Diagnostic {
    static func hiddenCharacter(_ scalar: Unicode.Scalar, at location: SourceLocation) -> Diagnostic {
        let number = String(scalar.value, radix: 16, uppercase: true)
        let code = "U+" + String(repeating: "0", count: max(0, 4 - number.count)) + number
        return Diagnostic(
            .hiddenCharacter,
            at: location,
            "the text has a character that cannot be seen: \(code)\(scalar.properties.name.map { " \($0)" } ?? "")",
            "remove it; what is generated shows it as an escape"
        )
    }

    /// A value of the wrong type.
    static func wrongType(_ node: Node, wanted: String, _ weight: DocumentReader.Weight) -> Diagnostic {
        Diagnostic(
            weight == .matters ? .wrongType : .wrongTypeIgnored,
            at: node,
            "expected \(wanted), found \(node.summary)"
        )
    }

    /// A key with nothing behind it, or `null`.
    static func emptyValue(_ node: Node, wanted: String) -> Diagnostic {
        Diagnostic(.emptyValue, at: node, "expected \(wanted), found nothing", "leave the key out")
    }

    static func quotedValue(_ node: Node, _ text: String, wanted: String) -> Diagnostic {
        Diagnostic(.quotedValue, at: node, "expected \(wanted), found the string '\(text)'", "take the quotes away")
    }

    static func unquotedText(_ node: Node, _ scalar: Scalar) -> Diagnostic {
        Diagnostic(
            .unquotedText,
            at: node,
            "expected a string, found \(scalar.kind)",
            "write it in quotes: \"\(scalar.text)\""
        )
    }

    static func unknownValue(
        _ text: String,
        of what: String,
        at node: Node,
        among known: [String]
    ) -> Diagnostic {
        let near = closestMatch(to: text, among: known).map { "did you mean '\($0)'?" }
        let list = "expected one of \(known.map { "'\($0)'" }.joined(separator: ", "))"
        return Diagnostic(.unknownValue, at: node, "unknown \(what) '\(text)'", near ?? list)
    }

    static func missingMember(_ name: String, of kind: ObjectKind, at node: Node) -> Diagnostic {
        Diagnostic(.missingMember, at: node, "\(kind.description) needs '\(name)'")
    }

    static func missingMemberIgnored(_ name: String, of kind: ObjectKind, at node: Node) -> Diagnostic {
        Diagnostic(.missingMemberIgnored, at: node, "\(kind.description) should have '\(name)'")
    }

    static func unknownKeyword(
        _ key: Mapping.Key,
        in kind: ObjectKind,
        among known: some Sequence<String>
    ) -> Diagnostic {
        let message = "unknown keyword '\(key.text)' in \(kind.description)"
        let isOfSchema = kind == .mediaType && (key.text == "$ref" || KeywordTable.row(key.text, of: .schema) != nil)
        if isOfSchema { return Diagnostic(.unknownKeyword, at: key.location, message, "put it under 'schema'") }
        return Diagnostic(.unknownKeyword, at: key.location, message, misspelt: key.text, among: known)
    }

    static func keywordOfOtherVersion(
        _ key: Mapping.Key,
        in kind: ObjectKind,
        _ row: KeywordTable.Row,
        _ line: OpenAPIVersion.Line
    ) -> Diagnostic {
        Diagnostic(
            .keywordOfOtherVersion,
            at: key.location,
            "'\(key.text)' in \(kind.description) has no meaning in OpenAPI \(line.name)",
            line < row.first ? "it has one from \(row.first.name) on" : "it had one up to \(row.last.name)"
        )
    }

    static func unsupportedKeyword(_ key: Mapping.Key, in kind: ObjectKind, _ row: KeywordTable.Row) -> Diagnostic {
        Diagnostic(
            .unsupportedKeyword,
            at: key.location,
            "'\(key.text)' in \(kind.description) is not supported",
            row.note
        )
    }

    static func componentName(_ key: Mapping.Key) -> Diagnostic {
        Diagnostic(
            .componentName,
            at: key.location,
            "the component name '\(key.text)' has other characters than letters, digits, '.', '-' and '_'"
        )
    }
}

extension Node {
    /// What stands here, for messages: `the string 'x'`, `a mapping`.
    var summary: String {
        guard case .scalar(let scalar) = content else { return kindDescription }
        guard scalar.text.utf8.count <= 40 else { return scalar.kind.description }
        switch scalar.kind {
        case .null: return "null"
        case .true, .false: return scalar.text
        case .integer, .bigInteger, .float: return "the number \(scalar.text)"
        case .string: return scalar.text.isEmpty ? "an empty string" : "the string '\(scalar.text)'"
        }
    }
}
