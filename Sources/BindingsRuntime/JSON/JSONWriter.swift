import Foundation

/// Writes JSON.
///
/// An object's members are in the order in which they are encoded.
///
/// Only one encoding uses it, on one thread, and no function calls other code while it modifies a property. So its
/// properties are exempt from the exclusivity checks, which would take a tenth of a call.
final class JSONWriter {
    @exclusivity(unchecked) private(set) var bytes: [UInt8] = []
    /// The values around the position, from the outermost to the innermost.
    @exclusivity(unchecked) private var levels: [Level] = []
    /// Texts to be inserted into this one, from nested containers that may still be written to.
    @exclusivity(unchecked) private var insertions: [(level: Int, offset: Int, writer: JSONWriter)] = []
    /// The names and indices on the path to the value that is being encoded.
    @exclusivity(unchecked) private(set) var path: [any CodingKey]

    /// A value that is being written.
    private struct Level {
        var kind = Kind.unknown
        /// The number of items or members; 1 for a scalar.
        var count = 0
        /// Whether more than one container writes its members, so that a name may be written twice.
        var isShared = false
        let start: Int
    }

    enum Kind {
        case unknown, single, array, object
    }

    init(path: [any CodingKey] = []) {
        self.path = path
        bytes.reserveCapacity(256)
    }

    /// Begins a value whose kind isn't known yet.
    func begin() { levels.append(Level(start: bytes.count)) }

    /// Sets the kind of the value at a level.
    func become(_ kind: Kind, at level: Int) {
        if levels[level].kind == kind {
            levels[level].isShared = true
            return
        }
        precondition(levels[level].kind == .unknown, "a value asks its encoder for containers of different kinds")
        levels[level].kind = kind
        if kind != .single { bytes.append(UInt8(ascii: kind == .array ? "[" : "{")) }
    }

    /// Begins an item, or a member with its name.
    func beginItem(_ name: String? = nil, at level: Int) {
        if levels[level].count > 0 { bytes.append(UInt8(ascii: ",")) }
        levels[level].count += 1
        if let name {
            write(name)
            bytes.append(UInt8(ascii: ":"))
        }
    }

    /// The number of items of the array at a level.
    func count(at level: Int) -> Int { levels[level].count }

    /// Ends the innermost value, and returns false if nothing was encoded.
    @discardableResult
    func end() -> Bool {
        let level = levels.removeLast()
        while let insertion = insertions.last, insertion.level == levels.count {
            insertion.writer.end()
            bytes.insert(contentsOf: insertion.writer.bytes, at: insertion.offset)
            insertions.removeLast()
        }
        switch level.kind {
        case .unknown: write(raw: "{}")
        case .array: bytes.append(UInt8(ascii: "]"))
        case .object:
            bytes.append(UInt8(ascii: "}"))
            if level.isShared { removeRepeatedMembers(from: level.start) }
        case .single: break
        }
        return level.kind != .unknown
    }

    /// A writer for a nested container, which may be written to at any time.
    func insertion(at level: Int, _ key: any CodingKey) -> JSONWriter {
        let writer = JSONWriter(path: path + [key])
        writer.begin()
        insertions.append((level, bytes.count, writer))
        return writer
    }

    /// Writes an item or a member, or nothing if that fails.
    func encode<Value: Encodable>(_ value: Value, at level: Int, _ name: String?, _ key: any CodingKey) throws {
        let (start, count) = (bytes.count, levels[level].count)
        beginItem(name, at: level)
        if writeScalar(value) { return }
        try encode(value, at: level, key, start, count)
    }

    /// Writes a field, or nothing if that fails.
    func encode<Value: Encodable>(_ value: Value, at level: Int, field name: StaticString) throws {
        let (start, count) = (bytes.count, levels[level].count)
        beginItem(at: level)
        name.withUTF8Buffer { write($0) }
        bytes.append(UInt8(ascii: ":"))
        if writeScalar(value) { return }
        try encode(value, at: level, DeclaredKey(name), start, count)
    }

    /// Writes a field that lists fields itself, or nothing if that fails.
    func encode<Value: FieldCodable>(fields value: Value, at level: Int, _ name: StaticString) throws {
        let (start, count) = (bytes.count, levels[level].count)
        beginItem(at: level)
        name.withUTF8Buffer { write($0) }
        bytes.append(UInt8(ascii: ":"))
        try nest(at: level, DeclaredKey(name), start, count) { try write(fields: value) }
    }

