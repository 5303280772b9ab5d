import YAMLTree

/// Checks what only the whole document can tell.
extension DocumentReader {
    mutating func checkTogether(_ document: inout Document) {
        checkTags(&document.tags)
        checkScopes(document.components.securitySchemes)
        checkInclusions(document)
        for (id, value) in later.examples {
            let target = document[document.target(of: id)]
            if !Self.fits(value, target), !(value.isNull && document[id].isNullable) {
                report(.exampleOfWrongType(value, target.types))
            }
        }
        checkRequired(document)
        checkDiscriminators(document)
    }

    private mutating func checkTags(_ tags: inout [Tag]) {
        var parents: [String: String] = [:]
        for tag in tags { parents[tag.name] = tag.parent }
        let names = tags.map(\.name)
        for index in tags.indices {
            guard let parent = tags[index].parent else { continue }
            let name = tags[index].name
            let place = document(place: "parent", of: tags[index])
            guard names.contains(parent) else {
                report(.tagParentMissing(parent, at: place, among: names))
                tags[index].parent = nil
                parents[name] = nil
                continue
            }
            var ancestor: String? = parent
            var steps = 0
            while let next = ancestor, next != name, steps < names.count {
                ancestor = parents[next]
                steps += 1
            }
            if ancestor == name {
                report(.tagParentCycle(name, at: place))
                tags[index].parent = nil
                parents[name] = nil
            }
        }
    }

    private func document(place keyword: String, of tag: Tag) -> SourceLocation {
        let nodes = library.root(of: 0)?["tags"]?.sequence ?? []
        return nodes.first { $0.location == tag.location }?[keyword]?.location ?? tag.location
    }

    private mutating func checkScopes(_ schemes: [SecurityScheme]) {
        var scopes: [String: [String]] = [:]
        for scheme in schemes {
            if case .oauth2(let flows) = scheme.kind { scopes[scheme.name] = flows.flatMap(\.scopes) }
        }
        for scope in later.scopes {
            guard let known = scopes[scope.scheme], !known.contains(scope.name) else { continue }
            report(.undeclaredScope(scope.name, of: scope.scheme, at: scope.node, among: known))
        }
    }

    /// A required name that nothing declares is a slip of the pen, but for schemas that are put together from several.
    private mutating func checkRequired(_ document: Document) {
        var members: Set<SchemaID> = []
        for schema in document.schemas {
            for group in [schema.allOf, schema.oneOf, schema.anyOf] {
                for member in group {
                    members.insert(member)
                    members.insert(document.target(of: member))
                }
            }
            guard let rare = schema.rare else { continue }
            let others =
                [rare.not, rare.if, rare.then, rare.else].compactMap { $0 } + rare.dependentSchemas.map(\.schema)
            for member in others {
                members.insert(member)
                members.insert(document.target(of: member))
            }
        }
        for (index, schema) in document.schemas.enumerated() {
            guard !schema.required.isEmpty, schema.reference == nil, schema.allOf.isEmpty, schema.oneOf.isEmpty,
                schema.anyOf.isEmpty, !schema.properties.isEmpty || schema.types == [.object],
                schema.rare?.patternProperties.isEmpty != false, !members.contains(SchemaID(index))
            else { continue }
            switch schema.additionalProperties {
            case .allowed, .schema: continue
            case .unspecified, .forbidden: break
            }
            let names = Set(schema.properties.map(\.name))
            for required in schema.required where !names.contains(required.name) {
                report(.undeclaredRequired(required, among: schema.properties.map(\.name)))
            }
        }
    }
}
