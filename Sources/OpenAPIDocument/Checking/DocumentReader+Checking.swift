import YAMLTree

/// The last stage: checks that need the whole document.
extension DocumentReader {
    mutating func check(_ document: inout Document) {
        checkTags(&document.tags)
        checkScopes(document.components.securitySchemes)
        let graph = InclusionGraph(document)
        checkInclusions(document, graph)
        checkChains(document, graph)
        checkExamples(document)
        checkRequired(document)
        checkDiscriminators(document)
    }

    /// Checks examples outside schemas.
    private mutating func checkExamples(_ document: Document) {
        for (id, value) in deferred.examples {
            let target = document[document.target(of: id)]
            if !Self.fits(value, target), !(value.isNull && document[id].isNullable) {
                report(faults.exampleOfWrongType, (value, target.types), at: value)
            }
        }
    }

    private mutating func checkTags(_ tags: inout [Tag]) {
        var indices: [String: Int] = [:]
        for (index, tag) in tags.enumerated() { indices[tag.name] = index }
        for index in tags.indices {
            guard let parent = tags[index].parent, indices[parent] == nil else { continue }
            let place = deferred.tagParents[tags[index].name] ?? tags[index].location
            report(faults.tagParentMissing, (parent, nearby(tags.map(\.name))), at: place)
            tags[index].parent = nil
        }
        // Each tag is visited once: a walk stops at a tag of an earlier walk, and a cycle is cut where it closes.
        var walks = Array(repeating: 0, count: tags.count)
        for start in tags.indices where walks[start] == 0 {
            var index = start
            walks[index] = start + 1
            while let parent = tags[index].parent.flatMap({ indices[$0] }) {
                if walks[parent] == start + 1 {
                    let place = deferred.tagParents[tags[index].name] ?? tags[index].location
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
        for scope in deferred.scopes {
            guard let known = scopes[scope.scheme], !known.contains(scope.name) else { continue }
            report(faults.undeclaredScope, (scope.name, scope.scheme, nearby(known.sorted())), at: scope.node)
        }
    }

    /// An undeclared required name is probably a typo, except in schemas that are composed from several.
    private mutating func checkRequired(_ document: Document) {
        var isMember = Array(repeating: false, count: document.schemas.count)
        for index in document.schemas.indices {
            for child in document.schemas[index].children where child.keyword.isInPlace && child.keyword != .reference {
                isMember[Int(child.schema.index)] = true
                isMember[Int(document.target(of: child.schema).index)] = true
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

    /// Whether a schema requires properties that no other schema can declare.
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

    /// Finds strings with invisible characters, which can make a reviewer see something different from the content.
    mutating func checkHiddenText() {
        for file in library.allFiles where library.mayHideText(file) {
            var waiting = [library.root(of: file)].compactMap(\.self)
            // Aliases repeat nodes, so each problem is reported once.
            var seen: Set<SourceLocation> = []
            while let node = waiting.popLast() {
                switch node.content {
                case .scalar(let scalar): check(scalar.text, at: node.location, atKey: false)
                case .sequence(let nodes):
                    if seen.insert(node.location).inserted { waiting += nodes }
                case .mapping(let mapping):
                    guard seen.insert(node.location).inserted else { continue }
                    for entry in mapping {
                        check(entry.key.text, at: entry.key.location, atKey: true)
                        waiting.append(entry.value)
                    }
                }
            }
        }
    }

    private mutating func check(_ text: String, at location: SourceLocation, atKey: Bool) {
        guard let hidden = text.firstHidden else { return }
        if atKey {
            report(faults.hiddenCharacter, hidden, atKey: location)
        } else {
            report(faults.hiddenCharacter, hidden, at: location)
        }
    }
}
