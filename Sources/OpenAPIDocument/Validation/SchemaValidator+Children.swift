import YAMLTree

/// The keywords for objects and arrays.
extension SchemaValidator {
    mutating func checkItems(_ value: Node, _ items: [Node], _ schema: Schema, _ check: inout Check) {
        let limits = schema.limits
        if let least = limits.minItems, items.count < least {
            check.report("the array has \(count(items.count, "item")), but 'minItems' is \(least)", at: value)
        }
        if let most = limits.maxItems, items.count > most {
            check.report("the array has \(count(items.count, "item")), but 'maxItems' is \(most)", at: value)
        }
        if limits.uniqueItems, let twin = firstTwin(items) {
            check.report("\(twin.summary) is in the array twice, but 'uniqueItems' is true", at: value)
        }
        let places = schema.rare?.prefixItems ?? []
        for (index, (item, place)) in zip(items, places).enumerated() {
            validate(item, inside: &check, place)
            check.items.insert(index)
        }
        if let rest = schema.items {
            for (index, item) in items.enumerated().dropFirst(places.count) {
                validate(item, inside: &check, rest)
                check.items.insert(index)
            }
        }
        if let rare = schema.rare, let contained = rare.contains {
            checkContains(value, items, contained, rare, &check)
        }
    }

    private func count(_ count: Int, _ word: String) -> String { count == 1 ? "1 \(word)" : "\(count) \(word)s" }

    /// The first duplicate item.
    ///
    /// Long arrays aren't checked.
    private func firstTwin(_ items: [Node]) -> Node? {
        guard items.count <= 500 else { return nil }
        for (index, item) in items.enumerated() where items[..<index].contains(where: item.isSameJSON) { return item }
        return nil
    }

    private mutating func checkContains(
        _ value: Node,
        _ items: [Node],
        _ contained: SchemaID,
        _ rare: RareKeywords,
        _ check: inout Check
    ) {
        let fits = items.map { fit($0, contained, like: Check()) }
        for (index, fit) in fits.enumerated() where fit.violations.isEmpty { check.items.insert(index) }
        if fits.contains(where: \.isUncertain) {
            check.isUncertain = true
            return
        }
        let found = fits.count { $0.violations.isEmpty }
        let least = rare.minContains ?? 1
        if found < least {
            check.report("\(count(found, "item")) of the array match 'contains', but at least \(least) must", at: value)
        } else if let most = rare.maxContains, found > most {
            check.report("\(count(found, "item")) of the array match 'contains', but at most \(most) may", at: value)
        }
    }

    mutating func checkMembers(_ value: Node, _ members: Mapping, _ schema: Schema, _ check: inout Check) {
        let limits = schema.limits
        if let least = limits.minProperties, members.count < least {
            check.report("the object has \(members.count) members, but 'minProperties' is \(least)", at: value)
        }
        if let most = limits.maxProperties, members.count > most {
            check.report("the object has \(members.count) members, but 'maxProperties' is \(most)", at: value)
        }
        for required in schema.required where members[required.name] == nil && isExpected(required.name, of: schema) {
            check.report("'\(required.name)' is missing", at: value)
        }
        let properties = Dictionary(schema.properties.map { ($0.name, $0.schema) }) { first, _ in first }
        for entry in members {
            checkMember(entry, properties, schema, &check)
            guard let names = schema.rare?.propertyNames else { continue }
            let name = Node(.scalar(Scalar(text: entry.key.text, style: .doubleQuoted)), location: entry.key.location)
            let fit = fit(name, names, like: Check())
            if !fit.violations.isEmpty {
                check.report("the name '\(entry.key.text)' violates 'propertyNames'", at: name)
            }
        }
    }

    private mutating func checkMember(
        _ entry: Mapping.Entry,
        _ properties: [String: SchemaID],
        _ schema: Schema,
        _ check: inout Check
    ) {
        let name = entry.key.text
        var isKnown = false
        if let property = properties[name] {
            isKnown = true
            validate(entry.value, inside: &check, property)
        }
        for property in schema.rare?.patternProperties ?? [] {
            switch finds(property.pattern, in: name) {
            case true?: validate(entry.value, inside: &check, property.schema)
            case nil: check.isUncertain = true
            case false?: continue
            }
            isKnown = true
        }
        switch schema.additionalProperties {
        case _ where isKnown: break
        case .unspecified: return
        case .allowed: break
        case .forbidden:
            check.violations.append(
                SchemaViolation(
                    location: entry.key.location,
                    message: "'\(name)' is not a property of the schema, and 'additionalProperties' is false",
                    suggestion: closestMatch(to: name, among: schema.properties.map(\.name)).map {
                        "did you mean '\($0)'?"
                    },
                    depth: check.depth
                )
            )
        case .schema(let id): validate(entry.value, inside: &check, id)
        }
        check.members.insert(name)
    }

    /// Whether a required property must be present in this direction.
    private func isExpected(_ name: String, of schema: Schema) -> Bool {
        guard let property = schema.properties.first(where: { $0.name == name })?.schema else { return true }
        let places = [document[property], document[document.target(of: property)]]
        if direction != .response, places.contains(where: \.isReadOnly) { return false }
        if direction != .request, places.contains(where: \.isWriteOnly) { return false }
        return true
    }

    /// `unevaluatedItems` and `unevaluatedProperties`, evaluated after all other keywords.
    mutating func checkUnevaluated(_ value: Node, _ schema: Schema, _ check: inout Check) {
        guard let rare = schema.rare, rare.unevaluatedItems != nil || rare.unevaluatedProperties != nil else { return }
        if check.hasSeenAll || check.isUncertain { return }
        if let id = rare.unevaluatedItems, let items = value.sequence {
            for (index, item) in items.enumerated() where check.items.insert(index).inserted {
                validate(item, inside: &check, id)
            }
        }
        if let id = rare.unevaluatedProperties, let members = value.mapping {
            for entry in members where check.members.insert(entry.key.text).inserted {
                if document[id].boolean == false {
                    check.report(
                        "'\(entry.key.text)' is not a property of the schema, and 'unevaluatedProperties' is false",
                        at: entry.value
                    )
                } else {
                    validate(entry.value, inside: &check, id)
                }
            }
        }
    }
}
