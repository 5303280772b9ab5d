/// A property on the heap, where a type holds itself, that a message always has: nil stands for `null`.
@propertyWrapper
public struct IndirectNullWhenNil<Value> {
    private var box: Indirect<NullWhenNil<Value>>

    /// The value; nil is written as `null`.
    public var wrappedValue: Value? {
        get { box.wrappedValue.wrappedValue }
        set { box.wrappedValue = NullWhenNil(wrappedValue: newValue) }
    }

    /// Puts a value on the heap.
    public init(wrappedValue: Value?) {
        box = Indirect(wrappedValue: NullWhenNil(wrappedValue: wrappedValue))
    }
}

/// A property on the heap, where a type holds itself, that a message may leave out, or give as `null`.
///
/// Setting it to nil leaves it out; `$name = .null` writes `null`. What was read is written back as it was.
@propertyWrapper
public struct IndirectNullable<Value> {
    fileprivate var box: Indirect<Nullable<Value>>

    /// The state, which tells `null` from absent.
    public var projectedValue: Nullable<Value>.State {
        get { box.wrappedValue.projectedValue }
        set {
            var value = box.wrappedValue
            value.projectedValue = newValue
            box.wrappedValue = value
        }
    }

    /// The value; nil where it is absent or `null`.
    public var wrappedValue: Value? {
        get { box.wrappedValue.wrappedValue }
        set { box.wrappedValue = Nullable(wrappedValue: newValue) }
    }

    /// Puts a value on the heap; nil is absent.
    public init(wrappedValue: Value?) {
        box = Indirect(wrappedValue: Nullable(wrappedValue: wrappedValue))
    }

    fileprivate init(_ value: Nullable<Value>) {
        box = Indirect(wrappedValue: value)
    }
}

extension IndirectNullWhenNil: Sendable where Value: Sendable {}
extension IndirectNullWhenNil: Equatable where Value: Equatable {}
extension IndirectNullWhenNil: Hashable where Value: Hashable {}
extension IndirectNullable: Sendable where Value: Sendable {}
extension IndirectNullable: Equatable where Value: Equatable {}
extension IndirectNullable: Hashable where Value: Hashable {}

extension IndirectNullWhenNil: Codable where Value: Codable {
    /// Reads a value or `null`.
    public init(from decoder: any Decoder) throws {
        self.init(wrappedValue: try NullWhenNil<Value>(from: decoder).wrappedValue)
    }

    /// Writes the value or `null`.
    public func encode(to encoder: any Encoder) throws { try box.wrappedValue.encode(to: encoder) }
}

extension IndirectNullable: Codable where Value: Codable {
    /// Reads a value or `null`.
    public init(from decoder: any Decoder) throws { self.init(try Nullable<Value>(from: decoder)) }

    /// Writes the value or `null`.
    public func encode(to encoder: any Encoder) throws { try box.wrappedValue.encode(to: encoder) }
}

extension KeyedDecodingContainer {
    /// Reads a property that may be `null`, or missing although the document asks for it.
    public func decode<Value: Codable>(
        _ type: IndirectNullWhenNil<Value>.Type,
        forKey key: Key
    ) throws -> IndirectNullWhenNil<Value> {
        IndirectNullWhenNil(wrappedValue: try decodeIfPresent(Value.self, forKey: key))
    }

    /// Reads a property that may be missing or `null`.
    public func decode<Value: Codable>(
        _ type: IndirectNullable<Value>.Type,
        forKey key: Key
    ) throws -> IndirectNullable<Value> {
        IndirectNullable(try decode(Nullable<Value>.self, forKey: key))
    }
}

extension KeyedEncodingContainer {
    /// Writes a property in the state that it has.
    public mutating func encode<Value: Codable>(_ property: IndirectNullable<Value>, forKey key: Key) throws {
        try encode(property.box.wrappedValue, forKey: key)
    }
}
