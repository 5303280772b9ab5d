extension Node {
    /// The value that a pointer leads to, or nil if there isn't one.
    package func node(at pointer: JSONPointer) -> Node? {
        var node = self
        for token in pointer.tokens {
            switch node.content {
            case .scalar: return nil
            case .sequence(let nodes):
                guard let index = Self.index(token), index < nodes.count else { return nil }
                node = nodes[index]
            case .mapping(let mapping):
                guard let next = mapping[token] else { return nil }
                node = next
            }
        }
        return node
    }

    /// The pointer to the outermost node at `location`, or else to the member whose key is there, or nil if there
    /// is neither.
    ///
    /// It searches the whole tree, so use it for messages only.
    package func pointer(to location: SourceLocation) -> JSONPointer? {
        var search = PointerSearch(location: location, matchesKeys: false)
        return search.pointer(in: self) ?? pointer(toKeyAt: location)
    }

    /// The pointer to the member whose key is at `location`.
    package func pointer(toKeyAt location: SourceLocation) -> JSONPointer? {
        var search = PointerSearch(location: location, matchesKeys: true)
        return search.pointer(in: self)
    }

    /// An array index: digits without a leading zero (RFC 6901, section 4).
    private static func index(_ token: String) -> Int? {
        guard let first = token.utf8.first, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) else { return nil }
        if first == UInt8(ascii: "0"), token.utf8.count > 1 { return nil }
        return Int(token)
    }
}

/// A search for one location that visits each node once, even where aliases repeat it.
private struct PointerSearch {
    let location: SourceLocation
    let matchesKeys: Bool
    private var tokens: [String] = []
    private var seen: Set<SourceLocation> = []

    init(location: SourceLocation, matchesKeys: Bool) {
        self.location = location
        self.matchesKeys = matchesKeys
    }

    mutating func pointer(in root: Node) -> JSONPointer? {
        visit(root) ? JSONPointer(tokens) : nil
    }

    /// Leaves the path to the location in `tokens` and returns true, or restores `tokens`.
    private mutating func visit(_ node: Node) -> Bool {
        if !matchesKeys, node.location == location { return true }
        switch node.content {
        case .scalar: return false
        case .sequence(let nodes):
            guard seen.insert(node.location).inserted else { return false }
            // Nodes are in file order except for aliases, so the last one that starts before the location is tried
            // first.
            let likely = nodes.lastIndex { $0.location <= location }
            if let likely, visit(nodes[likely], String(likely)) { return true }
            for (index, child) in nodes.enumerated() where index != likely {
                if visit(child, String(index)) { return true }
            }
        case .mapping(let mapping):
            guard seen.insert(node.location).inserted else { return false }
            let likely = mapping.entries.lastIndex { $0.key.location <= location }
            if matchesKeys, let likely, mapping[likely].key.location == location {
                tokens.append(mapping[likely].key.text)
                return true
            }
            if let likely, visit(mapping[likely].value, mapping[likely].key.text) { return true }
            for (index, entry) in mapping.entries.enumerated() where index != likely {
                if matchesKeys, entry.key.location == location {
                    tokens.append(entry.key.text)
                    return true
                }
                if visit(entry.value, entry.key.text) { return true }
            }
        }
        return false
    }

    private mutating func visit(_ child: Node, _ token: String) -> Bool {
        tokens.append(token)
        if visit(child) { return true }
        tokens.removeLast()
        return false
    }
}
