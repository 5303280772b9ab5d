import OpenAPIDocument

/// The keywords of objects and arrays.
extension AssertionCompiler {
    mutating func addMembers(_ schema: Schema, to result: inout Result) {
        addRequired(schema.required.map(\.name), to: &result)
        for property in schema.properties {
            add("properties", .plain(.text(property.name)), of: property.schema, to: &result)
        }
        addOtherMembers(schema, to: &result)
        addPropertyNames(schema, to: &result)
    }

    mutating func addPropertyNames(_ schema: Schema, to result: inout Result) {
        if let names = schema.rare?.propertyNames { add("propertyNames", nil, of: names, to: &result) }
    }

    mutating func addRequired(_ names: [String], to result: inout Result) {
        let names = askable(names, &result)
        if !names.isEmpty { result.add("required", .plain(.texts(names))) }
    }

    /// The names that can be asked for: the value has a place for each, in requests as in responses.
    mutating func askable(_ names: [String], _ result: inout Result) -> [String] {
        if names.isEmpty { return [] }
        let members = membersOfOwner()
        let kept = names.filter { name in
            !members.oneSided.contains(name) && (members.isOpen || members.names.contains(name))
        }
        if kept.count < names.count { result.isExact = false }
        return kept
    }

    /// How many members of the owner are there in requests or in responses alone.
    mutating func oneSidedCount() -> Int { membersOfOwner().oneSided.count }

    private mutating func membersOfOwner() -> ObjectMembers {
        if let known = members[owner] { return known }
        var found = ObjectMembers()
        var seen: Set<SchemaID> = []
        var waiting = [owner]
        while let id = waiting.popLast() {
            let target = document.target(of: id)
            guard seen.insert(target).inserted else { continue }
            let schema = document[target]
            for property in schema.properties {
                found.names.insert(property.name)
                let places = [property.schema, document.target(of: property.schema)]
                if places.contains(where: { document[$0].isReadOnly || document[$0].isWriteOnly }) {
                    found.oneSided.insert(property.name)
                }
            }
            switch schema.additionalProperties {
            case .allowed, .schema: found.isOpen = true
            case .forbidden, .unspecified: break
            }
            waiting += schema.allOf + schema.oneOf + schema.anyOf
            guard let rare = schema.rare else { continue }
            if !rare.patternProperties.isEmpty { found.isOpen = true }
            if let others = rare.unevaluatedProperties, document[others].boolean != false { found.isOpen = true }
            waiting += [rare.then, rare.else].compactMap { $0 } + rare.dependentSchemas.map(\.schema)
        }
        // An object without properties is a map.
        if found.names.isEmpty { found.isOpen = true }
        members[owner] = found
        return found
    }

    /// `patternProperties` and `additionalProperties`.
    mutating func addOtherMembers(_ schema: Schema, to result: inout Result) {
        let patterns = schema.rare?.patternProperties ?? []
        let readable = patterns.filter { RegularExpression.fault(in: $0.pattern) == nil }
        if readable.count < patterns.count { result.isExact = false }
        for property in readable {
            add("patternProperties", .plain(.text(property.pattern)), of: property.schema, to: &result)
        }
        let others: Result
        switch schema.additionalProperties {
        case .unspecified: return
        case .allowed: others = Result()
        case .forbidden: others = Result(assertions: [Assertion("never")])
        case .schema(let id): others = compileChild(id)
        }
        result.isExact = result.isExact && others.isExact
        if readable.count < patterns.count || (others.assertions.isEmpty && !tracksEvaluation) { return }
        var assertion = Assertion("additionalProperties", .plain(.schema(others.assertions)))
        if !schema.properties.isEmpty {
            assertion.arguments.append(.labelled("besides", .texts(schema.properties.map(\.name))))
        }
        if !readable.isEmpty { assertion.arguments.append(.labelled("patterns", .texts(readable.map(\.pattern)))) }
        result.assertions.append(assertion)
    }

    mutating func addItems(_ schema: Schema, to result: inout Result) {
        let places = schema.rare?.prefixItems ?? []
        if !places.isEmpty {
            let parts = places.map { compileChild($0) }
            result.isExact = result.isExact && parts.allSatisfy(\.isExact)
            if tracksEvaluation || !parts.allSatisfy(\.assertions.isEmpty) {
                result.add("prefixItems", .plain(.schemas(parts.map(\.assertions))))
            }
        }
        if let items = schema.items {
            let part = compileChild(items)
            result.isExact = result.isExact && part.isExact
            if !part.assertions.isEmpty || tracksEvaluation {
                var assertion = Assertion("items", .plain(.schema(part.assertions)))
                if !places.isEmpty { assertion.arguments.append(.labelled("after", .number("\(places.count)"))) }
                result.assertions.append(assertion)
            }
        }
        addContains(schema, to: &result)
    }

    mutating func addContains(_ schema: Schema, to result: inout Result) {
        guard let rare = schema.rare, let contained = rare.contains else { return }
        let part = compileChild(contained)
        result.isExact = result.isExact && part.isExact
        var assertion = Assertion("contains", .plain(.schema(part.assertions)))
        if let min = rare.minContains, min != 1 { assertion.arguments.append(.labelled("min", .number("\(min)"))) }
        // More than should may seem to fit.
        if let max = rare.maxContains, part.isExact { assertion.arguments.append(.labelled("max", .number("\(max)"))) }
        if rare.minContains == 0, assertion.arguments.count == 2, !tracksEvaluation { return }
        result.assertions.append(assertion)
    }

    /// `unevaluatedItems` and `unevaluatedProperties`, which must know exactly what all others look at.
    mutating func addUnevaluated(_ schema: Schema, to result: inout Result) {
        guard let rare = schema.rare else { return }
        let isExact = result.isExact
        for (keyword, id) in [
            ("unevaluatedItems", rare.unevaluatedItems), ("unevaluatedProperties", rare.unevaluatedProperties),
        ] {
            guard let id else { continue }
            guard isExact else {
                result.isExact = false
                leftOut.append((keyword, document[id].location))
                continue
            }
            add(keyword, nil, of: id, to: &result)
        }
    }

    private mutating func add(
        _ keyword: String,
        _ argument: Assertion.Argument?,
        of id: SchemaID,
        to result: inout Result
    ) {
        let part = compileChild(id)
        result.isExact = result.isExact && part.isExact
        if part.assertions.isEmpty && !tracksEvaluation { return }
        let arguments = [argument, .plain(.schema(part.assertions))].compactMap { $0 }
        result.assertions.append(Assertion(keyword, arguments))
    }
}

/// What an object may have, by all the schemas that stand in its place.
struct ObjectMembers {
    var names: Set<String> = []
    /// The members that are there in requests or in responses alone.
    var oneSided: Set<String> = []
    /// Whether members are kept that have no property.
    var isOpen = false
}
