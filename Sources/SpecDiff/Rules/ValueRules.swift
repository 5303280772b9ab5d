import OpenAPIDocument
import YAMLTree

/// The values themselves: `enum`, `const`, `pattern`, encoded contents.
enum ValueRules {
    static let all: [Rule] =
        enumRules + extensibleRules + constRules + patternRules + contentRules

    private static let enumRules =
        Rule.twins(
            "enum-value-removed",
            request: .breaking,
            response: .compatible,
            mirror: "enum-value-added",
            because: "Values that were listed no longer are.",
            before: "{type: string, enum: [S, D]}",
            after: "{type: string, enum: [S]}",
            instead: "Go on taking the value, and deprecate it in its description.",
            readOnlySoftens: true
        ) { pair in
            guard let old = pair.a.enumValues, let new = pair.b.enumValues else { return nil }
            return values(old, notIn: new, pair).map { Finding("\(pair.subject) no longer lists \($0)", at: "enum") }
        }
        + Rule.twins(
            "enum-value-added",
            request: .compatible,
            response: .caution,
            mirror: "enum-value-removed",
            because: "Values were added to the list; a reader that takes only the old ones fails.",
            before: "{type: string, enum: [S]}",
            after: "{type: string, enum: [S, D]}",
            instead:
                "Make sure that every reader takes unknown values, as these bindings do, before the server sends one."
        ) { pair in
            guard let old = pair.a.enumValues, let new = pair.b.enumValues else { return nil }
            return values(new, notIn: old, pair).map { Finding("\(pair.subject) now also lists \($0)", at: "enum") }
        }
        + Rule.twins(
            "became-enum",
            request: .breaking,
            response: .compatible,
            mirror: "stopped-being-enum",
            because: "Only listed values are right now.",
            before: "{type: string}",
            after: "{type: string, enum: [S, D]}",
            instead: "Say the known values in the description, or in 'examples'.",
            readOnlySoftens: true
        ) { pair in
            guard pair.a.enumValues == nil, pair.a.const == nil, pair.relations.wrapping == nil,
                let values = pair.b.enumValues
            else { return nil }
            return Finding("\(pair.subject) now takes only \(list(values))", at: "enum")
        }
        + Rule.twins(
            "stopped-being-enum",
            request: .compatible,
            response: .caution,
            mirror: "became-enum",
            because: "Any value is right now; a reader that takes only the old ones fails.",
            before: "{type: string, enum: [S, D]}",
            after: "{type: string}",
            instead: "Keep the list, and add to it."
        ) { pair in
            guard let values = pair.a.enumValues, pair.b.enumValues == nil, pair.b.const == nil,
                pair.relations.wrapping == nil
            else { return nil }
            return Finding("\(pair.subject) no longer takes only \(list(values))", at: "enum")
        }

    /// Null is nullability's matter.
    private static func values(_ some: [Node], notIn others: [Node], _ pair: SchemaPair) -> String? {
        let known = NodeSet(others)
        let missing = some.filter { value in
            if value.isNull, pair.old.isNullable != pair.new.isNullable { return false }
            return !known.contains(value)
        }
        return missing.isEmpty ? nil : list(missing)
    }

    private static func list(_ values: [Node]) -> String {
        let shown = values.prefix(6).map(\.shown).joined(separator: ", ")
        return values.count > 6 ? "\(shown) and \(values.count - 6) more" : shown
    }

    /// `x-extensible-enum`: a list that readers take as open, but senders must keep to.
    private static let extensibleRules =
        Rule.twins(
            "extensible-enum-value-removed",
            request: .breaking,
            response: .compatible,
            mirror: "extensible-enum-value-added",
            because: "Values that were listed in 'x-extensible-enum' no longer are.",
            before: "{type: string, x-extensible-enum: [S, D]}",
            after: "{type: string, x-extensible-enum: [S]}",
            instead: "Go on taking the value, and deprecate it in its description."
        ) { pair in
            extensible(pair.a, notIn: pair.b).map {
                Finding("\(pair.subject) no longer lists \($0)", at: "x-extensible-enum")
            }
        }
        + Rule.twins(
            "extensible-enum-value-added",
            request: .compatible,
            response: .compatible,
            mirror: "extensible-enum-value-removed",
            because: "Values were added to 'x-extensible-enum', which says that there can be more.",
            before: "{type: string, x-extensible-enum: [S]}",
            after: "{type: string, x-extensible-enum: [S, D]}",
            instead: ""
        ) { pair in
            extensible(pair.b, notIn: pair.a).map {
                Finding("\(pair.subject) now also lists \($0)", at: "x-extensible-enum")
            }
        }

    private static func extensible(_ some: Schema, notIn other: Schema) -> String? {
        guard let values = some.source["x-extensible-enum"]?.sequence,
            let known = other.source["x-extensible-enum"]?.sequence.map(NodeSet.init)
        else { return nil }
        let missing = values.filter { !known.contains($0) }
        return missing.isEmpty ? nil : list(missing)
    }

