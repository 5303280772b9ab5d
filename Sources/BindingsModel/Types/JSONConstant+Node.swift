import OpenAPIDocument
import YAMLTree

extension JSONConstant {
    /// - Parameter types: The types of the schema. What looks like a number is a string if only strings are allowed.
    init?(_ node: Node, of types: [SchemaType] = []) {
        switch node.content {
        case .scalar(let scalar):
            let isText = types.contains(.string)
            let isNumber = types.contains(.integer) || types.contains(.number)
            switch scalar.value {
            case .null: self = .null
            case .bool(let value): self = isText && !types.contains(.boolean) ? .text(scalar.text) : .bool(value)
            case .integer where isText && !isNumber, .float where isText && !isNumber,
                .bigInteger where isText && !isNumber:
                self = .text(scalar.text)
            case .integer(let value): self = .number(.integer(value))
            case .float(let value) where value.isFinite: self = .number(.real(value))
            case .string: self = .text(scalar.text)
            case .float, .bigInteger: return nil
            }
        case .sequence(let nodes):
            let items = nodes.compactMap { JSONConstant($0) }
            if items.count < nodes.count { return nil }
            self = .array(items)
        case .mapping(let mapping):
            var members: [Member] = []
            for entry in mapping {
                guard let value = JSONConstant(entry.value) else { return nil }
                members.append(Member(name: entry.key.text, value: value))
            }
            self = .object(members)
        }
    }
}
