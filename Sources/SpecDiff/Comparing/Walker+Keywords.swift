import OpenAPIDocument
import YAMLTree

/// How a schema that is a union on only one side compares with it.
struct Wrapping {
    var keyword: String
    var isAdded: Bool
    var relation: Relation
    /// Whether a value that two members accept is invalid, and such values may exist.
    var excludesOverlap: Bool
}

extension Walker {
    /// Reports the differences in two schemas' own keywords, without their subschemas.
    mutating func compareKeywords(_ from: SchemaView, _ to: SchemaView, _ wrapping: Wrapping?, _ work: Work) {
        let (a, b) = (from.schema, to.schema)
        let site = Site(
            direction: work.direction,
            step: work.step,
            isQuiet: work.isQuiet,
            base: Site.Spot(a.location, a.source),
            revision: Site.Spot(b.location, b.source)
        )
        if a.boolean == false || b.boolean == false {
            state(.forbidden, a.boolean == false, b.boolean == false, .narrows, site)
            return
        }
        compareNull(from, to, site)
        compareFlags(from, to, site)
        if let wrapping {
            let (old, new) = wrapping.isAdded ? (nil, wrapping.keyword) : (wrapping.keyword, nil)
            if let effect = wrapping.relation.effect {
                state(.union, old, new, effect, at: wrapping.isAdded ? wrapping.keyword : "type", site)
            }
            if wrapping.excludesOverlap {
                state(.overlap, !wrapping.isAdded, wrapping.isAdded, .narrows, at: wrapping.keyword, site)
            }
            return
        }
        compareType(from, to, work, site)
        compareLimits(a, b, site)
        compareValues(from, to, site)
        compareDefault(a, b, work, site)
        compareConditions(a, b, site)
        compareUnion(a, b, site)
        compareObject(from, to, site)
        compareDocumentation(from, to, site)
    }

    private mutating func compareNull(_ from: SchemaView, _ to: SchemaView, _ site: Site) {
        func matters(_ view: SchemaView) -> Bool { !view.types.isAny || view.schema.isComposed }
        func keyword(_ schema: Schema) -> String {
            ["nullable", "type", "oneOf", "anyOf"].first { schema.source[$0] != nil } ?? "type"
        }
        if !from.isNullable, to.isNullable, matters(from) {
            state(.null, nil, "", .widens, at: keyword(to.schema), site)
        }
        if from.isNullable, !to.isNullable, matters(to) {
            state(.null, "", nil, .narrows, at: keyword(from.schema), site)
        }
    }

    private mutating func compareFlags(_ from: SchemaView, _ to: SchemaView, _ site: Site) {
        state(.readOnly, from.isReadOnly, to.isReadOnly, .annotates, at: "readOnly", site)
        state(.writeOnly, from.isWriteOnly, to.isWriteOnly, .annotates, at: "writeOnly", site)
        if from.isDeprecated != to.isDeprecated {
            var site = site
            site.lifecycle = Lifecycle(old: nil, new: to.schema.source)
            state(.deprecation, from.isDeprecated, to.isDeprecated, .annotates, at: "deprecated", site)
        }
        let (old, new) = (from.sensitivity, to.sensitivity)
        state(.sensitivity, old != .open, new != .open, .annotates, at: "x-sensitive", site)
        if old != .open, new != .open {
            state(.fullSensitivity, old == .hidden, new == .hidden, .annotates, at: "x-sensitive", site)
        }
    }

    // MARK: Types and limits

    private mutating func compareType(_ from: SchemaView, _ to: SchemaView, _ work: Work, _ site: Site) {
        let (old, new) = (from.types, to.types)
        var relation = Relation(
            acceptsOld: new.accepts(old, asText: work.isText),
            acceptsNew: old.accepts(new, asText: work.isText)
        )
        if work.isRepeatable, to.accepts(from, asListIn: newViews) { relation = .wider }
        if work.isRepeatable, from.accepts(to, asListIn: oldViews) { relation = .narrower }
        if old != new, let effect = relation.effect { state(.type, old.phrase, new.phrase, effect, at: "type", site) }
        let (before, after) = (from.schema.format, to.schema.format)
        guard before != after, relation == .same else { return }
        let wider = ["int32": "int64", "float": "double"]
        let effect: Effect =
            switch (before, after) {
            case (nil, _): .narrows
            case (_, nil): .widens
            case (let before?, let after?):
                wider[before] == after ? .widens : wider[after] == before ? .narrows : .changes
            }
        state(.format, changed: before, after, effect, at: "format", site)
    }

