import YAMLTree

extension Document {
    /// Merges the members of a schema's `allOf` into one object schema.
    ///
    /// - Returns: Nil if the schema has properties next to `allOf`, or if a member has keywords other than properties
    ///   that could constrain the other members.
    package func flattened(_ id: SchemaID) -> Schema? {
        let outer = self[id]
        guard outer.properties.isEmpty, outer.required.isEmpty else { return nil }
        var parts: [Schema] = []
        var seen: [SchemaID: Bool] = [:]
        guard collect(id, &parts, &seen), parts.contains(where: { !$0.properties.isEmpty }) else {
            return nil
        }
        var entries = outer.source.entries.filter { $0.key.text != "allOf" }
        for entry in parts.lazy.flatMap(\.source) where ["type", "properties", "required"].contains(entry.key.text) {
            if !entries.contains(where: { $0.key.text == entry.key.text }) { entries.append(entry) }
        }
        let schema = Schema(location: outer.location, source: Mapping(entries: entries))
        schema.title = outer.title
        schema.description = outer.description
        schema.defaultValue = outer.defaultValue
        schema.examples = outer.examples
        schema.extensions = outer.extensions
        var places: [String: Int] = [:]
        var required: Set<String> = []
        for part in parts {
            if !part.types.isEmpty { schema.types = [.object] }
            for property in part.properties {
                if let place = places[property.name] {
                    guard schema.properties[place].schema == property.schema else { return nil }
                } else {
                    places[property.name] = schema.properties.count
                    schema.properties.append(property)
                }
            }
            for name in part.required where required.insert(name.name).inserted { schema.required.append(name) }
        }
        return schema
    }

    /// Adds a schema and the schemas that it is composed of.
    ///
    /// Returns false if any of them is more than a list of properties.
    ///
    /// - Parameter seen: The visited schemas, and whether each was added completely.
    private func collect(
        _ id: SchemaID,
        _ parts: inout [Schema],
        _ seen: inout [SchemaID: Bool]
    ) -> Bool {
        let target = target(of: id)
        // A schema that includes itself isn't complete yet.
        if let isComplete = seen[target] { return isComplete }
        seen[target] = false
        let schema = self[target]
        guard schema.isListOfProperties else { return false }
        parts.append(schema)
        for member in schema.allOf {
            guard collect(member, &parts, &seen) else { return false }
        }
        seen[target] = true
        return true
    }
}

extension Schema {
    fileprivate var isListOfProperties: Bool {
        guard boolean == nil, reference == nil, types.isEmpty || types == [.object], !isNullable, enumValues == nil,
            const == nil, items == nil, anyOf.isEmpty, oneOf.isEmpty, discriminator == nil, rare == nil,
            limits == Limits()
        else { return false }
        switch additionalProperties {
        case .unspecified, .allowed: return true
        case .forbidden, .schema: return false
        }
    }
}
