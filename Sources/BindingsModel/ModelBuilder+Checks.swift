import OpenAPIDocument

extension ModelBuilder {
    func scalarChecks(_ schema: Schema, _ type: SwiftType) -> [Check] {
        switch type {
        case .string: textChecks(schema, member: nil)
        case .int, .int32, .int64, .uint32, .uint64, .double, .float: numberChecks(schema, type)
        default: []
        }
    }

    func textChecks(_ schema: Schema, member: String?) -> [Check] {
        let limits = schema.limits
        let min = limits.minLength.flatMap { $0 > 0 ? $0 : nil }
        if min == nil && limits.maxLength == nil && limits.pattern == nil { return [] }
        return [.text(min: min, max: limits.maxLength, pattern: limits.pattern, member: member)]
    }

    private func numberChecks(_ schema: Schema, _ type: SwiftType) -> [Check] {
        let limits = schema.limits
        if limits.minimum == nil && limits.maximum == nil && limits.multipleOf == nil { return [] }
        let check = Check.number(
            min: literal(limits.minimum, exclusive: false, type),
            max: literal(limits.maximum, exclusive: false, type),
            above: literal(limits.minimum, exclusive: true, type),
            below: literal(limits.maximum, exclusive: true, type),
            multipleOf: limits.multipleOf.flatMap { $0.value > 0 ? literal($0, exclusive: false, type) : nil }
        )
        return check == .number(min: nil, max: nil, above: nil, below: nil, multipleOf: nil) ? [] : [check]
    }

    /// A limit as a literal of the type; nil where the type cannot hold it, and so keeps it by itself.
    private func literal(_ bound: Schema.Limits.Bound?, exclusive: Bool, _ type: SwiftType) -> String? {
        guard let bound, bound.isExclusive == exclusive, bound.value.isFinite else { return nil }
        let range: ClosedRange<Double>
        switch type {
        case .double: return "\(bound.value)"
        case .float: return abs(bound.value) <= Double(Float.greatestFiniteMagnitude) ? "\(bound.value)" : nil
        case .int32: range = Double(Int32.min)...Double(Int32.max)
        case .uint32: range = 0...Double(UInt32.max)
        case .uint64: range = 0...9.2e18
        default: range = -9.2e18...9.2e18
        }
        guard range.contains(bound.value) else { return nil }
        // The document's digits, where they are a whole number: a Double has only some 15 of them.
        if let whole = Int64(bound.text) { return String(whole) }
        return Int64(exactly: bound.value).map { String($0) }
    }
}

extension Bindings {
    /// Drops checks of values that turn out to have nothing to check.
    mutating func dropEmptyChecks() {
        var finder = LiveChecks()
        for declaration in models { finder.add(declaration, in: nil) }
        for operation in operations {
            for declaration in operation.nested { finder.add(declaration, in: operation.name.description) }
        }
        finder.settle()
        models = models.map { finder.pruned($0, in: nil) }
        for index in operations.indices {
            operations[index].properties = finder.pruned(operations[index].properties)
            let name = operations[index].name.description
            operations[index].nested = operations[index].nested.map { finder.pruned($0, in: name) }
            if case .members(let members) = operations[index].body {
                operations[index].body = .members(finder.pruned(members))
            }
        }
    }
}

/// Finds the types that have anything to check, by themselves or in what they hold.
private struct LiveChecks {
    private var holders: [(name: String, values: [(type: SwiftType, checks: [Check])])] = []
    private var aliases: [String: SwiftType] = [:]
    private var checked: Set<String> = []

    mutating func add(_ declaration: Declaration, in parent: String?) {
        let name = TypeName(declaration.name, in: parent).description
        switch declaration {
        case .structure(let type):
            holders.append((name, type.properties.map { ($0.type, $0.checks) }))
            for nested in type.nested { add(nested, in: name) }
        case .union(let type):
            holders.append((name, type.cases.map { ($0.type, [.nested]) }))
            for nested in type.nested { add(nested, in: name) }
        case .alias(let type): aliases[name] = type.type
        case .enumeration, .content, .output: break
        }
    }

    mutating func settle() {
        var grew = true
        while grew {
            grew = false
            for holder in holders where !checked.contains(holder.name) {
                if holder.values.contains(where: { value in value.checks.contains { isLive($0, value.type) } }) {
                    checked.insert(holder.name)
                    grew = true
                }
            }
        }
    }

    private func isLive(_ check: Check, _ type: SwiftType) -> Bool {
        switch check {
        case .nested: isChecked(type)
        case .each(let checks), .eachValue(let checks): checks.contains { isLive($0, element(of: type)) }
        default: true
        }
    }

    private func isChecked(_ type: SwiftType) -> Bool {
        guard case .named(let name) = type else { return false }
        if let aliased = aliases[name.description], aliased != type { return isChecked(aliased) }
        return checked.contains(name.description)
    }

    private func element(of type: SwiftType) -> SwiftType {
        if case .named(let name) = type, let aliased = aliases[name.description] { return aliased.element }
        return type.element
    }

    func pruned(_ properties: [Property]) -> [Property] {
        properties.map { property in
            var property = property
            property.checks = pruned(property.checks, property.type)
            return property
        }
    }

    private func pruned(_ checks: [Check], _ type: SwiftType) -> [Check] {
        checks.compactMap { check in
            guard isLive(check, type) else { return nil }
            switch check {
            case .each(let checks): return .each(pruned(checks, element(of: type)))
            case .eachValue(let checks): return .eachValue(pruned(checks, element(of: type)))
            default: return check
            }
        }
    }

    func pruned(_ declaration: Declaration, in parent: String?) -> Declaration {
        let name = TypeName(declaration.name, in: parent).description
        switch declaration {
        case .structure(var type):
            type.properties = pruned(type.properties)
            type.nested = type.nested.map { pruned($0, in: name) }
            return .structure(type)
        case .union(var type):
            type.nested = type.nested.map { pruned($0, in: name) }
            type.checkedCases = type.cases.indices.filter { isLive(.nested, type.cases[$0].type) }
            return .union(type)
        default: return declaration
        }
    }
}

extension SwiftType {
    /// The type of the elements of an array or dictionary.
    var element: SwiftType {
        switch self {
        case .array(let element), .dictionary(let element):
            if case .optional(let wrapped) = element { wrapped } else { element }
        default: self
        }
    }
}
