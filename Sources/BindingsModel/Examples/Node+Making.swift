import OpenAPIDocument
import YAMLTree

extension Node {
    static func text(_ text: String, at location: SourceLocation) -> Node {
        Node(.scalar(Scalar(text: text, style: .doubleQuoted)), location: location)
    }

    /// A number, a boolean or null, in YAML syntax.
    static func plain(_ text: String, at location: SourceLocation) -> Node {
        Node(.scalar(Scalar(text: text, style: .plain)), location: location)
    }

    static func object(_ members: [(name: String, value: Node)], at location: SourceLocation) -> Node {
        let entries = members.map {
            Mapping.Entry(key: Mapping.Key(text: $0.name, location: location), value: $0.value)
        }
        return Node(.mapping(Mapping(entries: entries)), location: location)
    }

    /// The value at a pointer, or nil if there is none.
    func value(at tokens: some Sequence<String>) -> Node? {
        var node: Node? = self
        for token in tokens { node = node?[token] }
        return node
    }

    /// A copy with the value at a pointer replaced or removed.
    ///
    /// Missing objects on the path are created.
    func setting(_ tokens: ArraySlice<String>, to value: Node?) -> Node {
        guard let token = tokens.first else { return value ?? self }
        var members = (mapping ?? Mapping()).map { (name: $0.key.text, value: $0.value) }
        let index = members.firstIndex { $0.name == token }
        let rest = tokens.dropFirst()
        if rest.isEmpty, value == nil {
            if let index { members.remove(at: index) }
        } else {
            let old = index.map { members[$0].value } ?? .object([], at: location)
            let new = old.setting(rest, to: value)
            if let index { members[index].value = new } else { members.append((token, new)) }
        }
        return .object(members, at: location)
    }

    /// Whether it can be written in generated Swift: it is valid JSON, its integers fit, and it isn't too large.
    var isExample: Bool {
        var budget = 400
        return isExample(depth: 0, &budget)
    }

    /// The approximate number of bytes in generated Swift.
    var exampleSize: Int {
        switch content {
        case .scalar(let scalar): scalar.text.utf8.count + 20
        case .sequence(let items): items.reduce(40) { $0 + $1.exampleSize + 20 }
        case .mapping(let members): members.reduce(40) { $0 + $1.key.text.utf8.count + $1.value.exampleSize + 20 }
        }
    }

    private func isExample(depth: Int, _ budget: inout Int) -> Bool {
        budget -= 1
        guard depth < 24, budget > 0 else { return false }
        switch content {
        case .scalar(let scalar):
            budget -= scalar.text.utf8.count / 64
            switch scalar.value {
            case .bigInteger: return false
            case .float(let value): return value.isFinite
            case .null, .bool, .integer, .string: return true
            }
        case .sequence(let items): return items.allSatisfy { $0.isExample(depth: depth + 1, &budget) }
        case .mapping(let members): return members.allSatisfy { $0.value.isExample(depth: depth + 1, &budget) }
        }
    }
}
