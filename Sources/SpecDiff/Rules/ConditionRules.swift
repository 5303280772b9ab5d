import OpenAPIDocument

/// Keywords whose schema asks something more of values: one row for each, four rules from each row.
enum ConditionRules {
    private struct Row: Sendable {
        let id: String
        let keyword: String
        let type: String
        let value: String
        let isThere: @Sendable (Schema) -> Bool

        init(
            _ id: String,
            _ keyword: String,
            _ type: String,
            _ value: String,
            _ isThere: @escaping @Sendable (Schema) -> Bool
        ) {
            self.id = id
            self.keyword = keyword
            self.type = type
            self.value = value
            self.isThere = isThere
        }
    }

    private static let rows: [Row] = [
        Row("contains", "contains", "array", "{type: string}") { $0.rare?.contains != nil },
        Row("if", "if", "object", "{required: [a]}") { $0.rare?.if != nil },
        Row("then", "then", "object, if: {required: [a]}", "{required: [b]}") { $0.rare?.then != nil },
        Row("else", "else", "object, if: {required: [a]}", "{required: [b]}") { $0.rare?.else != nil },
        Row("not", "not", "string", "{maxLength: 3}") { $0.rare?.not != nil },
        Row("property-names", "propertyNames", "object", "{maxLength: 5}") { $0.rare?.propertyNames != nil },
        Row("unevaluated-items", "unevaluatedItems", "array", "false") { $0.rare?.unevaluatedItems != nil },
        Row("unevaluated-properties", "unevaluatedProperties", "object", "false") {
            $0.rare?.unevaluatedProperties != nil
        },
        Row("content-schema", "contentSchema", "string, contentMediaType: application/json", "{type: object}") {
            $0.rare?.contentSchema != nil
        },
    ]

    static let all: [Rule] = rows.flatMap(rules) + mapRules + negationRules

    private static func rules(_ row: Row) -> [Rule] {
        let (without, with) = ("{type: \(row.type)}", "{type: \(row.type), \(row.keyword): \(row.value)}")
        return Rule.twins(
            "\(row.id)-added",
            request: .breaking,
            response: .compatible,
            mirror: "\(row.id)-removed",
            because: "'\(row.keyword)' asks something more of values.",
            before: without,
            after: with,
            instead: "Say it in prose, and check it in the server with an error of its own."
        ) { pair in
            guard !row.isThere(pair.a), row.isThere(pair.b), pair.relations.wrapping == nil else { return nil }
            return Finding("\(pair.subject) now has '\(row.keyword)'", at: row.keyword)
        }
            + Rule.twins(
                "\(row.id)-removed",
                request: .compatible,
                response: .breaking,
                mirror: "\(row.id)-added",
                because: "'\(row.keyword)' no longer asks anything of values.",
                before: with,
                after: without,
                instead: "Keep to it in what is sent."
            ) { pair in
                guard row.isThere(pair.a), !row.isThere(pair.b), pair.relations.wrapping == nil else { return nil }
                return Finding("\(pair.subject) no longer has '\(row.keyword)'", at: row.keyword)
            }
    }

    // MARK: Keywords that are maps

    private static let mapRules =
        map("dependent-schema", "dependentSchemas", "{a: {required: [b]}}") {
            $0.rare?.dependentSchemas.map(\.name) ?? []
        }
        + map("pattern-property", "patternProperties", "{'^x': {type: string}}") {
            $0.rare?.patternProperties.map(\.pattern) ?? []
        }
        + map("dependent-required", "dependentRequired", "{a: [b]}") {
            $0.rare?.dependentRequired.map(\.property) ?? []
        }
        + Rule.twins(
            "dependent-required-changed",
            request: .breaking,
            response: .breaking,
            mirror: "dependent-required-changed",
            because: "A property now asks for other ones.",
            before: "{type: object, dependentRequired: {a: [b]}}",
            after: "{type: object, dependentRequired: {a: [c]}}",
            instead: "Make the new ones optional."
        ) { pair in
            let known = (pair.b.rare?.dependentRequired ?? []).keyed(by: \.property)
            for old in pair.a.rare?.dependentRequired ?? [] {
                guard let new = known[old.property],
                    Set(new.required) != Set(old.required)
                else { continue }
                return Finding(
                    "'dependentRequired' of \(pair.subject) asks for other properties with '\(old.property.shortened)'",
                    at: "dependentRequired"
                )
            }
            return nil
        }

