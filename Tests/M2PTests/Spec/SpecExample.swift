import Testing
import YAMLTree

/// An example in the document, and its type.
struct SpecExample: Sendable, CustomTestStringConvertible {
    let pointer: JSONPointer
    /// The name in the table of body types, or nil if its location isn't covered.
    let typeName: String?
    let value: Node

    var testDescription: String { pointer.description }

    /// Every example in the document, in any location.
    static let all: [SpecExample] = {
        guard let spec = try? Spec.load() else { return [] }
        var found: [SpecExample] = []
        collect(spec.root, JSONPointer(), spec, into: &found)
        return found
    }()

    private static func collect(_ node: Node, _ pointer: JSONPointer, _ spec: Spec, into found: inout [SpecExample]) {
        for (index, element) in (node.sequence ?? []).enumerated() {
            collect(element, pointer.appending(index), spec, into: &found)
        }
        for (name, value) in spec.members(of: node) {
            let place = pointer.appending(name)
            if pointer.tokens.last == "properties" || (name != "example" && name != "examples") {
                collect(value, place, spec, into: &found)
                continue
            }
            let typeName = typeName(of: node, pointer, spec)
            if name == "example" {
                found.append(SpecExample(pointer: place, typeName: typeName, value: value))
            } else if let values = value.sequence {
                for (index, value) in values.enumerated() {
                    found.append(SpecExample(pointer: place.appending(index), typeName: typeName, value: value))
                }
            } else {
                for (name, example) in spec.members(of: value) {
                    let value = spec.target(of: example)["value"] ?? example
                    found.append(SpecExample(pointer: place.appending(name), typeName: typeName, value: value))
                }
            }
        }
    }

    /// The type of an example in `owner`: a component schema or an operation's request body.
    private static func typeName(of owner: Node, _ pointer: JSONPointer, _ spec: Spec) -> String? {
        if let reference = owner["schema"]?["$ref"]?.string {
            return reference.split(separator: "/").last.map(String.init)
        }
        let tokens = pointer.tokens
        if owner["schema"] != nil, tokens.count == 6, tokens[0] == "paths", tokens[3...4] == ["requestBody", "content"]
        {
            return spec.root.node(at: JSONPointer(Array(tokens[..<3])))?["operationId"]?.string
        }
        if tokens.count == 3, tokens[..<2] == ["components", "schemas"] { return tokens[2] }
        return nil
    }
}
