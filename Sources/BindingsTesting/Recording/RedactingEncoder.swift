@_spi(Generated) import BindingsRuntime
import Foundation

/// Encodes to JSON values and replaces sensitive ones.
///
/// It inspects each value while encoding, for which `JSONEncoder` has no hook.
struct RedactingEncoder: Encoder {
    fileprivate let slot: Slot
    fileprivate let rules: RedactionRules?
    fileprivate let place: RedactionPlace

    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        slot.becomeObject()
        return KeyedEncodingContainer(Members(encoder: self))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        slot.becomeArray()
        return Elements(encoder: self)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { Single(encoder: self) }

    /// The JSON of a value and its content.
    static func json(of value: any Encodable, as rule: RedactionRule, _ place: RedactionPlace) throws -> JSONValue {
        if case .masked(let text) = rule {
            // Only the JSON type of its content matters.
            let open = try json(of: value, as: .shown, RedactionPlace(record: RedactionRecord()))
            return place.mask(open, text)
        }
        switch value {
        case let value as String: return .string(value)
        case let value as Bool: return .bool(value)
        case let value as any BinaryInteger:
            return Int64(exactly: value).map(JSONValue.integer) ?? .number(Double(value))
        case let value as Double: return .number(value)
        case let value as Float: return .number(Double(value))
        case let value as JSONValue: return place.mask(value, "<redacted>")
        case is Data, is Date, is URL, is Decimal:
            // These are for each encoder to write as it likes.
            return try JSONDecoder().decode([JSONValue].self, from: JSONEncoder().encode([Value(value)])).first ?? .null
        default:
            let slot = Slot()
            let rules = (value as? any RedactingFields).map { RedactionRules($0) }
            try value.encode(to: RedactingEncoder(slot: slot, rules: rules, place: place))
            return slot.json
        }
    }

    private struct Value: Encodable {
        let value: any Encodable

        init(_ value: any Encodable) { self.value = value }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            try container.encode(value)
        }
    }
}

/// Where one value's JSON comes together.
private final class Slot {
    private(set) var json = JSONValue.null

    func set(_ value: JSONValue) { json = value }

    func becomeObject() {
        if case .object = json { return }
        json = .object([:])
    }

    func becomeArray() {
        if case .array = json { return }
        json = .array([])
    }

    func set(_ value: JSONValue, for name: String) {
        guard case .object(var members) = json else { return }
        // So that there is one owner and nothing is copied.
        json = .null
        members[name] = value
        json = .object(members)
    }

    var count: Int { if case .array(let items) = json { items.count } else { 0 } }

    func append(_ value: JSONValue) {
        guard case .array(var items) = json else { return }
        json = .null
        items.append(value)
        json = .array(items)
    }
}

/// The members of an object.
private struct Members<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let encoder: RedactingEncoder

    var codingPath: [any CodingKey] { [] }

    func encodeNil(forKey key: Key) { if isShown(key) { encoder.slot.set(.null, for: key.stringValue) } }

    /// Omits members with undocumented names, because a name can be a secret too.
    private func isShown(_ key: Key) -> Bool {
        if Key.takesAnyName { encoder.place.record.note(encoder.place.appending(RedactionPlace.anyName).pointer) }
        return !Key.takesAnyName
    }

    func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
        guard isShown(key) else { return }
        let rule = encoder.rules?.rule(for: key.stringValue) ?? .shown
        let json = try RedactingEncoder.json(of: value, as: rule, encoder.place.appending(key.stringValue))
        encoder.slot.set(json, for: key.stringValue)
    }

    // Containers made by hand cannot be checked member by member against a type's fields, and no generated type makes any.
    func nestedContainer<NestedKey: CodingKey>(keyedBy keyType: NestedKey.Type, forKey key: Key)
        -> KeyedEncodingContainer<NestedKey>
    {
        Unrecorded.encoder(encoder, key.stringValue).container(keyedBy: keyType)
    }
    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        Unrecorded.encoder(encoder, key.stringValue).unkeyedContainer()
    }
    func superEncoder() -> any Encoder { Unrecorded.encoder(encoder, "super") }
    func superEncoder(forKey key: Key) -> any Encoder { Unrecorded.encoder(encoder, key.stringValue) }
}

/// The elements of an array.
private struct Elements: UnkeyedEncodingContainer {
    let encoder: RedactingEncoder

    var codingPath: [any CodingKey] { [] }
    var count: Int { encoder.slot.count }

    func encodeNil() { encoder.slot.append(.null) }

    func encode<Value: Encodable>(_ value: Value) throws {
        encoder.slot.append(try RedactingEncoder.json(of: value, as: .shown, encoder.place.appending("\(count)")))
    }

    func nestedContainer<NestedKey: CodingKey>(keyedBy keyType: NestedKey.Type) -> KeyedEncodingContainer<NestedKey> {
        Unrecorded.encoder(encoder, "\(count)").container(keyedBy: keyType)
    }
    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
        Unrecorded.encoder(encoder, "\(count)").unkeyedContainer()
    }
    func superEncoder() -> any Encoder { Unrecorded.encoder(encoder, "\(count)") }
}

/// A value that is shown as it is.
private struct Single: SingleValueEncodingContainer {
    let encoder: RedactingEncoder

    var codingPath: [any CodingKey] { [] }

    func encodeNil() { encoder.slot.set(.null) }

    func encode<Value: Encodable>(_ value: Value) throws {
        encoder.slot.set(try RedactingEncoder.json(of: value, as: .shown, encoder.place))
    }
}

/// Discards everything that is written to it.
private enum Unrecorded {
    static func encoder(_ encoder: RedactingEncoder, _ name: String) -> RedactingEncoder {
        let place = encoder.place.appending(name)
        place.record.note(place.pointer)
        return RedactingEncoder(slot: Slot(), rules: nil, place: RedactionPlace(record: RedactionRecord()))
    }
}
