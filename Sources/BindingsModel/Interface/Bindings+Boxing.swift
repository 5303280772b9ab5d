extension Bindings {
    /// Puts on the heap what a type would otherwise hold of itself: a property that closes a cycle, or a whole union; and
    /// what is so large that each copy of the type would move hundreds of fields.
    mutating func boxValues() {
        var finder = BoxFinder()
        walk { finder.add($1, $0) }
        finder.search()
        finder.boxLargeValues()
        transform { finder.box(&$1, $0) }
        for index in operations.indices {
            for property in operations[index].properties.indices
            where finder.isLarge(operations[index].properties[property].type) {
                operations[index].properties[property].isIndirect = true
            }
        }
    }
}

/// Finds the properties by which a type holds itself by value.
private struct BoxFinder {
    struct Edge: Hashable {
        var type: TypeName
        var property: String
    }

    private var order: [TypeName] = []
    private var edges: [TypeName: [(target: TypeName, property: String)]] = [:]
    private var unions: Set<TypeName> = []
    /// How many properties or cases of each type hold no generated type.
    private var plain: [TypeName: Int] = [:]
    private(set) var boxed: Set<Edge> = []
    /// How many fields a value of each type has in its place.
    private var sizes: [TypeName: Int] = [:]
    private(set) var indirectUnions: Set<TypeName> = []

    mutating func add(_ declaration: Declaration, _ name: TypeName) {
        var values: [(type: SwiftType, property: String)]
        switch declaration {
        case .structure(let type): values = type.properties.map { ($0.type, $0.name.identifier) }
        case .union(let type):
            // It is on the heap already.
            if type.isOnlySent { return }
            unions.insert(name)
            values = type.cases.map { ($0.type, "") }
        case .alias(let type): values = [(type.type, "")]
        case .enumeration, .content, .output: return
        }
        order.append(name)
        var held: [(target: TypeName, property: String)] = []
        for value in values {
            if let target = heldType(of: value.type) { held.append((target, value.property)) }
        }
        edges[name] = held
        if case .alias = declaration { return }
        plain[name] = values.count - held.count
    }

    /// The generated type that a value holds by value: arrays and dictionaries are on the heap already.
    private func heldType(of type: SwiftType) -> TypeName? {
        switch type {
        case .named(let name): name
        case .optional(let wrapped): heldType(of: wrapped)
        default: nil
        }
    }

    /// Looks for cycles until there is none: what breaks one may leave another that shares a part of it.
    mutating func search() {
        var broken = -1
        while broken != boxed.count + indirectUnions.count {
            broken = boxed.count + indirectUnions.count
            searchOnce()
        }
    }

    /// A type on the way, and the number of its edges that were followed.
    private struct Step {
        var name: TypeName
        var next = 0
        /// Where the last union stands on the way up to here.
        var lastUnion: Int?
    }

    /// Depth first, in the order of the declarations; an edge back to a type on the way closes a cycle.
    private mutating func searchOnce() {
        var done: Set<TypeName> = []
        for root in order where !done.contains(root) {
            var path = [Step(name: root, lastUnion: unions.contains(root) ? 0 : nil)]
            var places = [root: 0]
            // Where unions stand on the way that became indirect.
            var indirect: [Int] = []
            while let step = path.last {
                guard let out = edges[step.name], step.next < out.count, !indirectUnions.contains(step.name) else {
                    done.insert(step.name)
                    places[step.name] = nil
                    path.removeLast()
                    if indirect.last == path.count { indirect.removeLast() }
                    continue
                }
                path[path.count - 1].next += 1
                let edge = out[step.next]
                if boxed.contains(Edge(type: step.name, property: edge.property)) { continue }
                if let start = places[edge.target] {
                    if indirect.last.map({ $0 < start }) ?? true { close(path, from: start, &indirect) }
                } else if edges[edge.target] != nil, !done.contains(edge.target) {
                    let lastUnion = unions.contains(edge.target) ? path.count : step.lastUnion
                    places[edge.target] = path.count
                    path.append(Step(name: edge.target, lastUnion: lastUnion))
                }
            }
        }
    }

    /// A cycle is broken at a union where it has one, since a union alone can be indirect as a whole.
    ///
    /// - Parameter path: ends with the cycle, in which no union is indirect yet.
    private mutating func close(_ path: [Step], from start: Int, _ indirect: inout [Int]) {
        if let union = path.last?.lastUnion, union >= start {
            indirectUnions.insert(path[union].name)
            indirect.append(union)
            return
        }
        // Another name of a type has no property to put on the heap.
        for step in path[start...].reversed() {
            guard let property = edges[step.name]?[step.next - 1].property, !property.isEmpty else { continue }
            boxed.insert(Edge(type: step.name, property: property))
            return
        }
    }

    /// The most fields, counted through all that is held by value, that a property may hold in its place, or a union.
    ///
    /// The compiler writes out the copying and destroying of each, in each type around it. Measured on large documents:
    /// with 4, the code is an eighth smaller than with 64; fewer gain nothing more, and take longer.
    private static let mostFields = 4

    /// Puts on the heap the properties whose values have too many fields, and the unions that do.
    ///
    /// Depth first, the types that a type holds before itself; there are no cycles left.
    mutating func boxLargeValues() {
        var entered: Set<TypeName> = []
        for root in order where entered.insert(root).inserted {
            var path: [(name: TypeName, next: Int)] = [(root, 0)]
            while let (name, next) = path.last {
                let out = indirectUnions.contains(name) ? [] : edges[name] ?? []
                guard next < out.count else {
                    sizes[name] = size(of: name, out)
                    path.removeLast()
                    continue
                }
                path[path.count - 1].next += 1
                let edge = out[next]
                if edges[edge.target] != nil, !boxed.contains(Edge(type: name, property: edge.property)),
                    entered.insert(edge.target).inserted
                {
                    path.append((edge.target, 0))
                }
            }
        }
    }

    private mutating func size(of name: TypeName, _ out: [(target: TypeName, property: String)]) -> Int {
        var size = max(plain[name] ?? 0, 1)
        for edge in out {
            let property = Edge(type: name, property: edge.property)
            let held = sizes[edge.target] ?? 1
            if held > Self.mostFields, !edge.property.isEmpty { boxed.insert(property) }
            size += boxed.contains(property) ? 1 : held
        }
        if unions.contains(name), size > Self.mostFields { indirectUnions.insert(name) }
        return indirectUnions.contains(name) ? 1 : size
    }

    func box(_ declaration: inout Declaration, _ name: TypeName) {
        switch declaration {
        case .structure(var type):
            for index in type.properties.indices
            where boxed.contains(Edge(type: name, property: type.properties[index].name.identifier)) {
                type.properties[index].isIndirect = true
            }
            declaration = .structure(type)
        case .union(var type):
            type.isIndirect = indirectUnions.contains(name)
            declaration = .union(type)
        case .output(var type):
            type.isIndirect = isLarge(type.body)
            declaration = .output(type)
        case .enumeration, .content, .alias: break
        }
    }

    /// Whether a value has more fields than may stand in their place.
    func isLarge(_ type: SwiftType) -> Bool { heldType(of: type).map { sizes[$0] ?? 1 > Self.mostFields } ?? false }
}
