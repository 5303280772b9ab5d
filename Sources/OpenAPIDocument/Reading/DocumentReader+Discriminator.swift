import YAMLTree

extension DocumentReader {
    mutating func readDiscriminator(_ node: Node, of schema: Schema) -> Schema.Discriminator? {
        guard case .mapping(let object) = node.content else {
            guard let name = node.string else {
                report(faults.wrongType, ("a mapping", node.summary), at: node)
                return nil
            }
            report(faults.discriminatorText, name, at: node)
            return Schema.Discriminator(propertyName: name, mapping: [], defaultMapping: nil, location: node.location)
        }
        var result = Schema.Discriminator(propertyName: "", mapping: [], defaultMapping: nil, location: node.location)
        var members: [String: Node]?
        for entry in object {
            switch entry.key.text {
            case "propertyName": result.propertyName = text(entry.value) ?? ""
            case "mapping":
                for value in mapping(entry.value) ?? Mapping() {
                    if let missing = missingComponent(value.value) {
                        let schemas = componentSchemas
                        let known = nearby(schemas.map(\.key.text))
                        report(faults.discriminatorTargetMissing, (value.key.text, missing, known), at: value.value)
                        continue
                    }
                    guard let target = discriminatorTarget(value.value, of: schema, &members) else { continue }
                    result.mapping.append(
                        Schema.Discriminator.Mapping(
                            value: value.key.text,
                            target: target,
                            location: value.key.location
                        )
                    )
                }
            case "defaultMapping" where is32OrLater:
                result.defaultMapping = discriminatorTarget(entry.value, of: schema, &members)
            default: unread(entry, in: .discriminator)
            }
        }
        guard object["propertyName"] != nil else {
            report(faults.missingMember, ("propertyName", .discriminator), at: node)
            return nil
        }
        return result.propertyName.isEmpty ? nil : result
    }

    /// The schema that a mapping's value names: a component's name, or a reference.
    ///
    /// - Parameter members: The names of the union's members, computed on first use.
    private mutating func discriminatorTarget(
        _ node: Node,
        of schema: Schema,
        _ members: inout [String: Node]?
    ) -> SchemaID? {
        guard let text = text(node) else { return nil }
        if Self.isBareName(text) {
            if let target = named(text, in: 0) ?? named(text, in: node.location.file) { return self.schema(target) }
            // In a document of several files, the members determine where a name is looked up.
            let called = members ?? memberNames(of: schema)
            members = called
            if let target = called[text] { return self.schema(target) }
            if !text.contains(".") || text.hasSuffix(".") {
                let known = componentSchemas.map(\.key.text)
                report(faults.unknownSchemaName, (text, nearby(known)), at: node)
                return nil
            }
        }
        return self.schema(referredToBy: text, at: node.location)
    }

    private mutating func memberNames(of schema: Schema) -> [String: Node] {
        var names: [String: Node] = [:]
        for member in schema.oneOf + schema.anyOf {
            guard let reference = schemaNodes[Int(member.index)]["$ref"], let text = reference.string,
                let target = resolve(text, at: reference.location, as: .schemas), let name = target.name
            else { continue }
            if names[name] == nil { names[name] = target.node }
        }
        return names
    }

    /// The name of the missing component that a value refers to, if any.
    private func missingComponent(_ node: Node) -> String? {
        let start = "#/components/schemas/"
        guard let text = node.string, text.hasPrefix(start), node.location.file == 0 else { return nil }
        let name = text.dropFirst(start.count)
        guard !name.isEmpty, !name.utf8.contains(where: { "/~%".utf8.contains($0) }), named(String(name), in: 0) == nil
        else { return nil }
        return text
    }

    private static func isBareName(_ text: String) -> Bool {
        !text.utf8.contains { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ":") }
    }

    private func named(_ name: String, in file: UInt32) -> Node? {
        file == 0 ? componentSchemas[name] : library.root(of: file)?["components"]?["schemas"]?[name]
    }
}
