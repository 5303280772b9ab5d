/// A value that is one of several types, or one that the document does not describe.
public protocol OpenUnion: Codable, FieldListing {}

/// An `OpenUnion` that only a client sends.
///
/// It is a struct with a function for each type, so that a server can take more types without an app that stops compiling;
/// what is sent is made, and seldom looked at.
public protocol SentUnion: OpenUnion {
    /// The value inside.
    @_spi(Generated) var member: UnionMember { get }

    /// A union of a value.
    @_spi(Generated) init(_ member: UnionMember)
}

extension SentUnion {
    /// A value that is none of the documented types; it encodes as it is.
    public static func unrecognized(_ value: JSONValue) -> Self { Self(UnionMember("unrecognized", value)) }

    /// The value, where it is none of the documented types.
    public var unrecognized: JSONValue? { member.value("unrecognized") }

    /// Names the value to `fields`.
    @_spi(Generated) public func listFields(_ fields: inout FieldList) { member.value.list(member.name, &fields) }
}

/// The value of a union, with the name of its type there.
@_spi(Generated) public struct UnionMember: Sendable {
    fileprivate let name: StaticString
    fileprivate let value: any UnionValue

    public init<Value: Codable & Hashable & Sendable>(_ name: StaticString, _ value: Value) {
        self.name = name
        self.value = UnionBox(value: value)
    }

    /// The value of one of the types; nil where it is of another.
    public func value<Value: Sendable>(_ name: StaticString) -> Value? {
        name.description == self.name.description ? (value as? UnionBox<Value>)?.value : nil
    }
}

private protocol UnionValue: Sendable {
    func list(_ name: StaticString, _ fields: inout FieldList)
}

private struct UnionBox<Value: Sendable>: UnionValue {
    let value: Value
    private let listed: @Sendable (Value, StaticString, inout FieldList) -> Void

    init(value: Value) where Value: Codable & Hashable {
        self.value = value
        listed = { value, name, fields in fields.choice(name, value) }
    }

    func list(_ name: StaticString, _ fields: inout FieldList) { listed(value, name, &fields) }
}

extension OpenUnion {
    /// Whether the value is of none of the documented types; it encodes back unchanged.
    public var isUnrecognized: Bool { FieldList.shown(self) { $0.listFields(&$1) }.first?.name == "unrecognized" }

    /// Writes the value inside.
    public func encode(to encoder: any Encoder) throws {
        try FieldList.write(self, as: .value, to: encoder) { $0.listFields(&$1) }
    }
}
