/// Reads the fields of one value: from a parsed body, or from any other decoder.
final class FieldReader {
    private let source: Source
    /// Where the object or array is in the document.
    private let index: Int
    private let isArray: Bool
    /// The place of the next item, and its number.
    private var next: Int
    private var position = 0
    /// Where the members are that no field took yet, in an object with many.
    private var table: [String: Int]?
    /// Which members a field took, in an object with few: a bit for each.
    private var taken: UInt16 = 0

    private enum Source {
        case document(JSONDocument)
        /// What another decoder reads.
        case foreign(ForeignFields)
    }

    /// A reader of an object's members.
    init(_ decoder: any Decoder) throws {
        isArray = false
        if let decoder = decoder as? JSONBodyDecoder {
            let document = decoder.document
            index = decoder.index
            try document.expect(.object, at: index, [String: Any].self)
            source = .document(document)
            next = index + 2
            table = document.count(of: index) > UInt16.bitWidth ? document.members(of: index) : nil
        } else {
            (index, next, table) = (0, 0, nil)
            source = .foreign(ForeignFields(decoder, members: try decoder.container(keyedBy: DeclaredKey.self)))
        }
    }

    /// A reader of an array's items.
    init(itemsOf decoder: any Decoder) throws {
        isArray = true
        table = nil
        if let decoder = decoder as? JSONBodyDecoder {
            source = .document(decoder.document)
            index = decoder.index
            try decoder.document.expect(.array, at: index, [Any].self)
            next = index + 2
        } else {
            (index, next) = (0, 0)
            source = .foreign(ForeignFields(decoder, items: try decoder.unkeyedContainer()))
        }
    }

    /// A field that must be there.
    func required<Value: Decodable>(_ name: StaticString) throws -> Value {
        let document: JSONDocument
        switch source {
        case .document(let parsed): document = parsed
        case .foreign(let fields): return try fields.required(name)
        }
        guard let place = find(name, in: document) else { throw missing(name, Value.self, in: document) }
        return try decode(name, at: place, in: document)
    }

    /// A field that may be missing, or null.
    func optional<Value: Decodable>(_ name: StaticString) throws -> Value? {
        let document: JSONDocument
        switch source {
        case .document(let parsed): document = parsed
        case .foreign(let fields): return try fields.optional(name)
        }
        guard let place = find(name, in: document), document.tape[place].kind != .null else { return nil }
        return try decode(name, at: place, in: document)
    }

    /// A field that may be missing, or null, which differ.
    func nullable<Value: Decodable>(_ name: StaticString) throws -> Nullable<Value>.State {
        let document: JSONDocument
        switch source {
        case .document(let parsed): document = parsed
        case .foreign(let fields): return try fields.nullable(name)
        }
        guard let place = find(name, in: document) else { return .absent }
        if document.tape[place].kind == .null { return .null }
        return .value(try decode(name, at: place, in: document))
    }

    /// The members that no field took.
    func others<Value: Decodable>() throws -> [String: Value] {
        let document: JSONDocument
        switch source {
        case .document(let parsed): document = parsed
        case .foreign(let fields): return try fields.others()
        }
        var values: [String: Value] = [:]
        for (name, place) in table ?? untaken(in: document) {
            values[name] = try document.decode(Value.self, at: place, of: AnyKey(name))
        }
        return values
    }

    /// The items behind those with a field of their own.
    func others<Value: Decodable>() throws -> [Value] {
        let document: JSONDocument
        switch source {
        case .document(let parsed): document = parsed
        case .foreign(let fields): return try fields.others()
        }
        var values: [Value] = []
        while let place = nextItem(in: document) {
            values.append(try document.decode(Value.self, at: place, of: JSONIndex(position - 1)))
        }
        return values
    }

    // MARK: Places

    private func find(_ name: StaticString, in document: JSONDocument) -> Int? {
        if isArray { return nextItem(in: document) }
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

    /// The members that no field took; of several with one name only the first, which a field may have taken.
    private func untaken(in document: JSONDocument) -> [String: Int] {
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

    private func nextItem(in document: JSONDocument) -> Int? {
        guard next < document.end(of: index) else { return nil }
        let place = next
        next = document.end(of: place)
        position += 1
        return place
    }

    private func decode<Value: Decodable>(
        _ name: StaticString,
        at place: Int,
        in document: JSONDocument
    ) throws -> Value {
        isArray
            ? try document.decode(Value.self, at: place, of: JSONIndex(position - 1))
            : try document.decode(Value.self, at: place, of: DeclaredKey(name))
    }

    private func missing(_ name: StaticString, _ type: Any.Type, in document: JSONDocument) -> DecodingError {
        isArray
            ? .valueNotFound(type, document.context("The array has no more items.", JSONIndex(position)))
            : .keyNotFound(DeclaredKey(name), document.context("There is no such member."))
    }
}

/// The fields of a value that another decoder reads.
private final class ForeignFields {
    private let decoder: any Decoder
    private let members: KeyedDecodingContainer<DeclaredKey>?
    private var items: (any UnkeyedDecodingContainer)?
    /// The names that fields asked for.
    private var names: Set<String> = []

    init(_ decoder: any Decoder, members: KeyedDecodingContainer<DeclaredKey>) {
        self.decoder = decoder
        self.members = members
    }

    init(_ decoder: any Decoder, items: any UnkeyedDecodingContainer) {
        self.decoder = decoder
        self.items = items
        members = nil
    }

    func required<Value: Decodable>(_ name: StaticString) throws -> Value {
        if let members { return try members.decode(Value.self, forKey: key(name)) }
        return try item()
    }

    func optional<Value: Decodable>(_ name: StaticString) throws -> Value? {
        if let members { return try members.decodeIfPresent(Value.self, forKey: key(name)) }
        return items?.isAtEnd == true ? nil : try item()
    }

    private func key(_ name: StaticString) -> DeclaredKey {
        names.insert(name.description)
        return DeclaredKey(name)
    }

    private func item<Value: Decodable>() throws -> Value {
        guard let item = try items?.decode(Value.self) else { preconditionFailure("the value has members or items") }
        return item
    }

    func nullable<Value: Decodable>(_ name: StaticString) throws -> Nullable<Value>.State {
        let key = key(name)
        guard let members, members.contains(key) else { return .absent }
        return try members.decodeNil(forKey: key) ? .null : .value(try members.decode(Value.self, forKey: key))
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
        var values: [Value] = []
        while items?.isAtEnd == false { values.append(try item()) }
        return values
    }
}
