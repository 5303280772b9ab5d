import BindingsModel

/// Where a type's name stands in the code, which decides how it must be written.
struct TypeScope {
    /// The outermost type around the place.
    private let outermost: SwiftName?
    /// The names of the types nested in it, which hide others of the same name.
    private let nested: Set<SwiftName>
    private let aliases: [SwiftName: SwiftName]
    private let shared: [TypeName: TypeName]
    /// The second names of types that are or hold dictionaries.
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

    /// The scope inside of a type; only the outermost one has nested types.
    func inside(_ name: SwiftName, _ declarations: [Declaration]) -> TypeScope {
        outermost == nil ? TypeScope(name, Set(declarations.map(\.name)), in: self) : self
    }

    /// Whether a nested enum is written as a second name of another.
    func isShared(_ name: TypeName) -> Bool { shared[name] != nil }

    /// The enum that one nested here is by another name, as it is written here.
    func original(of name: SwiftName) -> String? {
        shared[TypeName(name, in: outermost)].map(text)
    }

    /// Whether values have member names that the document does not give, which must not be printed.
    func hasMap(_ type: SwiftType) -> Bool { type.hasMap(named: maps) }

    /// The type as it is written here.
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
        // One alias may be another one's type: until no more are found.
        while true {
            let found = aliases.filter { !maps.contains($0.name) && $0.type.hasMap(named: maps) }
            if found.isEmpty { return maps }
            maps.formUnion(found.map(\.name))
        }
    }
}