    private static func map(
        _ id: String,
        _ keyword: String,
        _ value: String,
        _ names: @escaping @Sendable (Schema) -> [String]
    ) -> [Rule] {
        let (without, with) = ("{type: object}", "{type: object, \(keyword): \(value)}")
        @Sendable func missing(_ some: [String], _ others: [String]) -> String? {
            let known = Set(others)
            let names = some.filter { !known.contains($0) }
            return names.isEmpty ? nil : names.prefix(6).map { "'\($0.shortened)'" }.joined(separator: ", ")
        }
        return Rule.twins(
            "\(id)-added",
            request: .breaking,
            response: .compatible,
            mirror: "\(id)-removed",
            because: "'\(keyword)' asks something more of values.",
            before: without,
            after: with,
            instead: "Say it in prose, and check it in the server with an error of its own."
        ) { pair in
            missing(names(pair.b), names(pair.a)).map {
                Finding("'\(keyword)' of \(pair.subject) now has \($0)", at: keyword)
            }
        }
            + Rule.twins(
                "\(id)-removed",
                request: .compatible,
                response: .breaking,
                mirror: "\(id)-added",
                because: "'\(keyword)' asks less of values.",
                before: with,
                after: without,
                instead: "Keep to it in what is sent."
            ) { pair in
                missing(names(pair.a), names(pair.b)).map {
                    Finding("'\(keyword)' of \(pair.subject) no longer has \($0)", at: keyword)
                }
            }
    }

    // MARK: `not` and `if`, which turn things round

    private static let negationRules =
        negation("not-narrowed", mirror: "not-widened", .narrower, request: .compatible, response: .breaking, 3, 2)
        + negation("not-widened", mirror: "not-narrowed", .wider, request: .breaking, response: .compatible, 2, 3)
        + Rule.twins(
            "not-changed",
            request: .breaking,
            response: .breaking,
            mirror: "not-changed",
            because: "Other values are excluded than before.",
            before: "{type: string, not: {const: a}}",
            after: "{type: string, not: {const: b}}",
            instead: "Keep excluding what was excluded, and nothing else."
        ) { pair in
            pair.relations.negation == .incomparable
                ? Finding("'not' of \(pair.subject) excludes other values", at: "not") : nil
        }
        + Rule.twins(
            "if-changed",
            request: .caution,
            response: .caution,
            mirror: "if-changed",
            because: "The condition that chooses between 'then' and 'else' is another.",
            before: "{type: object, if: {required: [a]}, then: {required: [b]}}",
            after: "{type: object, if: {required: [c]}, then: {required: [b]}}",
            instead: "Keep the condition."
        ) { pair in
            guard let relation = pair.relations.condition, relation != .same else { return nil }
            return Finding("'if' of \(pair.subject) is another condition", at: "if")
        }

    private static func negation(
        _ id: String,
        mirror: String,
        _ relation: Relation,
        request: Level,
        response: Level,
        _ before: Int,
        _ after: Int
    ) -> [Rule] {
        Rule.twins(
            id,
            request: request,
            response: response,
            mirror: mirror,
            because: relation == .narrower ? "'not' excludes less than before." : "'not' excludes more than before.",
            before: "{type: string, not: {maxLength: \(before)}}",
            after: "{type: string, not: {maxLength: \(after)}}",
            instead: "Keep excluding what was excluded, and nothing else."
        ) { pair in
            guard pair.relations.negation == relation else { return nil }
            return Finding(
                "'not' of \(pair.subject) excludes \(relation == .narrower ? "less" : "more") than before",
                at: "not"
            )
        }
    }
}
