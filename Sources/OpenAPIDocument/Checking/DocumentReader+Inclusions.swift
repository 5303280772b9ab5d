import YAMLTree

/// Finds schemas that include themselves through `$ref`, `allOf`, `oneOf` or `anyOf`.
extension DocumentReader {
    mutating func checkInclusions(_ document: Document, _ graph: InclusionGraph) {
        findCycles(document, graph, through: [.reference, .allOf])
        findCycles(document, graph, through: [.reference, .union])
        findCycles(document, graph, through: [.reference, .allOf, .union])
    }

    private mutating func findCycles(_ document: Document, _ graph: InclusionGraph, through kinds: InclusionGraph.Kinds)
    {
        enum Mark { case new, open, done }
        var marks = Array(repeating: Mark.new, count: document.schemas.count)
        // Each schema on the path, how it was reached, and its remaining edges.
        var path: [(schema: SchemaID, kind: InclusionGraph.Kinds, rest: Range<Int>)] = []
        for start in marks.indices where marks[start] == .new {
            path.append((SchemaID(start), .reference, graph.edges(of: SchemaID(start))))
            marks[start] = .open
            while let step = path.last {
                guard let next = step.rest.first else {
                    marks[Int(step.schema.index)] = .done
                    path.removeLast()
                    continue
                }
                path[path.count - 1].rest = next + 1..<step.rest.upperBound
                let edge = graph.edges[next]
                if !kinds.contains(edge.kind) { continue }
                switch marks[Int(edge.target.index)] {
                case .done: break
                case .new:
                    marks[Int(edge.target.index)] = .open
                    path.append((edge.target, edge.kind, graph.edges(of: edge.target)))
                case .open:
                    let first = path.firstIndex { $0.schema == edge.target } ?? 0
                    reportCycle(document, path[(first + 1)...].map(\.kind) + [edge.kind], kinds, last: step.schema)
                }
            }
        }
    }

    private mutating func reportCycle(
        _ document: Document,
        _ edges: [InclusionGraph.Kinds],
        _ kinds: InclusionGraph.Kinds,
        last: SchemaID
    ) {
        let schema = document[last]
        let location = schema.reference?.location ?? schema.location
        let hasAllOf = edges.contains(.allOf)
        let hasUnion = edges.contains(.union)
        if hasAllOf, hasUnion { return report(faults.unionOfSubtypes, at: location) }
        // Cycles of one kind were found when only that kind was followed.
        guard kinds != [.reference, .allOf, .union] else { return }
        if hasAllOf {
            report(faults.schemaIncludesItself, "allOf", at: location)
        } else if hasUnion {
            report(faults.schemaIncludesItself, "oneOf", at: location)
        } else if let text = schema.reference?.text {
            report(faults.referenceCycle, text, at: location)
        }
    }
}