    private static let constRules =
        Rule.twins(
            "const-set",
            request: .breaking,
            response: .compatible,
            mirror: "const-removed",
            because: "Only one value is right now.",
            before: "{type: string}",
            after: "{type: string, const: S}",
            instead: "Keep taking the other values."
        ) { pair in
            guard pair.a.const == nil, let value = pair.b.const, !pair.isOneOfOne else { return nil }
            return Finding("\(pair.subject) must now be \(value.shown)", at: "const")
        }
        + Rule.twins(
            "const-removed",
            request: .compatible,
            response: .breaking,
            mirror: "const-set",
            because: "More than the one value is right now.",
            before: "{type: string, const: S}",
            after: "{type: string}",
            instead: "Keep sending the one value."
        ) { pair in
            guard let value = pair.a.const, pair.b.const == nil, !pair.isOneOfOne else { return nil }
            return Finding("\(pair.subject) no longer has to be \(value.shown)", at: "const")
        }
        + Rule.twins(
            "const-changed",
            request: .breaking,
            response: .breaking,
            mirror: "const-changed",
            because: "The one right value is another.",
            before: "{type: string, const: S}",
            after: "{type: string, const: D}",
            instead: "List both values in 'enum' for a time."
        ) { pair in
            guard let old = pair.a.const, let new = pair.b.const, !old.isSame(as: new) else { return nil }
            return Finding("the one value of \(pair.subject) went from \(old.shown) to \(new.shown)", at: "const")
        }

    // MARK: Pattern

    private static let patternRules =
        Rule.twins(
            "pattern-added",
            request: .breaking,
            response: .compatible,
            mirror: "pattern-removed",
            because: "Values must match a pattern now.",
            before: "{type: string}",
            after: "{type: string, pattern: '^[0-9]+$'}",
            instead: "Check the pattern in the server first, with an error that says so."
        ) { pair in
            guard pair.a.pattern == nil, let new = pair.b.pattern else { return nil }
            return Finding("\(pair.subject) must now match '\(new.shortened)'", at: "pattern")
        }
        + Rule.twins(
            "pattern-removed",
            request: .compatible,
            response: .caution,
            mirror: "pattern-added",
            because: "Values need no longer match the pattern; few readers check it.",
            before: "{type: string, pattern: '^[0-9]+$'}",
            after: "{type: string}",
            instead: "Keep the pattern for what is sent."
        ) { pair in
            guard let old = pair.a.pattern, pair.b.pattern == nil, pair.relations.wrapping == nil else { return nil }
            return Finding("\(pair.subject) need no longer match '\(old.shortened)'", at: "pattern")
        }
        + Rule.twins(
            "pattern-changed",
            request: .caution,
            response: .caution,
            mirror: "pattern-changed",
            because: "Whether the new pattern takes all that the old one took is not decided here.",
            before: "{type: string, pattern: '^[0-9]+$'}",
            after: "{type: string, pattern: '^[0-9a-f]+$'}",
            instead: "Show in the pull request that the new pattern takes all that the old one took."
        ) { pair in
            guard let old = pair.a.pattern, let new = pair.b.pattern, old != new else { return nil }
            return Finding(
                "the pattern of \(pair.subject) went from '\(old.shortened)' to '\(new.shortened)'",
                at: "pattern"
            )
        }

    // MARK: Encoded contents

    private static let contentRules =
        contents("content-media-type-changed", "contentMediaType", "image/png", "image/jpeg") {
            $0.rare?.contentMediaType
        }
        + contents("content-encoding-changed", "contentEncoding", "base64", "base32") { $0.rare?.contentEncoding }

    private static func contents(
        _ id: String,
        _ keyword: String,
        _ before: String,
        _ after: String,
        _ value: @escaping @Sendable (Schema) -> String?
    ) -> [Rule] {
        Rule.twins(
            id,
            request: .breaking,
            response: .breaking,
            mirror: id,
            because: "The text has another content now.",
            before: "{type: string, \(keyword): \(before)}",
            after: "{type: string, \(keyword): \(after)}",
            instead: "Add a property for the new content."
        ) { pair in
            let (old, new) = (value(pair.a), value(pair.b))
            guard old != new, pair.relations.wrapping == nil else { return nil }
            return Finding(
                "'\(keyword)' of \(pair.subject) went from \(old.map { "'\($0.shortened)'" } ?? "none") to \(new.map { "'\($0.shortened)'" } ?? "none")",
                at: keyword
            )
        }
    }
}

extension Direction: CaseIterable {
    package static let allCases: [Direction] = [.request, .response]
}

extension SchemaPair {
    /// `const: S` and `enum: [S]` are the same.
    var isOneOfOne: Bool {
        guard let values = a.enumValues ?? b.enumValues, values.count == 1, let const = a.const ?? b.const else {
            return false
        }
        return values[0].isSame(as: const)
    }
}

extension Schema {
    /// The pattern, where it asks for anything.
    var pattern: String? {
        guard let pattern = limits.pattern, ![".*", "^.*$", "^.*", ".*$", ""].contains(pattern) else { return nil }
        return pattern
    }
}
