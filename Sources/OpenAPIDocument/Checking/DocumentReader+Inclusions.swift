import YAMLTree

/// Finds schemas that hold themselves at one and the same place of a value: through `$ref`, `allOf`, `oneOf` or `anyOf`.
extension DocumentReader {
    private enum Edge {
        case reference, allOf, union
    }

    private struct Step {
        var schema: SchemaID
        /// How this schema was reached from the one before.
        var edge: Edge
        var edges: [(Edge, SchemaID)]
        var next = 0
    }

    mutating func checkInclusions(_ document: Document) {
        findCycles(document, through: [.reference, .allOf])
        findCycles(document, through: [.reference, .union])
        findCycles(document, through: [.reference, .allOf, .union])
    }

    private mutating func findCycles(_ document: Document, through kinds: Set<Edge>) {
        enum Mark { case new, open, done }
        var marks = Array(repeating: Mark.new, count: document.schemas.count)
        for start in document.schemas.indices where marks[start] == .new {
            let root = Self.edges(of: document.schemas[start], kinds)
            var path = [Step(schema: SchemaID(start), edge: .reference, edges: root)]
            marks[start] = .open
            while let step = path.last {
                guard step.next < step.edges.count else {
                    marks[Int(step.schema.index)] = .done
                    path.removeLast()
                    continue
                }
                path[path.count - 1].next += 1
                let (edge, target) = step.edges[step.next]
                switch marks[Int(target.index)] {
                case .done: break
                case .new:
                    marks[Int(target.index)] = .open
                    path.append(Step(schema: target, edge: edge, edges: Self.edges(of: document[target], kinds)))
                case .open:
                    let first = path.firstIndex { $0.schema == target } ?? 0
                    reportCycle(document, path[(first + 1)...].map(\.edge) + [edge], kinds, last: step.schema)
                }
            }
        }
    }

    private static func edges(of schema: Schema, _ kinds: Set<Edge>) -> [(Edge, SchemaID)] {
        var edges: [(Edge, SchemaID)] = []
        if let target = schema.reference?.target { edges.append((.reference, target)) }
        if kinds.contains(.allOf) { edges += schema.allOf.map { (.allOf, $0) } }
        if kinds.contains(.union) { edges += (schema.oneOf + schema.anyOf).map { (.union, $0) } }
        return edges
    }

    private mutating func reportCycle(_ document: Document, _ edges: [Edge], _ kinds: Set<Edge>, last: SchemaID) {
        let schema = document[last]
        let location = schema.reference?.location ?? schema.location
        let hasAllOf = edges.contains(.allOf)
        let hasUnion = edges.contains(.union)
        if hasAllOf, hasUnion { return report(.unionOfHeirs(at: location)) }
        // The cycles of one kind were found when only that kind was followed.
        guard kinds.count == 2 else { return }
        if hasAllOf {
            report(.schemaIncludesItself(at: location, "allOf"))
        } else if hasUnion {
            report(.schemaIncludesItself(at: location, "oneOf"))
        } else if let text = schema.reference?.text {
            report(.referenceCycle(text, at: location))
        }
    }
}
