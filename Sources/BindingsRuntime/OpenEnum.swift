/// A value from the wire that is one of several texts or integers, or one that the document does not list.
///
/// It is a struct, so that a server can add values: what callers compiled goes on compiling, and an unknown value decodes
/// and encodes back unchanged. A `switch` names the values that it handles, and has a `default`.
public protocol OpenEnum: Codable, Hashable, Sendable, CustomStringConvertible, ParameterEncodable {
    /// The type of the value on the wire: a string or an integer.
    associatedtype RawValue: Codable & Hashable & Sendable & ParameterEncodable
    /// The value on the wire.
    var rawValue: RawValue { get }

    /// The value with a text or number on the wire, documented or not.
    init(rawValue: RawValue)

    /// The values that the document lists, in its order.
    static var documentedCases: [Self] { get }
}

extension OpenEnum {
    /// Whether the document does not list the value.
    public var isUnrecognized: Bool { !Self.documentedCases.contains(self) }

    /// The value on the wire.
    public var description: String { "\(rawValue)" }

    /// Compares the values on the wire.
    public static func == (left: Self, right: Self) -> Bool { left.rawValue == right.rawValue }

    /// Hashes the value on the wire.
    public func hash(into hasher: inout Hasher) { hasher.combine(rawValue) }

    /// The hash of the value on the wire.
    public var hashValue: Int { rawValue.hashValue }

    /// Reads any value of the raw type.
    public init(from decoder: any Decoder) throws {
        self.init(rawValue: try decoder.singleValueContainer().decode(RawValue.self))
    }

    /// Writes the value on the wire.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }
}
