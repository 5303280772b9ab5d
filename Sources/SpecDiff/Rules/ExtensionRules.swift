import OpenAPIDocument
import YAMLTree

/// This project's own keywords: `x-sensitive`, `x-retry`, `x-swift-…`.
enum ExtensionRules {
    static let all: [Rule] = sensitivity + retries + swiftNames

    // MARK: x-sensitive

    private static let hideAdvice = "Keep 'x-sensitive': without it the value shows up in logs and descriptions."

    private static let sensitivity: [Rule] =
        Rule.twins(
            "sensitive-removed",
            request: .caution,
            response: .caution,
            mirror: "sensitive-added",
            because:
                "The wire is the same, but programs made from the document no longer hide the value in logs, errors and descriptions.",
            before: "{type: string, x-sensitive: true}",
            after: "{type: string}",
            instead: hideAdvice,
            isSecurity: true
        ) { pair in
            pair.old.sensitivity != .open && pair.new.sensitivity == .open
                ? Finding("\(pair.subject) is no longer hidden in logs and descriptions", at: "x-sensitive") : nil
        }
        + Rule.twins(
            "sensitive-added",
            request: .compatible,
            response: .compatible,
            mirror: "sensitive-removed",
            because: "Programs made from the document hide the value.",
            before: "{type: string}",
            after: "{type: string, x-sensitive: true}",
            instead: ""
        ) { pair in
            pair.old.sensitivity == .open && pair.new.sensitivity != .open
                ? Finding("\(pair.subject) is now hidden in logs and descriptions", at: "x-sensitive") : nil
        }
        + Rule.twins(
            "sensitive-weakened",
            request: .caution,
            response: .caution,
            mirror: "sensitive-strengthened",
            because: "Programs made from the document show the last four characters of the value.",
            before: "{type: string, x-sensitive: true}",
            after: "{type: string, x-sensitive: last-four}",
            instead: hideAdvice,
            isSecurity: true
        ) { pair in
            pair.old.sensitivity == .hidden && pair.new.sensitivity == .lastFour
                ? Finding("\(pair.subject) now shows its last four characters", at: "x-sensitive") : nil
        }
        + Rule.twins(
            "sensitive-strengthened",
            request: .compatible,
            response: .compatible,
            mirror: "sensitive-weakened",
            because: "Programs made from the document hide all of the value.",
            before: "{type: string, x-sensitive: last-four}",
            after: "{type: string, x-sensitive: true}",
            instead: ""
        ) { pair in
            pair.old.sensitivity == .lastFour && pair.new.sensitivity == .hidden
                ? Finding("\(pair.subject) no longer shows its last four characters", at: "x-sensitive") : nil
        }
        + [
            Rule(
                "parameter-sensitive-removed",
                .caution,
                mirror: .rule("parameter-sensitive-added"),
                meaning: "The wire is the same, but programs made from the document no longer hide the value.",
                example: Rule.Example(
                    shape: .parameter,
                    before: "{name: a, in: query, x-sensitive: true, schema: {type: string}}",
                    after: "{name: a, in: query, schema: {type: string}}"
                ),
                instead: hideAdvice,
                isSecurity: true,
                judge: .parameter { pair in
                    guard let old = pair.old?.extensions.sensitivity, let new = pair.new?.extensions.sensitivity,
                        old != new, new == .open || old == .hidden
                    else { return nil }
                    return Finding(
                        "\(pair.subject) is no longer fully hidden in logs and descriptions",
                        at: "x-sensitive"
                    )
                }
            ),
            Rule(
                "parameter-sensitive-added",
                .compatible,
                mirror: .rule("parameter-sensitive-removed"),
                meaning: "Programs made from the document hide the value.",
                example: Rule.Example(
                    shape: .parameter,
                    before: "{name: a, in: query, schema: {type: string}}",
                    after: "{name: a, in: query, x-sensitive: true, schema: {type: string}}"
                ),
                instead: "Nothing: callers need no change.",
                judge: .parameter { pair in
                    guard let old = pair.old?.extensions.sensitivity, let new = pair.new?.extensions.sensitivity,
                        old != new, old == .open || new == .hidden
                    else { return nil }
                    return Finding("\(pair.subject) is now hidden in logs and descriptions", at: "x-sensitive")
                }
            ),
        ]

