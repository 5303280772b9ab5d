extension Bindings {
    /// The nested enums that are the same as an earlier one of the same name in another type.
    ///
    /// Documents write one enum out at each use: a status in a transfer, in its events and in its notifications. As one
    /// Swift type their values can be passed on, and are compiled once. Every name stays: `TransferEvent.Status` is
    /// `Transfer.Status` by a second name, and an enum of its own again when its values differ.
    func findSharedEnumerations() -> [TypeName: TypeName] {
        var originals: [SwiftName: [(type: EnumType, parent: SwiftName)]] = [:]
        var shared: [TypeName: TypeName] = [:]
        for (parent, nested) in nestedDeclarations {
            for case .enumeration(let type) in nested where type.cases.count > 1 {
                guard let original = originals[type.name]?.first(where: { $0.type.isInterchangeable(with: type) })
                else {
                    originals[type.name, default: []].append((type, parent))
                    continue
                }
                // Inside of this type the other one's name would mean a nested type.
                if nested.contains(where: { $0.name == original.parent }) { continue }
                shared[TypeName(type.name, in: parent.description)] =
                    TypeName(type.name, in: original.parent.description)
            }
        }
        return shared
    }

    /// The types with others in them, in the order of the output.
    private var nestedDeclarations: [(parent: SwiftName, nested: [Declaration])] {
        models.compactMap { model in
            switch model {
            case .structure(let type) where !type.nested.isEmpty: (type.name, type.nested)
            case .union(let type) where !type.nested.isEmpty: (type.name, type.nested)
            default: nil
            }
        } + operations.map { ($0.name, $0.nested) }
    }
}

extension EnumType {
    /// Whether the two differ in words alone: an edited description must not part two types that source takes for one.
    fileprivate func isInterchangeable(with other: EnumType) -> Bool {
        rawType == other.rawType && documentation.isDeprecated == other.documentation.isDeprecated
            && cases.count == other.cases.count
            && zip(cases, other.cases).allSatisfy {
                $0.name == $1.name && $0.rawValue == $1.rawValue
                    && $0.documentation.isDeprecated == $1.documentation.isDeprecated
            }
    }
}
