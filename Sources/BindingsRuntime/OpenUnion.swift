/// A value that is one of several types, or one that the document does not describe.
public protocol OpenUnion: Codable, FieldListing {}

extension OpenUnion {
    /// Whether the value is of none of the documented types; it encodes back unchanged.
    public var isUnrecognized: Bool { FieldList.shown(self) { $0.listFields(&$1) }.first?.name == "unrecognized" }

    /// Writes the value inside.
    public func encode(to encoder: any Encoder) throws {
        try FieldList.write(self, as: .value, to: encoder) { $0.listFields(&$1) }
    }
}
