import OpenAPIDocument
import YAMLTree

extension Walker {
    /// Compares one pair of schemas by their own keywords, and queues the pairs below.
    mutating func compareSchemas(_ work: Work) {
        var (from, to) = (oldViews[work.old], newViews[work.new])
        if from.flags == to.flags, compareUnchanged(Int(from.id.index), Int(to.id.index), work) { return }
        // The same object may be written inline or composed.
        if from.schema.allOf.isEmpty, !from.schema.properties.isEmpty { to.flatten(in: new) }
        if to.schema.allOf.isEmpty, !to.schema.properties.isEmpty { from.flatten(in: old) }
        let (a, b) = (from.schema, to.schema)
        let (wrapping, isRestructured) = findRestructuring(from, to, work)
        // The content of `not` and `if` is compared as a part of this pair.
        let isSame = from.flags == to.flags && a.hasSameKeywords(as: b) && wrapping == nil
        if !isSame || a.rare?.not != nil || a.rare?.if != nil { compareKeywords(from, to, wrapping, work) }
        if isRestructured { return }
        compareProperties(from, to, work)
        if let old = a.items, let new = b.items { enqueue(old, new, .items, like: work) }
        if case .schema(let old) = a.additionalProperties, case .schema(let new) = b.additionalProperties {
            enqueue(old, new, .values, like: work)
        }
        compareMembers(from, to, work)
        if a.rare != nil, b.rare != nil { compareRare(a, b, work) }
    }

    /// Queues the pairs below two schemas whose own keywords are equal, without copying them.
    ///
    /// Returns false if they may differ.
    private mutating func compareUnchanged(_ i: Int, _ j: Int, _ work: Work) -> Bool {
        guard old.schemas[i].isSimple, new.schemas[j].isSimple, old.schemas[i].hasSameKeywords(as: new.schemas[j])
        else { return false }
        let (a, b) = (old.schemas[i].properties, new.schemas[j].properties)
        guard a.count == b.count, zip(a, b).allSatisfy({ $0.name == $1.name }) else { return false }
        for (from, to) in zip(a, b) {
            enqueue(from.schema, to.schema, .property(from.name), like: work, role: .property)
        }
        if let from = old.schemas[i].items, let to = new.schemas[j].items {
            enqueue(from, to, .items, like: work)
        }
        if case .schema(let from) = old.schemas[i].additionalProperties,
            case .schema(let to) = new.schemas[j].additionalProperties
        {
            enqueue(from, to, .values, like: work)
        }
        return true
    }

    // MARK: Properties

    private mutating func compareProperties(_ from: SchemaView, _ to: SchemaView, _ work: Work) {
        let (a, b) = (from.schema, to.schema)
        if a.properties.isEmpty, b.properties.isEmpty, a.required.isEmpty, b.required.isEmpty { return }
        let (wasRequired, isRequired) = (requiredNames(a), requiredNames(b))
        let known = b.properties.keyed(by: \.name)
        for property in a.properties {
            compareProperty(property, known[property.name], wasRequired, isRequired, from, to, work)
        }
        let names = Set(a.properties.map(\.name))
        for property in b.properties where !names.contains(property.name) {
            compareProperty(nil, property, wasRequired, isRequired, from, to, work)
        }
        if wasRequired.keys != isRequired.keys { compareUndeclared(wasRequired, isRequired, from, to, work) }
    }

    /// The locations of the names in `required`.
    private typealias RequiredNames = [String: SourceLocation]

    private func requiredNames(_ schema: Schema) -> RequiredNames {
        schema.required.isEmpty ? [:] : schema.required.keyed(by: \.name).mapValues(\.location)
    }

    private mutating func compareProperty(
        _ a: Schema.Property?,
        _ b: Schema.Property?,
        _ wasRequired: RequiredNames,
        _ isRequired: RequiredNames,
        _ from: SchemaView,
        _ to: SchemaView,
        _ work: Work
    ) {
        let name = a?.name ?? b?.name ?? ""
        let (was, isNow) = (wasRequired[name], isRequired[name])
        if let a, let b {
            enqueue(a.schema, b.schema, .property(name), like: work, role: .property)
            if (was == nil) == (isNow == nil) { return }
            // Callers that don't send the property anyway aren't affected.
            if was != nil ? isAbsent(oldViews[a.schema], work) : isAbsent(newViews[b.schema], work) { return }
            let site = site(of: name, to, work, old: was ?? a.location, new: isNow ?? b.location)
            state(.requirement, was != nil, isNow != nil, .narrows, at: "required", site)
            return
        }
        var site = site(of: name, to, work, old: a?.location, new: b?.location)
        let (old, new) = (a.map { oldViews[$0.schema] }, b.map { newViews[$0.schema] })
        guard let view = old ?? new, !isAbsent(view, work) else { return }
        site.lifecycle = Lifecycle(old: a.map { (old?.isDeprecated ?? false, self.old[$0.schema].source) }, new: nil)
        let isThere = (a == nil ? isNow : was) != nil
        let isClosed = a == nil ? from.schema.isClosed : to.schema.isClosed
        if isClosed {
            state(.closedObjectProperty, a != nil, b != nil, isThere ? .changes : .widens, site)
        } else if isThere {
            state(.requiredProperty, a != nil, b != nil, .narrows, site)
        } else {
            state(.optionalProperty, a != nil, b != nil, .widens, site)
        }
    }

