import OpenAPIDocument
import YAMLTree

/// Removes sensitive values from the document's examples.
extension ExampleMaker {
    /// The example with a placeholder for each sensitive value.
    ///
    /// Nil if a placeholder is needed and none is found.
    mutating func withoutSecrets(_ value: Node, _ ids: [SchemaID], _ direction: Direction?) -> Node? {
        if !hasSecrets { return value }
        let places = inPlace(ids)
        if places.contains(where: { document[$0].extensions.sensitivity != .open }) {
            return made(ids, direction, true)
        }
        switch value.content {
        case .scalar: return value
        case .sequence(let items):
            var clean: [Node] = []
            for (index, item) in items.enumerated() {
                let schemas = places.flatMap { document[$0].itemSchemas(at: index) }
                guard let item = schemas.isEmpty ? item : withoutSecrets(item, schemas, direction) else { return nil }
                clean.append(item)
            }
            return Node(.sequence(clean), location: value.location)
        case .mapping(let members):
            var clean: [(name: String, value: Node)] = []
            for entry in members {
                let schemas = places.flatMap { document[$0].memberSchemas(named: entry.key.text) }
                let member = schemas.isEmpty ? entry.value : withoutSecrets(entry.value, schemas, direction)
                guard let member else { return nil }
                clean.append((entry.key.text, member))
            }
            return .object(clean, at: value.location)
        }
    }

    /// All schemas that can replace these.
    private func inPlace(_ ids: [SchemaID]) -> [SchemaID] {
        var seen: Set<SchemaID> = []
        var order: [SchemaID] = []
        var waiting = Array(ids.reversed())
        while let id = waiting.popLast() {
            guard seen.insert(id).inserted else { continue }
            order.append(id)
            let schema = document[id]
            for child in schema.children where child.keyword.isInPlace && child.keyword != .not {
                waiting.append(child.schema)
            }
            waiting += (schema.discriminator?.mapping ?? []).map(\.target) + (subtypes[id] ?? [])
        }
        return order
    }
}

extension Schema {
    fileprivate func itemSchemas(at index: Int) -> [SchemaID] {
        let places = rare?.prefixItems ?? []
        return index < places.count ? [places[index]] : [items].compactMap { $0 }
    }

    fileprivate func memberSchemas(named name: String) -> [SchemaID] {
        if let property = properties.first(where: { $0.name == name }) { return [property.schema] }
        var schemas = (rare?.patternProperties ?? []).map(\.schema)
        if case .schema(let id) = additionalProperties { schemas.append(id) }
        return schemas
    }
}
