import YAMLTree

extension Document {
    /// One object schema that says what the members of a schema's `allOf` say together.
    ///
    /// - Returns: nil where the schema has properties beside `allOf`, or where a member says more than properties, so
    ///   that members could hold one another back.
    package func flattened(_ id: SchemaID) -> Schema? {
        let outer = self[id]
        guard outer.properties.isEmpty, outer.required.isEmpty else { return nil }
        var parts: [Schema] = []
        var open: Set<SchemaID> = []
        guard collect(id, &parts, &open), parts.contains(where: { !$0.properties.isEmpty }) else { return nil }
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
            for name in part.required where !schema.required.contains(where: { $0.name == name.name }) {
                schema.required.append(name)
            }
        }
        return schema
    }

    /// Adds a schema and what it is composed of; false where something of it is no mere list of properties.
    private func collect(_ id: SchemaID, _ parts: inout [Schema], _ open: inout Set<SchemaID>) -> Bool {
        let target = target(of: id)
        // No deeper than anyone writes: what is composed of itself ends here.
        guard open.count < 16, open.insert(target).inserted else { return false }
        defer { open.remove(target) }
        let schema = self[target]
        guard schema.isListOfProperties else { return false }
        parts.append(schema)
        return schema.allOf.allSatisfy { collect($0, &parts, &open) }
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
