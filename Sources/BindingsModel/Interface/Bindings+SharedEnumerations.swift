extension Bindings {
    /// Nested enums that equal an earlier one of the same name in another type become aliases of it.
    ///
    /// Documents often repeat an enum at each use: a status in a transfer, in its events and in its notifications. As
    /// one Swift type, its values can be passed on and it is compiled once. Every name remains:
    /// `TransferEvent.Status` is an alias of `Transfer.Status`, and becomes a separate enum again if its values
    /// differ.
    func findSharedEnumerations() -> [TypeName: TypeName] {
        var originals: [EnumIdentity: SwiftName] = [:]
        var shared: [TypeName: TypeName] = [:]
        var outer: [(name: SwiftName, nested: [Declaration])] = models.map { ($0.name, $0.nested) }
        outer += operations.map { ($0.name, $0.nested) }
        for (parent, nested) in outer {
            let names = Set(nested.map(\.name))
            for case .enumeration(let type) in nested where type.cases.count > 1 {
                let identity = EnumIdentity(type)
                guard let original = originals[identity] else {
                    originals[identity] = parent
                    continue
                }
                // Inside of this type, the other one's name would refer to a nested type.
                if names.contains(original) { continue }
                shared[TypeName(type.name, in: parent)] = TypeName(type.name, in: original)
            }
        }
        return shared
    }
}

/// What two enums share that differ only in documentation.
///
/// Editing a description must not separate two types that source uses interchangeably.
private struct EnumIdentity: Hashable {
    private struct Case: Hashable {
        var name: SwiftName
        var rawValue: String
        var isDeprecated: Bool
    }

    private var name: SwiftName
    private var rawType: EnumType.RawType
    private var isDeprecated: Bool
    private var cases: [Case]

    init(_ type: EnumType) {
        name = type.name
        rawType = type.rawType
        isDeprecated = type.documentation.isDeprecated
        cases = type.cases.map {
            Case(name: $0.name, rawValue: $0.rawValue, isDeprecated: $0.documentation.isDeprecated)
        }
    }
}
