import Foundation

/// A value that becomes a parameter or form by way of its JSON.
@_spi(Generated) public struct EncodedParameter: ParameterEncodable {
    public let parameterContent: ParameterContent

    /// Encodes a value: an object's members become names with texts, sorted by name.
    public init(_ value: some Encodable) throws {
        parameterContent = try Self.content(of: try JSONCoding.jsonValue(of: value))
    }

    /// Encodes a value as JSON text, for parameters with `content`.
    public init(json value: some Encodable) throws {
        parameterContent = .primitive(String(decoding: try JSONCoding.encode(value), as: UTF8.self))
    }

    private static func content(of value: JSONValue) throws -> ParameterContent {
        switch value {
        case .array(let items): .array(try items.map(text))
        case .object(let members): .object(try members.sorted { $0.key < $1.key }.map { ($0.key, try text($0.value)) })
        default: .primitive(try text(value))
        }
    }

    static func text(_ value: JSONValue) throws -> String {
        switch value {
        case .null: "null"
        case .bool(let value): value ? "true" : "false"
        case .integer(let value): String(value)
        case .number(let value): "\(value)"
        case .decimal(let value): "\(value)"
        case .string(let value): value
        case .array, .object: String(decoding: try JSONCoding.encode(value), as: UTF8.self)
        }
    }
}
