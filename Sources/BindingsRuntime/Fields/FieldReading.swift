/// The fields of a value in a parsed body.
final class ParsedFields {
    private let document: JSONDocument
    /// The index of the object or array in the document.
    private let index: Int
    private let isArray: Bool
    /// The index of the next item, and its position in the array.
    private var next: Int
    private var position = 0
    /// The indices of the members that no field has read yet, for an object with many members.
    private var table: [String: Int]?
    /// A bit for each member that a field has read, for an object with few members.
    private var taken: UInt16 = 0

    init(_ document: JSONDocument, at index: Int, isArray: Bool) throws {
        self.document = document
        self.index = index
        self.isArray = isArray
        next = index + 2
        try document.expect(isArray ? .array : .object, at: index, isArray ? [Any].self : [String: Any].self)
        if !isArray, document.count(of: index) > UInt16.bitWidth { table = document.members(of: index) }
    }

    /// Reads a required field.
    @inline(__always)
    func required<Value: Decodable>(_ name: StaticString) throws -> Value {
        guard let place = find(name) else { throw missing(name, Value.self) }
        return try decode(name, at: place)
    }

    /// Reads a field that may be missing or null.
    @inline(__always)
    func optional<Value: Decodable>(_ name: StaticString, _ value: inout Value?) throws {
        guard let place = find(name), document.tape[place].kind != .null else { return }
        // Without the type, `decode` would be inferred to decode an optional, which takes a decoder.
        let found: Value = try decode(name, at: place)
        value = found
    }

    /// Reads a required field that lists fields itself.
    func required<Value: FieldCodable>(fields name: StaticString) throws -> Value {
        guard let place = find(name) else { throw missing(name, Value.self) }
        return try document.decode(fields: Value.self, at: place, of: key(name))
    }

    /// Reads a field that lists fields itself and may be missing or null.
    func optional<Value: FieldCodable>(fields name: StaticString, _ value: inout Value?) throws {
        guard let place = find(name), document.tape[place].kind != .null else { return }
        let found: Value = try document.decode(fields: Value.self, at: place, of: key(name))
        value = found
    }

    /// Reads a field that distinguishes missing from null.
    func nullable<Value: Decodable>(_ name: StaticString, _ state: inout Nullable<Value>.State) throws {
        guard let place = find(name) else { return }
        state = document.tape[place].kind == .null ? .null : .value(try decode(name, at: place))
    }

    /// Reads the members that no field has read.
    func others<Value: Decodable>() throws -> [String: Value] {
        var values: [String: Value] = [:]
        for (name, place) in table ?? untaken() {
            values[name] = try document.decode(Value.self, at: place, of: AnyKey(name))
        }
        return values
    }

    /// Reads the items after those with a field.
    func others<Value: Decodable>() throws -> [Value] {
        var values: [Value] = []
        while let place = nextItem() {
            values.append(try document.decode(Value.self, at: place, of: JSONIndex(position - 1)))
        }
        return values
    }

    // MARK: Places

    private func find(_ name: StaticString) -> Int? {
        if isArray { return nextItem() }
        if table != nil { return table?.removeValue(forKey: name.description) }
        let end = document.end(of: index)
        return name.withUTF8Buffer { name in
            var place = index + 2
            var member: UInt16 = 1
            while place < end {
                if document.isName(document.tape[place], name) {
                    taken |= member
                    return place + 1
                }
                place = document.end(of: place + 1)
                member <<= 1
            }
            return nil
        }
    }

    /// The members that no field has read.
    ///
    /// Of several with the same name only the first counts, which a field may have read.
    private func untaken() -> [String: Int] {
        var places: [String: Int] = [:]
        var place = index + 2
        var member: UInt16 = 1
        while place < document.end(of: index) {
            let name = document.string(document.tape[place])
            if taken & member == 0, document.member(name, of: index) == place + 1 { places[name] = place + 1 }
            place = document.end(of: place + 1)
            member <<= 1
        }
        return places
    }

    private func nextItem() -> Int? {
        guard next < document.end(of: index) else { return nil }
        let place = next
        next = document.end(of: place)
        position += 1
        return place
    }

    private func decode<Value: Decodable>(_ name: StaticString, at place: Int) throws -> Value {
        isArray
            ? try document.decode(Value.self, at: place, of: JSONIndex(position - 1))
            : try document.decode(Value.self, at: place, of: DeclaredKey(name))
    }

    private func key(_ name: StaticString) -> any CodingKey { isArray ? JSONIndex(position - 1) : DeclaredKey(name) }

    private func missing(_ name: StaticString, _ type: Any.Type) -> DecodingError {
        isArray
            ? .valueNotFound(type, document.context("The array has no more items.", JSONIndex(position)))
            : .keyNotFound(DeclaredKey(name), document.context("There is no such member."))
    }
}

/// The fields of a value that is read with any other decoder.
final class DecodedFields {
    private let decoder: any Decoder
    private var container: Container
    /// The names that fields have read.
    private var names: Set<String> = []

    private enum Container {
        case members(KeyedDecodingContainer<DeclaredKey>)
        case items(any UnkeyedDecodingContainer)
    }

    init(_ decoder: any Decoder, isArray: Bool) throws {
        self.decoder = decoder
        container =
            isArray
            ? .items(try decoder.unkeyedContainer()) : .members(try decoder.container(keyedBy: DeclaredKey.self))
    }

    private func key(_ name: StaticString) -> DeclaredKey {
        names.insert(name.description)
        return DeclaredKey(name)
    }

    func required<Value: Decodable>(_ name: StaticString) throws -> Value {
        switch container {
        case .members(let members): return try members.decode(Value.self, forKey: key(name))
        case .items(var items):
            defer { container = .items(items) }
            return try items.decode(Value.self)
        }
    }

    func nullable<Value: Decodable>(_ name: StaticString) throws -> Nullable<Value>.State {
        switch container {
        case .members(let members):
            let key = key(name)
            guard members.contains(key) else { return .absent }
            return try members.decodeNil(forKey: key) ? .null : .value(try members.decode(Value.self, forKey: key))
        case .items(var items):
            defer { container = .items(items) }
            if items.isAtEnd { return .absent }
            return try items.decodeNil() ? .null : .value(try items.decode(Value.self))
        }
    }

    func others<Value: Decodable>() throws -> [String: Value] {
        let container = try decoder.container(keyedBy: AnyKey.self)
        var values: [String: Value] = [:]
        for key in container.allKeys where !names.contains(key.stringValue) {
            values[key.stringValue] = try container.decode(Value.self, forKey: key)
        }
        return values
    }

    func others<Value: Decodable>() throws -> [Value] {
        guard case .items(var items) = container else { preconditionFailure("an object has no items") }
        defer { container = .items(items) }
        var values: [Value] = []
        while !items.isAtEnd { values.append(try items.decode(Value.self)) }
        return values
    }
}
