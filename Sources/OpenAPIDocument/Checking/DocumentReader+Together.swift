import YAMLTree

/// Checks what only the whole document can tell.
extension DocumentReader {
    mutating func checkTogether(_ document: inout Document) {
        checkTags(&document.tags)
        checkScopes(document.components.securitySchemes)
        let targets = Self.targets(in: document)
        document.targets = targets
        dropMembersThatAreTheUnion(document)
        let graph = InclusionGraph(document)
        checkInclusions(document, graph)
        checkChains(document, graph)
        for (id, value) in later.examples {
            let target = document[targets[Int(id.index)]]
            if !Self.fits(value, target), !(value.isNull && document[id].isNullable) {
                report(faults.exampleOfWrongType, (value, target.types), at: value)
            }
        }
        checkRequired(document, targets)
        checkDiscriminators(document, targets)
    }

    /// The schema at the end of each schema's references; a schema that only refers in a circle is its own.
    private static func targets(in document: Document) -> [SchemaID] {
        var targets: [SchemaID?] = Array(repeating: nil, count: document.schemas.count)
        for start in targets.indices where targets[start] == nil {
            var chain: [Int] = []
            var end = start
            while targets[end] == nil, let next = document.schemas[end].reference?.target {
                // Until the end is known; so a circle ends where it began.
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

    /// Takes a union out of its own members, where it has others.
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

    private mutating func checkTags(_ tags: inout [Tag]) {
        var indices: [String: Int] = [:]
        for (index, tag) in tags.enumerated() { indices[tag.name] = index }
        for index in tags.indices {
            guard let parent = tags[index].parent, indices[parent] == nil else { continue }
            let place = later.tagParents[tags[index].name] ?? tags[index].location
            report(faults.tagParentMissing, (parent, nearby(tags.map(\.name))), at: place)
            tags[index].parent = nil
        }
        // Each tag is walked over once: a walk stops at a tag of an earlier walk, and a circle is cut where it closes.
        var walks = Array(repeating: 0, count: tags.count)
        for start in tags.indices where walks[start] == 0 {
            var index = start
            walks[index] = start + 1
            while let parent = tags[index].parent.flatMap({ indices[$0] }) {
                if walks[parent] == start + 1 {
                    let place = later.tagParents[tags[index].name] ?? tags[index].location
                    report(faults.tagParentCycle, tags[index].name, at: place)
                    tags[index].parent = nil
                    break
                }
                guard walks[parent] == 0 else { break }
                walks[parent] = start + 1
                index = parent
            }
        }
    }

    private mutating func checkScopes(_ schemes: [SecurityScheme]) {
        var scopes: [String: Set<String>] = [:]
        for scheme in schemes {
            if case .oauth2(let flows) = scheme.kind { scopes[scheme.name] = Set(flows.flatMap(\.scopes)) }
        }
        for scope in later.scopes {
            guard let known = scopes[scope.scheme], !known.contains(scope.name) else { continue }
            report(faults.undeclaredScope, (scope.name, scope.scheme, nearby(known.sorted())), at: scope.node)
        }
    }

    /// A required name that nothing declares is a slip of the pen, but for schemas that are put together from several.
    private mutating func checkRequired(_ document: Document, _ targets: [SchemaID]) {
        var isMember = Array(repeating: false, count: document.schemas.count)
        for index in document.schemas.indices {
            for child in document.schemas[index].children where child.keyword.isInPlace && child.keyword != .reference {
                isMember[Int(child.schema.index)] = true
                isMember[Int(targets[Int(child.schema.index)].index)] = true
            }
        }
        for index in document.schemas.indices
        where !isMember[index] && Self.listsItsProperties(document.schemas[index]) {
            let schema = document.schemas[index]
            let names = Set(schema.properties.map(\.name))
            for required in schema.required where !names.contains(required.name) {
                report(
                    faults.undeclaredRequired,
                    (required.name, nearby(schema.properties.map(\.name))),
                    at: required.location
                )
            }
        }
    }

    /// Whether a schema requires properties, and no other can declare them.
    private static func listsItsProperties(_ schema: Schema) -> Bool {
        guard !schema.required.isEmpty, schema.reference == nil, schema.allOf.isEmpty, schema.oneOf.isEmpty,
            schema.anyOf.isEmpty, !schema.properties.isEmpty || schema.types == [.object],
            schema.rare?.patternProperties.isEmpty != false
        else { return false }
        switch schema.additionalProperties {
        case .allowed, .schema: return false
        case .unspecified, .forbidden: return true
        }
    }
}
