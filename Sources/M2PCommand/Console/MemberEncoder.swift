/// Splits a value into its members, in order.
///
/// A value that isn't an object has none.
struct MemberEncoder: Encoder {
    private final class Members {
        var list: [(name: String, value: Any)] = []
    }

    /// The value's kind is known, so there is nothing more to encode.
    private struct NotAnObject: Error {}

    private let members = Members()
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    static func members(of value: any Encodable) -> [(name: String, value: Any)] {
        let encoder = MemberEncoder()
        do { try value.encode(to: encoder) } catch { return [] }
        return encoder.members.list
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        KeyedEncodingContainer(Container<Key>(members: members))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer { Refusing() }
    func singleValueContainer() -> any SingleValueEncodingContainer { Refusing() }

    private struct Container<Key: CodingKey>: KeyedEncodingContainerProtocol {
        let members: Members
        var codingPath: [any CodingKey] { [] }

        func encodeNil(forKey key: Key) {}
        func encode<Value: Encodable>(_ value: Value, forKey key: Key) {
            members.list.append((key.stringValue, value))
        }
        func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type, forKey key: Key)
            -> KeyedEncodingContainer<Nested>
        {
            KeyedEncodingContainer(Container<Nested>(members: members))
        }
        func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer { Refusing() }
        func superEncoder() -> any Encoder { MemberEncoder() }
        func superEncoder(forKey key: Key) -> any Encoder { MemberEncoder() }
    }

    private struct Refusing: UnkeyedEncodingContainer, SingleValueEncodingContainer {
        var codingPath: [any CodingKey] { [] }
        var count: Int { 0 }

        func encodeNil() throws { throw NotAnObject() }
        func encode<Value: Encodable>(_ value: Value) throws { throw NotAnObject() }
        func nestedContainer<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
            KeyedEncodingContainer(Container<Key>(members: Members()))
        }
        func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { self }
        func superEncoder() -> any Encoder { MemberEncoder() }
    }
}
