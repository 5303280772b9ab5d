/// A value with one of several documented types, or an undocumented one.
public protocol OpenUnion: Codable, FieldListing {}

/// An `OpenUnion` that only a client sends.
///
/// It is a struct with a factory method for each type, so a server can accept more types without breaking callers.
/// Sent values are created often but rarely inspected.
public protocol SentUnion: OpenUnion {
    /// The wrapped value.
    @_spi(Generated) var member: UnionMember { get }

    /// A union of a value.
    @_spi(Generated) init(_ member: UnionMember)
}

extension SentUnion {
    /// A value of an undocumented type.
    ///
    /// It is encoded unchanged.
    public static func unrecognized(_ value: JSONValue) -> Self { Self(UnionMember("unrecognized", value)) }

    /// The value, if its type is undocumented.
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

    /// The value as one of the types, or nil if it has a different type.
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
    /// Whether the value has an undocumented type.
    ///
    /// It is encoded unchanged.
    public var isUnrecognized: Bool { FieldList.shown(self) { $0.listFields(&$1) }.first?.name == "unrecognized" }

    /// Writes the value inside.
    public func encode(to encoder: any Encoder) throws {
        try FieldList.write(self, as: .value, to: encoder) { $0.listFields(&$1) }
    }
}
