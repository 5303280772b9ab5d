import Foundation

/// The one way in which JSON is written and read.
enum JSONCoding {
    private static let encoder: JSONEncoder = {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.withoutEscapingSlashes]
        return encoder
    }()
    private static let decoder = JSONDecoder()

    static func encode(_ value: some Encodable) throws -> Data {
        try encoder.encode(value)
    }

    static func decode<Value: Decodable>(_ type: Value.Type, from data: Data) throws -> Value {
        try decoder.decode(type, from: data)
    }

    /// What is wrong with a body and where, without any of its values.
    static func problem(in error: any Error, of body: Data) -> String {
        switch error {
        case DecodingError.keyNotFound(let key, let context):
            "\(pointer(context.codingPath + [key])) is missing"
        case DecodingError.typeMismatch(let type, let context):
            "\(pointer(context.codingPath)) is not \(name(of: type))"
        case DecodingError.valueNotFound(let type, let context):
            "\(pointer(context.codingPath)) is null where \(name(of: type)) was expected"
        case DecodingError.dataCorrupted(let context):
            if !context.codingPath.isEmpty {
                "\(pointer(context.codingPath)) is not a valid value"
            } else if (try? decoder.decode(JSONValue.self, from: body)) != nil {
                // Foundation calls such JSON not valid, and does not say where.
                "a number does not fit its type"
            } else {
                "not valid JSON"
            }
        default: "not readable"
        }
    }

    private static func pointer(_ path: [any CodingKey]) -> String {
        path.isEmpty ? "the body" : path.map { "/" + ($0.intValue.map(String.init) ?? $0.stringValue) }.joined()
    }

    private static func name(of type: Any.Type) -> String {
        switch type {
        case is String.Type: "a string"
        case is Bool.Type: "a boolean"
        case is any BinaryInteger.Type: "an integer"
        case is any FloatingPoint.Type: "a number"
        case is [Any].Type: "an array"
        case is [String: Any].Type: "an object"
        default: "\(type)"
        }
    }
}
