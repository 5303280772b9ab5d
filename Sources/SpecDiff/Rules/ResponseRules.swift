import OpenAPIDocument

/// Responses by status.
enum ResponseRules {
    private static let done = "'200': {description: done}"

    static let all: [Rule] = [
        rule(
            "response-success-status-added",
            .compatible,
            mirror: .rule("response-success-status-removed"),
            "Callers take any success; the ones they know are still there.",
            before: done,
            after: "\(done), '202': {description: later}",
            instead: "Nothing: callers need no change."
        ) { pair in
            guard pair.old == nil, let new = pair.new, new.status.isSuccess else { return nil }
            return Finding("the response \(new.status.text) is new")
        },
        rule(
            "response-success-status-removed",
            .breaking,
            mirror: .rule("response-success-status-added"),
            "Callers that wait for this success get another answer.",
            before: "\(done), '202': {description: later}",
            after: done,
            instead: "Go on answering with this status."
        ) { pair in
            guard let old = pair.old, pair.new == nil, old.status.isSuccess else { return nil }
            return Finding("the response \(old.status.text) was removed")
        },
        rule(
            "response-failure-status-added",
            .compatible,
            mirror: .rule("response-failure-status-removed"),
            "A call could fail in undocumented ways before; one of them is documented now.",
            before: done,
            after: "\(done), '409': {description: no}",
            instead: "Nothing: callers need no change."
        ) { pair in
            guard pair.old == nil, let new = pair.new, !new.status.isSuccess, new.status != .default else { return nil }
            return Finding("the response \(new.status.text) is new")
        },
        rule(
            "response-failure-status-removed",
            .compatible,
            mirror: .rule("response-failure-status-added"),
            "Callers that can deal with this failure never see it.",
            before: "\(done), '409': {description: no}",
            after: done,
            instead: "Nothing: callers need no change."
        ) { pair in
            guard let old = pair.old, pair.new == nil, !old.status.isSuccess, old.status != .default else { return nil }
            return Finding("the response \(old.status.text) was removed")
        },
        rule(
            "default-response-added",
            .compatible,
            mirror: .rule("default-response-removed"),
            "What other statuses mean is documented now.",
            before: done,
            after: "\(done), default: {description: no}",
            instead: "Nothing: callers need no change."
        ) { pair in
            pair.old == nil && pair.new?.status == .default ? Finding("the default response is new") : nil
        },
        rule(
            "default-response-removed",
            .caution,
            mirror: .rule("default-response-added"),
            "What other statuses mean is no longer documented; callers may go by the old text.",
            before: "\(done), default: {description: no}",
            after: done,
            instead: "Keep the default response."
        ) { pair in
            pair.old?.status == .default && pair.new == nil ? Finding("the default response was removed") : nil
        },
        rule(
            "response-description-changed",
            .documentation,
            mirror: .itself,
            "Words about the response changed, not the response.",
            before: "'200': {description: one}",
            after: "'200': {description: two}",
            instead: "Nothing."
        ) { pair in
            guard let old = pair.old, let new = pair.new, old.description != new.description || old.origin != new.origin
            else { return nil }
            return Finding("the description of the response \(new.status.text) changed")
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
        _ judge: @escaping @Sendable (ResponsePair) -> Finding?
    ) -> Rule {
        Rule(
            id,
            level,
            mirror: mirror,
            meaning: meaning,
            example: Rule.Example(shape: .operation, before: "responses: {\(before)}", after: "responses: {\(after)}"),
            instead: instead,
            judge: .response(judge)
        )
    }
}
