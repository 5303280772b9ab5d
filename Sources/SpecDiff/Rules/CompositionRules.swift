import OpenAPIDocument
import YAMLTree

/// Members of `allOf`, `anyOf` and `oneOf`, discriminators, and `prefixItems`.
enum CompositionRules {
    static let all: [Rule] = memberRules + unionRules + discriminatorRules + prefixRules

    private struct Row {
        let id: String
        let keyword: String
        let request: Level
        let response: Level
        let backRequest: Level
        let backResponse: Level
        let isAnnotation: Bool
        let advice: String
    }

    private static let rows: [Row] = [
        Row(
            id: "all-of",
            keyword: "allOf",
            request: .breaking,
            response: .compatible,
            backRequest: .caution,
            backResponse: .breaking,
            isAnnotation: false,
            advice: "Add the properties of the new part as optional ones; keep the old parts."
        ),
        Row(
            id: "all-of-annotation",
            keyword: "allOf",
            request: .compatible,
            response: .compatible,
            backRequest: .compatible,
            backResponse: .compatible,
            isAnnotation: true,
            advice: ""
        ),
        Row(
            id: "any-of",
            keyword: "anyOf",
            request: .compatible,
            response: .breaking,
            backRequest: .breaking,
            backResponse: .compatible,
            isAnnotation: false,
            advice: "Go on taking every old member; send a new one only to callers that asked for it."
        ),
        Row(
            id: "one-of",
            keyword: "oneOf",
            request: .compatible,
            response: .breaking,
            backRequest: .breaking,
            backResponse: .compatible,
            isAnnotation: false,
            advice: "Go on taking every old member; send a new one only to callers that asked for it."
        ),
    ]

    private static let memberRules: [Rule] = rows.flatMap { row in
        [(true, row.request, row.response), (false, row.backRequest, row.backResponse)].flatMap {
            isAdded,
            request,
            response in
            [(Direction.request, request), (.response, response)].map { direction, level in
                let (verb, back) = isAdded ? ("added", "removed") : ("removed", "added")
                let some = "{\(row.keyword): [{type: string, title: A}, {type: string, maxLength: 9, title: B}]}"
                let extra = row.isAnnotation ? "{description: only words}" : "{type: string, minLength: 1, title: C}"
                let more = some.replacingLast("]}", with: ", \(extra)]}")
                return Rule(
                    "\(direction.rawValue)-\(row.id)-\(verb)",
                    level,
                    mirror: .rule("\(direction.rawValue)-\(row.id)-\(back)"),
                    meaning: meaning(row, isAdded) + " " + Rule.consequence(of: level, direction),
                    example: Rule.Example(
                        shape: direction == .request ? .request : .response,
                        before: isAdded ? some : more,
                        after: isAdded ? more : some
                    ),
                    instead: level == .compatible ? "Nothing: callers need no change." : row.advice,
                    judge: .member { pair in
                        guard pair.direction == direction, pair.keyword == row.keyword, pair.isAdded == isAdded,
                            row.keyword != "allOf" || pair.isAnnotation == row.isAnnotation
                        else { return nil }
                        return Finding(
                            "'\(row.keyword)' of \(pair.subject) \(isAdded ? "now has" : "no longer has") '\(pair.name)'"
                        )
                    }
                )
            }
        }
    }

    private static func meaning(_ row: Row, _ isAdded: Bool) -> String {
        if row.isAnnotation { return "A part that only describes asks nothing of values." }
        if row.keyword == "allOf" {
            return isAdded
                ? "Values must be right by one more part." : "Values need no longer be right by one of the parts."
        }
        return isAdded ? "Values may be of one more kind." : "Values may no longer be of one of the kinds."
    }

    private static let unionRules =
        Rule.twins(
            "any-of-became-one-of",
            request: .caution,
            response: .compatible,
            mirror: "one-of-became-any-of",
            because: "A value must now be right by exactly one member.",
            before: "{anyOf: [{type: string}, {type: integer}]}",
            after: "{oneOf: [{type: string}, {type: integer}]}",
            instead: "Keep 'anyOf', unless no value can be right by two members."
        ) { pair in
            !pair.a.anyOf.isEmpty && pair.a.oneOf.isEmpty && pair.b.anyOf.isEmpty && !pair.b.oneOf.isEmpty
                ? Finding("\(pair.subject) went from 'anyOf' to 'oneOf'", at: "oneOf") : nil
        }
        + Rule.twins(
            "one-of-became-any-of",
            request: .compatible,
            response: .caution,
            mirror: "any-of-became-one-of",
            because: "A value may now be right by several members.",
            before: "{oneOf: [{type: string}, {type: integer}]}",
            after: "{anyOf: [{type: string}, {type: integer}]}",
            instead: "Keep 'oneOf'."
        ) { pair in
            !pair.a.oneOf.isEmpty && pair.a.anyOf.isEmpty && pair.b.oneOf.isEmpty && !pair.b.anyOf.isEmpty
                ? Finding("\(pair.subject) went from 'oneOf' to 'anyOf'", at: "anyOf") : nil
        }

    // MARK: Discriminator

    private static let union =
        "oneOf: [{type: object, properties: {kind: {type: string}}, title: A}, {type: object, properties: {kind: {type: string}, b: {type: string}}, title: B}]"