    /// Writes a value that lists fields, without an encoder.
    private func write<Value: FieldCodable>(fields value: Value) throws {
        if Value.isArray { return _ = try writeEncoded(value) }
        begin()
        var value = value
        var fields = FieldList(writing: self)
        value.listFields(&fields)
        try fields.finish()
        end()
    }

    /// Makes the innermost value an object, and returns its level.
    func becomeObject() -> Int {
        let level = levels.count - 1
        become(.object, at: level)
        return level
    }

    private func encode(_ value: some Encodable, at level: Int, _ key: any CodingKey, _ start: Int, _ count: Int) throws
    {
        try nest(at: level, key, start, count) { try encode(value) }
    }

    private func nest(at level: Int, _ key: any CodingKey, _ start: Int, _ count: Int, _ write: () throws -> Void)
        throws
    {
        path.append(key)
        defer { path.removeLast() }
        do {
            try write()
        } catch {
            bytes.removeSubrange(start...)
            levels.removeSubrange((level + 1)...)
            insertions.removeAll { $0.level > level }
            levels[level].count = count
            throw error
        }
    }

    /// Writes a value.
    func encode<Value: Encodable>(_ value: Value) throws {
        if writeScalar(value) { return }
        _ = try writeEncoded(value)
    }

    /// The text of a value.
    static func text(of value: some Encodable) throws -> [UInt8] {
        let writer = JSONWriter()
        if !writer.writeScalar(value), try !writer.writeEncoded(value) {
            throw EncodingError.invalidValue(value, writer.context("The value encodes nothing."))
        }
        return writer.bytes
    }

    /// The text of an object.
    static func text<Value: FieldCodable>(of value: Value) throws -> [UInt8] {
        let writer = JSONWriter()
        try writer.write(fields: value)
        return writer.bytes
    }

    /// Writes a value that isn't a scalar; returns false if it encodes nothing.
    private func writeEncoded(_ value: some Encodable) throws -> Bool {
        if Self.isNumber(value) {
            throw EncodingError.invalidValue("a number", context("JSON has neither NaN nor infinity."))
        }
        begin()
        try value.encode(to: JSONBodyEncoder(self, at: levels.count - 1))
        return end()
    }

    /// Whether a value that wasn't written is a number that JSON can't represent.
    private static func isNumber<Value>(_ value: Value) -> Bool {
        Value.self == Double.self || Value.self == Float.self || Value.self == Decimal.self
            || Value.self == JSONValue.self
    }

    private func context(_ description: String) -> EncodingError.Context {
        EncodingError.Context(codingPath: path, debugDescription: description)
    }

    /// Keeps only the last member with each name, at the position of the first.
    private func removeRepeatedMembers(from start: Int) {
        let text = Array(bytes[start...])
        guard let object = try? JSONDocument(Data(text), maximumDepth: .max) else {
            preconditionFailure("what was written is JSON")
        }
        var values: [String: ArraySlice<UInt8>] = [:]
        var names: [String] = []
        let end = object.end(of: 0)
        var place = 2
        while place < end {
            let name = object.tape[place]
            let next = object.end(of: place + 1)
            // A quotation mark and a colon separate a name from its value; a comma and a mark precede the next name.
            let value = text[
                (name.offset + name.length + 2)..<(next < end ? object.tape[next].offset - 2 : text.count - 1)
            ]
            if values.updateValue(value, forKey: object.string(name)) == nil { names.append(object.string(name)) }
            place = next
        }
        if names.count == object.count(of: 0) { return }
        bytes.removeSubrange(start...)
        for name in names {
            bytes.append(name == names[0] ? UInt8(ascii: "{") : UInt8(ascii: ","))
            write(name)
            bytes.append(UInt8(ascii: ":"))
            bytes.append(contentsOf: values[name] ?? [])
        }
        bytes.append(UInt8(ascii: "}"))
    }

    // MARK: Scalars