    /// Names in `required` that no property declares.
    private mutating func compareUndeclared(
        _ wasRequired: RequiredNames,
        _ isRequired: RequiredNames,
        _ from: SchemaView,
        _ to: SchemaView,
        _ work: Work
    ) {
        let declared = Set(from.schema.properties.map(\.name)).union(to.schema.properties.map(\.name))
        let changed = Set(wasRequired.keys).symmetricDifference(isRequired.keys)
        for name in changed.subtracting(declared).sorted() {
            let (was, isNow) = (wasRequired[name], isRequired[name])
            let site = site(of: name, to, work, old: was, new: isNow)
            state(.undeclaredRequirement, was != nil, isNow != nil, .narrows, at: "required", site)
        }
    }

    /// Whether this direction excludes a property.
    private func isAbsent(_ property: SchemaView, _ work: Work) -> Bool {
        probe == nil && (work.direction == .request ? property.isReadOnly : property.isWriteOnly)
    }

    private func site(
        of name: String,
        _ to: SchemaView,
        _ work: Work,
        old: SourceLocation?,
        new: SourceLocation?
    ) -> Site {
        Site(
            subject: probe == nil ? propertySubject(name, work) : "",
            direction: work.direction,
            step: work.step,
            isQuiet: work.isQuiet,
            base: old.map { Site.Spot($0) },
            revision: new.map { Site.Spot($0) },
            member: name,
            anchor: new ?? to.schema.source.entry("properties")?.key.location ?? to.schema.location
        )
    }

    private func propertySubject(_ name: String, _ work: Work) -> String {
        let object = subject(of: work.step)
        guard object.hasSuffix("'") else { return "\(object) property '\(name.shortened)'" }
        return object.dropLast() + ".\(name.shortened)'"
    }

    // MARK: Less common keywords

    private mutating func compareRare(_ a: Schema, _ b: Schema, _ work: Work) {
        guard let old = a.rare, let new = b.rare else { return }
        func both(_ keyword: String, _ one: SchemaID?, _ other: SchemaID?) {
            if let one, let other { enqueue(one, other, .keyword(keyword), like: work) }
        }
        // `not` and `if` invert effects, so their content is compared separately.
        for condition in Aspect.Condition.allCases where condition != .not && condition != .if {
            both(condition.rawValue, old.schema(of: condition), new.schema(of: condition))
        }
        for (index, (one, other)) in zip(old.prefixItems, new.prefixItems).enumerated() {
            both("prefixItems \(index)", one, other)
        }
        let patterns = new.patternProperties.keyed(by: \.pattern)
        for one in old.patternProperties { both(one.pattern, one.schema, patterns[one.pattern]?.schema) }
        let dependents = new.dependentSchemas.keyed(by: \.name)
        for one in old.dependentSchemas {
            both("dependentSchemas \(one.name)", one.schema, dependents[one.name]?.schema)
        }
    }
}

extension Schema {
    var isClosed: Bool {
        if case .forbidden = additionalProperties { true } else { false }
    }

    /// Whether none of its subschemas apply to the same value.
    fileprivate var isSimple: Bool { rare == nil && reference == nil && !isComposed }

    /// Whether it has only a type.
    var isUnconstrained: Bool {
        limits.isEmpty && enumValues == nil && const == nil && format == nil && allOf.isEmpty && anyOf.isEmpty
            && oneOf.isEmpty && rare == nil && reference == nil
    }

    /// Keywords with subschemas, which are compared separately.
    ///
    /// Here, only their presence is compared.
    private static let childKeywords: Set<String> = [
        "properties", "items", "additionalProperties", "allOf", "anyOf", "oneOf", "not", "if", "then", "else",
        "contains", "prefixItems", "propertyNames", "patternProperties", "dependentSchemas", "unevaluatedItems",
        "unevaluatedProperties", "contentSchema", "$defs", "definitions",
    ]

    /// Whether the schemas' own keywords are equal.
    ///
    /// Different keywords may still be equivalent.
    func hasSameKeywords(as other: Schema) -> Bool {
        boolean == other.boolean && Self.hasSameKeywords(source, other.source)
    }

    private static func hasSameKeywords(_ source: Mapping, _ other: Mapping) -> Bool {
        guard source.count == other.count else { return false }
        for entry in source {
            guard let value = other[entry.key.text] else { return false }
            switch (entry.value.content, value.content) {
            case (.scalar(let left), .scalar(let right)):
                if !left.isSame(as: right), entry.key.text != "$ref" { return false }
            case (.mapping(let left), .mapping(let right)) where childKeywords.contains(entry.key.text):
                if entry.key.text == "patternProperties" || entry.key.text == "dependentSchemas" {
                    guard left.count == right.count, left.allSatisfy({ right[$0.key.text] != nil }) else {
                        return false
                    }
                }
            case (.sequence(let left), .sequence(let right)) where childKeywords.contains(entry.key.text):
                if entry.key.text == "prefixItems", left.count != right.count { return false }
            default: if !entry.value.isSame(as: value) { return false }
            }
        }
        return true
    }
}
