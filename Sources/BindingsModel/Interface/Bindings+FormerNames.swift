package import YAMLTree

extension Bindings {
    /// Adds a deprecated alias for each former name that is free.
    ///
    /// - Parameter isComplete: Whether to warn about names of types that aren't generated.
    /// - Returns: The names that have no alias.
    package mutating func keep(
        _ names: FormerNames,
        isComplete: Bool = true
    ) -> (names: [TypeName], diagnostics: [Diagnostic]) {
        if names.entries.isEmpty { return ([], []) }
        var keeper = FormerNameKeeper(self, names)
        var unusable: [TypeName] = []
        var diagnostics: [Diagnostic] = []
        // Nested names come last, when the names of their parents are known.
        let entries = names.entries.filter { $0.name.parent == nil } + names.entries.filter { $0.name.parent != nil }
        for entry in entries {
            guard let next = entry.next, let problem = keeper.keep(entry.name, as: next) else { continue }
            unusable.append(entry.name)
            if !isComplete, problem == .noType || problem == .noParent { continue }
            guard let location = entry.location else { continue }
            diagnostics.append(
                Diagnostic(faults.formerNameNotKept, (entry.name.path, problem.reason(next.path)), at: location)
            )
        }
        if keeper.kept.isEmpty { return (unusable, diagnostics) }
        models += keeper.kept.filter { $0.parent == nil }.map { .alias($0.alias) }
        for (parent, alias) in keeper.kept {
            guard let parent else { continue }
            if let index = models.firstIndex(where: { $0.name == parent }) {
                models[index].nested.append(.alias(alias))
            } else if let index = operations.firstIndex(where: { $0.name == parent }) {
                operations[index].nested.append(.alias(alias))
            }
        }
        var scope = scope
        for (parent, alias) in keeper.kept where parent == nil { _ = scope.claim(alias.name) }
        nameHiddenTypes(scope)
        sharedEnumerations = findSharedEnumerations()
        return (unusable, diagnostics)
    }
}

/// Finds the place of each former name.
private struct FormerNameKeeper {
    enum Problem {
        case noType, noParent, taken

        func reason(_ next: String) -> String {
            switch self {
            case .noType: "there is no type '\(next)'"
            case .noParent: "the enclosing type was removed"
            case .taken: "another declaration has the name"
            }
        }
    }

    private(set) var kept: [(parent: SwiftName?, alias: AliasType)] = []
    private let next: [TypeName: TypeName]
    private var types: Set<TypeName> = []
    /// The types that can have nested types, with the names in use there.
    private var parents: [SwiftName: Set<SwiftName>] = [:]
    private let scope: NameScope
    private var external: Set<String> = []

    init(_ bindings: Bindings, _ names: FormerNames) {
        next = Dictionary(names.entries.compactMap { entry in entry.next.map { (entry.name, $0) } }) { first, _ in first
        }
        scope = bindings.scope
        for model in bindings.models {
            switch model {
            case .structure, .union: parents[model.name] = Set(model.nested.map(\.name))
            case .enumeration, .content, .output, .alias: break
            }
        }
        for operation in bindings.operations {
            parents[operation.name] = Set(operation.nested.map(\.name) + [SwiftName("Output"), operation.errorName])
            external.formUnion(operation.properties.compactMap(\.type.externalName))
        }
        bindings.walk { name, declaration in
            types.insert(name)
            external.formUnion(declaration.mentionedTypes.compactMap(\.externalName))
        }
    }

    /// - Returns: The reason if there is no alias.
    mutating func keep(_ name: TypeName, as next: TypeName) -> Problem? {
        if types.contains(name) { return .taken }
        guard let target = current(next) else { return .noType }
        let documentation = Documentation(["The former name of `\(target.path)`."])
        let alias = AliasType(name: name.own, documentation: documentation, type: .named(target), isFormerName: true)
        guard let oldParent = name.parent else {
            if scope.isTaken(name.own) || external.contains(name.own.identifier) { return .taken }
            kept.append((nil, alias))
            return nil
        }
        guard let parent = parents[oldParent] != nil ? oldParent : current(TypeName(oldParent))?.own,
            let siblings = parents[parent]
        else { return .noParent }
        let own = TypeName(name.own, in: parent)
        if own == target { return nil }
        let isReserved = name.own == parent || name.own.identifier == "CodingKeys"
        if siblings.contains(name.own) || isReserved || ReservedTypes.names.contains(name.own.identifier) {
            return .taken
        }
        parents[parent]?.insert(name.own)
        kept.append((parent, alias))
        return nil
    }

    /// The current name of a type with this former name.
    ///
    /// Nil if the type was removed.
    private func current(_ name: TypeName) -> TypeName? {
        var name = name
        for _ in 0...next.count {
            if types.contains(name) { return name }
            if let newer = next[name] {
                name = newer
            } else if let parent = name.parent, let newer = next[TypeName(parent)], newer.parent == nil {
                name = TypeName(name.own, in: newer.own)
            } else {
                return nil
            }
        }
        return nil
    }
}

extension SwiftType {
    /// The name of a hand-written type in it.
    fileprivate var externalName: String? {
        switch self {
        case .external(let name, _): name.split(separator: ".").last.map(String.init)
        case .array(let element), .dictionary(let element), .optional(let element): element.externalName
        default: nil
        }
    }
}
