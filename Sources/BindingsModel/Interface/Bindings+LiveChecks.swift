extension Bindings {
    /// Removes checks of values that have nothing to check.
    mutating func dropEmptyChecks() {
        let live = LiveChecks(self)
        transform { live.prune(&$1) }
        for index in operations.indices { live.prune(&operations[index].properties) }
    }
}

/// The types with checks, directly or in their content.
private struct LiveChecks {
    private var holders: [(name: TypeName, values: [(type: SwiftType, checks: [Check])])] = []
    private var aliases: [TypeName: SwiftType] = [:]
    private var checked: Set<TypeName> = []

    init(_ bindings: Bindings) {
        bindings.walk { add($1, $0) }
        settle()
    }

    private mutating func add(_ declaration: Declaration, _ name: TypeName) {
        switch declaration {
        case .structure(let type):
            var values = type.properties.map { (type: $0.type, checks: $0.checks) }
            if let additional = type.additionalProperty { values.append((additional, type.additionalChecks)) }
            holders.append((name, values))
            if !type.constraints.isEmpty { checked.insert(name) }
        case .union(let type):
            holders.append((name, type.cases.map { ($0.type, $0.checks) }))
            if !type.constraints.isEmpty { checked.insert(name) }
        case .alias(let type): aliases[name] = type.type
        case .content(let type): holders.append((name, type.cases.map { ($0.content.type, $0.checks) }))
        case .enumeration, .output: break
        }
    }

    /// A type is checked if it contains a checked type.
    ///
    /// Propagates from those with their own checks to all that contain them.
    private mutating func settle() {
        var holdersOf: [TypeName: [TypeName]] = [:]
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

    /// Records whether a check has anything to check directly, or else which type decides it.
    private func note(
        _ check: Check,
        _ type: SwiftType,
        in holder: TypeName,
        _ isLive: inout Bool,
        _ holdersOf: inout [TypeName: [TypeName]]
    ) {
        switch check {
        case .nested: if let name = declaredName(of: type) { holdersOf[name, default: []].append(holder) }
        case .each(let checks), .eachValue(let checks):
            for check in checks { note(check, element(of: type), in: holder, &isLive, &holdersOf) }
        default: isLive = true
        }
    }

    /// The canonical name of a type.
    private func declaredName(of type: SwiftType) -> TypeName? {
        var type = type
        while true {
            switch type {
            case .optional(let wrapped): type = wrapped
            case .named(let name):
                guard let aliased = aliases[name], aliased != type else { return name }
                type = aliased
            default: return nil
            }
        }
    }

    private func element(of type: SwiftType) -> SwiftType {
        if case .named(let name) = type, let aliased = aliases[name] { return aliased.element }
        return type.element
    }

    // MARK: Removing unneeded checks

    func prune(_ declaration: inout Declaration) {
        switch declaration {
        case .structure(var type):
            prune(&type.properties)
            if let additional = type.additionalProperty {
                type.additionalChecks = pruned(type.additionalChecks, additional)
            }
            declaration = .structure(type)
        case .union(var type):
            for index in type.cases.indices {
                type.cases[index].checks = pruned(type.cases[index].checks, type.cases[index].type)
            }
            declaration = .union(type)
        case .content(var type):
            for index in type.cases.indices {
                type.cases[index].checks = pruned(type.cases[index].checks, type.cases[index].content.type)
            }
            declaration = .content(type)
        case .enumeration, .output, .alias: break
        }
    }

    func prune(_ properties: inout [Property]) {
        for index in properties.indices where !properties[index].checks.isEmpty {
            properties[index].checks = pruned(properties[index].checks, properties[index].type)
        }
    }

    /// The checks that have an effect.
    private func pruned(_ checks: [Check], _ type: SwiftType) -> [Check] {
        checks.compactMap { check in
            switch check {
            case .nested: return declaredName(of: type).map(checked.contains) == true ? check : nil
            case .each(let checks):
                let kept = pruned(checks, element(of: type))
                return kept.isEmpty ? nil : .each(kept)
            case .eachValue(let checks):
                let kept = pruned(checks, element(of: type))
                return kept.isEmpty ? nil : .eachValue(kept)
            default: return check
            }
        }
    }
}

extension SwiftType {
    /// The element type of an array or dictionary.
    var element: SwiftType {
        switch self {
        case .optional(let wrapped): wrapped.element
        case .array(let element), .dictionary(let element):
            if case .optional(let wrapped) = element { wrapped } else { element }
        default: self
        }
    }
}
