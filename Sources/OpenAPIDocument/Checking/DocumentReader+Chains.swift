import YAMLTree

/// Finds chains of schemas that are longer than the limit.
extension DocumentReader {
    mutating func checkChains(_ document: Document, _ graph: InclusionGraph) {
        var chains = ChainLengths(document, graph, limit: Document.longestChain)
        for start in chains.findLong() {
            report(faults.chainTooLong, Document.longestChain, at: document[start].location)
        }
    }
}

/// The length of the longest chain from each schema.
///
/// A cycle counts with all of its schemas.
///
/// Tarjan's algorithm, without recursion.
private struct ChainLengths {
    private let graph: InclusionGraph
    private let limit: Int
    private var isNamed: [Bool]
    /// The visiting order, or 0 for an unvisited schema.
    private var numbers: [Int]
    /// The first schema of the cycle that each schema is known to belong to.
    private var lows: [Int]
    /// Known for a schema whose cycle is complete, otherwise 0.
    private var lengths: [Int]
    private var open: [Int] = []

    init(_ document: Document, _ graph: InclusionGraph, limit: Int) {
        self.graph = graph
        self.limit = limit
        let count = document.schemas.count
        isNamed = Array(repeating: false, count: count)
        for component in document.components.schemas { isNamed[Int(component.schema.index)] = true }
        for id in document.referenceNames.keys { isNamed[Int(id.index)] = true }
        numbers = Array(repeating: 0, count: count)
        lows = numbers
        lengths = numbers
    }

    /// The schemas at which chains become too long.
    mutating func findLong() -> [SchemaID] {
        var found: [SchemaID] = []
        var visits = 0
        for start in numbers.indices where numbers[start] == 0 {
            var path = [(schema: start, rest: graph.edges(of: SchemaID(start)))]
            while let (schema, rest) = path.last {
                if numbers[schema] == 0 {
                    visits += 1
                    numbers[schema] = visits
                    lows[schema] = visits
                    open.append(schema)
                }
                if let next = rest.first {
                    path[path.count - 1].rest = next + 1..<rest.upperBound
                    let edge = graph.edges[next]
                    if edge.kind == .property, isNamed[schema] { continue }
                    let target = Int(edge.target.index)
                    if numbers[target] == 0 {
                        path.append((target, graph.edges(of: edge.target)))
                    } else if lengths[target] == 0 {
                        lows[schema] = min(lows[schema], numbers[target])
                    }
                    continue
                }
                path.removeLast()
                if let parent = path.last?.schema { lows[parent] = min(lows[parent], lows[schema]) }
                if lows[schema] == numbers[schema], close(schema) { found.append(SchemaID(schema)) }
            }
        }
        return found
    }

    /// Sets the length of a complete cycle.
    ///
    /// Returns true if it is too long and nothing after it is.
    private mutating func close(_ first: Int) -> Bool {
        guard let start = open.lastIndex(of: first) else { return false }
        let members = open[start...]
        var behind = 0
        for member in members {
            for edge in graph.edges[graph.edges(of: SchemaID(member))]
            where edge.kind != .property || !isNamed[member] {
                behind = max(behind, lengths[Int(edge.target.index)])
            }
        }
        // One diagnostic is enough for all schemas that lead to it.
        let length = min(behind + members.count, limit + 1)
        for member in members { lengths[member] = length }
        open.removeSubrange(start...)
        return length > limit && behind <= limit
    }
}
