/// Writes one value.
struct JSONBodyEncoder: Encoder {
    let writer: JSONWriter
    let level: Int

    init(_ writer: JSONWriter, at level: Int) {
        self.writer = writer
        self.level = level
    }

    var codingPath: [any CodingKey] { writer.path }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        writer.become(.object, at: level)
        return KeyedEncodingContainer(JSONMembersEncoder(writer: writer, level: level))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        writer.become(.array, at: level)
        return JSONItemsEncoder(writer: writer, level: level)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { self }
}

extension JSONBodyEncoder: SingleValueEncodingContainer {
    mutating func encodeNil() throws {
        writer.become(.single, at: level)
        writer.writeNull()
    }

    mutating func encode<Value: Encodable>(_ value: Value) throws {
        writer.become(.single, at: level)
        try writer.encode(value)
    }
}

/// Writes the members of an object.
private struct JSONMembersEncoder<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let writer: JSONWriter
    let level: Int

    var codingPath: [any CodingKey] { writer.path }

    mutating func encodeNil(forKey key: Key) throws {
        writer.beginItem(key.stringValue, at: level)
        writer.writeNull()
    }

    mutating func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
        try writer.encode(value, at: level, key.stringValue, key)
    }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy keyType: Nested.Type,
        forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        insertion(key).container(keyedBy: keyType)
    }

    mutating func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        insertion(key).unkeyedContainer()
    }

    mutating func superEncoder() -> any Encoder { insertion(AnyKey("super")) }

    mutating func superEncoder(forKey key: Key) -> any Encoder { insertion(key) }

    private func insertion(_ key: some CodingKey) -> JSONBodyEncoder {
        writer.beginItem(key.stringValue, at: level)
        return JSONBodyEncoder(writer.insertion(at: level, key), at: 0)
    }
}

/// Writes the items of an array.
private struct JSONItemsEncoder: UnkeyedEncodingContainer {
    let writer: JSONWriter
    let level: Int

    var codingPath: [any CodingKey] { writer.path }
    var count: Int { writer.count(at: level) }

    mutating func encodeNil() throws {
        writer.beginItem(at: level)
        writer.writeNull()
    }

    mutating func encode<Value: Encodable>(_ value: Value) throws {
        try writer.encode(value, at: level, nil, JSONIndex(count))
    }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy keyType: Nested.Type
    ) -> KeyedEncodingContainer<Nested> {
        insertion().container(keyedBy: keyType)
    }

    mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { insertion().unkeyedContainer() }

    mutating func superEncoder() -> any Encoder { insertion() }

    private func insertion() -> JSONBodyEncoder {
        let key = JSONIndex(count)
        writer.beginItem(at: level)
        return JSONBodyEncoder(writer.insertion(at: level, key), at: 0)
    }
}
