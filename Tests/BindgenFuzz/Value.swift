import YAMLTree

/// A document as a tree that can be mutated and printed as JSON.
indirect enum Value {
    case null
    case bool(Bool)
    /// The original digits, so that it can be any number.
    case number(String)
    case text(String)
    case list([Value])
    case object([(String, Value)])

    init(_ node: Node) {
        switch node.content {
        case .sequence(let nodes): self = .list(nodes.map(Value.init))
        case .mapping(let mapping): self = .object(mapping.map { ($0.key.text, Value($0.value)) })
        case .scalar(let scalar):
            self =
                switch scalar.value {
                case .null: .null
                case .bool(let value): .bool(value)
                case .integer(let value): .number("\(value)")
                case .float(let value): value.isFinite ? .number("\(value)") : .text(scalar.text)
                case .bigInteger, .string: .text(scalar.text)
                }
        }
    }

    static func ref(_ name: String) -> Value { .object([("$ref", .text("#/components/schemas/\(name)"))]) }

    /// The tree as JSON with each member on its own line, so that locations have different lines.
    var json: [UInt8] {
        var bytes: [UInt8] = []
        write(to: &bytes)
        return bytes
    }

    private func write(to bytes: inout [UInt8]) {
        switch self {
        case .null: bytes += "null".utf8
        case .bool(let value): bytes += "\(value)".utf8
        case .number(let digits): bytes += digits.utf8
        case .text(let text): bytes += text.quotedForJSON.utf8
        case .list(let values):
            bytes += "[".utf8
            for (index, value) in values.enumerated() {
                if index > 0 { bytes += ",".utf8 }
                value.write(to: &bytes)
            }
            bytes += "]".utf8
        case .object(let members):
            // A duplicate key would be a fatal error.
            var seen: Set<String> = []
            let members = members.filter { seen.insert($0.0).inserted }
            bytes += "{".utf8
            for (index, member) in members.enumerated() {
                bytes += (index > 0 ? ",\n" : "\n").utf8
                bytes += member.0.quotedForJSON.utf8
                bytes += ": ".utf8
                member.1.write(to: &bytes)
            }
            bytes += "}".utf8
        }
    }
}

extension Value {
    /// The tree with one or a few changed values.
    func mutated(_ grammar: inout Grammar) -> Value {
        var value = self
        for _ in 0..<grammar.number(1...4) { value = value.mutatedOnce(&grammar, depth: 0) }
        return value
    }

    private func mutatedOnce(_ grammar: inout Grammar, depth: Int) -> Value {
        // Prefer deeper changes, so that most of the document is kept.
        let goesOn = depth < 2 || grammar.chance(depth < 6 ? 15 : 8, of: 16)
        switch self {
        case .list(var values) where !values.isEmpty && goesOn:
            let index = grammar.number(0...values.count - 1)
            switch grammar.number(0...9) {
            case 0: values.remove(at: index)
            case 1: values.insert(values[index], at: index)
            case 2: values.swapAt(index, 0)
            default: values[index] = values[index].mutatedOnce(&grammar, depth: depth + 1)
            }
            return .list(values)
        case .object(var members) where !members.isEmpty && goesOn:
            let index = grammar.number(0...members.count - 1)
            // Without its version, a document can't be read.
            if depth == 0, members[index].0 == "openapi" { return self }
            switch grammar.number(0...15) {
            case 0: members.remove(at: index)
            case 1: members.append((grammar.text(), members[index].1))
            case 2: members[index].0 = grammar.chance(1, of: 2) ? grammar.text() : grammar.keyword()
            case 3: members.append((grammar.keyword(), grammar.anything()))
            case 4: members.swapAt(index, 0)
            case 5: members[index].1 = grammar.schema(depth: 3)
            default: members[index].1 = members[index].1.mutatedOnce(&grammar, depth: depth + 1)
            }
            return .object(members)
        default: return grammar.chance(1, of: 2) ? grammar.anything() : .text(grammar.text())
        }
    }
}
