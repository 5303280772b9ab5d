/// Finds the pointers of many locations, with one walk over each file that has more than a few of them.
package struct PointerIndex {
    private var wantedKeys: Set<SourceLocation>
    private var wantedValues: Set<SourceLocation>
    private var keys: [SourceLocation: JSONPointer] = [:]
    private var values: [SourceLocation: JSONPointer] = [:]
    /// The lines of the current file with a requested location.
    ///
    /// Most nodes are on other lines.
    private var lines: [Bool] = []
    private var seen: Set<SourceLocation> = []
    private var tokens: [String] = []

    /// Up to this many locations are looked up one by one, which is fast except in documents full of aliases.
    private static let fewPlaces = 128

    /// - Parameters:
    ///   - keys: The locations of keys.
    ///   - values: The locations where values start.
    ///   - roots: The root nodes, indexed by the file index of a location.
    package init(
        keys: some Sequence<SourceLocation>,
        values: some Sequence<SourceLocation>,
        roots: [Node?]
    ) {
        wantedKeys = Set(keys)
        wantedValues = Set(values)
        func root(of file: UInt32) -> Node? { Int(file) < roots.count ? roots[Int(file)] : nil }
        if wantedKeys.count + wantedValues.count <= Self.fewPlaces {
            for place in wantedKeys { self.keys[place] = root(of: place.file)?.pointer(toKeyAt: place) }
            for place in wantedValues { self.values[place] = root(of: place.file)?.pointer(to: place) }
            return
        }
        let files = Set(wantedKeys.map(\.file)).union(wantedValues.map(\.file))
        for file in files.sorted() {
            guard let root = root(of: file) else { continue }
            lines = []
            for place in wantedKeys where place.file == file { noteLine(place) }
            for place in wantedValues where place.file == file { noteLine(place) }
            visit(root)
        }
    }

    /// The pointer to the member whose key is here, or else to the outermost value that starts here.
    package func key(at location: SourceLocation) -> JSONPointer? { keys[location] ?? values[location] }
    /// The pointer to the outermost value that starts here.
    package func value(at location: SourceLocation) -> JSONPointer? { values[location] }
    /// The pointer to the outermost value that starts here, or else to the member whose key is here.
    package func either(at location: SourceLocation) -> JSONPointer? { values[location] ?? keys[location] }

    private mutating func noteLine(_ location: SourceLocation) {
        let line = Int(location.line)
        if line >= lines.count { lines += Array(repeating: false, count: line + 1 - lines.count) }
        lines[line] = true
    }

    private func isOnWantedLine(_ location: SourceLocation) -> Bool {
        Int(location.line) < lines.count && lines[Int(location.line)]
    }

    private mutating func visit(_ node: Node) {
        if isOnWantedLine(node.location), wantedValues.contains(node.location), values[node.location] == nil {
            values[node.location] = JSONPointer(tokens)
        }
        switch node.content {
        case .scalar: return
        case .sequence(let nodes):
            guard seen.insert(node.location).inserted else { return }
            for (index, child) in nodes.enumerated() {
                tokens.append(String(index))
                visit(child)
                tokens.removeLast()
            }
        case .mapping(let mapping):
            guard seen.insert(node.location).inserted else { return }
            for entry in mapping {
                tokens.append(entry.key.text)
                if isOnWantedLine(entry.key.location), wantedKeys.contains(entry.key.location),
                    keys[entry.key.location] == nil
                {
                    keys[entry.key.location] = JSONPointer(tokens)
                }
                visit(entry.value)
                tokens.removeLast()
            }
        }
    }
}
