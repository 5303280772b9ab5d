extension Bindings {
    /// Gives a second, public name to each component type that a nested type of the same name hides where it is used.
    mutating func nameHiddenTypes(_ scope: NameScope) {
        var scope = scope
        var hidden: Set<SwiftName> = []
        for case .structure(let type) in models { hidden.formUnion(type.nested.hiddenNames(beside: type.properties)) }
        for case .union(let type) in models {
            hidden.formUnion(type.nested.hiddenNames(beside: [], type.cases.map(\.type)))
        }
        for operation in operations {
            let bodies = operation.failureCases.map(\.bodyType) + [operation.output]
            hidden.formUnion(operation.nested.hiddenNames(beside: operation.properties, bodies))
        }
        for name in hidden.sorted(by: { $0.identifier < $1.identifier }) {
            aliases[name] = scope.claim(SwiftName("TopLevel" + name.identifier))
        }
    }
}

extension [Declaration] {
    /// The names of these types that are also used, inside of them or beside them, for a component of the same name.
    fileprivate func hiddenNames(beside properties: [Property], _ types: [SwiftType] = []) -> Set<SwiftName> {
        if isEmpty { return [] }
        let own = Set(map(\.name))
        var used = Set(properties.compactMap(\.type.topLevelName))
        used.formUnion(types.compactMap(\.topLevelName))
        for declaration in self {
            switch declaration {
            case .structure(let type):
                used.formUnion(type.properties.compactMap(\.type.topLevelName))
                used.formUnion([type.additional?.topLevelName].compactMap { $0 })
            case .union(let type): used.formUnion(type.cases.compactMap(\.type.topLevelName))
            case .content(let type): used.formUnion(type.cases.compactMap(\.content.type.topLevelName))
            case .output(let type): used.formUnion([type.body.topLevelName].compactMap { $0 })
            case .enumeration, .alias: break
            }
        }
        return own.intersection(used)
    }
}

extension SwiftType {
    /// The component type in the type.
    fileprivate var topLevelName: SwiftName? {
        switch self {
        case .named(let name): name.parent == nil ? name.own : nil
        case .array(let element), .dictionary(let element), .optional(let element): element.topLevelName
        default: nil
        }
    }
}
