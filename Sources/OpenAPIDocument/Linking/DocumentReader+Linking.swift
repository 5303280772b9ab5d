import YAMLTree

/// The stage between reading and checking: resolves every reference to its final target.
extension DocumentReader {
    mutating func link(_ document: inout Document) {
        document.targets = Self.targets(in: document)
        dropMembersThatAreTheUnion(document)
    }

    /// The final target of each schema's references.
    ///
    /// A schema in a reference cycle is its own target.
    private static func targets(in document: Document) -> [SchemaID] {
        var targets: [SchemaID?] = Array(repeating: nil, count: document.schemas.count)
        for start in targets.indices where targets[start] == nil {
            var chain: [Int] = []
            var end = start
            while targets[end] == nil, let next = document.schemas[end].reference?.target {
                // Until the target is known, so that a cycle ends where it began.
                targets[end] = SchemaID(end)
                chain.append(end)
                end = Int(next.index)
            }
            let target = targets[end] ?? SchemaID(end)
            targets[end] = target
            for index in chain { targets[index] = target }
        }
        return targets.enumerated().map { $1 ?? SchemaID($0) }
    }

    /// Removes a union from its own members, if it has others.
    private mutating func dropMembersThatAreTheUnion(_ document: Document) {
        for index in document.schemas.indices {
            let schema = document.schemas[index]
            func isUnion(_ member: SchemaID) -> Bool { document.target(of: member) == SchemaID(index) }
            for (keyword, members) in [(Subschema.Keyword.oneOf, schema.oneOf), (.anyOf, schema.anyOf)]
            where members.contains(where: isUnion) {
                let others = members.filter { !isUnion($0) }
                if others.isEmpty { continue }
                for member in members where isUnion(member) {
                    let place = document[member].reference?.location ?? schema.location
                    report(faults.unionListsItself, keyword, at: place)
                }
                if keyword == .oneOf { schema.oneOf = others } else { schema.anyOf = others }
            }
        }
    }
}
