import OpenAPIDocument
import YAMLTree

/// `type`, `format`, nullability, and schemas that became unions.
enum TypeRules {
    private static let advice = "Add a new property or operation with the new type, and deprecate the old one."

    static let all: [Rule] = typeRules + formatRules + nullRules + wrappingRules

    private static let typeRules =
        Rule.twins(
            "type-widened",
            request: .compatible,
            response: .breaking,
            mirror: "type-narrowed",
            because: "Values of more types are right than before.",
            before: "{type: integer}",
            after: "{type: number}",
            instead: advice
        ) { typeFinding($0, .wider) }
        + Rule.twins(
            "type-narrowed",
            request: .breaking,
            response: .compatible,
            mirror: "type-widened",
            because: "Values of some type are no longer right.",
            before: "{type: number}",
            after: "{type: integer}",
            instead: advice
        ) { typeFinding($0, .narrower) }
        + Rule.twins(
            "type-changed",
            request: .breaking,
            response: .breaking,
            mirror: "type-changed",
            because: "The old type and the new one have values that the other has not.",
            before: "{type: string}",
            after: "{type: boolean}",
            instead: advice
        ) { typeFinding($0, .incomparable) }

    private static func typeFinding(_ pair: SchemaPair, _ wanted: Relation) -> Finding? {
        let (old, new) = (pair.old.types, pair.new.types)
        guard pair.relations.wrapping == nil, old != new, typeRelation(pair) == wanted else { return nil }
        return Finding("the type of \(pair.subject) went from \(old.words) to \(new.words)", at: "type")
    }

    private static func typeRelation(_ pair: SchemaPair) -> Relation {
        let (old, new) = (pair.old.types, pair.new.types)
        if pair.relations.acceptsAsList { return .wider }
        switch (new.accepts(old, asText: pair.isText), old.accepts(new, asText: pair.isText)) {
        case (true, true): return .same
        case (true, false): return .wider
        case (false, true): return .narrower
        case (false, false): return .incomparable
        }
    }

    // MARK: Format

    private static let formatRules =
        Rule.twins(
            "format-widened",
            request: .compatible,
            response: .breaking,
            mirror: "format-narrowed",
            because: "The new format has all values of the old one, and more.",
            before: "{type: integer, format: int32}",
            after: "{type: integer, format: int64}",
            instead: advice
        ) { formatFinding($0, .wider) }
        + Rule.twins(
            "format-narrowed",
            request: .breaking,
            response: .compatible,
            mirror: "format-widened",
            because: "Some values of the old format are not of the new one.",
            before: "{type: string}",
            after: "{type: string, format: uuid}",
            instead: advice
        ) { formatFinding($0, .narrower) }
        + Rule.twins(
            "format-changed",
            request: .breaking,
            response: .breaking,
            mirror: "format-changed",
            because: "The old format and the new one have values that the other has not.",
            before: "{type: string, format: date}",
            after: "{type: string, format: uuid}",
            instead: advice
        ) { formatFinding($0, .incomparable) }

    private static let wider: [String: Set<String>] = [
        "int32": ["int64"], "float": ["double"], "int64": [], "double": [],
    ]

    private static func formatFinding(_ pair: SchemaPair, _ wanted: Relation) -> Finding? {
        let (old, new) = (pair.a.format, pair.b.format)
        guard pair.relations.wrapping == nil, old != new, typeRelation(pair) == .same else { return nil }
        let relation: Relation =
            switch (old, new) {
            case (nil, _): .narrower
            case (_, nil): .wider
            case (let old?, let new?):
                wider[old]?.contains(new) == true
                    ? .wider : wider[new]?.contains(old) == true ? .narrower : .incomparable
            }
        guard relation == wanted else { return nil }
        let words = "\(old.map { "'\($0.shortened)'" } ?? "none") to \(new.map { "'\($0.shortened)'" } ?? "none")"
        return Finding("the format of \(pair.subject) went from \(words)", at: "format")
    }

    // MARK: Null

