/// An enum of texts from the wire that takes values which the document does not list.
///
/// An unknown value decodes to `unrecognized` and encodes back unchanged, so that a server can add values without
/// breaking the apps that are out there.
public protocol OpenEnum: RawRepresentable, Codable, Hashable, Sendable, CustomStringConvertible
where RawValue: Codable & Hashable & Sendable {
    /// The case for a value; `unrecognized` where the document does not list it.
    init(rawValue: RawValue)

    /// Whether the document does not list the value.
    var isUnrecognized: Bool { get }
}

extension OpenEnum {
    /// The value on the wire.
    public var description: String { "\(rawValue)" }

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
