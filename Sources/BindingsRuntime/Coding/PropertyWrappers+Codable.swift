// Synthesised coding asks a container for the wrapper itself. The overloads of `decode` and `encode` below are what it
// finds then, so that a property that is not there is not an error.

extension NullWhenNil: Codable where Value: Codable {
    /// Reads a value or `null`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        wrappedValue = container.decodeNil() ? nil : try container.decode(Value.self)
    }

    /// Writes the value or `null`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        if let wrappedValue { try container.encode(wrappedValue) } else { try container.encodeNil() }
    }
}

extension Nullable: Codable where Value: Codable {
    /// Reads a value or `null`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        projectedValue = container.decodeNil() ? .null : .value(try container.decode(Value.self))
    }

    /// Writes the value or `null`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        if let wrappedValue { try container.encode(wrappedValue) } else { try container.encodeNil() }
    }
}

extension Indirect: Codable where Value: Codable {
    /// Reads the value.
    public init(from decoder: any Decoder) throws {
        self.init(wrappedValue: try decoder.singleValueContainer().decode(Value.self))
    }

    /// Writes the value.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(wrappedValue)
    }
}

extension Plain: Codable where Value: Codable {
    /// Reads the value.
    public init(from decoder: any Decoder) throws {
        self.init(wrappedValue: try decoder.singleValueContainer().decode(Value.self))
    }

    /// Writes the value.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(wrappedValue)
    }
}

extension KeyedDecodingContainer {
    /// Reads a property that may be `null`, or missing although the document asks for it.
    public func decode<Value: Codable>(
        _ type: NullWhenNil<Value>.Type,
        forKey key: Key
    ) throws -> NullWhenNil<Value> {
        NullWhenNil(wrappedValue: try decodeIfPresent(Value.self, forKey: key))
    }

    /// Reads a property that may be missing or `null`.
    public func decode<Value: Codable>(_ type: Nullable<Value>.Type, forKey key: Key) throws -> Nullable<Value> {
        var property = Nullable<Value>(wrappedValue: nil)
        guard contains(key) else { return property }
        property.projectedValue = try decodeNil(forKey: key) ? .null : .value(try decode(Value.self, forKey: key))
        return property
    }

    /// Reads a property that may be missing.
    public func decode<Value: Codable>(
        _ type: Indirect<Value?>.Type,
        forKey key: Key
    ) throws -> Indirect<Value?> {
        Indirect(wrappedValue: try decodeIfPresent(Value.self, forKey: key))
    }

    /// Reads a property that may be missing.
    public func decode<Value: Codable>(_ type: Plain<Value?>.Type, forKey key: Key) throws -> Plain<Value?> {
        Plain(wrappedValue: try decodeIfPresent(Value.self, forKey: key))
    }
}

extension KeyedEncodingContainer {
    /// Writes a property in the state that it has.
    public mutating func encode<Value: Codable>(_ property: Nullable<Value>, forKey key: Key) throws {
        switch property.projectedValue {
        case .absent: break
        case .null: try encodeNil(forKey: key)
        case .value(let value): try encode(value, forKey: key)
        }
    }

    /// Writes a property that may be left out.
    public mutating func encode<Value: Codable>(_ property: Indirect<Value?>, forKey key: Key) throws {
        try encodeIfPresent(property.wrappedValue, forKey: key)
    }

    /// Writes a property that may be left out.
    public mutating func encode<Value: Codable>(_ property: Plain<Value?>, forKey key: Key) throws {
        try encodeIfPresent(property.wrappedValue, forKey: key)
    }
}
