package import Foundation

/// Limits for bodies that are decoded.
public enum JSONLimits {
    /// The maximum nesting depth of arrays and objects in a body that is decoded.
    ///
    /// 64 by default; at least 16. Decoding recurses, so set a higher limit only on threads with a large enough stack.
    ///
    /// ```swift
    /// let tree = try await JSONLimits.$depth.withValue(200) { try await client.getTree() }
    /// ```
    @TaskLocal public static var depth = 64
    /// The depth that is always allowed.
    static let least = 16
}

/// Encodes and decodes all JSON of the runtime.
///
/// It accepts only the JSON of RFC 8259 in UTF-8: no trailing commas. If a name appears twice in an object, the first
/// member counts. Numbers are rounded only to floating-point types.
package enum JSONCoding {
    package static func encode(_ value: some Encodable) throws -> Data { Data(try JSONWriter.text(of: value)) }

    package static func decode<Value: Decodable>(_ type: Value.Type = Value.self, from data: Data) throws -> Value {
        try JSONDocument(data).decode(type)
    }

    static func encode(_ value: some FieldCodable) throws -> Data { Data(try JSONWriter.text(of: value)) }

    static func decode<Value: FieldCodable>(_ type: Value.Type, from data: Data) throws -> Value {
        try Value(reading: JSONDocument(data), at: 0)
    }

    /// The JSON value of a body.
    package static func jsonValue(from data: Data) throws -> JSONValue { try decode(from: data) }

    /// The JSON value that a Swift value is encoded as.
    static func jsonValue(of value: some Encodable) throws -> JSONValue {
        try JSONDocument(encode(value), maximumDepth: .max).decode()
    }

    /// A description of a decoding error with its position, without values from the body.
    static func problem(in error: any Error) -> String {
        switch error {
        case DecodingError.keyNotFound(let key, let context):
            "\(pointer(context.codingPath + [key])) is missing"
        case DecodingError.typeMismatch(let type, let context):
            "\(pointer(context.codingPath)) is not \(name(of: type))"
        case DecodingError.valueNotFound(let type, let context):
            "\(pointer(context.codingPath)) is null where \(name(of: type)) was expected"
        case DecodingError.dataCorrupted(let context):
            "\(pointer(context.codingPath)) is not a valid value"
        case let error as JSONSyntaxError: error.description
        default: "not readable"
        }
    }

    private static func pointer(_ path: [any CodingKey]) -> String {
        path.isEmpty ? "the body" : path.map { "/" + shown($0) }.joined()
    }

    /// An item's index, or the name of a declared member.
    ///
    /// Other names may be secrets, so they are shown as `*`.
    private static func shown(_ key: any CodingKey) -> String {
        // An item's key is "Index 1". The key of a member "1" has an integer value, too.
        if let index = key.intValue, key.stringValue != String(index) { return String(index) }
        return type(of: key).takesAnyName ? "*" : key.stringValue
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

extension CodingKey {
    /// Whether the type accepts any name, as a dictionary's keys do, so that the names aren't from the document.
    package static var takesAnyName: Bool { Self(stringValue: "not a name of any document") != nil }
}
