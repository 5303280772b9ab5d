import YAMLTree

/// The targets of `$dynamicRef`, which depend on the schemas through which it was reached (JSON Schema 2020-12 core,
/// 7.1 and 8.2.3.2).
///
/// A schema that is reached through another schema with dynamic anchors is read again for that scope, as a separate
/// schema. A generic schema thus becomes one schema per instantiation.
struct DynamicScopes {
    /// The outermost schema of each dynamic anchor.
    typealias Scope = [String: Node]

    struct Place: Hashable {
        var location: SourceLocation
        var scope: Int
    }

    /// The known scopes.
    ///
    /// The first is the empty one.
    private(set) var scopes: [Scope] = [[:]]
    private var numbers: [[String: SourceLocation]: Int] = [[:]: 0]
    /// The schemas read for a nonempty scope, and the scope of each.
    var ids: [Place: SchemaID] = [:]
    var scopeOfSchema: [SchemaID: Int] = [:]
    /// The dynamic anchors that schemas use, directly or through references.
    var asked: [SourceLocation: Set<String>] = [:]
    /// The scope for the content and references of the schema being read.
    var current = 0
    /// How many more nodes may be visited and schemas read for scopes.
    ///
    /// Each choice of an anchor's target doubles the work. Real documents have one or two.
    var budget = 1_000_000
    /// The members of `allOf` seen in a scope, and whether the schema being read is one.
    var membersOfAllOf: Set<SchemaID> = []
    var isInAllOf = false

    mutating func number(of scope: Scope) -> Int {
        let key = scope.mapValues(\.location)
        if let known = numbers[key] { return known }
        scopes.append(scope)
        numbers[key] = scopes.count - 1
        return scopes.count - 1
    }
}

extension DocumentReader {
    /// Sets the scope for a schema's content: the scope that it was reached in, extended by its own anchors.
    mutating func enterScope(of id: SchemaID, _ node: Node) {
        dynamic.current = dynamic.scopeOfSchema[id] ?? 0
        dynamic.isInAllOf = dynamic.membersOfAllOf.contains(id)
        guard is31OrLater, let mapping = node.mapping, mapping["$defs"] != nil || mapping["$dynamicAnchor"] != nil
        else { return }
        var own = Self.dynamicAnchors(of: node)
        if own.isEmpty { return }
        scanNames()
        // An anchor that only one schema has resolves to it from everywhere.
        own = own.filter { name, _ in references.names?.dynamicAnchors[name]?.count ?? 0 > 1 }
        if own.isEmpty { return }
        dynamic.current = dynamic.number(of: dynamic.scopes[dynamic.current].merging(own) { outer, _ in outer })
    }

    /// The scope in which to read the schema at a node, when reached from the current one.
    private mutating func scope(for node: Node) -> Int {
        let scope = dynamic.scopes[dynamic.current]
        if scope.isEmpty { return 0 }
        dynamic.budget -= scope.count
        let asked = anchorsAskedFor(by: node)
        let own = Self.dynamicAnchors(of: node)
        return dynamic.number(
            of: scope.filter { name, outermost in
                asked.contains(name) && own[name]?.location != outermost.location
            }
        )
    }

    /// The id of the schema at a node, read for the current scope.
    ///
    /// Nil if the scope makes no difference.
    mutating func scopedSchema(_ node: Node) -> SchemaID? {
        if dynamic.current == 0 { return nil }
        guard dynamic.budget > 0 else {
            report(faults.tooManyDynamicScopes, at: node)
            return nil
        }
        let scope = scope(for: node)
        if scope == 0 { return nil }
        let place = DynamicScopes.Place(location: node.location, scope: scope)
        if let known = dynamic.ids[place] { return known }
        dynamic.budget -= 20
        let id = SchemaID(schemaNodes.count)
        schemaNodes.append(node)
        dynamic.ids[place] = id
        dynamic.scopeOfSchema[id] = scope
        // A component that is read again becomes a separate type, except if another schema includes its members.
        if componentSchemaPlaces.contains(node.location), !dynamic.isInAllOf {
            referenceNames[id] = componentName(at: node.location)
        }
        return id
    }

    /// The name of the component schema at a location.
    func componentName(at place: SourceLocation) -> String? {
        componentSchemaNames[place]
    }

    /// The schema that a dynamic anchor resolves to here, or nil if no schema on the path has it.
    func outermost(_ anchor: String) -> Node? { dynamic.scopes[dynamic.current][anchor] }

    /// The dynamic anchors of a schema, including those in its `$defs`.
    private static func dynamicAnchors(of node: Node) -> DynamicScopes.Scope {
        var found: DynamicScopes.Scope = [:]
        if let name = node["$dynamicAnchor"]?.string { found[name] = node }
        for entry in node["$defs"]?.mapping ?? Mapping() {
            if let name = entry.value["$dynamicAnchor"]?.string, found[name] == nil { found[name] = entry.value }
        }
        return found
    }

    /// The dynamic anchors used by a schema's `$dynamicRef`s, including those in referenced schemas.
    private mutating func anchorsAskedFor(by node: Node) -> Set<String> {
        if let known = dynamic.asked[node.location] { return known }
        var found: Set<String> = []
        var seen: Set<SourceLocation> = []
        var waiting = [node]
        while let next = waiting.popLast(), dynamic.budget > 0 {
            guard seen.insert(next.location).inserted else { continue }
            dynamic.budget -= 1
            if let known = dynamic.asked[next.location] {
                found.formUnion(known)
                continue
            }
            switch next.content {
            case .scalar: break
            case .sequence(let nodes): waiting += nodes
            case .mapping(let mapping):
                for entry in mapping {
                    switch (entry.key.text, entry.value.string) {
                    case ("$dynamicRef", let text?):
                        if case .anchor(let name)? = ReferenceText(text)?.fragment { found.insert(name) }
                    case ("$ref", let text?):
                        if case .found(let target) = find(text, at: entry.value.location) {
                            waiting.append(target.node)
                        }
                    case ("example", _), ("examples", _), ("default", _), ("enum", _), ("const", _): break
                    default: waiting.append(entry.value)
                    }
                }
            }
        }
        dynamic.asked[node.location] = found
        return found
    }
}
