import OpenAPIDocument
import YAMLTree

/// Parameters of operations.
enum ParameterRules {
    private static let a = "{name: a, in: query, schema: {type: string}}"

    static let all: [Rule] = existence + changes

    private static let existence: [Rule] = [
        rule(
            "parameter-removed",
            .caution,
            mirror: .rule("optional-parameter-added"),
            "A call with the parameter may be refused, or the parameter ignored: the documents do not say.",
            before: a,
            after: nil,
            instead: "Keep the parameter, mark it as deprecated, and ignore it."
        ) { pair in
            guard let old = pair.old, pair.new == nil, !old.isDeprecated else { return nil }
            return Finding("\(pair.subject) was removed")
        },
        rule(
            "deprecated-parameter-removed",
            .caution,
            mirror: .rule("optional-parameter-added"),
            "The parameter was deprecated, so callers were told; some may still send it.",
            before: "{name: a, in: query, deprecated: true, schema: {type: string}}",
            after: nil,
            instead: "Ignore the parameter for a time."
        ) { pair in
            guard let old = pair.old, pair.new == nil, old.isDeprecated else { return nil }
            return Finding("\(pair.subject), which was deprecated, was removed")
        },
        rule(
            "required-parameter-added",
            .breaking,
            mirror: .rule("parameter-removed"),
            "Calls without the new parameter are refused.",
            before: nil,
            after: "{name: a, in: query, required: true, schema: {type: string}}",
            instead: "Make the parameter optional, and decide in the server what its absence means."
        ) { pair in
            guard pair.old == nil, let new = pair.new, new.isRequired || new.place == .path else { return nil }
            return Finding("\(pair.subject) is new and required")
        },
        rule(
            "optional-parameter-added",
            .compatible,
            mirror: .rule("parameter-removed"),
            "Callers that do not know the parameter leave it out.",
            before: nil,
            after: a,
            instead: "Nothing: callers need no change."
        ) { pair in
            guard pair.old == nil, let new = pair.new, !new.isRequired, new.place != .path else { return nil }
            return Finding("\(pair.subject) is new")
        },
    ]

