import BindingsRuntime
import Testing
import YAMLTree

/// A field with `x-sensitive`, and a body that contains it.
struct SensitiveField: Sendable, CustomTestStringConvertible {
    /// The name in the table of body types.
    let typeName: String
    /// The path from the body to the field.
    let path: [String]
    let marker: Marker
    /// The smallest body of the type with the marker in the field.
    let body: JSONValue
    /// Where the field is in the document.
    let location: YAMLTree.SourceLocation

    var testDescription: String { "\(typeName)/\(path.joined(separator: "/"))" }

    /// Every sensitive field of every body of the document.
    static let all = search.found

    /// Every location in every body where undocumented data can be: members of objects, also with the marker as their
    /// name, and values without a documented type.
    static let undescribed = search.undescribed

    private static let search: SensitiveFieldSearch = {
        guard let spec = try? Spec.load() else { preconditionFailure("the document cannot be read") }
        var search = SensitiveFieldSearch(spec: spec)
        for operation in spec.operations {
            for (_, content) in spec.members(of: operation.node["requestBody"]?["content"]) {
                if let schema = content["schema"] { search.visit(schema, of: operation.id) }
            }
        }
        for (name, schema) in spec.members(of: spec.root["components"]?["schemas"]) { search.visit(schema, of: name) }
        return search
    }()
}

/// A walk over schemas, through references, members, elements and parts.
private struct SensitiveFieldSearch {
    let spec: Spec
    var found: [SensitiveField] = []
    var undescribed: [SensitiveField] = []

    mutating func visit(_ root: Node, of name: String) {
        visit(root, name, root, [])
    }

    private mutating func visit(_ root: Node, _ name: String, _ schema: Node, _ path: [String]) {
        let schema = spec.target(of: schema)
        if let rule = schema["x-sensitive"] {
            let marker = marker(for: schema, showsLastFour: rule.string == "last-four")
            found.append(
                SensitiveField(
                    typeName: name,
                    path: path,
                    marker: marker,
                    body: body(root, path[...], markerValue(marker, schema)),
                    location: rule.location
                )
            )
        }
        addUndescribed(root, name, schema, path)
        if path.count > 8 { return }
        for (member, value) in spec.members(of: schema["properties"]) { visit(root, name, value, path + [member]) }
        for part in ["allOf", "oneOf", "anyOf"].flatMap({ schema[$0]?.sequence ?? [] }) {
            visit(root, name, part, path)
        }
        if let items = schema["items"] { visit(root, name, items, path + ["0"]) }
        if let others = schema["additionalProperties"], others.mapping != nil {
            visit(root, name, others, path + ["anything"])
        }
    }

    private mutating func addUndescribed(_ root: Node, _ name: String, _ schema: Node, _ path: [String]) {
        let marker = Marker()
        func add(_ path: [String], _ value: JSONValue) {
            undescribed.append(
                SensitiveField(
                    typeName: name,
                    path: path,
                    marker: marker,
                    body: body(root, path[...], value),
                    location: schema.location
                )
            )
        }
        let isOfKnownType = ["type", "enum", "allOf", "oneOf", "anyOf", "properties"].contains { schema[$0] != nil }
        if !isOfKnownType { add(path, .string(marker.text)) }
        if !isOfKnownType || schema["type"]?.string == "object" { add(path + [marker.text], .string(marker.text)) }
    }

    private func marker(for schema: Node, showsLastFour: Bool) -> Marker {
        if schema["x-swift-type"]?["name"]?.string == "EncryptedPIN" { return .encryptedPIN }
        if ["integer", "number"].contains(schema["type"]?.string) { return .digits }
        return Marker(showsLastFour: showsLastFour)
    }

    private func markerValue(_ marker: Marker, _ schema: Node) -> JSONValue {
        switch schema["type"]?.string {
        case "integer", "number": .integer(Int64(marker.text) ?? 0)
        case "array": [.string(marker.text)]
        case "object": ["anything": .string(marker.text)]
        default: .string(marker.text)
        }
    }

    /// The required members, with `value` at the end of the path.
    private func body(_ schema: Node, _ path: ArraySlice<String>, _ value: JSONValue) -> JSONValue {
        guard let next = path.first else { return value }
        let schema = spec.target(of: schema)
        if let items = schema["items"], next == "0" { return [body(items, path.dropFirst(), value)] }
        var members: [String: JSONValue] = [:]
        let parts = [schema] + (schema["allOf"]?.sequence ?? []).map(spec.target)
        for part in parts {
            for (name, member) in spec.members(of: part["properties"]) {
                if name == next {
                    members[name] = body(member, path.dropFirst(), value)
                } else if part["required"]?.sequence?.contains(where: { $0.string == name }) == true {
                    members[name] = smallest(member)
                }
            }
        }
        if members[next] == nil {
            // Unless the document forbids additional members, a server may send them.
            let others = schema["additionalProperties"].flatMap { $0.mapping == nil ? nil : $0 }
            members[next] = others.map { body($0, path.dropFirst(), value) } ?? (path.count == 1 ? value : nil)
        }
        return .object(members)
    }

    private func smallest(_ schema: Node) -> JSONValue {
        let schema = spec.target(of: schema)
        if let value = schema["enum"]?.sequence?.first { return JSONValue(value) }
        if schema["nullable"]?.scalar?.value == .bool(true) { return .null }
        if schema["x-swift-type"]?["name"]?.string == "EncryptedPIN" { return .string(Sample.block) }
        switch schema["type"]?.string {
        case "integer", "number": return 1
        case "boolean": return true
        case "array": return []
        case "string": return "x"
        default: return body(schema, ["no member of this name"], .null)
        }
    }
}
