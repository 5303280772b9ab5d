import OpenAPIDocument

/// The keywords for objects and arrays.
extension ConstraintCompiler {
    mutating func addMembers(_ schema: Schema, to result: inout Result) {
        addRequired(schema.required.map(\.name), to: &result)
        for property in schema.properties {
            add(property.schema, to: &result) { .properties(property.name, $0) }
        }
        addOtherMembers(schema, to: &result)
        addPropertyNames(schema, to: &result)
    }

    mutating func addPropertyNames(_ schema: Schema, to result: inout Result) {
        if let names = schema.rare?.propertyNames { add(names, to: &result) { .propertyNames($0) } }
    }

    mutating func addRequired(_ names: [String], to result: inout Result) {
        let names = askable(names, &result)
        if !names.isEmpty { result.add(.required(names)) }
    }

    /// The names that can be required: the value has a place for each, in requests and in responses.
    mutating func askable(_ names: [String], _ result: inout Result) -> [String] {
        if names.isEmpty { return [] }
        let members = membersOfOwner()
        let kept = names.filter { name in
            !members.oneSided.contains(name) && (members.isOpen || members.names.contains(name))
        }
        if kept.count < names.count { result.isExact = false }
        return kept
    }

    /// The number of the owner's members that are only in requests or only in responses.
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
            add(property.schema, to: &result) { .patternProperties(property.pattern, $0) }
        }
        let others: Result
        switch schema.additionalProperties {
        case .unspecified: return
        case .allowed: others = Result()
        case .forbidden: others = Result(constraints: [.never])
        case .schema(let id): others = compileChild(id)
        }
        result.isExact = result.isExact && others.isExact
        if readable.count < patterns.count || (others.constraints.isEmpty && !tracksEvaluation) { return }
        result.add(
            .additionalProperties(
                others.constraints,
                besides: schema.properties.map(\.name),
                patterns: readable.map(\.pattern)
            )
        )
    }

    mutating func addItems(_ schema: Schema, to result: inout Result) {
        let places = schema.rare?.prefixItems ?? []
        if !places.isEmpty {
            let parts = places.map { compileChild($0) }
            result.isExact = result.isExact && parts.allSatisfy(\.isExact)
            if tracksEvaluation || !parts.allSatisfy(\.constraints.isEmpty) {
                result.add(.prefixItems(parts.map(\.constraints)))
            }
        }
        if let items = schema.items {
            let part = compileChild(items)
            result.isExact = result.isExact && part.isExact
            if !part.constraints.isEmpty || tracksEvaluation {
                result.add(.items(part.constraints, after: places.count))
            }
        }
        addContains(schema, to: &result)
    }

    mutating func addContains(_ schema: Schema, to result: inout Result) {
        guard let rare = schema.rare, let contained = rare.contains else { return }
        let part = compileChild(contained)
        result.isExact = result.isExact && part.isExact
        // More items than intended may seem to match.
        let max = part.isExact ? rare.maxContains : nil
        if rare.minContains == 0, max == nil, !tracksEvaluation { return }
        result.add(.contains(part.constraints, min: rare.minContains ?? 1, max: max))
    }

    /// `unevaluatedItems` and `unevaluatedProperties`, which need to know exactly what all other keywords evaluate.
    mutating func addUnevaluated(_ schema: Schema, to result: inout Result) {
        guard let rare = schema.rare else { return }
        let isExact = result.isExact
        let unevaluated: [(Constraint.Keyword, SchemaID?, ([Constraint]) -> Constraint)] = [
            (.unevaluatedItems, rare.unevaluatedItems, { .unevaluatedItems($0) }),
            (.unevaluatedProperties, rare.unevaluatedProperties, { .unevaluatedProperties($0) }),
        ]
        for case (let keyword, let id?, let constraint) in unevaluated {
            guard isExact else {
                result.isExact = false
                leftOut.append((keyword, document[id].location))
                continue
            }
            add(id, to: &result, constraint)
        }
    }

    private mutating func add(_ id: SchemaID, to result: inout Result, _ constraint: ([Constraint]) -> Constraint) {
        let part = compileChild(id)
        result.isExact = result.isExact && part.isExact
        if part.constraints.isEmpty && !tracksEvaluation { return }
        result.add(constraint(part.constraints))
    }
}

/// The possible members of an object, by all the schemas that apply to it.
struct ObjectMembers {
    var names: Set<String> = []
    /// The members that are only in requests or only in responses.
    var oneSided: Set<String> = []
    /// Whether additional members are kept.
    var isOpen = false
}
