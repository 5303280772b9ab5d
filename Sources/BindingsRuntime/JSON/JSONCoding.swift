package import Foundation

/// How much of a body is read.
public enum JSONLimits {
    /// How deep arrays and objects may be nested in a body that is decoded: 64 unless set for a task, never less than 16.
    ///
    /// Decoding calls itself for each level. Set a higher limit only on threads whose stack has room for it.
    ///
    /// ```swift
    /// let tree = try await JSONLimits.$depth.withValue(200) { try await client.getTree() }
    /// ```
    @TaskLocal public static var depth = 64
    /// What any body may have.
    static let least = 16
}

/// The one way in which JSON is written and read.
///
/// What is read is JSON as RFC 8259 has it, in UTF-8, and nothing else: no comma behind the last item. Of two members
/// with one name the first counts. A number is rounded only where its type is a floating-point number.
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

    /// The JSON value that a Swift value is written as.
    static func jsonValue(of value: some Encodable) throws -> JSONValue {
        try JSONDocument(encode(value), maximumDepth: .max).decode()
    }

    /// What is wrong with a body and where, without any of its values.
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

    /// A member's name where the document declares it, an item's index, `*` for any other name: it may be a secret.
    private static func shown(_ key: any CodingKey) -> String {
        // The key of an item is "Index 1"; that of a member "1" has a number too.
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
    /// Whether the keys are for any name, as a dictionary's are; then the document gives none of them.
    package static var takesAnyName: Bool { Self(stringValue: "not a name of any document") != nil }
}