    private static let nullRules =
        Rule.twins(
            "became-nullable",
            request: .compatible,
            response: .breaking,
            mirror: "became-not-nullable",
            because: "null is now right.",
            before: "{type: string}",
            after: "{type: [string, 'null']}",
            instead: "Leave the property out instead of sending null, if it is optional."
        ) { pair in
            guard !pair.old.isNullable, pair.new.isNullable, !pair.old.types.isAny || pair.a.isComposed else {
                return nil
            }
            return Finding("\(pair.subject) may now be null", at: nullKeyword(pair.b))
        }
        + Rule.twins(
            "became-not-nullable",
            request: .breaking,
            response: .compatible,
            mirror: "became-nullable",
            because: "null is no longer right.",
            before: "{type: [string, 'null']}",
            after: "{type: string}",
            instead: "Go on taking null, and treat it as left out."
        ) { pair in
            guard pair.old.isNullable, !pair.new.isNullable, !pair.new.types.isAny || pair.b.isComposed else {
                return nil
            }
            return Finding("\(pair.subject) may no longer be null", at: nullKeyword(pair.a))
        }

    private static func nullKeyword(_ schema: Schema) -> String {
        ["nullable", "type", "oneOf", "anyOf"].first { schema.source[$0] != nil } ?? "type"
    }

    // MARK: Unions

    private static let wrappingRules =
        wrapping(
            "became-union",
            "narrower-union",
            "stopped-being-union",
            .narrower,
            request: .breaking,
            response: .compatible
        )
        + wrapping(
            "became-wider-union",
            "wider-union",
            "stopped-being-wider-union",
            .wider,
            request: .compatible,
            response: .breaking
        )
        + wrapping(
            "became-other-union",
            "other-union",
            "stopped-being-other-union",
            .incomparable,
            request: .breaking,
            response: .breaking
        )

    /// A schema that became a union, and its mirror.
    private static func wrapping(
        _ id: String,
        _ kind: String,
        _ mirror: String,
        _ relation: Relation,
        request: Level,
        response: Level
    ) -> [Rule] {
        let back: Relation = relation == .narrower ? .wider : relation == .wider ? .narrower : .incomparable
        let (plain, union) = examples(relation)
        return Rule.twins(
            id,
            request: request,
            response: response,
            mirror: mirror,
            because: words(relation, "The union"),
            before: plain,
            after: union,
            instead: "Keep the old schema as a member of 'anyOf', unchanged."
        ) { pair in
            guard case .wrapped(let keyword, let found) = pair.relations.wrapping, found == relation else { return nil }
            return Finding(
                "\(pair.subject) became '\(keyword)', which is \(phrase(relation)) the old schema",
                at: keyword
            )
        }
            + Rule.twins(
                mirror,
                request: response,
                response: request,
                mirror: id,
                because: words(back, "The one schema"),
                before: union,
                after: plain,
                instead: "Keep the union."
            ) { pair in
                guard case .unwrapped(let keyword, let found) = pair.relations.wrapping, found == back else {
                    return nil
                }
                return Finding("\(pair.subject) was '\(keyword)'; the one schema is \(phrase(back)) it", at: "type")
            }
    }

    private static func examples(_ relation: Relation) -> (String, String) {
        switch relation {
        case .narrower: ("{type: string}", "{anyOf: [{type: string, maxLength: 5}, {type: string, format: uuid}]}")
        case .wider: ("{type: string}", "{anyOf: [{type: string}, {type: boolean}]}")
        default: ("{type: string}", "{anyOf: [{type: integer}, {type: boolean}]}")
        }
    }

    private static func words(_ relation: Relation, _ what: String) -> String {
        switch relation {
        case .narrower: "\(what) does not take all that was right before."
        case .wider: "\(what) takes all that was right before, and more."
        default: "\(what) does not take all that was right before, and takes what was not."
        }
    }

    private static func phrase(_ relation: Relation) -> String {
        switch relation {
        case .narrower: "narrower than"
        case .wider: "wider than"
        default: "neither wider nor narrower than"
        }
    }
}

extension Schema {
    var isComposed: Bool { !(allOf.isEmpty && anyOf.isEmpty && oneOf.isEmpty) }
}