    private mutating func compareLimits(_ a: Schema, _ b: Schema, _ site: Site) {
        let (old, new) = (a.limits, b.limits)
        compare(.maxLength, old.maxLength, new.maxLength, site)
        compare(.minLength, old.minLength.unless(0), new.minLength.unless(0), site)
        compare(.maxItems, old.maxItems, new.maxItems, site)
        compare(.minItems, old.minItems.unless(0), new.minItems.unless(0), site)
        compare(.maxProperties, old.maxProperties, new.maxProperties, site)
        compare(.minProperties, old.minProperties.unless(0), new.minProperties.unless(0), site)
        compare(.maxContains, a.rare?.maxContains, b.rare?.maxContains, site)
        compare(.minContains, a.rare?.minContains.unless(1), b.rare?.minContains.unless(1), site)
        compare(.maximum, .exclusiveMaximum, old.maximum, new.maximum, site)
        compare(.minimum, .exclusiveMinimum, old.minimum, new.minimum, site)
        state(.uniqueItems, old.uniqueItems, new.uniqueItems, .narrows, at: "uniqueItems", site)
        switch (old.multipleOf, new.multipleOf) {
        case (nil, nil): break
        case (let old?, nil): state(.multipleOf, old.text, nil, .widens, at: "multipleOf", site)
        case (nil, let new?): state(.multipleOf, nil, new.text, .narrows, at: "multipleOf", site)
        case (let old?, let new?):
            func isMultiple(_ value: Double, _ factor: Double) -> Bool {
                factor != 0 && (value / factor).rounded() * factor == value
            }
            let relation = Relation(
                acceptsOld: isMultiple(old.value, new.value),
                acceptsNew: isMultiple(new.value, old.value)
            )
            if old.value != new.value, let effect = relation.effect {
                state(.multipleOf, old.text, new.text, effect, at: "multipleOf", site)
            }
        }
    }

    private mutating func compare(_ limit: Aspect.Limit, _ old: Int?, _ new: Int?, _ site: Site) {
        if old == new { return }
        let isHigher = (old ?? 0) < (new ?? 0)
        let effect: Effect =
            old == nil ? .narrows : new == nil ? .widens : isHigher == limit.isUpper ? .widens : .narrows
        state(.limit(limit), old.map(String.init), new.map(String.init), effect, at: limit.rawValue, site)
    }

    /// A limit, inclusive or exclusive.
    private mutating func compare(
        _ inclusive: Aspect.Limit,
        _ exclusive: Aspect.Limit,
        _ old: Schema.Limits.Bound?,
        _ new: Schema.Limits.Bound?,
        _ site: Site
    ) {
        guard let kept = new ?? old, old?.value != new?.value || old?.isExclusive != new?.isExclusive else { return }
        var limit = kept.isExclusive ? exclusive : inclusive
        var effect: Effect = old == nil ? .narrows : .widens
        var words = (old?.text, new?.text)
        if let old, let new {
            if old.isExclusive != new.isExclusive {
                limit = inclusive
                words = (old.phrase, new.phrase)
            }
            let isHigher =
                old.value != new.value ? old.value < new.value : old.isExclusive == inclusive.isUpper
            effect = isHigher == inclusive.isUpper ? .widens : .narrows
        }
        state(.limit(limit), words.0, words.1, effect, at: limit.rawValue, site)
    }

    // MARK: Values

    private mutating func compareValues(_ from: SchemaView, _ to: SchemaView, _ site: Site) {
        let (a, b) = (from.schema, to.schema)
        // `const: S` and `enum: [S]` are equivalent.
        let isOneOfOne =
            (a.enumValues ?? b.enumValues).map { values in
                values.count == 1 && (a.const ?? b.const).map { values[0].isSame(as: $0) } ?? false
            } ?? false
        switch (a.enumValues, b.enumValues) {
        case (let old?, let new?):
            // Null is handled by nullability.
            let skipsNull = from.isNullable != to.isNullable
            func extra(_ some: [Node], _ others: [Node]) -> String? {
                let known = NodeSet(others)
                return list(some.filter { !($0.isNull && skipsNull) && !known.contains($0) })
            }
            state(.enumValue, removed: extra(old, new), added: extra(new, old), .widens, at: "enum", site)
        case (nil, let new?) where a.const == nil:
            state(.enumeration, nil, list(new) ?? "nothing", .narrows, at: "enum", site)
        case (let old?, nil) where b.const == nil:
            state(.enumeration, list(old) ?? "nothing", nil, .widens, at: "enum", site)
        default: break
        }
        switch (a.const, b.const) {
        case (nil, let new?) where !isOneOfOne: state(.const, nil, new.shown, .narrows, at: "const", site)
        case (let old?, nil) where !isOneOfOne: state(.const, old.shown, nil, .widens, at: "const", site)
        case (let old?, let new?) where !old.isSame(as: new):
            state(.const, old.shown, new.shown, .changes, at: "const", site)
        default: break
        }
        let key = "x-extensible-enum"
        if let old = a.source[key]?.sequence, let new = b.source[key]?.sequence {
            let (before, after) = (NodeSet(old), NodeSet(new))
            let (gone, come) = (old.filter { !after.contains($0) }, new.filter { !before.contains($0) })
            state(.extensibleValue, removed: list(gone), added: list(come), .widens, at: key, site)
        }
        comparePattern(a.pattern, b.pattern, site)
        let (media, encoding) = (a.rare?.contentMediaType, a.rare?.contentEncoding)
        state(.contentMediaType, changed: media, b.rare?.contentMediaType, .changes, at: "contentMediaType", site)
        state(.contentEncoding, changed: encoding, b.rare?.contentEncoding, .changes, at: "contentEncoding", site)
    }

