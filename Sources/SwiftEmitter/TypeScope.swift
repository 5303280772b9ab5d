import BindingsModel

/// The place where a type's name is used, which affects its spelling.
struct TypeScope {
    /// The outermost enclosing type.
    private let outermost: SwiftName?
    /// The names of its nested types, which shadow others of the same name.
    private let nested: Set<SwiftName>
    private let aliases: [SwiftName: SwiftName]
    private let shared: [TypeName: TypeName]
    /// The aliases that are or contain dictionaries.
    private let maps: Set<TypeName>

    /// The top level.
    init(_ bindings: Bindings) {
        outermost = nil
        nested = []
        aliases = bindings.aliases
        shared = bindings.sharedEnumerations
        maps = bindings.mapNames
    }

    private init(_ outermost: SwiftName, _ nested: Set<SwiftName>, in scope: TypeScope) {
        self.outermost = outermost
        self.nested = nested
        aliases = scope.aliases
        shared = scope.shared
        maps = scope.maps
    }

    /// The scope inside of a type.
    ///
    /// Only the outermost one has nested types.
    func inside(_ name: SwiftName, _ declarations: [Declaration]) -> TypeScope {
        outermost == nil ? TypeScope(name, Set(declarations.map(\.name)), in: self) : self
    }

    /// Whether a nested enum is written as an alias of another.
    func isShared(_ name: TypeName) -> Bool { shared[name] != nil }

    /// The enum that a nested one is an alias of, as spelled here.
    func original(of name: SwiftName) -> String? {
        shared[TypeName(name, in: outermost)].map(text)
    }

    /// Whether values have member names that don't come from the document and must not be printed.
    func hasMap(_ type: SwiftType) -> Bool { type.hasMap(named: maps) }

    /// The type as spelled here.
    func text(_ type: SwiftType) -> String { type.spelling(text) }

    private func text(_ name: TypeName) -> String {
        guard let parent = name.parent else { return topLevelText(name.own) }
        return parent == outermost ? name.own.description : "\(topLevelText(parent)).\(name.own)"
    }

    private func topLevelText(_ name: SwiftName) -> String {
        nested.contains(name) ? (aliases[name] ?? name).description : name.description
    }
}

extension SwiftType {
    fileprivate func hasMap(named maps: Set<TypeName>) -> Bool {
        switch self {
        case .dictionary: true
        case .array(let element), .optional(let element): element.hasMap(named: maps)
        case .named(let name): maps.contains(name)
        default: false
        }
    }
}

extension Bindings {
    fileprivate var mapNames: Set<TypeName> {
        var aliases: [(name: TypeName, type: SwiftType)] = []
        walk { name, declaration in
            if case .alias(let type) = declaration { aliases.append((name, type.type)) }
        }
        var maps: Set<TypeName> = []
        // One alias may refer to another, so repeat until no more are found.
        while true {
            let found = aliases.filter { !maps.contains($0.name) && $0.type.hasMap(named: maps) }
            if found.isEmpty { return maps }
            maps.formUnion(found.map(\.name))
        }
    }
}
