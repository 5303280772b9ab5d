import YAMLTree

/// Checks that every schema selected by a discriminator has the discriminator's property.
extension DocumentReader {
    private enum Presence {
        case missing, optional, required
        /// The schema doesn't have enough information.
        case open
    }

    /// The names declared by a schema, as sets, because many discriminators may use the same schema.
    private struct OwnNames {
        var required: Set<String>
        var declared: Set<String>
    }

    /// The maximum number of schemas to search for one property.
    private static let widestSearch = 200

    mutating func checkDiscriminators(_ document: Document) {
        var names: [SchemaID: OwnNames] = [:]
        for index in document.schemas.indices {
            guard let discriminator = document.schemas[index].discriminator else { continue }
            let schema = document.schemas[index]
            let members = schema.oneOf + schema.anyOf
            let own = presence(of: discriminator.propertyName, in: SchemaID(index), document, &names)
            if members.isEmpty {
                if own == .missing {
                    let name = discriminator.propertyName
                    report(faults.discriminatorPropertyMissing, (name, "the schema"), at: discriminator.location)
                }
                continue
            }
            let targets = Set(members.map { document.target(of: $0) })
            for entry in discriminator.mapping where !targets.contains(document.target(of: entry.target)) {
                report(faults.discriminatorTargetOutsideUnion, entry.value, atKey: entry.location)
            }
            guard own != .required else { continue }
            for member in members { check(member, discriminator, document, &names) }
        }
    }

    private mutating func check(
        _ member: SchemaID,
        _ discriminator: Schema.Discriminator,
        _ document: Document,
        _ names: inout [SchemaID: OwnNames]
    ) {
        let schema = document[member]
        let name = schema.reference.map { "'\($0.text)'" } ?? "the member"
        let place = schema.reference?.location ?? schema.location
        let property = discriminator.propertyName
        switch presence(of: property, in: member, document, &names) {
        case .missing: report(faults.discriminatorPropertyMissing, (property, name), at: place)
        case .optional: report(faults.discriminatorPropertyOptional, (property, name), at: place)
        case .required, .open: break
        }
    }

    /// Searches a schema and the schemas that it includes.
    private func presence(
        of property: String,
        in start: SchemaID,
        _ document: Document,
        _ names: inout [SchemaID: OwnNames]
    ) -> Presence {
        var isDeclared = false
        var isOpen = false
        var waiting = [start]
        var seen: Set<SchemaID> = []
        while let id = waiting.popLast() {
            guard seen.count < Self.widestSearch else { return .open }
            guard seen.insert(id).inserted else { continue }
            let schema = document[id]
            let own =
                names[id]
                ?? OwnNames(
                    required: Set(schema.required.map(\.name)),
                    declared: Set(schema.properties.map(\.name))
                )
            names[id] = own
            if own.required.contains(property) { return .required }
            if own.declared.contains(property) { isDeclared = true }
            if schema.saysTooLittle { isOpen = true }
            if let target = schema.reference?.target { waiting.append(target) }
            waiting += schema.allOf
        }
        return isDeclared ? .optional : isOpen ? .open : .missing
    }
}

extension Schema {
    /// Whether only the members of a union, or nothing at all, determine which properties a value has.
    fileprivate var saysTooLittle: Bool {
        if !oneOf.isEmpty || !anyOf.isEmpty || types == [.null] { return true }
        return types.isEmpty && properties.isEmpty && allOf.isEmpty && reference == nil
    }
}
