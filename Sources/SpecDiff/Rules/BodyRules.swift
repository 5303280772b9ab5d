import OpenAPIDocument

/// Request bodies.
enum BodyRules {
    private static func body(_ required: Bool, _ prose: String = "") -> String {
        "requestBody: {required: \(required)\(prose), content: {application/json: {schema: {type: object}}}}"
    }

    static let all: [Rule] = [
        rule(
            "required-body-added",
            .breaking,
            mirror: .rule("body-removed"),
            "Calls without a body are refused.",
            before: "",
            after: body(true),
            instead: "Make the body optional."
        ) { pair in
            guard pair.old == nil, let new = pair.new, new.isRequired else { return nil }
            return Finding("a body is now required")
        },
        rule(
            "optional-body-added",
            .compatible,
            mirror: .rule("body-removed"),
            "Calls without a body are right as before.",
            before: "",
            after: body(false),
            instead: "Nothing: callers need no change."
        ) { pair in
            guard pair.old == nil, let new = pair.new, !new.isRequired else { return nil }
            return Finding("a body may now be sent")
        },
        rule(
            "body-removed",
            .breaking,
            mirror: .rule("optional-body-added"),
            "What callers said in the body can no longer be said.",
            before: body(false),
            after: "",
            instead: "Keep the body, and ignore it."
        ) { pair in
            pair.old != nil && pair.new == nil ? Finding("the request no longer has a body") : nil
        },
        rule(
            "body-became-required",
            .breaking,
            mirror: .rule("body-became-optional"),
            "Calls without a body are refused now.",
            before: body(false),
            after: body(true),
            instead: "Keep the body optional."
        ) { pair in
            guard let old = pair.old, let new = pair.new, !old.isRequired, new.isRequired else { return nil }
            return Finding("the request body is now required")
        },
        rule(
            "body-became-optional",
            .compatible,
            mirror: .rule("body-became-required"),
            "Callers may go on sending a body.",
            before: body(true),
            after: body(false),
            instead: "Nothing: callers need no change."
        ) { pair in
            guard let old = pair.old, let new = pair.new, old.isRequired, !new.isRequired else { return nil }
            return Finding("the request body is now optional")
        },
        rule(
            "body-prose-changed",
            .documentation,
            mirror: .itself,
            "Words about the body changed, not the body.",
            before: body(true, ", description: one"),
            after: body(true, ", description: two"),
            instead: "Nothing."
        ) { pair in
            guard let old = pair.old, let new = pair.new, old.description != new.description else { return nil }
            return Finding("the description of the request body changed")
        },
    ]

    private static func rule(
        _ id: String,
        _ level: Level,
        mirror: Rule.Mirror,
        _ meaning: String,
        before: String,
        after: String,
        instead: String,
        _ judge: @escaping @Sendable (BodyPair) -> Finding?
    ) -> Rule {
        Rule(
            id,
            level,
            mirror: mirror,
            meaning: meaning,
            example: Rule.Example(shape: .operation, before: before, after: after),
            instead: instead,
            judge: .body(judge)
        )
    }
}