    // MARK: x-retry

    private static let retries: [Rule] = [
        Rule(
            "retry-widened",
            .caution,
            mirror: .rule("retry-narrowed"),
            meaning:
                "Programs made from the document send the call again in more cases; whether that does harm is not said.",
            example: Rule.Example(shape: .operation, before: "x-retry: unprocessed", after: "x-retry: idempotent"),
            instead: "Make sure that sending twice does no more than sending once.",
            judge: .operation { pair in
                guard let old = pair.old, let new = pair.new, rank(old) < rank(new) else { return nil }
                return Finding("\(new.method) \(pair.path) may now be sent again \(words(new))", at: "x-retry")
            }
        ),
        Rule(
            "retry-narrowed",
            .compatible,
            mirror: .rule("retry-widened"),
            meaning: "Programs made from the document send the call again in fewer cases.",
            example: Rule.Example(shape: .operation, before: "x-retry: idempotent", after: "x-retry: unprocessed"),
            instead: "Nothing: callers need no change.",
            judge: .operation { pair in
                guard let old = pair.old, let new = pair.new, rank(old) > rank(new) else { return nil }
                return Finding("\(new.method) \(pair.path) may now be sent again \(words(new))", at: "x-retry")
            }
        ),
    ]

    private static func rank(_ operation: OpenAPIDocument.Operation) -> Int {
        switch operation.retry {
        case nil: 0
        case .unprocessed: 1
        case .idempotent: 2
        }
    }

    private static func words(_ operation: OpenAPIDocument.Operation) -> String {
        switch operation.retry {
        case nil: "by the general rule only"
        case .unprocessed: "only where it cannot have been processed"
        case .idempotent: "always"
        }
    }

    // MARK: x-swift-…, x-enum-varnames

    private static let keywords = ["x-swift-name", "x-swift-type", "x-enum-varnames"]

    private static let swiftNames: [Rule] =
        Rule.twins(
            "swift-name-changed",
            request: .compatible,
            response: .compatible,
            mirror: "swift-name-changed",
            because:
                "The name is not sent. It is in the Swift source, so callers may stop compiling: see the Swift changes.",
            before: "{type: string, x-swift-name: one}",
            after: "{type: string, x-swift-name: two}",
            instead: ""
        ) { pair in
            guard pair.relations.wrapping == nil,
                let keyword = keywords.first(where: { !pair.a.source[$0].isSame(as: pair.b.source[$0]) })
            else { return nil }
            return Finding("'\(keyword)' of \(pair.subject) changed", at: keyword)
        }
        + [
            Rule(
                "operation-swift-name-changed",
                .compatible,
                mirror: .itself,
                meaning: "The name is not sent. It names the Swift method and type, so callers stop compiling.",
                example: Rule.Example(shape: .operation, before: "x-swift-name: one", after: "x-swift-name: two"),
                instead: "Keep the name.",
                judge: .operation { pair in
                    guard let old = pair.old, let new = pair.new, old.swiftName?.text != new.swiftName?.text else {
                        return nil
                    }
                    return Finding("'x-swift-name' of \(new.method) \(pair.path) changed", at: "x-swift-name")
                }
            ),
            Rule(
                "parameter-swift-name-changed",
                .compatible,
                mirror: .itself,
                meaning: "The name is not sent. It names a Swift argument, so callers stop compiling.",
                example: Rule.Example(
                    shape: .parameter,
                    before: "{name: a, in: query, x-swift-name: one, schema: {type: string}}",
                    after: "{name: a, in: query, x-swift-name: two, schema: {type: string}}"
                ),
                instead: "Keep the name.",
                judge: .parameter { pair in
                    guard let old = pair.old, let new = pair.new,
                        old.extensions.swiftName?.text != new.extensions.swiftName?.text
                    else { return nil }
                    return Finding("'x-swift-name' of \(pair.subject) changed", at: "x-swift-name")
                }
            ),
        ]
}