    private static let changes: [Rule] = [
        rule(
            "parameter-became-required",
            .breaking,
            mirror: .rule("parameter-became-optional"),
            "Calls without the parameter are refused now.",
            before: a,
            after: "{name: a, in: query, required: true, schema: {type: string}}",
            instead: "Keep the parameter optional, and fill in a value in the server."
        ) { pair in
            guard let old = pair.old, let new = pair.new, !old.isRequired, new.isRequired, new.place != .path else {
                return nil
            }
            return Finding("\(pair.subject) is now required", at: "required")
        },
        rule(
            "parameter-became-optional",
            .compatible,
            mirror: .rule("parameter-became-required"),
            "Callers may go on sending the parameter.",
            before: "{name: a, in: query, required: true, schema: {type: string}}",
            after: a,
            instead: "Nothing: callers need no change."
        ) { pair in
            guard let old = pair.old, let new = pair.new, old.isRequired, !new.isRequired, old.place == new.place else {
                return nil
            }
            return Finding("\(pair.subject) is now optional", at: "required")
        },
        rule(
            "parameter-moved",
            .breaking,
            mirror: .itself,
            "The server looks for the parameter somewhere else.",
            before: a,
            after: "{name: a, in: header, schema: {type: string}}",
            instead: "Add the parameter at the new place, and go on reading the old one."
        ) { pair in
            guard let old = pair.old, let new = pair.new, old.place != new.place else { return nil }
            return Finding(
                "the parameter '\(new.name)' moved from \(old.place.rawValue) to \(new.place.rawValue)",
                at: "in"
            )
        },
        rule(
            "parameter-style-changed",
            .breaking,
            mirror: .itself,
            "The value is spelt another way.",
            before: "{name: a, in: query, style: form, schema: {type: array, items: {type: string}}}",
            after: "{name: a, in: query, style: pipeDelimited, schema: {type: array, items: {type: string}}}",
            instead: "Add a parameter with the new style."
        ) { pair in
            guard let old = pair.old, let new = pair.new, old.place == new.place, old.style != new.style else {
                return nil
            }
            return Finding(
                "the style of \(pair.subject) went from '\(old.style.rawValue)' to '\(new.style.rawValue)'",
                at: "style"
            )
        },
        rule(
            "parameter-explode-changed",
            .breaking,
            mirror: .itself,
            "Lists and objects are spelt another way.",
            before: "{name: a, in: query, explode: true, schema: {type: array, items: {type: string}}}",
            after: "{name: a, in: query, explode: false, schema: {type: array, items: {type: string}}}",
            instead: "Add a parameter with the new spelling."
        ) { pair in
            guard let old = pair.old, let new = pair.new, old.place == new.place, old.style == new.style,
                old.explode != new.explode, old.source["explode"] != nil || new.source["explode"] != nil
            else { return nil }
            return Finding("'explode' of \(pair.subject) went from \(old.explode) to \(new.explode)", at: "explode")
        },
        rule(
            "parameter-reserved-changed",
            .caution,
            mirror: .itself,
            "Reserved characters are escaped another way, which matters to values that have some.",
            before: a,
            after: "{name: a, in: query, allowReserved: true, schema: {type: string}}",
            instead: "Take both spellings in the server."
        ) { pair in
            guard let old = pair.old, let new = pair.new, old.allowReserved != new.allowReserved else { return nil }
            return Finding(
                "'allowReserved' of \(pair.subject) went from \(old.allowReserved) to \(new.allowReserved)",
                at: "allowReserved"
            )
        },
        rule(
            "parameter-empty-value-forbidden",
            .breaking,
            mirror: .rule("parameter-empty-value-allowed"),
            "Calls with the bare name are refused now.",
            before: "{name: a, in: query, allowEmptyValue: true, schema: {type: string}}",
            after: a,
            instead: "Go on taking the bare name."
        ) { pair in
            guard let old = pair.old, let new = pair.new, old.allowEmptyValue, !new.allowEmptyValue else { return nil }
            return Finding("\(pair.subject) may no longer be empty", at: "allowEmptyValue")
        },
        rule(
            "parameter-empty-value-allowed",
            .compatible,
            mirror: .rule("parameter-empty-value-forbidden"),
            "Callers may go on sending a value.",
            before: a,
            after: "{name: a, in: query, allowEmptyValue: true, schema: {type: string}}",
            instead: "Nothing: callers need no change."
        ) { pair in
            guard let old = pair.old, let new = pair.new, !old.allowEmptyValue, new.allowEmptyValue else { return nil }
            return Finding("\(pair.subject) may now be empty", at: "allowEmptyValue")
        },
        rule(
            "parameter-content-changed",
            .breaking,
            mirror: .itself,
            "The value is a text by 'schema' on one side, and a document by 'content' on the other, or of another media type.",
            before: "{name: a, in: query, schema: {type: object}}",
            after: "{name: a, in: query, content: {application/json: {schema: {type: object}}}}",
            instead: "Add a parameter with the new content."
        ) { pair in
            guard let old = pair.old, let new = pair.new else { return nil }
            switch (old.content, new.content) {
            case (.schema, .media): return Finding("\(pair.subject) went from 'schema' to 'content'", at: "content")
            case (.media, .schema): return Finding("\(pair.subject) went from 'content' to 'schema'", at: "schema")
            case (.media(let a), .media(let b)) where a.name.canonicalMedia != b.name.canonicalMedia:
                return Finding("the content of \(pair.subject) went from '\(a.name)' to '\(b.name)'", at: "content")
            default: return nil
            }
        },
        rule(
            "parameter-deprecated",
            .compatible,
            mirror: .rule("parameter-no-longer-deprecated"),
            "It still works, and is said to end some day.",
            before: a,
            after: "{name: a, in: query, deprecated: true, schema: {type: string}}",
            instead: "Nothing: callers need no change."
        ) { pair in
            guard let old = pair.old, let new = pair.new, !old.isDeprecated, new.isDeprecated else { return nil }
            return Finding("\(pair.subject) is now deprecated", at: "deprecated")
        },
        rule(
            "parameter-no-longer-deprecated",
            .compatible,
            mirror: .rule("parameter-deprecated"),
            "It is no longer said to end some day.",
            before: "{name: a, in: query, deprecated: true, schema: {type: string}}",
            after: a,
            instead: "Nothing: callers need no change."
        ) { pair in
            guard let old = pair.old, let new = pair.new, old.isDeprecated, !new.isDeprecated else { return nil }
            return Finding("\(pair.subject) is no longer deprecated", at: "deprecated")
        },
        rule(
            "parameter-prose-changed",
            .documentation,
            mirror: .itself,
            "Words about the parameter changed, not the parameter.",
            before: "{name: a, in: query, description: one, schema: {type: string}}",
            after: "{name: a, in: query, description: two, schema: {type: string}}",
            instead: "Nothing."
        ) { pair in
            guard let old = pair.old, let new = pair.new else { return nil }
            let changed = ["description", "example", "examples", "x-source"].first {
                !old.source[$0].isSame(as: new.source[$0])
            }
            return changed.map { Finding("'\($0)' of \(pair.subject) changed", at: $0) }
        },
    ]

    private static func rule(
        _ id: String,
        _ level: Level,
        mirror: Rule.Mirror,
        _ meaning: String,
        before: String?,
        after: String?,
        instead: String,
        _ judge: @escaping @Sendable (ParameterPair) -> Finding?
    ) -> Rule {
        Rule(
            id,
            level,
            mirror: mirror,
            meaning: meaning,
            example: Rule.Example(shape: .parameter, before: before ?? "", after: after ?? ""),
            instead: instead,
            judge: .parameter(judge)
        )
    }
}
