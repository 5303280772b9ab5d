/// An enum of texts from the wire that takes values which the document does not list.
///
/// An unknown value decodes to `unrecognized` and encodes back unchanged, so that a server can add values without
/// breaking the apps that are out there.
public protocol OpenEnum: OpenEnumeration where RawValue == String {}

/// An `OpenEnum` whose values on the wire are integers.
public protocol OpenIntegerEnum: OpenEnumeration where RawValue == Int {}

/// What open enums of texts and of integers have in common.
///
/// It is not `RawRepresentable`, whose `==` would compare the very values that are found by comparing cases.
public protocol OpenEnumeration: Codable, Hashable, Sendable, CustomStringConvertible, ParameterEncodable {
    /// The type of the values on the wire.
    associatedtype RawValue: Codable & Hashable & Sendable & ParameterEncodable

    /// The case for a value; `unrecognized` where the document does not list it.
    init(rawValue: RawValue)

    /// Each case that the document lists, with its value on the wire.
    static var documentedValues: KeyValuePairs<Self, RawValue> { get }

    /// The case for a value that the document does not list.
    static func unrecognized(_ value: RawValue) -> Self

    /// The value of an `unrecognized` case; nil for a documented one.
    var unlisted: RawValue? { get }
}

// Inlinable, so that each enum gets code of its own: unspecialised, reading one took a twentieth of a call.
extension OpenEnumeration {
    /// The case for a value; `unrecognized` where the document does not list it.
    @inlinable public init(rawValue: RawValue) {
        for (value, raw) in Self.documentedValues where raw == rawValue {
            self = value
            return
        }
        self = .unrecognized(rawValue)
    }

    /// The value on the wire.
    @inlinable public var rawValue: RawValue {
        if let unlisted { return unlisted }
        for (value, raw) in Self.documentedValues where value == self { return raw }
        preconditionFailure("\(Self.self) has a case without a documented value")
    }

    /// The cases that the document lists, in its order.
    @inlinable public static var documentedCases: [Self] { documentedValues.map(\.key) }

    /// Whether the document does not list the value.
    @inlinable public var isUnrecognized: Bool { unlisted != nil }

    /// The value on the wire.
    @inlinable public var description: String { "\(rawValue)" }

    /// Reads any value of the raw type.
    @inlinable public init(from decoder: any Decoder) throws {
        self.init(rawValue: try decoder.singleValueContainer().decode(RawValue.self))
    }

    /// Writes the value on the wire.
    @inlinable public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }
}
