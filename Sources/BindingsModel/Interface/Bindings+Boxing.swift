extension Bindings {
    /// Boxes values that would make a type contain itself: a property that closes a cycle, or a whole union.
    ///
    /// Also boxes values that are so large that each copy would move hundreds of fields.
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

/// Finds the properties by which a type contains itself by value.
private struct BoxFinder {
    struct Edge: Hashable {
        var type: TypeName
        var property: String
    }

    private var order: [TypeName] = []
    private var edges: [TypeName: [(target: TypeName, property: String)]] = [:]
    private var unions: Set<TypeName> = []
    /// The number of properties or cases of each type that aren't generated types.
    private var plain: [TypeName: Int] = [:]
    private(set) var boxed: Set<Edge> = []
    /// The number of inline fields in a value of each type.
    private var sizes: [TypeName: Int] = [:]
    private(set) var indirectUnions: Set<TypeName> = []

    mutating func add(_ declaration: Declaration, _ name: TypeName) {
        var values: [(type: SwiftType, property: String)]
        switch declaration {
        case .structure(let type): values = type.properties.map { ($0.type, $0.name.identifier) }
        case .union(let type):
            // Already boxed.
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

    /// The generated type that a value contains inline.
    ///
    /// Arrays and dictionaries are already on the heap.
    private func heldType(of type: SwiftType) -> TypeName? {
        switch type {
        case .named(let name): name
        case .optional(let wrapped): heldType(of: wrapped)
        default: nil
        }
    }

    /// Repeats until there are no cycles.
    ///
    /// Breaking one may leave another that shares a part of it.
    mutating func search() {
        var broken = -1
        while broken != boxed.count + indirectUnions.count {
            broken = boxed.count + indirectUnions.count
            searchOnce()
        }
    }

    /// A type on the path, and the number of its edges that were followed.
    private struct Step {
        var name: TypeName
        var next = 0
        /// The index of the last union on the path.
        var lastUnion: Int?
    }

    /// Depth first, in declaration order.
    ///
    /// An edge to a type on the path closes a cycle.
    private mutating func searchOnce() {
        var done: Set<TypeName> = []
        for root in order where !done.contains(root) {
            var path = [Step(name: root, lastUnion: unions.contains(root) ? 0 : nil)]
            var places = [root: 0]
            // The unions on the path that became indirect.
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

    /// Breaks a cycle at a union if it has one, because only a union can be indirect as a whole.
    ///
    /// - Parameter path: Ends with the cycle, in which no union is indirect yet.
    private mutating func close(_ path: [Step], from start: Int, _ indirect: inout [Int]) {
        if let union = path.last?.lastUnion, union >= start {
            indirectUnions.insert(path[union].name)
            indirect.append(union)
            return
        }
        // A type alias has no property to box.
        for step in path[start...].reversed() {
            guard let property = edges[step.name]?[step.next - 1].property, !property.isEmpty else { continue }
            boxed.insert(Edge(type: step.name, property: property))
            return
        }
    }

    /// The maximum number of fields, counted recursively, that a property or a union may contain inline.
    ///
    /// The compiler generates code to copy and destroy each field, in each enclosing type. Measured on large
    /// documents, the code is an eighth smaller with 4 than with 64. Lower values don't gain more and take longer.
    private static let mostFields = 4

    /// Boxes the properties and unions that have too many fields.
    ///
    /// Depth first, with contained types before the types that contain them. No cycles are left.
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

    /// Whether a value has too many fields to be inline.
    func isLarge(_ type: SwiftType) -> Bool { heldType(of: type).map { sizes[$0] ?? 1 > Self.mostFields } ?? false }
}
