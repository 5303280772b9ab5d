import BindingsRuntime
import Foundation
import Testing
import YAMLTree

/// The document that the bindings are generated from, as a tree.
struct Spec {
    struct Operation {
        let id: String
        let node: Node
    }

    let root: Node

    /// The package's root folder.
    static let packageFolder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static func load() throws -> Spec {
        let data = try Data(contentsOf: packageFolder.appending(path: "spec/m2p.yaml"))
        return Spec(root: try YAMLReader.parse([UInt8](data), file: 0))
    }

    /// The operations, in the document's order.
    var operations: [Operation] {
        let methods: Set = ["get", "put", "post", "delete", "options", "head", "patch", "trace"]
        return members(of: root["paths"]).flatMap { _, path in
            members(of: path).filter { methods.contains($0.name) }.map { _, operation in
                Operation(id: operation["operationId"]?.string ?? "", node: operation)
            }
        }
    }

    /// The responses of an operation by status, with references resolved.
    func responses(of operation: Operation) -> [(status: String, response: Node)] {
        members(of: operation.node["responses"]).map { ($0.name, target(of: $0.value)) }
    }

    /// The node, or the target of its `$ref`.
    func target(of node: Node) -> Node {
        guard let reference = node["$ref"]?.string else { return node }
        guard let pointer = try? JSONPointer(parsingFragment: reference), let found = root.node(at: pointer) else {
            Issue.record("\(reference) leads nowhere")
            return node
        }
        return target(of: found)
    }

    /// The members of a mapping, in order.
    func members(of node: Node?) -> [(name: String, value: Node)] {
        (node?.mapping.map(Array.init) ?? []).map { ($0.key.text, $0.value) }
    }
}

extension JSONValue {
    /// The value of a node of the document.
    init(_ node: Node) {
        switch node.content {
        case .sequence(let nodes): self = .array(nodes.map { JSONValue($0) })
        case .mapping(let mapping):
            self = .object(Dictionary(mapping.map { ($0.key.text, JSONValue($0.value)) }, uniquingKeysWith: { $1 }))
        case .scalar(let scalar):
            switch scalar.value {
            case .null: self = .null
            case .bool(let value): self = .bool(value)
            case .integer(let value): self = .integer(value)
            case .float(let value): self = .number(value)
            case .bigInteger, .string: self = .string(scalar.text)
            }
        }
    }
}
