extension Declaration {
    /// Calls `visit` with the type and each nested type.
    ///
    /// All passes over types use this or `transform`.
    package func walk(in parent: SwiftName? = nil, _ visit: (TypeName, Declaration) -> Void) {
        visit(TypeName(name, in: parent), self)
        for declaration in nested { declaration.walk(in: name, visit) }
    }

    /// Transforms the nested types, then the type itself.
    mutating func transform(in parent: SwiftName? = nil, _ change: (TypeName, inout Declaration) -> Void) {
        if !nested.isEmpty {
            var inner = nested
            for index in inner.indices { inner[index].transform(in: name, change) }
            nested = inner
        }
        change(TypeName(name, in: parent), &self)
    }

    /// The types of all its values, excluding those of nested types.
    package var mentionedTypes: [SwiftType] {
        switch self {
        case .structure(let type): type.properties.map(\.type) + [type.additionalProperty].compactMap { $0 }
        case .union(let type): type.cases.map(\.type)
        case .content(let type): type.cases.map(\.content.type)
        case .output(let type): [type.body] + type.headers.map(\.type)
        case .alias(let type): [type.type]
        case .enumeration: []
        }
    }
}

extension Bindings {
    /// Calls `visit` with each type: the models, their nested types, and the types nested in operations.
    package func walk(_ visit: (TypeName, Declaration) -> Void) {
        for model in models { model.walk(visit) }
        for operation in operations {
            for declaration in operation.nested { declaration.walk(in: operation.name, visit) }
        }
    }

    mutating func transform(_ change: (TypeName, inout Declaration) -> Void) {
        for index in models.indices { models[index].transform(change) }
        for operation in operations.indices {
            let name = operations[operation].name
            for index in operations[operation].nested.indices {
                operations[operation].nested[index].transform(in: name, change)
            }
        }
    }
}
