import YAMLTree

extension Node {
    /// Whether two values mean the same: the order of keys, the style and the place do not matter.
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
    /// The value for a message: short, on one line.
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
    /// At most 80 characters, for messages.
    var shortened: String {
        utf8.count <= 80 ? self : String(prefix(79)) + "…"
    }
}
