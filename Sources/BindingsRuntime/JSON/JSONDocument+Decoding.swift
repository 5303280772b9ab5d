import Foundation

extension JSONDocument {
    /// Why a JSON value can't be converted to a scalar type.
    enum Misfit: Error {
        /// It has a different kind, such as a string instead of a number.
        case kind
        /// It has the right kind but not a valid value: a number out of range, or a string that isn't a URL.
        case value
    }

    /// Decodes the whole text.
    func decode<Value: Decodable>(_ type: Value.Type = Value.self) throws -> Value { try decode(type, at: 0) }

    /// Decodes the value at `index`, to which `key` leads.
    func decode<Value: Decodable>(_ type: Value.Type, at index: Int, of key: some CodingKey) throws -> Value {
        if Self.isScalar(type) {
            do throws(Misfit) {
                return try scalar(type, at: index)
            } catch {
                throw self.error(error, at: index, type, key)
            }
        }
        path.append(key)
        defer { path.removeLast() }
        return try decodeContainer(type, at: index)
    }

    /// Decodes the value at `index`.
    func decode<Value: Decodable>(_ type: Value.Type, at index: Int) throws -> Value {
        if Self.isScalar(type) {
            do throws(Misfit) {
                return try scalar(type, at: index)
            } catch {
                throw self.error(error, at: index, type)
            }
        }
        return try decodeContainer(type, at: index)
    }

    /// Decodes the object at `index`, to which `key` leads, by its list of fields.
    func decode<Value: FieldCodable>(fields type: Value.Type, at index: Int, of key: any CodingKey) throws -> Value {
        path.append(key)
        defer { path.removeLast() }
        return try Value(reading: self, at: index)
    }

    private func decodeContainer<Value: Decodable>(_ type: Value.Type, at index: Int) throws -> Value {
        // The cast costs as much as decoding a small object, but a large map is faster, because names are hashed once.
        if tape[index].kind == .object, count(of: index) > 16, let map = type as? any JSONMap.Type,
            let value = try map.read(self, at: index) as? Value
        {
            return value
        }
        return try Value(from: JSONBodyDecoder(self, at: index))
    }

    /// Whether a type is decoded without a decoder.
    @inline(__always)
    private static func isScalar<Value>(_ type: Value.Type) -> Bool {
        type == String.self || type == Bool.self || type == Int.self || type == Double.self || type == JSONValue.self
            || type == Int64.self || type == Int32.self || type == Float.self || type == Decimal.self
            || type == Data.self || type == URL.self || type == UInt.self || type == UInt64.self || type == UInt32.self
            || type == Int16.self || type == UInt16.self || type == Int8.self || type == UInt8.self
    }

    /// The value at `index` as a scalar type.
    ///
    /// It doesn't return an optional, because looking up an optional's type at run time takes longer than decoding most
    /// values. If the compiler knows the type, only one of these lines remains.
    @inline(__always)
    private func scalar<Value>(_ type: Value.Type, at index: Int) throws(Misfit) -> Value {
        let entry = tape[index]
        if type == String.self { return Self.same(try text(entry), type) }
        if type == Bool.self { return Self.same(try truth(entry), type) }
        if type == Int.self { return Self.same(try number(entry) { integer($0, as: Int.self) }, type) }
        if type == Double.self { return Self.same(try number(entry) { double($0) }, type) }
        if type == JSONValue.self { return Self.same(try fitting(value(at: index)), type) }
        if type == Int64.self { return Self.same(try number(entry) { integer($0, as: Int64.self) }, type) }
        if type == Int32.self { return Self.same(try number(entry) { integer($0, as: Int32.self) }, type) }
        if type == Float.self { return Self.same(try number(entry) { float($0) }, type) }
        if type == Decimal.self { return Self.same(try number(entry) { decimal($0) }, type) }
        if type == Data.self { return Self.same(try fitting(Data(base64Encoded: try text(entry))), type) }
        if type == URL.self { return Self.same(try fitting(URL(string: try text(entry))), type) }
        if type == UInt.self { return Self.same(try number(entry) { integer($0, as: UInt.self) }, type) }
        if type == UInt64.self { return Self.same(try number(entry) { integer($0, as: UInt64.self) }, type) }
        if type == UInt32.self { return Self.same(try number(entry) { integer($0, as: UInt32.self) }, type) }
        if type == Int16.self { return Self.same(try number(entry) { integer($0, as: Int16.self) }, type) }
        if type == UInt16.self { return Self.same(try number(entry) { integer($0, as: UInt16.self) }, type) }
        if type == Int8.self { return Self.same(try number(entry) { integer($0, as: Int8.self) }, type) }
        if type == UInt8.self { return Self.same(try number(entry) { integer($0, as: UInt8.self) }, type) }
        preconditionFailure("\(type) takes a decoder")
    }

