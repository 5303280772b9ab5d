extension Bindings {
    /// Adds a public alias for each component type that is shadowed by a nested type of the same name where it is
    /// used.
    mutating func nameHiddenTypes(_ scope: NameScope) {
        var scope = scope
        var hidden: Set<SwiftName> = []
        for model in models { hidden.formUnion(model.nested.hiddenNames(beside: model.mentionedTypes)) }
        for operation in operations {
            let types = operation.properties.map(\.type) + operation.failureCases.map(\.bodyType) + [operation.output]
            hidden.formUnion(operation.nested.hiddenNames(beside: types))
        }
        aliases = [:]
        for name in hidden.sorted(by: { $0.identifier < $1.identifier }) {
            aliases[name] = scope.claim(SwiftName("TopLevel" + name.identifier))
        }
    }
}

extension [Declaration] {
    /// The names of these types that are also used, inside of them or next to them, for a component of the same name.
    fileprivate func hiddenNames(beside types: [SwiftType]) -> Set<SwiftName> {
        if isEmpty { return [] }
        let used = (types + flatMap(\.mentionedTypes)).compactMap(\.topLevelName)
        return Set(map(\.name)).intersection(used)
    }
}

extension SwiftType {
    /// The component type in the type, or the type around the one in it.
    fileprivate var topLevelName: SwiftName? {
        switch self {
        case .named(let name): name.parent ?? name.own
        case .array(let element), .dictionary(let element), .optional(let element): element.topLevelName
        default: nil
        }
    }
}
