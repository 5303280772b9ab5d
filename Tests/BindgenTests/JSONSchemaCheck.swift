import Foundation

/// A JSON value that distinguishes Booleans from numbers.
indirect enum JSON: Decodable, Hashable {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([JSON])
    case object([String: JSON])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else if let value = try? container.decode(Double.self) {
            self = .number(value)
        } else if let value = try? container.decode(String.self) {
            self = .string(value)
        } else if let value = try? container.decode([JSON].self) {
            self = .array(value)
        } else {
            self = .object(try container.decode([String: JSON].self))
        }
    }

    init(_ text: String) throws { self = try JSONDecoder().decode(JSON.self, from: Data(text.utf8)) }

    subscript(_ key: String) -> JSON? { if case .object(let members) = self { members[key] } else { nil } }
    var texts: [String] { if case .array(let values) = self { values.compactMap(\.text) } else { [] } }
    var text: String? { if case .string(let text) = self { text } else { nil } }
    var number: Double? { if case .number(let number) = self { number } else { nil } }

    var type: String {
        switch self {
        case .null: "null"
        case .bool: "boolean"
        case .number(let number): number == number.rounded() ? "integer" : "number"
        case .string: "string"
        case .array: "array"
        case .object: "object"
        }
    }
}

/// Validates JSON against a JSON Schema (draft 4), limited to the keywords that these tests use.
///
/// An unknown keyword is an error, so that nothing is ignored.
struct JSONSchemaCheck {
    private let root: JSON

    init(_ schema: JSON) { root = schema }

    /// The violations in a value, each with its JSON pointer.
    func faults(in value: JSON) -> [String] {
        var faults: [String] = []
        check(value, root, "", &faults)
        return faults
    }

    private func check(_ value: JSON, _ schema: JSON, _ path: String, _ faults: inout [String]) {
        guard case .object(let keywords) = schema else { return faults.append("\(path): the schema is no object") }
        if let reference = keywords["$ref"]?.text {
            guard reference.hasPrefix("#/definitions/"),
                let target = root["definitions"]?[String(reference.dropFirst("#/definitions/".count))]
            else { return faults.append("\(path): no schema '\(reference)'") }
            return check(value, target, path, &faults)
        }
        for (keyword, wanted) in keywords {
            switch keyword {
            case "$schema", "id", "title", "description", "default", "definitions": break
            case "type":
                let types = wanted.text.map { [$0] } ?? wanted.texts
                if !types.contains(value.type), !(types.contains("number") && value.type == "integer") {
                    faults.append("\(path): \(value.type), not \(types.joined(separator: " or "))")
                }
            case "enum":
                if case .array(let values) = wanted, !values.contains(value) {
                    faults.append("\(path): not in the enum")
                }
            case "pattern", "format", "minimum", "maximum": checkScalar(value, keyword, wanted, path, &faults)
            case "items", "minItems", "uniqueItems": checkArray(value, keyword, wanted, path, &faults)
            case "properties", "required", "additionalProperties":
                checkObject(value, keyword, wanted, keywords["properties"], path, &faults)
            case "anyOf", "oneOf":
                guard case .array(let members) = wanted else { continue }
                let fitting = members.count { JSONSchemaCheck(root).accepts(value, $0) }
                if fitting == 0 || (keyword == "oneOf" && fitting > 1) {
                    faults.append("\(path): \(fitting) members of '\(keyword)' fit")
                }
            default: faults.append("\(path): the keyword '\(keyword)' is not known here")
            }
        }
    }

    private func accepts(_ value: JSON, _ schema: JSON) -> Bool {
        var faults: [String] = []
        check(value, schema, "", &faults)
        return faults.isEmpty
    }

    private func checkScalar(
        _ value: JSON,
        _ keyword: String,
        _ wanted: JSON,
        _ path: String,
        _ faults: inout [String]
    ) {
        let isFine: Bool
        switch keyword {
        case "minimum": isFine = value.number.map { $0 >= wanted.number ?? 0 } ?? true
        case "maximum": isFine = value.number.map { $0 <= wanted.number ?? 0 } ?? true
        case "pattern":
            guard let text = value.text, let pattern = try? Regex(wanted.text ?? "") else { return }
            isFine = text.contains(pattern)
        default:
            guard let text = value.text else { return }
            switch wanted.text {
            case "uri": isFine = URL(string: text)?.scheme != nil
            case "uri-reference": isFine = URL(string: text) != nil && !text.contains(" ")
            default: isFine = (try? Date(text, strategy: .iso8601)) != nil
            }
        }
        if !isFine { faults.append("\(path): does not keep '\(keyword)'") }
    }

    private func checkArray(
        _ value: JSON,
        _ keyword: String,
        _ wanted: JSON,
        _ path: String,
        _ faults: inout [String]
    ) {
        guard case .array(let values) = value else { return }
        switch keyword {
        case "items": for (index, item) in values.enumerated() { check(item, wanted, "\(path)/\(index)", &faults) }
        case "minItems": if Double(values.count) < wanted.number ?? 0 { faults.append("\(path): too few") }
        default: if wanted == .bool(true), Set(values).count < values.count { faults.append("\(path): not unique") }
        }
    }

    private func checkObject(
        _ value: JSON,
        _ keyword: String,
        _ wanted: JSON,
        _ properties: JSON?,
        _ path: String,
        _ faults: inout [String]
    ) {
        guard case .object(let members) = value else { return }
        switch keyword {
        case "required": faults += wanted.texts.filter { members[$0] == nil }.map { "\(path): '\($0)' is missing" }
        case "properties":
            for (name, member) in members {
                if let schema = wanted[name] { check(member, schema, "\(path)/\(name)", &faults) }
            }
        default:
            for (name, member) in members where properties?[name] == nil {
                if wanted == .bool(false) {
                    faults.append("\(path): '\(name)' is not allowed")
                } else if case .object = wanted {
                    check(member, wanted, "\(path)/\(name)", &faults)
                }
            }
        }
    }
}
