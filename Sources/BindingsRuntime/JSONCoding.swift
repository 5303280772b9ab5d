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
    private static let decoder = JSONDecoder()
    private static let decoders = JSONDecoders()

    package static func encode(_ value: some Encodable) throws -> Data {
        try encoder.encode(value)
    }

    package static func decode<Value: Decodable>(_ type: Value.Type = Value.self, from data: Data) throws -> Value {
        let levels = try checkDepth(of: data)
        // What is small and flat cannot cost much, and a document costs a thirtieth of a call.
        if levels <= 4, data.count <= 4096 { return try decoder.decode(type, from: data) }
        return try decode(type, remembering: data)
    }

    /// Decodes with a document, so that the time is linear in the body whatever the type is.
    static func decode<Value: Decodable>(_ type: Value.Type, remembering data: Data) throws -> Value {
        let element = decoders.take()
        defer { decoders.give(element) }
        element.document.open(data)
        let value = try element.decoder.decode(type, from: data)
        try element.document.checkIsWellFormed()
        return value
    }

    /// A body whose depth is within the limit.
    static func checked(_ data: Data) throws -> Data {
        try checkDepth(of: data)
        return data
    }

    /// What any body may have.
    private static let leastLimit = 16

    /// Why a body isn't decoded at all.
    private enum Refusal: Error {
        case depth(limit: Int)
        case encoding
    }

    @discardableResult
    private static func checkDepth(of data: Data) throws(Refusal) -> Int {
        let levels = data.withUnsafeBytes { depth(of: $0) }
        if levels < 0 { throw .encoding }
        // To ask for the limit takes longer than to count the levels of a usual body.
        if levels > leastLimit, levels > JSONLimits.depth { throw .depth(limit: max(leastLimit, JSONLimits.depth)) }
        return levels
    }

    /// How deep the brackets outside of strings are nested; takes no stack, whatever it is given.
    ///
    /// Negative for other encodings than UTF-8, which RFC 8259, section 8.1, asks for: only they have zeros, or a byte order
    /// mark that is not UTF-8's, at the beginning.
    private static func depth(of bytes: UnsafeRawBufferPointer) -> Int {
        let count = bytes.count
        for index in 0..<min(count, 4) where bytes[index] == 0 || bytes[index] >= 0xFE { return -1 }
        var deepest = 0
        var depth = 0
        var index = 0
        while index < count {
            let byte = bytes[index]
            index += 1
            if byte == UInt8(ascii: "\"") {
                while index < count, bytes[index] != UInt8(ascii: "\"") {
                    index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
                }
                index += 1
            } else if byte | 0x20 == UInt8(ascii: "{") {
                depth += 1
                if depth > deepest { deepest = depth }
            } else if byte | 0x20 == UInt8(ascii: "}") {
                depth -= 1
            }
        }
        return deepest
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
