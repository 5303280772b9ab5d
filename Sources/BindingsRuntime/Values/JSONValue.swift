public import Foundation

/// Any JSON value, if the document doesn't specify the type.
public enum JSONValue: Hashable, Sendable {
    /// The literal `null`.
    case null
    /// The literal `true` or `false`.
    case bool(Bool)
    /// A number without a fraction that fits in 64 bits.
    case integer(Int64)
    /// Any other number.
    case number(Double)
    /// A large number that `Double` would round, with up to 38 digits.
    case decimal(Decimal)
    /// A string.
    case string(String)
    /// An array.
    case array([JSONValue])
    /// An object, with its members by name.
    case object([String: JSONValue])
}

extension JSONValue: Codable {
    /// Reads any JSON value.
    public init(from decoder: any Decoder) throws {
        if let decoder = decoder as? JSONBodyDecoder {
            self = try decoder.decode(JSONValue.self)
            return
        }
        if let container = try? decoder.container(keyedBy: AnyKey.self) {
            var members: [String: JSONValue] = [:]
            for key in container.allKeys {
                members[key.stringValue] = try container.decode(JSONValue.self, forKey: key)
            }
            self = .object(members)
            return
        }
        if var container = try? decoder.unkeyedContainer() {
            var items: [JSONValue] = []
            while !container.isAtEnd { items.append(try container.decode(JSONValue.self)) }
            self = .array(items)
            return
        }
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else if let value = try? container.decode(Int64.self) {
            self = .integer(value)
        } else if let value = try? container.decode(Double.self) {
            self = Self.number(value, in: container)
        } else {
            self = .string(try container.decode(String.self))
        }
    }

    /// Keeps the digits of a large number, if `Decimal` can represent it.
    private static func number(_ value: Double, in container: any SingleValueDecodingContainer) -> JSONValue {
        guard abs(value) >= 0x1p53,
            let exact = (try? container.decode(Decimal.self)) ?? Decimal(string: value.description)
        else { return .number(value) }
        return number(exact)
    }

    /// An integer that fits in 64 bits.
    static func number(_ exact: Decimal) -> JSONValue {
        Int64(exact.description).map { .integer($0) } ?? .decimal(exact)
    }

    /// Writes the value.
    public func encode(to encoder: any Encoder) throws {
        switch self {
        case .null:
            var container = encoder.singleValueContainer()
            try container.encodeNil()
        case .bool(let value): try value.encode(to: encoder)
        case .integer(let value): try value.encode(to: encoder)
        case .number(let value): try value.encode(to: encoder)
        case .decimal(let value):
            // The container supports decimals. Their own encoding would write an object.
            var container = encoder.singleValueContainer()
            try container.encode(value)
        case .string(let value): try value.encode(to: encoder)
        case .array(let items): try items.encode(to: encoder)
        case .object(let members): try members.encode(to: encoder)
        }
    }
}

extension JSONValue: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The kind and size of the value, because its content may be sensitive.
    ///
    /// To see all of it, encode it.
    public var description: String {
        switch self {
        case .null: "null"
        case .bool: "<boolean>"
        case .integer, .number, .decimal: "<number>"
        case .string: "<string>"
        case .array(let items): "<array of \(items.count) item\(items.count == 1 ? "" : "s")>"
        case .object(let members): "\(Redacted.shape(of: members))"
        }
    }

    /// The description.
    public var debugDescription: String { description }
    /// No children.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByNilLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    /// A string.
    public init(stringLiteral value: String) { self = .string(value) }
    /// An integer.
    public init(integerLiteral value: Int64) { self = .integer(value) }
    /// A number.
    public init(floatLiteral value: Double) { self = .number(value) }
    /// A boolean.
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    /// `null`.
    public init(nilLiteral: ()) { self = .null }
    /// An array.
    public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    /// An object.
    ///
    /// Of duplicate members, the last one counts.
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(Dictionary(elements, uniquingKeysWith: { $1 }))
    }
}

/// A member name that no type declares.
@_spi(Generated) public struct AnyKey: CodingKey, Hashable {
    public let stringValue: String
    public var intValue: Int? { nil }

    public init(stringValue: String) { self.stringValue = stringValue }
    public init(intValue: Int) { stringValue = String(intValue) }
    public init(_ stringValue: String) { self.stringValue = stringValue }
}
