/// A value that is one of several types, or one that the document does not describe.
public protocol OpenUnion: Codable, Sendable {
    /// Whether the value is of none of the documented types; it encodes back unchanged.
    var isUnrecognized: Bool { get }
}
