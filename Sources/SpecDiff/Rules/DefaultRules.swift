import OpenAPIDocument
import YAMLTree

/// `default`, in bodies and in parameters.
enum DefaultRules {
    static let all: [Rule] = defaultRules

    private static let defaultRules =
        Direction.allCases.flatMap { direction in
            defaults(
                "\(direction.rawValue)-default",
                direction == .request ? .caution : .compatible,
                direction == .request ? .request : .response,
                direction == .request
                    ? "Senders that leave the value out mean another one now."
                    : "Readers that fill in the default fill in another one."
            ) { $0.direction == direction && $0.role != .parameter }
        }
        + defaults(
            "parameter-default",
            .breaking,
            .parameter,
            "A call that leaves the parameter out is unchanged and does something else now."
        ) { $0.direction == .request && $0.role == .parameter && !$0.isAlwaysGiven }

    private static func defaults(
        _ id: String,
        _ level: Level,
        _ shape: Rule.Example.Shape,
        _ meaning: String,
        _ applies: @escaping @Sendable (SchemaPair) -> Bool
    ) -> [Rule] {
        func text(_ value: Int?) -> String {
            let schema = "{type: integer\(value.map { ", default: \($0)" } ?? "")}"
            return shape == .parameter ? "{name: limit, in: query, schema: \(schema)}" : schema
        }
        func rule(
            _ verb: String,
            mirror: String,
            _ before: Int?,
            _ after: Int?,
            _ words: @escaping @Sendable (SchemaPair) -> String?
        ) -> Rule {
            Rule(
                "\(id)-\(verb)",
                level,
                mirror: mirror == verb ? .itself : .rule("\(id)-\(mirror)"),
                meaning: meaning,
                example: Rule.Example(shape: shape, before: text(before), after: text(after)),
                instead: "Keep the default; let callers ask for the new behaviour with the value itself.",
                judge: .schema { pair in
                    guard applies(pair), pair.relations.wrapping == nil else { return nil }
                    return words(pair).map { Finding($0, at: "default") }
                }
            )
        }
        return [
            rule("added", mirror: "removed", nil, 20) { pair in
                guard pair.a.defaultValue == nil, let new = pair.b.defaultValue else { return nil }
                return "\(pair.subject) now has the default \(new.shown)"
            },
            rule("removed", mirror: "added", 20, nil) { pair in
                guard let old = pair.a.defaultValue, pair.b.defaultValue == nil else { return nil }
                return "\(pair.subject) no longer has the default \(old.shown)"
            },
            rule("changed", mirror: "changed", 20, 50) { pair in
                guard let old = pair.a.defaultValue, let new = pair.b.defaultValue, !old.isSame(as: new) else {
                    return nil
                }
                return "the default of \(pair.subject) went from \(old.shown) to \(new.shown)"
            },
        ]
    }
}