    /// Converts between two types that are known to be the same, without the check of a cast.
    @inline(__always)
    private static func same<Value, Same>(_ value: Value, _ type: Same.Type) -> Same { unsafeBitCast(value, to: type) }

    private func text(_ entry: JSONEntry) throws(Misfit) -> String {
        guard entry.kind == .string || entry.kind == .escapedString else { throw .kind }
        return string(entry)
    }

    private func truth(_ entry: JSONEntry) throws(Misfit) -> Bool {
        guard entry.kind == .true || entry.kind == .false else { throw .kind }
        return entry.kind == .true
    }

    @inline(__always)
    private func number<Value>(_ entry: JSONEntry, _ read: (JSONEntry) -> Value?) throws(Misfit) -> Value {
        guard entry.kind == .integer || entry.kind == .number else { throw .kind }
        return try fitting(read(entry))
    }

    @inline(__always)
    private func fitting<Value>(_ value: Value?) throws(Misfit) -> Value {
        guard let value else { throw .value }
        return value
    }

    // MARK: Errors

    /// Throws unless the value at `index` has the kind `kind`, an array or an object.
    func expect(_ kind: JSONEntry.Kind, at index: Int, _ type: Any.Type) throws {
        if tape[index].kind != kind { throw error(.kind, at: index, type) }
    }

    /// The error for a value that can't be decoded as a type.
    func error(_ misfit: Misfit, at index: Int, _ type: Any.Type, _ key: (any CodingKey)? = nil) -> DecodingError {
        let found = tape[index].kind
        if found == .null { return .valueNotFound(type, context("null was found.", key)) }
        let isFraction = found == .number && type is any BinaryInteger.Type
        return misfit == .kind || isFraction
            ? .typeMismatch(type, context("Another kind of value was found.", key))
            : .dataCorrupted(context("The value is not of the type \(type).", key))
    }

    /// The context of an error: the position and a description without the value.
    func context(_ description: String, _ key: (any CodingKey)? = nil) -> DecodingError.Context {
        DecodingError.Context(codingPath: path + [key].compactMap { $0 }, debugDescription: description)
    }
}

/// The key of an item in an array.
struct JSONIndex: CodingKey {
    let index: Int

    init(_ index: Int) { self.index = index }
    init?(intValue: Int) { index = intValue }
    init?(stringValue: String) { return nil }

    var intValue: Int? { index }
    var stringValue: String { "Index \(index)" }
}

/// A dictionary that is decoded from an object.
private protocol JSONMap {
    static func read(_ document: JSONDocument, at index: Int) throws -> Self
}

extension Dictionary: JSONMap where Key == String, Value: Decodable {
    fileprivate static func read(_ document: JSONDocument, at index: Int) throws -> Self {
        var members: Self = [:]
        members.reserveCapacity(document.count(of: index))
        var place = index + 2
        while place < document.end(of: index) {
            let name = document.string(document.tape[place])
            // If a name appears twice, the first member counts, and the others aren't decoded.
            if members.index(forKey: name) == nil {
                members[name] = try document.decode(Value.self, at: place + 1, of: AnyKey(name))
            }
            place = document.end(of: place + 1)
        }
        return members
    }
}
