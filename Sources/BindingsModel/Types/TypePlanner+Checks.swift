import OpenAPIDocument
import YAMLTree

extension TypePlanner {
    func scalarChecks(_ schema: Schema, _ type: SwiftType) -> [Check] {
        switch type {
        case .string: textChecks(schema, member: nil) + constantCheck(schema, type)
        case .int, .int32, .int64, .uint32, .uint64, .double, .float:
            numberChecks(schema, type) + constantCheck(schema, type)
        case .bool: constantCheck(schema, type)
        default: []
        }
    }

    func constantCheck(_ schema: Schema, _ type: SwiftType) -> [Check] {
        guard let only = schema.const else { return [] }
        if case .string = type { return only.string.map { [.constant(.text($0))] } ?? [] }
        return switch (only.scalar?.value, type) {
        case (.bool(let value)?, .bool): [.constant(.literal("\(value)"))]
        case (.integer(let value)?, .int), (.integer(let value)?, .int64): [.constant(.literal("\(value)"))]
        case (.integer(let value)?, .int32): Int32(exactly: value) == nil ? [] : [.constant(.literal("\(value)"))]
        case (.integer(let value)?, .double): [.constant(.literal("\(value)"))]
        case (.float(let value)?, .double): value.isFinite ? [.constant(.literal("\(value)"))] : []
        default: []
        }
    }

    func textChecks(_ schema: Schema, member: String?) -> [Check] {
        let limits = schema.limits
        let min = limits.minLength.flatMap { $0 > 0 ? $0 : nil }
        let format = schema.format.flatMap(TextFormat.init(rawValue:))
        if min == nil && limits.maxLength == nil && limits.pattern == nil && format == nil { return [] }
        return [.text(min: min, max: limits.maxLength, pattern: limits.pattern, format: format, member: member)]
    }

    func arrayChecks(_ schema: Schema) -> [Check] {
        let limits = schema.limits
        var checks: [Check] = []
        if limits.minItems != nil || limits.maxItems != nil {
            checks.append(.count(min: limits.minItems, max: limits.maxItems))
        }
        if limits.uniqueItems { checks.append(.unique) }
        return checks
    }

    func mapChecks(_ schema: Schema) -> [Check] {
        let limits = schema.limits
        if limits.minProperties == nil && limits.maxProperties == nil { return [] }
        return [.count(min: limits.minProperties, max: limits.maxProperties)]
    }

    /// What a schema checks beyond the one that it refers to or narrows: beside `$ref`, or in other members of `allOf`.
    mutating func addedChecks(_ id: SchemaID, to target: SchemaID) -> [Check] {
        let schema = document[id]
        if schema.limits.isEmpty, schema.allOf.count < 2, schema.format == nil, schema.rare == nil {
            return []
        }
        var checks: [Check] = []
        var seen: Set<SchemaID> = [id]
        addChecks(id, to: target, shapes.resolved(target), isOuter: true, &checks, &seen)
        return checks
    }

