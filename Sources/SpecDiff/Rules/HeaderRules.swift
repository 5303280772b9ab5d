import OpenAPIDocument

/// Headers of responses.
enum HeaderRules {
    private static func header(_ required: Bool?, _ prose: String = "") -> String {
        required.map { "X-A: {required: \($0)\(prose), schema: {type: string}}" } ?? ""
    }

    static let all: [Rule] = [
        rule(
            "header-added",
            .compatible,
            mirror: .rule("optional-header-removed"),
            "Readers skip headers that they do not know.",
            before: nil,
            after: header(false),
            instead: "Nothing: callers need no change."
        ) { pair in
            guard pair.old == nil, let new = pair.new else { return nil }
            return Finding("the header '\(new.name)' of \(pair.subject) is new")
        },
        rule(
            "required-header-removed",
            .breaking,
            mirror: .rule("header-added"),
            "Readers rely on a required header to be there.",
            before: header(true),
            after: nil,
            instead: "Go on sending the header."
        ) { pair in
            guard let old = pair.old, pair.new == nil, old.isRequired else { return nil }
            return Finding("the header '\(old.name)' of \(pair.subject) was removed, and was required")
        },
        rule(
            "optional-header-removed",
            .caution,
            mirror: .rule("header-added"),
            "Readers had to live without the header, but may have come to expect it.",
            before: header(false),
            after: nil,
            instead: "Go on sending the header, marked as deprecated."
        ) { pair in
            guard let old = pair.old, pair.new == nil, !old.isRequired else { return nil }
            return Finding("the header '\(old.name)' of \(pair.subject) was removed")
        },
        rule(
            "header-became-optional",
            .breaking,
            mirror: .rule("header-became-required"),
            "Readers rely on a required header to be there; now it can be missing.",
            before: header(true),
            after: header(false),
            instead: "Go on sending the header always."
        ) { pair in
            guard let old = pair.old, let new = pair.new, old.isRequired, !new.isRequired else { return nil }
            return Finding("the header '\(new.name)' of \(pair.subject) is now optional", at: "required")
        },
        rule(
            "header-became-required",
            .compatible,
            mirror: .rule("header-became-optional"),
            "Readers that can do without the header can also read it.",
            before: header(false),
            after: header(true),
            instead: "Nothing: callers need no change."
        ) { pair in
            guard let old = pair.old, let new = pair.new, !old.isRequired, new.isRequired else { return nil }
            return Finding("the header '\(new.name)' of \(pair.subject) is now required", at: "required")
        },
        rule(
            "header-prose-changed",
            .documentation,
            mirror: .itself,
            "Words about the header changed, not the header.",
            before: header(false, ", description: one"),
            after: header(false, ", description: two"),
            instead: "Nothing."
        ) { pair in
            guard let old = pair.old, let new = pair.new, old.description != new.description else { return nil }
            return Finding("the description of the header '\(new.name)' of \(pair.subject) changed", at: "description")
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
        _ judge: @escaping @Sendable (HeaderPair) -> Finding?
    ) -> Rule {
        func text(_ header: String?) -> String {
            "responses: {'200': {description: done\(header.map { ", headers: {\($0)}" } ?? "")}}"
        }
        return Rule(
            id,
            level,
            mirror: mirror,
            meaning: meaning,
            example: Rule.Example(shape: .operation, before: text(before), after: text(after)),
            instead: instead,
            judge: .header(judge)
        )
    }
}
