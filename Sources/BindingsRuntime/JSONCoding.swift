package import Foundation

/// How much of a body is read.
public enum JSONLimits {
    /// How deep arrays and objects may be nested in a body that is decoded; 64 unless set for a task.
    ///
    /// Decoding calls itself for each level. Set a higher limit only on threads whose stack has room for it.
    ///
    /// ```swift
    /// let tree = try await JSONLimits.$depth.withValue(200) { try await client.getTree() }
    /// ```
    @TaskLocal public static var depth = 64
}

/// The one way in which JSON is written and read.
///
/// What comes from outside is read here only: nothing is decoded before its depth is known.
package enum JSONCoding {
    private static let encoder: JSONEncoder = {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.withoutEscapingSlashes]
        return encoder
    }()

    package static func encode(_ value: some Encodable) throws -> Data {
        try encoder.encode(value)
    }

    package static func decode<Value: Decodable>(_ type: Value.Type = Value.self, from data: Data) throws -> Value {
        try checkDepth(of: data)
        let decoder = JSONDecoder()
        let document = JSONDocument(data)
        decoder.userInfo[JSONDocument.key] = document
        let value = try decoder.decode(type, from: data)
        try document.checkIsWellFormed()
        return value
    }

    /// Why a body isn't decoded at all.
    private enum Refusal: Error {
        case depth(limit: Int)
        case encoding
    }

    /// Counts the brackets outside of strings, which takes no stack.
    private static func checkDepth(of data: Data) throws(Refusal) {
        // No UTF-8 text of JSON has these bytes there, each other encoding has (RFC 8259, section 8.1, asks for UTF-8).
        guard !data.prefix(4).contains(where: { $0 == 0 || $0 >= 0xFE }) else { throw .encoding }
        let limit = JSONLimits.depth
        let isTooDeep = data.withUnsafeBytes { bytes in
            var depth = 0
            var isInString = false
            var isEscaped = false
            for byte in bytes {
                if isInString {
                    if isEscaped {
                        isEscaped = false
                    } else if byte == UInt8(ascii: "\\") {
                        isEscaped = true
                    } else if byte == UInt8(ascii: "\"") {
                        isInString = false
                    }
                    continue
                }
                switch byte {
                case UInt8(ascii: "\""): isInString = true
                case UInt8(ascii: "["), UInt8(ascii: "{"):
                    depth += 1
                    if depth > limit { return true }
                case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
                default: break
                }
            }
            return false
        }
        if isTooDeep { throw .depth(limit: limit) }
    }

    /// The JSON value of a body.
    package static func jsonValue(from data: Data) throws -> JSONValue {
        try checkDepth(of: data)
        return try JSONReader.read(data)
    }

    /// The JSON value that a Swift value is written as.
    static func jsonValue(of value: some Encodable) throws -> JSONValue {
        try JSONReader.read(try encode(value))
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
            } else if (try? jsonValue(from: body)) != nil {
                // Foundation calls such JSON not valid, and does not say where.
                "a number does not fit its type"
            } else {
                "not valid JSON"
            }
        case Refusal.depth(let limit): "nested deeper than \(limit) levels"
        case Refusal.encoding: "not UTF-8"
        case is JSONReader.Malformed: "not valid JSON"
        default: "not readable"
        }
    }

    private static func pointer(_ path: [any CodingKey]) -> String {
        path.isEmpty ? "the body" : path.map { "/" + shown($0) }.joined()
    }

    /// A member's name where the document declares it, an item's index, `*` for any other name: it may be a secret.
    private static func shown(_ key: any CodingKey) -> String {
        if !type(of: key).takesAnyName { return key.stringValue }
        // The key of an item is "Index 1"; that of a member "1" has a number too.
        if let index = key.intValue, key.stringValue != String(index) { return String(index) }
        return "*"
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