    private mutating func addChecks(
        _ id: SchemaID,
        to target: SchemaID,
        _ shape: SchemaShape,
        isOuter: Bool,
        _ result: inout [Check],
        _ seen: inout Set<SchemaID>
    ) {
        let schema = document[id]
        var checks: [Check] =
            switch shape {
            case .scalar(let type): scalarChecks(schema, type)
            case .array: arrayChecks(schema)
            case .map: mapChecks(schema)
            default: []
            }
        if schema.reference != nil || !schema.allOf.isEmpty || !isOuter {
            checks += valueAssertions(id, shape)
        }
        result.merge(checks)
        for member in schema.allOf where document.target(of: member) != document.target(of: target) {
            let member = document.target(of: member)
            guard seen.insert(member).inserted else { continue }
            addChecks(member, to: target, shape, isOuter: false, &result, &seen)
        }
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
            var values = type.properties.map { (type: $0.type, checks: $0.checks) }
            if let additional = type.additionalProperty { values.append((additional, type.additionalChecks)) }
            holders.append((name, values))
            if !type.assertions.isEmpty { checked.insert(name) }
            for nested in type.nested { add(nested, in: name) }
        case .union(let type):
            holders.append((name, type.cases.map { ($0.type, $0.checks) }))
            if !type.assertions.isEmpty { checked.insert(name) }
            for nested in type.nested { add(nested, in: name) }
        case .alias(let type): aliases[name] = type.type
        case .content(let type): holders.append((name, type.cases.map { ($0.content.type, $0.checks) }))
        case .enumeration, .output: break
        }
    }

    /// A type is checked where a type that it holds is: from those that are by themselves, to all that hold them.
    mutating func settle() {
        var holdersOf: [String: [String]] = [:]
        var waiting = Array(checked)
        for holder in holders {
            var isLive = false
            for value in holder.values {
                for check in value.checks { note(check, value.type, in: holder.name, &isLive, &holdersOf) }
            }
            if isLive { waiting.append(holder.name) }
        }
        checked = []
        while let name = waiting.popLast() {
            if checked.insert(name).inserted { waiting += holdersOf[name] ?? [] }
        }
    }

    /// Notes whether a check has anything to check by itself, or else the type that decides it.
    private func note(
        _ check: Check,
        _ type: SwiftType,
        in holder: String,
        _ isLive: inout Bool,
        _ holdersOf: inout [String: [String]]
    ) {
        switch check {
        case .nested: if let name = declaredName(of: type) { holdersOf[name, default: []].append(holder) }
        case .each(let checks), .eachValue(let checks):
            for check in checks { note(check, element(of: type), in: holder, &isLive, &holdersOf) }
        default: isLive = true
        }
    }

    private func isLive(_ check: Check, _ type: SwiftType) -> Bool {
        switch check {
        case .nested: isChecked(type)
        case .each(let checks), .eachValue(let checks): checks.contains { isLive($0, element(of: type)) }
        default: true
        }
    }

    private func isChecked(_ type: SwiftType) -> Bool { declaredName(of: type).map(checked.contains) ?? false }

    /// The name of the type behind other names of it.
    private func declaredName(of type: SwiftType) -> String? {
        var type = type
        while true {
            switch type {
            case .optional(let wrapped): type = wrapped
            case .named(let name):
                guard let aliased = aliases[name.description], aliased != type else { return name.description }
                type = aliased
            default: return nil
            }
        }
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
            if let additional = type.additionalProperty {
                type.additionalChecks = pruned(type.additionalChecks, additional)
            }
            type.nested = type.nested.map { pruned($0, in: name) }
            return .structure(type)
        case .union(var type):
            type.nested = type.nested.map { pruned($0, in: name) }
            for index in type.cases.indices {
                type.cases[index].checks = pruned(type.cases[index].checks, type.cases[index].type)
            }
            return .union(type)
        case .content(var type):
            for index in type.cases.indices {
                type.cases[index].checks = pruned(type.cases[index].checks, type.cases[index].content.type)
            }
            return .content(type)
        default: return declaration
        }
    }
}

extension SwiftType {
    /// The type of the elements of an array or dictionary.
    var element: SwiftType {
        switch self {
        case .optional(let wrapped): wrapped.element
        case .array(let element), .dictionary(let element):
            if case .optional(let wrapped) = element { wrapped } else { element }
        default: self
        }
    }
}

extension [Check] {
    /// These, as a server's answer is held to them.
    var withoutListed: [Check] {
        compactMap { check in
            switch check {
            case .listed: return nil
            case .each(let checks):
                let kept = checks.withoutListed
                return kept.isEmpty ? nil : .each(kept)
            case .eachValue(let checks):
                let kept = checks.withoutListed
                return kept.isEmpty ? nil : .eachValue(kept)
            default: return check
            }
        }
    }

    /// Adds others of the same value, the lengths and the pattern of a text as one check where one can say them.
    ///
    /// Only the first few are looked at for it: what is said in more of them is right all the same.
    mutating func merge(_ others: [Check]) {
        for check in others where !prefix(Self.mostMerged).contains(check) {
            if case .text(let min, let max, let pattern, let format, let member) = check,
                let index = prefix(Self.mostMerged).firstIndex(where: { $0.canTake(pattern, format) }),
                case .text(let ownMin, let ownMax, let ownPattern, let ownFormat, let ownMember) = self[index]
            {
                self[index] = .text(
                    min: [min, ownMin].compactMap { $0 }.max(),
                    max: [max, ownMax].compactMap { $0 }.min(),
                    pattern: ownPattern ?? pattern,
                    format: ownFormat ?? format,
                    member: ownMember ?? member
                )
            } else {
                append(check)
            }
        }
    }
}

extension [Check] {
    private static let mostMerged = 64
}

extension Check {
    /// Whether it is of a text, and says nothing else of its pattern and format.
    fileprivate func canTake(_ pattern: String?, _ format: TextFormat?) -> Bool {
        guard case .text(_, _, let ownPattern, let ownFormat, _) = self else { return false }
        return (pattern == nil || ownPattern == nil || pattern == ownPattern)
            && (format == nil || ownFormat == nil || format == ownFormat)
    }
}

extension Schema.Limits {
    /// Whether nothing is limited.
    fileprivate var isEmpty: Bool {
        minLength == nil && maxLength == nil && pattern == nil && minimum == nil && maximum == nil && multipleOf == nil
            && minItems == nil && maxItems == nil && !uniqueItems && minProperties == nil && maxProperties == nil
    }
}
