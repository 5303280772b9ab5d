import OpenAPIDocument

/// Limits that are a number: one row for each keyword, eight rules from each row.
enum BoundRules {
    struct Row: Sendable {
        /// The part of the rule's id.
        let id: String
        let keyword: String
        /// Whether raising it lets more values through.
        let isUpper: Bool
        let type: String
        let value: @Sendable (Schema) -> Value?

        struct Value: Equatable, Sendable {
            var text: String
            var number: Double

            static func == (left: Value, right: Value) -> Bool { left.number == right.number }
        }

        init(
            _ id: String,
            _ keyword: String,
            isUpper: Bool,
            _ type: String,
            _ value: @escaping @Sendable (Schema) -> Int?
        ) {
            self.id = id
            self.keyword = keyword
            self.isUpper = isUpper
            self.type = type
            self.value = { value($0).map { Value(text: String($0), number: Double($0)) } }
        }

        init(
            bound id: String,
            _ keyword: String,
            isUpper: Bool,
            isExclusive: Bool,
            _ value: @escaping @Sendable (Schema) -> Schema.Limits.Bound?
        ) {
            self.id = id
            self.keyword = keyword
            self.isUpper = isUpper
            type = "number"
            self.value = { schema in
                guard let bound = value(schema), bound.isExclusive == isExclusive else { return nil }
                return Value(text: bound.text, number: bound.value)
            }
        }
    }

    static let rows: [Row] = [
        Row("max-length", "maxLength", isUpper: true, "string") { $0.limits.maxLength },
        Row("min-length", "minLength", isUpper: false, "string") { $0.limits.minLength.unless(0) },
        Row("max-items", "maxItems", isUpper: true, "array, items: {type: string}") { $0.limits.maxItems },
        Row("min-items", "minItems", isUpper: false, "array, items: {type: string}") { $0.limits.minItems.unless(0) },
        Row("max-properties", "maxProperties", isUpper: true, "object") { $0.limits.maxProperties },
        Row("min-properties", "minProperties", isUpper: false, "object") { $0.limits.minProperties.unless(0) },
        Row("min-contains", "minContains", isUpper: false, "array, contains: {type: string}") {
            $0.rare?.minContains.unless(1)
        },
        Row("max-contains", "maxContains", isUpper: true, "array, contains: {type: string}") { $0.rare?.maxContains },
        Row(bound: "maximum", "maximum", isUpper: true, isExclusive: false) { $0.limits.maximum },
        Row(bound: "minimum", "minimum", isUpper: false, isExclusive: false) { $0.limits.minimum },
        Row(bound: "exclusive-maximum", "exclusiveMaximum", isUpper: true, isExclusive: true) { $0.limits.maximum },
        Row(bound: "exclusive-minimum", "exclusiveMinimum", isUpper: false, isExclusive: true) { $0.limits.minimum },
    ]

    static let all: [Rule] = rows.flatMap(rules)

    private static func rules(_ row: Row) -> [Rule] {
        let (low, high) = row.id.hasSuffix("contains") ? (2, 5) : (5, 20)
        func schema(_ limit: Int?) -> String { "{type: \(row.type)\(limit.map { ", \(row.keyword): \($0)" } ?? "")}" }
        let tighter: (Level, Level) = (.breaking, .compatible)
        let looser: (Level, Level) = (.compatible, .breaking)
        let onTop = row.isUpper ? looser : tighter
        let below = row.isUpper ? tighter : looser
        let advice = "Keep '\(row.keyword)' as it is, or put the new limit on a new operation or property."
        return Rule.twins(
            "\(row.id)-set",
            request: .breaking,
            response: .compatible,
            mirror: "\(row.id)-removed",
            because: "'\(row.keyword)' now limits values that had no such limit.",
            before: schema(nil),
            after: schema(high),
            instead: advice,
            readOnlySoftens: true
        ) { pair in
            guard row.value(pair.a) == nil, let value = row.value(pair.b), !pair.movesLimit(row) else { return nil }
            return Finding("\(pair.subject) now has '\(row.keyword)' \(value.text)", at: row.keyword)
        }
            + Rule.twins(
                "\(row.id)-removed",
                request: .compatible,
                response: .breaking,
                mirror: "\(row.id)-set",
                because: "'\(row.keyword)' no longer limits the values.",
                before: schema(high),
                after: schema(nil),
                instead: advice,
                readOnlySoftens: true
            ) { pair in
                guard let value = row.value(pair.a), row.value(pair.b) == nil, !pair.movesLimit(row) else { return nil }
                return Finding("\(pair.subject) no longer has '\(row.keyword)' \(value.text)", at: row.keyword)
            }
            + Rule.twins(
                "\(row.id)-increased",
                request: onTop.0,
                response: onTop.1,
                mirror: "\(row.id)-decreased",
                because: "'\(row.keyword)' went up.",
                before: schema(low),
                after: schema(high),
                instead: advice,
                readOnlySoftens: true
            ) { pair in changed(row, pair) { $0 < $1 } }
            + Rule.twins(
                "\(row.id)-decreased",
                request: below.0,
                response: below.1,
                mirror: "\(row.id)-increased",
                because: "'\(row.keyword)' went down.",
                before: schema(high),
                after: schema(low),
                instead: advice,
                readOnlySoftens: true
            ) { pair in changed(row, pair) { $0 > $1 } }
    }

    private static func changed(
        _ row: Row,
        _ pair: SchemaPair,
        _ isSo: (Double, Double) -> Bool
    ) -> Finding? {
        guard let old = row.value(pair.a), let new = row.value(pair.b), isSo(old.number, new.number) else { return nil }
        return Finding("'\(row.keyword)' of \(pair.subject) went from \(old.text) to \(new.text)", at: row.keyword)
    }
}

extension SchemaPair {
    /// Whether a limit did not come or go but changed between inclusive and exclusive, which its own rule tells.
    fileprivate func movesLimit(_ row: BoundRules.Row) -> Bool {
        switch row.keyword {
        case "maximum", "exclusiveMaximum": a.limits.maximum != nil && b.limits.maximum != nil
        case "minimum", "exclusiveMinimum": a.limits.minimum != nil && b.limits.minimum != nil
        default: false
        }
    }
}

extension Int? {
    /// nil too for the limit that holds where none is written.
    fileprivate func unless(_ usual: Int) -> Int? { self == usual ? nil : self }
}