    private static func union(_ discriminator: String) -> String {
        discriminator.isEmpty ? "{\(union)}" : "{\(union), discriminator: {\(discriminator)}}"
    }

    private static let discriminatorRules =
        Rule.twins(
            "discriminator-added",
            request: .compatible,
            response: .compatible,
            mirror: "discriminator-removed",
            because: "A property now tells the kind of a value; what is right is the same.",
            before: union(""),
            after: union("propertyName: kind"),
            instead: ""
        ) { pair in
            pair.a.discriminator == nil && pair.b.discriminator != nil && pair.relations.wrapping == nil
                ? Finding("\(pair.subject) now has a discriminator", at: "discriminator") : nil
        }
        + Rule.twins(
            "discriminator-removed",
            request: .caution,
            response: .caution,
            mirror: "discriminator-added",
            because: "No property tells the kind of a value any more; a program that goes by it must guess.",
            before: union("propertyName: kind"),
            after: union(""),
            instead: "Keep the discriminator."
        ) { pair in
            pair.a.discriminator != nil && pair.b.discriminator == nil && pair.relations.wrapping == nil
                ? Finding("\(pair.subject) no longer has a discriminator", at: "discriminator") : nil
        }
        + Rule.twins(
            "discriminator-property-changed",
            request: .caution,
            response: .caution,
            mirror: "discriminator-property-changed",
            because: "Another property tells the kind of a value.",
            before: union("propertyName: kind"),
            after: union("propertyName: b"),
            instead: "Send both properties for a time."
        ) { pair in
            guard let old = pair.a.discriminator, let new = pair.b.discriminator, old.propertyName != new.propertyName
            else { return nil }
            return Finding(
                "the discriminator of \(pair.subject) went from '\(old.propertyName)' to '\(new.propertyName)'",
                at: "discriminator"
            )
        }
        + mapping("added", mirror: "removed", level: .compatible, "Values have one more name for a kind.") {
            mapping,
            other in
            names(mapping, notIn: other)
        }
        + mapping("removed", mirror: "added", level: .caution, "A name for a kind is gone.") { mapping, other in
            names(other, notIn: mapping)
        }

    private static func names(
        _ some: [Schema.Discriminator.Mapping],
        notIn others: [Schema.Discriminator.Mapping]
    ) -> [String] {
        let known = Set(others.map(\.value))
        return some.map(\.value).filter { !known.contains($0) }
    }

    private static func mapping(
        _ verb: String,
        mirror: String,
        level: Level,
        _ meaning: String,
        _ names: @escaping @Sendable ([Schema.Discriminator.Mapping], [Schema.Discriminator.Mapping]) -> [String]
    ) -> [Rule] {
        let one = "propertyName: kind, mapping: {a: '#/components/schemas/Part'}"
        let two = "propertyName: kind, mapping: {a: '#/components/schemas/Part', b: '#/components/schemas/Part'}"
        return Rule.twins(
            "discriminator-value-\(verb)",
            request: level,
            response: level,
            mirror: "discriminator-value-\(mirror)",
            because: meaning,
            before: verb == "added" ? union(one) : union(two),
            after: verb == "added" ? union(two) : union(one),
            instead: "Keep the old names beside the new ones."
        ) { pair in
            guard let old = pair.a.discriminator, let new = pair.b.discriminator else { return nil }
            let changed = names(new.mapping, old.mapping)
            guard !changed.isEmpty else { return nil }
            let list = changed.prefix(6).map { "'\($0.shortened)'" }.joined(separator: ", ")
            return Finding("the discriminator of \(pair.subject): \(list) \(verb)", at: "discriminator")
        }
    }

    // MARK: prefixItems

    private static let prefixRules =
        Rule.twins(
            "prefix-items-added",
            request: .caution,
            response: .breaking,
            mirror: "prefix-items-removed",
            because:
                "One more place of the list has a schema of its own; what was right there before depends on 'items'.",
            before: "{type: array, prefixItems: [{type: string}]}",
            after: "{type: array, prefixItems: [{type: string}, {type: integer}]}",
            instead: "Use an object with named properties."
        ) { pair in
            let (old, new) = (pair.a.rare?.prefixItems.count ?? 0, pair.b.rare?.prefixItems.count ?? 0)
            return old < new
                ? Finding("'prefixItems' of \(pair.subject) went from \(old) to \(new) places", at: "prefixItems") : nil
        }
        + Rule.twins(
            "prefix-items-removed",
            request: .breaking,
            response: .caution,
            mirror: "prefix-items-added",
            because:
                "A place of the list no longer has a schema of its own; what is right there now depends on 'items'.",
            before: "{type: array, prefixItems: [{type: string}, {type: integer}]}",
            after: "{type: array, prefixItems: [{type: string}]}",
            instead: "Keep the places, and deprecate them in prose."
        ) { pair in
            let (old, new) = (pair.a.rare?.prefixItems.count ?? 0, pair.b.rare?.prefixItems.count ?? 0)
            return old > new
                ? Finding("'prefixItems' of \(pair.subject) went from \(old) to \(new) places", at: "prefixItems") : nil
        }
}

extension String {
    fileprivate func replacingLast(_ ending: String, with text: String) -> String {
        hasSuffix(ending) ? dropLast(ending.count) + text : self
    }
}
