import YAMLTree

/// Checks that every schema that a discriminator tells apart has its property.
extension DocumentReader {
    private enum Presence {
        case missing, optional, required
        /// The schema says too little to tell.
        case open
    }

    /// How many schemas are looked at for one property.
    private static let widestSearch = 1_000

    mutating func checkDiscriminators(_ document: Document, _ allTargets: [SchemaID]) {
        for schema in document.schemas {
            guard let discriminator = schema.discriminator else { continue }
            let members = schema.oneOf + schema.anyOf
            let own = presence(of: discriminator.propertyName, in: schema, document)
            if members.isEmpty {
                if own == .missing {
                    let name = discriminator.propertyName
                    report(.discriminatorPropertyMissing(name, in: "the schema", at: discriminator.location))
                }
                continue
            }
            let targets = Set(members.map { allTargets[Int($0.index)] })
            for entry in discriminator.mapping where !targets.contains(allTargets[Int(entry.target.index)]) {
                report(atKey: .discriminatorTargetOutsideUnion(entry.value, at: entry.location))
            }
            guard own != .required else { continue }
            for member in members { check(member, discriminator, document) }
        }
    }

    private mutating func check(_ member: SchemaID, _ discriminator: Schema.Discriminator, _ document: Document) {
        let schema = document[member]
        let name = schema.reference.map { "'\($0.text)'" } ?? "the member"
        let place = schema.reference?.location ?? schema.location
        let property = discriminator.propertyName
        switch presence(of: property, in: schema, document) {
        case .missing: report(.discriminatorPropertyMissing(property, in: name, at: place))
        case .optional: report(.discriminatorPropertyOptional(property, in: name, at: place))
        case .required, .open: break
        }
    }

    /// Looks in a schema and in what it includes.
    private func presence(of property: String, in schema: Schema, _ document: Document) -> Presence {
        var isDeclared = false
        var isOpen = false
        var waiting = [schema]
        var seen: Set<SourceLocation> = []
        while let schema = waiting.popLast() {
            guard seen.count < Self.widestSearch else { return .open }
            guard seen.insert(schema.location).inserted else { continue }
            if schema.required.contains(where: { $0.name == property }) { return .required }
            if schema.properties.contains(where: { $0.name == property }) { isDeclared = true }
            let isUnion = !schema.oneOf.isEmpty || !schema.anyOf.isEmpty
            let saysNothing =
                schema.types.isEmpty && schema.properties.isEmpty && schema.allOf.isEmpty && schema.reference == nil
            if isUnion || saysNothing || schema.types == [.null] { isOpen = true }
            if let target = schema.reference?.target { waiting.append(document[target]) }
            waiting += schema.allOf.map { document[$0] }
        }
        return isDeclared ? .optional : isOpen ? .open : .missing
    }
}