    private func list(_ values: [Node]) -> String? {
        if values.isEmpty { return nil }
        let shown = values.prefix(6).map(\.shown).joined(separator: ", ")
        return values.count > 6 ? "\(shown) and \(values.count - 6) more" : shown
    }

    private mutating func comparePattern(_ old: String?, _ new: String?, _ site: Site) {
        if old == new { return }
        func words(_ pattern: String?) -> String? { pattern.map { "'\($0.shortened)'" } }
        var effect: Effect = old == nil ? .narrows : new == nil ? .widens : .changes
        if let old, let new {
            // One pair gets only a part of the remaining step budget.
            let most = min(budget.patternSteps, 1_000_000)
            var steps = most
            if let found = PatternInclusion.compare(old, new, &steps) {
                effect = Relation(acceptsOld: found.acceptsOld, acceptsNew: found.acceptsNew).effect ?? .annotates
            }
            budget.patternSteps -= most - max(0, steps)
        }
        state(.pattern, words(old), words(new), effect, at: "pattern", site)
    }

    private mutating func compareDefault(_ a: Schema, _ b: Schema, _ work: Work, _ site: Site) {
        let (old, new) = (a.defaultValue, b.defaultValue)
        if old.isSame(as: new) { return }
        if work.role == .parameter, work.isAlwaysGiven || work.direction == .response { return }
        let aspect: Aspect = work.role == .parameter ? .parameterDefault : .defaultValue
        state(aspect, old?.shown, new?.shown, .annotates, at: "default", site)
    }

    // MARK: Keywords with subschemas

    private mutating func compareConditions(_ a: Schema, _ b: Schema, _ site: Site) {
        let (old, new) = (a.rare, b.rare)
        if old == nil, new == nil { return }
        for condition in Aspect.Condition.allCases {
            let (was, isNow) = (old?.schema(of: condition) != nil, new?.schema(of: condition) != nil)
            state(.condition(condition), was, isNow, .narrows, at: condition.rawValue, site)
        }
        func names(_ aspect: Aspect, _ keyword: String, _ names: (RareKeywords) -> [String]) {
            state(aspect, lists: old.map(names) ?? [], new.map(names) ?? [], .narrows, at: keyword, site)
        }
        names(.dependentSchema, "dependentSchemas") { $0.dependentSchemas.map(\.name) }
        names(.patternProperty, "patternProperties") { $0.patternProperties.map(\.pattern) }
        names(.dependentRequired, "dependentRequired") { $0.dependentRequired.map(\.property) }
        let known = (new?.dependentRequired ?? []).keyed(by: \.property)
        let changed = (old?.dependentRequired ?? []).first { old in
            known[old.property].map { Set($0.required) != Set(old.required) } ?? false
        }
        if let name = changed?.property {
            state(.dependentRequired, "", "'\(name.shortened)'", .changes, at: "dependentRequired", site)
        }
        let (before, after) = (old?.prefixItems.count ?? 0, new?.prefixItems.count ?? 0)
        if before != after {
            let words = "\(after) place\(after == 1 ? "" : "s"), not \(before)"
            let (was, isNow) = before > after ? (words, nil) : (nil, words)
            state(.prefixItems, was, isNow, .changes, at: "prefixItems", site)
        }
        // 'not' inverts the effect.
        if let before = old?.not, let after = new?.not, let effect = relate(before, after, isStrict: true).effect {
            state(.negation, "", "", effect.inverse, at: "not", site)
        }
        if let before = old?.if, let after = new?.if, relate(before, after, isStrict: true) != .same {
            state(.choice, "", "", .changes, at: "if", site)
        }
    }