    /// Writes a scalar, or returns false for other values and for numbers that JSON can't represent.
    ///
    /// If the compiler knows the type, only one of these lines remains.
    @inline(__always)
    func writeScalar<Value>(_ value: Value) -> Bool {
        let type = Value.self
        if type == String.self { write(unsafeBitCast(value, to: String.self)); return true }
        if type == Bool.self { write(raw: unsafeBitCast(value, to: Bool.self) ? "true" : "false"); return true }
        if type == Int.self { write(raw: unsafeBitCast(value, to: Int.self).description); return true }
        if type == Double.self { return write(number: unsafeBitCast(value, to: Double.self)) }
        if type == Int64.self { write(raw: unsafeBitCast(value, to: Int64.self).description); return true }
        if type == Int32.self { write(raw: unsafeBitCast(value, to: Int32.self).description); return true }
        if type == Float.self { return write(number: unsafeBitCast(value, to: Float.self)) }
        if type == JSONValue.self { return write(unsafeBitCast(value, to: JSONValue.self)) }
        if type == Decimal.self { return write(number: unsafeBitCast(value, to: Decimal.self)) }
        if type == Data.self { write(unsafeBitCast(value, to: Data.self).base64EncodedString()); return true }
        if type == URL.self { write(unsafeBitCast(value, to: URL.self).absoluteString); return true }
        if type == UInt.self { write(raw: unsafeBitCast(value, to: UInt.self).description); return true }
        if type == UInt64.self { write(raw: unsafeBitCast(value, to: UInt64.self).description); return true }
        if type == UInt32.self { write(raw: unsafeBitCast(value, to: UInt32.self).description); return true }
        if type == Int16.self { write(raw: unsafeBitCast(value, to: Int16.self).description); return true }
        if type == UInt16.self { write(raw: unsafeBitCast(value, to: UInt16.self).description); return true }
        if type == Int8.self { write(raw: unsafeBitCast(value, to: Int8.self).description); return true }
        if type == UInt8.self { write(raw: unsafeBitCast(value, to: UInt8.self).description); return true }
        return false
    }

    /// Writes `null`.
    func writeNull() { write(raw: "null") }

    private func write(raw text: String) { bytes.append(contentsOf: text.utf8) }

    /// Writes a number, or returns false if it isn't finite.
    private func write(number: some CustomStringConvertible) -> Bool {
        let text = number.description
        // "nan", "inf", "-inf", and "NaN" of decimals.
        guard let last = text.utf8.last, last & 0x40 == 0 else { return false }
        write(raw: text.hasSuffix(".0") ? String(text.dropLast(2)) : text)
        return true
    }

    /// Writes a value of any kind, or returns false if it contains a number that JSON can't represent.
    private func write(_ value: JSONValue) -> Bool {
        switch value {
        case .null: writeNull()
        case .bool(let value): write(raw: value ? "true" : "false")
        case .integer(let value): write(raw: value.description)
        case .number(let value): return write(number: value)
        case .decimal(let value): return write(number: value)
        case .string(let text): write(text)
        case .array(let items):
            bytes.append(UInt8(ascii: "["))
            for (index, item) in items.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                guard write(item) else { return false }
            }
            bytes.append(UInt8(ascii: "]"))
        case .object(let members):
            bytes.append(UInt8(ascii: "{"))
            for (index, member) in members.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                write(member.key)
                bytes.append(UInt8(ascii: ":"))
                guard write(member.value) else { return false }
            }
            bytes.append(UInt8(ascii: "}"))
        }
        return true
    }

    /// Writes a string in quotation marks.
    private func write(_ text: String) {
        var text = text
        text.withUTF8 { write($0) }
    }

    private func write(_ utf8: UnsafeBufferPointer<UInt8>) {
        bytes.append(UInt8(ascii: "\""))
        var start = 0
        for index in utf8.indices {
            let byte = utf8[index]
            guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else { continue }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start..<index]))
            start = index + 1
            bytes.append(UInt8(ascii: "\\"))
            switch byte {
            case 0x08: bytes.append(UInt8(ascii: "b"))
            case 0x09: bytes.append(UInt8(ascii: "t"))
            case 0x0A: bytes.append(UInt8(ascii: "n"))
            case 0x0C: bytes.append(UInt8(ascii: "f"))
            case 0x0D: bytes.append(UInt8(ascii: "r"))
            case 0..<0x10: write(raw: "u000" + String(byte, radix: 16))
            case 0x10..<0x20: write(raw: "u00" + String(byte, radix: 16))
            default: bytes.append(byte)
            }
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start...]))
        bytes.append(UInt8(ascii: "\""))
    }
}
