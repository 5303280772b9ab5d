import OpenAPIDocument
import YAMLTree

/// `uniqueItems` and `multipleOf`.
enum ItemRules {
    static let all: [Rule] = itemRules

    private static let itemRules =
        Rule.twins(
            "unique-items-set",
            request: .breaking,
            response: .compatible,
            mirror: "unique-items-removed",
            because: "Items must differ from one another now.",
            before: "{type: array, items: {type: string}}",
            after: "{type: array, items: {type: string}, uniqueItems: true}",
            instead: "Ignore repeated items in the server."
        ) { pair in
            !pair.a.limits.uniqueItems && pair.b.limits.uniqueItems
                ? Finding("the items of \(pair.subject) must now differ", at: "uniqueItems") : nil
        }
        + Rule.twins(
            "unique-items-removed",
            request: .compatible,
            response: .breaking,
            mirror: "unique-items-set",
            because: "Items may repeat now.",
            before: "{type: array, items: {type: string}, uniqueItems: true}",
            after: "{type: array, items: {type: string}}",
            instead: "Keep the items different."
        ) { pair in
            pair.a.limits.uniqueItems && !pair.b.limits.uniqueItems
                ? Finding("the items of \(pair.subject) may now repeat", at: "uniqueItems") : nil
        }
        + multiples("set", mirror: "removed", nil, 5, request: .breaking, response: .compatible) {
            $0 == nil && $1 != nil
        }
        + multiples("removed", mirror: "set", 5, nil, request: .compatible, response: .breaking) {
            $0 != nil && $1 == nil
        }
        + multiples("changed", mirror: "changed", 5, 7, request: .breaking, response: .breaking) { old, new in
            guard let old, let new, old != new else { return false }
            return !isMultiple(old, new) && !isMultiple(new, old)
        }
        + multiples("widened", mirror: "narrowed", 10, 5, request: .compatible, response: .breaking) { old, new in
            guard let old, let new, old != new else { return false }
            return isMultiple(old, new)
        }
        + multiples("narrowed", mirror: "widened", 5, 10, request: .breaking, response: .compatible) { old, new in
            guard let old, let new, old != new else { return false }
            return isMultiple(new, old)
        }

    private static func isMultiple(_ value: Double, _ factor: Double) -> Bool {
        factor != 0 && (value / factor).rounded() * factor == value
    }

    private static func multiples(
        _ verb: String,
        mirror: String,
        _ before: Int?,
        _ after: Int?,
        request: Level,
        response: Level,
        _ isSo: @escaping @Sendable (Double?, Double?) -> Bool
    ) -> [Rule] {
        func text(_ value: Int?) -> String { "{type: integer\(value.map { ", multipleOf: \($0)" } ?? "")}" }
        return Rule.twins(
            "multiple-of-\(verb)",
            request: request,
            response: response,
            mirror: "multiple-of-\(mirror)",
            because: "'multipleOf' is another.",
            before: text(before),
            after: text(after),
            instead: "Keep 'multipleOf' as it is."
        ) { pair in
            let (old, new) = (pair.a.limits.multipleOf, pair.b.limits.multipleOf)
            guard isSo(old?.value, new?.value), pair.relations.wrapping == nil else { return nil }
            return Finding(
                "'multipleOf' of \(pair.subject) went from \(old?.text ?? "none") to \(new?.text ?? "none")",
                at: "multipleOf"
            )
        }
    }
}
