/// One of several documented strings or integers on the wire, or an undocumented one.
///
/// It is a struct, so a server can add values without breaking callers. Unknown values are decoded and encoded
/// unchanged. A `switch` lists the values that it handles, and has a `default`.
public protocol OpenEnum: Codable, Hashable, Sendable, CustomStringConvertible, ParameterEncodable {
    /// The type of the value on the wire: a string or an integer.
    associatedtype RawValue: Codable & Hashable & Sendable & ParameterEncodable
    /// The value on the wire.
    var rawValue: RawValue { get }

    /// Creates a value from its raw value on the wire, documented or not.
    init(rawValue: RawValue)

    /// The documented values, in document order.
    static var documentedCases: [Self] { get }
}

extension OpenEnum {
    /// Whether the value is undocumented.
    public var isUnrecognized: Bool { !Self.documentedCases.contains(self) }

    /// The value on the wire.
    public var description: String { "\(rawValue)" }

    /// Compares the values on the wire.
    public static func == (left: Self, right: Self) -> Bool { left.rawValue == right.rawValue }

    /// Hashes the value on the wire.
    public func hash(into hasher: inout Hasher) { hasher.combine(rawValue) }

    /// The hash of the value on the wire.
    public var hashValue: Int { rawValue.hashValue }

    /// Decodes any value of the raw type.
    public init(from decoder: any Decoder) throws {
        self.init(rawValue: try decoder.singleValueContainer().decode(RawValue.self))
    }

    /// Encodes the raw value.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }
}