    private mutating func compareUnion(_ a: Schema, _ b: Schema, _ site: Site) {
        if !a.anyOf.isEmpty, a.oneOf.isEmpty, b.anyOf.isEmpty, !b.oneOf.isEmpty {
            state(.unionKeyword, "anyOf", "oneOf", .narrows, at: "oneOf", site)
        }
        if !a.oneOf.isEmpty, a.anyOf.isEmpty, b.oneOf.isEmpty, !b.anyOf.isEmpty {
            state(.unionKeyword, "oneOf", "anyOf", .widens, at: "anyOf", site)
        }
        let (old, new) = (a.discriminator, b.discriminator)
        state(.discriminator, old != nil, new != nil, .annotates, at: "discriminator", site)
        guard let old, let new else { return }
        let (one, other) = (old.propertyName, new.propertyName)
        state(.discriminatorProperty, changed: one, other, .annotates, at: "discriminator", site)
        let (before, after) = (old.mapping.map(\.value), new.mapping.map(\.value))
        state(.discriminatorValue, lists: before, after, .annotates, at: "discriminator", site)
    }

    private mutating func compareObject(_ from: SchemaView, _ to: SchemaView, _ site: Site) {
        let (a, b) = (from.schema, to.schema)
        if from.types.mayBe(.object), to.types.mayBe(.object), a.openness.rank != b.openness.rank {
            let effect: Effect = a.openness.rank > b.openness.rank ? .narrows : .widens
            state(.additionalProperties, a.openness.phrase, b.openness.phrase, effect, at: "additionalProperties", site)
        }
        if from.types.mayBe(.array), to.types.mayBe(.array) {
            state(.items, a.items != nil, b.items != nil, .narrows, at: "items", site)
        }
    }

    // MARK: Documentation

    private static let descriptions = [
        "title", "description", "example", "examples", "externalDocs", "$comment", "x-source", "x-enum-descriptions",
    ]

    private mutating func compareDocumentation(_ from: SchemaView, _ to: SchemaView, _ site: Site) {
        let (a, b) = (from.schema.source, to.schema.source)
        if !a["xml"].isSame(as: b["xml"]) { state(.xml, "", "", .annotates, at: "xml", site) }
        let names = ["x-swift-name", "x-swift-type", "x-enum-varnames"]
        if let keyword = names.first(where: { !a[$0].isSame(as: b[$0]) }) {
            state(.swiftName, "", "'\(keyword)'", .annotates, at: keyword, site)
        }
        guard from.isWrapped == to.isWrapped else { return }
        let changed = Self.descriptions.filter { !a[$0].isSame(as: b[$0]) }
        if let first = changed.first {
            let words = changed.map { "'\($0)'" }.joined(separator: ", ")
            state(.description, "", words, .annotates, at: first, site)
        }
    }
}

extension SchemaView {
    /// Whether every value of a scalar is valid as the only value of this list.
    fileprivate func accepts(_ scalar: SchemaView, asListIn views: SchemaViews) -> Bool {
        guard types == .array, !scalar.types.isAny, scalar.types.isSubset(of: .scalars), let items = schema.items,
            schema.limits.minItems ?? 0 <= 1, schema.limits.maxItems ?? 1 >= 1
        else { return false }
        let item = views[items]
        return item.types.accepts(scalar.types, asText: true) && item.schema.isUnconstrained
    }
}

extension TypeSet {
    func mayBe(_ type: TypeSet) -> Bool { isAny || contains(type) }
}

extension Int? {
    /// Also nil for the default limit.
    fileprivate func unless(_ usual: Int) -> Int? { self == usual ? nil : self }
}

extension Schema.Limits.Bound {
    fileprivate var phrase: String { isExclusive ? "\(text), exclusive," : text }
}

extension [String] {
    /// The elements that the other list doesn't have, for a message.
    ///
    /// Nil if it has all.
    func missing(in others: [String]) -> String? {
        let known = Set(others)
        let names = filter { !known.contains($0) }
        return names.isEmpty ? nil : names.prefix(6).map { "'\($0.shortened)'" }.joined(separator: ", ")
    }
}

extension RareKeywords {
    func schema(of condition: Aspect.Condition) -> SchemaID? {
        switch condition {
        case .contains: contains
        case .if: self.if
        case .then: then
        case .else: self.else
        case .not: not
        case .propertyNames: propertyNames
        case .unevaluatedItems: unevaluatedItems
        case .unevaluatedProperties: unevaluatedProperties
        case .contentSchema: contentSchema
        }
    }
}

extension Schema {
    var isComposed: Bool { !(allOf.isEmpty && anyOf.isEmpty && oneOf.isEmpty) }

    /// The pattern, unless it matches everything.
    var pattern: String? {
        guard let pattern = limits.pattern, ![".*", "^.*$", "^.*", ".*$", ""].contains(pattern) else { return nil }
        return pattern
    }

    /// How permissive the object is for additional properties.
    fileprivate var openness: (rank: Int, phrase: String) {
        switch additionalProperties {
        case .unspecified, .allowed: (2, "any")
        case .schema: (1, "those of its schema")
        case .forbidden: (0, "none")
        }
    }
}
