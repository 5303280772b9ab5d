import Foundation

/// A decoder for one value of a parsed text.
struct JSONBodyDecoder: Decoder {
    let document: JSONDocument
    let index: Int
    /// The number of keys in the document's path to this value.
    private let depth: Int

    /// A decoder for the value at `index`.
    init(_ document: JSONDocument, at index: Int = 0) {
        self.document = document
        self.index = index
        depth = document.path.count
    }

    var codingPath: [any CodingKey] { Array(document.path.prefix(depth)) }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        try document.expect(.object, at: index, [String: Any].self)
        return KeyedDecodingContainer(JSONMembers<Key>(document, index, depth))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        try document.expect(.array, at: index, [Any].self)
        return JSONItems(document: document, index: index, depth: depth)
    }

    func singleValueContainer() throws -> any SingleValueDecodingContainer { self }
}

extension JSONBodyDecoder: SingleValueDecodingContainer {
    func decodeNil() -> Bool { document.tape[index].kind == .null }

    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try document.decode(type, at: index) }
}

extension JSONBodyDecoder {
    /// Whether the value is an object with all these members.
    func hasMembers(_ names: [String]) -> Bool {
        names.isEmpty
            || document.tape[index].kind == .object && names.allSatisfy { document.member($0, of: index) != nil }
    }

    /// The value as a type, or nil if it has another type.
    func trial<Value: Decodable>(of type: Value.Type) -> Value? {
        document.trial(of: type, at: index) { try decode(type) }
    }
}

/// The members of an object.
private struct JSONMembers<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let document: JSONDocument
    let index: Int
    let depth: Int
    /// An index of the members if there are many.
    ///
    /// A linear search for each of them would take quadratic time.
    let table: JSONMemberTable?

    init(_ document: JSONDocument, _ index: Int, _ depth: Int) {
        self.document = document
        self.index = index
        self.depth = depth
        table = document.count(of: index) > 16 ? JSONMemberTable(document, index) : nil
    }

    var codingPath: [any CodingKey] { Array(document.path.prefix(depth)) }
    var allKeys: [Key] {
        (table?.members ?? document.members(of: index)).keys.compactMap { Key(stringValue: $0) }
    }

    private func find(_ key: Key) -> Int? {
        if let table { return table.members[key.stringValue] }
        return document.member(key.stringValue, of: index)
    }

    func contains(_ key: Key) -> Bool { find(key) != nil }

    func decodeNil(forKey key: Key) throws -> Bool { document.tape[try place(key)].kind == .null }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        try document.decode(type, at: place(key), of: key)
    }

    func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? {
        guard let place = find(key), document.tape[place].kind != .null else { return nil }
        return try document.decode(type, at: place, of: key)
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type,
        forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> {
        try superDecoder(forKey: key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try superDecoder(forKey: key).unkeyedContainer()
    }

    func superDecoder() throws -> any Decoder {
        guard let place = document.member("super", of: index) else {
            throw DecodingError.keyNotFound(AnyKey("super"), document.context("There is no such member."))
        }
        return JSONBodyDecoder(document, at: place)
    }

    func superDecoder(forKey key: Key) throws -> any Decoder { JSONBodyDecoder(document, at: try place(key)) }

    private func place(_ key: Key) throws -> Int {
        guard let place = find(key) else {
            throw DecodingError.keyNotFound(key, document.context("There is no such member."))
        }
        return place
    }
}

/// The members of an object by name, created when the first is needed.
final class JSONMemberTable {
    private let document: JSONDocument
    private let index: Int
    private(set) lazy var members = document.members(of: index)

    init(_ document: JSONDocument, _ index: Int) {
        self.document = document
        self.index = index
    }
}

/// The items of an array.
private struct JSONItems: UnkeyedDecodingContainer {
    let document: JSONDocument
    let index: Int
    let depth: Int
    private var place: Int
    private(set) var currentIndex = 0

    init(document: JSONDocument, index: Int, depth: Int) {
        self.document = document
        self.index = index
        self.depth = depth
        place = index + 2
    }

    var codingPath: [any CodingKey] { Array(document.path.prefix(depth)) }
    var count: Int? { document.count(of: index) }
    var isAtEnd: Bool { place >= document.end(of: index) }

    mutating func decodeNil() throws -> Bool {
        guard !isAtEnd else { throw end(Any?.self) }
        guard document.tape[place].kind == .null else { return false }
        advance()
        return true
    }

    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        guard !isAtEnd else { throw end(type) }
        let value = try document.decode(type, at: place, of: JSONIndex(currentIndex))
        advance()
        return value
    }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type
    ) throws -> KeyedDecodingContainer<Nested> {
        try superDecoder().container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        try superDecoder().unkeyedContainer()
    }

    mutating func superDecoder() throws -> any Decoder {
        guard !isAtEnd else { throw end((any Decoder).self) }
        let decoder = JSONBodyDecoder(document, at: place)
        advance()
        return decoder
    }

    private mutating func advance() {
        place = document.end(of: place)
        currentIndex += 1
    }

    private func end(_ type: Any.Type) -> DecodingError {
        .valueNotFound(type, document.context("The array has no more items.", JSONIndex(currentIndex)))
    }
}
