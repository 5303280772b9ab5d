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
        if limits.minLength == nil && limits.maxLength == nil && limits.pattern == nil { return [] }
        return [.text(min: limits.minLength, max: limits.maxLength, pattern: limits.pattern, member: member)]
    }

    private func numberChecks(_ schema: Schema, _ type: SwiftType) -> [Check] {
        let limits = schema.limits
        if limits.minimum == nil && limits.maximum == nil { return [] }
        let isWhole = type != .double && type != .float
        // A limit that the type itself keeps, or that it cannot express, is no check.
        func literal(_ bound: Schema.Limits.Bound?, exclusive: Bool, roundingUp: Bool) -> String? {
            guard let bound, bound.isExclusive == exclusive, bound.value.isFinite else { return nil }
            if !isWhole { return "\(bound.value)" }
            return Int64(exactly: bound.value.rounded(roundingUp ? .up : .down)).map(String.init)
        }
        return [
            .number(
                min: literal(limits.minimum, exclusive: false, roundingUp: true),
                max: literal(limits.maximum, exclusive: false, roundingUp: false),
                above: literal(limits.minimum, exclusive: true, roundingUp: false),
                below: literal(limits.maximum, exclusive: true, roundingUp: true))
        ]
    }
}

extension Bindings {
    /// Drops checks of values that turn out to have nothing to check.
    mutating func dropEmptyChecks() {
        var checked: Set<String> = []
        func isLive(_ check: Check, _ type: SwiftType) -> Bool {
            switch check {
            case .nested: if case .named(let name) = type { checked.contains(name.description) } else { false }
            case .each(let checks): checks.contains { isLive($0, type.element) }
            default: true
            }
        }
        var structures: [(name: String, properties: [Property])] = []
        func collect(_ declarations: [Declaration], in parent: String?) {
            for case .structure(let type) in declarations {
                structures.append((TypeName(type.name, in: parent).description, type.properties))
                collect(type.nested, in: type.name.description)
            }
        }
        collect(models, in: nil)
        for operation in operations { collect(operation.nested, in: operation.name.description) }
        var grew = true
        while grew {
            grew = false
            for (name, properties) in structures where !checked.contains(name) {
                if properties.contains(where: { property in property.checks.contains { isLive($0, property.type) } }) {
                    checked.insert(name)
                    grew = true
                }
            }
        }
        func pruned(_ properties: [Property]) -> [Property] {
            properties.map { property in
                var property = property
                property.checks = property.checks.filter { isLive($0, property.type) }
                return property
            }
        }
        func pruned(_ declarations: [Declaration]) -> [Declaration] {
            declarations.map { declaration in
                guard case .structure(var type) = declaration else { return declaration }
                type.properties = pruned(type.properties)
                type.nested = pruned(type.nested)
                return .structure(type)
            }
        }
        models = pruned(models)
        operations = operations.map { operation in
            var operation = operation
            operation.properties = pruned(operation.properties)
            operation.nested = pruned(operation.nested)
            return operation
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
