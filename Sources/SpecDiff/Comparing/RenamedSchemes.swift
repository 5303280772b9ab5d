import OpenAPIDocument

extension Document {
    /// The document with its security schemes renamed to the other document's names, if only the names differ.
    func namingSecuritySchemes(like other: Document) -> Document {
        let known = Set(components.securitySchemes.map(\.name))
        // In reverse order, so that the first can be removed cheaply.
        var added = Dictionary(
            grouping: other.components.securitySchemes.filter { !known.contains($0.name) }.reversed(),
            by: \.kind
        )
        let kept = Set(other.components.securitySchemes.map(\.name))
        var names: [String: String] = [:]
        for scheme in components.securitySchemes where !kept.contains(scheme.name) {
            if let partner = added[scheme.kind]?.popLast() { names[scheme.name] = partner.name }
        }
        if names.isEmpty { return self }
        var document = self
        for index in components.securitySchemes.indices {
            let name = components.securitySchemes[index].name
            document.components.securitySchemes[index].name = names[name] ?? name
        }
        document.security = security?.map { $0.naming(names) }
        for index in paths.indices { document.paths[index].nameSchemes(names) }
        for index in webhooks.indices { document.webhooks[index].nameSchemes(names) }
        return document
    }
}

extension PathItem {
    fileprivate mutating func nameSchemes(_ names: [String: String]) {
        for index in operations.indices {
            operations[index].security = operations[index].security?.map { $0.naming(names) }
        }
    }
}

extension SecurityRequirement {
    fileprivate func naming(_ names: [String: String]) -> SecurityRequirement {
        var requirement = self
        for index in schemes.indices {
            requirement.schemes[index].name = names[schemes[index].name] ?? schemes[index].name
        }
        return requirement
    }
}
