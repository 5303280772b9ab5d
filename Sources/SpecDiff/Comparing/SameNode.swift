import YAMLTree

extension Node {
    /// Whether two values are semantically equal.
    ///
    /// The order of keys, the style and the location don't matter.
    func isSame(as other: Node) -> Bool {
        switch (content, other.content) {
        case (.scalar(let left), .scalar(let right)): return left.isSame(as: right)
        case (.sequence(let left), .sequence(let right)):
            return left.count == right.count && zip(left, right).allSatisfy { $0.isSame(as: $1) }
        case (.mapping(let left), .mapping(let right)):
            guard left.count == right.count else { return false }
            return left.allSatisfy { entry in right[entry.key.text].map { entry.value.isSame(as: $0) } ?? false }
        default: return false
        }
    }
}

/// A set of values with semantic equality.
struct NodeSet {
    private var nodes: [Int: [Node]]

    init(_ nodes: [Node]) { self.nodes = Dictionary(grouping: nodes, by: \.meaningHash) }

    func contains(_ node: Node) -> Bool { nodes[node.meaningHash]?.contains { $0.isSame(as: node) } ?? false }
}

extension Node {
    /// Equal for values that are semantically equal.
    fileprivate var meaningHash: Int {
        var hasher = Hasher()
        switch content {
        case .scalar(let scalar):
            switch scalar.value {
            case .null: hasher.combine(0)
            case .bool(let value): hasher.combine(value)
            case .integer(let value): hasher.combine(Double(value))
            case .float(let value): hasher.combine(value.isNaN ? 0 : value)
            case .bigInteger, .string: hasher.combine(scalar.text)
            }
        case .sequence(let nodes): for node in nodes { hasher.combine(node.meaningHash) }
        case .mapping(let mapping):
            // In any order.
            hasher.combine(
                mapping.reduce(0) { sum, entry in
                    var member = Hasher()
                    member.combine(entry.key.text)
                    member.combine(entry.value.meaningHash)
                    return sum ^ member.finalize()
                }
            )
        }
        return hasher.finalize()
    }
}

extension Sequence {
    /// The elements by key.
    ///
    /// Of several with the same key, the first.
    func keyed<Key: Hashable>(by key: (Element) -> Key) -> [Key: Element] {
        Dictionary(map { (key($0), $0) }) { first, _ in first }
    }
}

extension Node? {
    func isSame(as other: Node?) -> Bool {
        switch (self, other) {
        case (nil, nil): true
        case (let left?, let right?): left.isSame(as: right)
        default: false
        }
    }
}

extension Scalar {
    func isSame(as other: Scalar) -> Bool {
        if kind == other.kind, text == other.text { return true }
        switch (value, other.value) {
        case (.null, .null): return true
        case (.bool(let left), .bool(let right)): return left == right
        case (.integer(let left), .integer(let right)): return left == right
        case (.float(let left), .float(let right)): return left == right
        case (.integer(let left), .float(let right)), (.float(let right), .integer(let left)):
            return Double(left) == right
        default: return false
        }
    }
}

extension Node {
    /// The value on one line, for messages.
    var shown: String {
        switch content {
        case .scalar(let scalar):
            switch scalar.kind {
            case .null: return "null"
            case .string: return "'\(scalar.text.shortened)'"
            default: return scalar.text.shortened
            }
        case .sequence(let nodes):
            return nodes.isEmpty
                ? "[]" : "[\(nodes.prefix(4).map(\.shown).joined(separator: ", "))\(nodes.count > 4 ? ", …" : "")]"
        case .mapping(let mapping):
            return mapping.isEmpty
                ? "{}"
                : "{\(mapping.prefix(4).map(\.key.text.shortened).joined(separator: ", "))\(mapping.count > 4 ? ", …" : "")}"
        }
    }
}

extension String {
    /// Truncated to 80 characters, for messages.
    var shortened: String {
        utf8.count <= 80 ? self : String(prefix(79)) + "…"
    }
}
