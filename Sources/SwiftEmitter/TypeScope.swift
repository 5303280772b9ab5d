import BindingsModel

/// Where a type's name stands in the code, which decides how it must be written.
struct TypeScope {
    /// The outermost type around the place.
    private let outermost: SwiftName?
    /// The names of the types nested in it, which hide others of the same name.
    private let nested: Set<SwiftName>
    private let aliases: [SwiftName: SwiftName]

    /// The top level.
    init(_ bindings: Bindings) {
        outermost = nil
        nested = []
        aliases = bindings.aliases
    }

    private init(_ outermost: SwiftName, _ nested: Set<SwiftName>, _ aliases: [SwiftName: SwiftName]) {
        self.outermost = outermost
        self.nested = nested
        self.aliases = aliases
    }

    /// The scope inside of a type; only the outermost one has nested types.
    func inside(_ name: SwiftName, _ declarations: [Declaration]) -> TypeScope {
        outermost == nil ? TypeScope(name, Set(declarations.map(\.name)), aliases) : self
    }

    /// The type as it is written here.
    func text(_ type: SwiftType) -> String {
        switch type {
        case .array(let element): "[\(text(element))]"
        case .dictionary(let value): "[String: \(text(value))]"
        case .optional(let wrapped): "\(text(wrapped))?"
        case .named(let name): text(name)
        default: type.description
        }
    }

    private func text(_ name: TypeName) -> String {
        guard let parent = name.parent else {
            return nested.contains(name.own) ? (aliases[name.own] ?? name.own).description : name.own.description
        }
        return parent == outermost?.description ? name.own.description : name.description
    }
}
