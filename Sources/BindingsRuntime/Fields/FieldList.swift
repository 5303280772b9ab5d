/// Processes the fields that a type lists: reads, writes, compares, hashes or shows each one.
///
/// Exactly one of `parsed`, `decoded`, `json`, `encoded` and `visitor` is set. It does the work.
public struct FieldList {
    private let parsed: ParsedFields?
    private let decoded: DecodedFields?
    private let json: JSONWriter?
    /// The nesting level of the object that `json` writes.
    private let level: Int
    private let encoded: EncodedFields?
    private let visitor: (any FieldVisitor)?
    /// The first error.
    ///
    /// Nothing is read or written after it.
    private var error: (any Error)?

    private init(
        parsed: ParsedFields? = nil,
        decoded: DecodedFields? = nil,
        json: JSONWriter? = nil,
        level: Int = 0,
        encoded: EncodedFields? = nil,
        visitor: (any FieldVisitor)? = nil
    ) {
        self.parsed = parsed
        self.decoded = decoded
        self.json = json
        self.level = level
        self.encoded = encoded
        self.visitor = visitor
    }

    /// A list that reads an object's members, or an array's items.
    init(reading decoder: any Decoder, isArray: Bool = false) throws {
        if let decoder = decoder as? JSONBodyDecoder {
            try self.init(reading: decoder.document, at: decoder.index, isArray: isArray)
        } else {
            self.init(decoded: try DecodedFields(decoder, isArray: isArray))
        }
    }

    /// A list that reads an object's members, or an array's items, in a parsed body.
    init(reading document: JSONDocument, at index: Int, isArray: Bool) throws {
        self.init(parsed: try ParsedFields(document, at: index, isArray: isArray))
    }

    /// A list that writes the members of an object, the innermost value of a text.
    init(writing writer: JSONWriter) {
        let level = writer.becomeObject()
        self.init(json: writer, level: level)
    }

    /// Throws the first error of reading or writing.
    func finish() throws {
        if let error { throw error }
    }

    /// Writes a value's fields.
    static func write<Value>(
        _ value: Value,
        as kind: EncodedFields.Kind,
        to encoder: any Encoder,
        _ list: (inout Value, inout FieldList) -> Void
    ) throws {
        var fields: FieldList
        if kind == .object, let encoder = encoder as? JSONBodyEncoder {
            encoder.writer.become(.object, at: encoder.level)
            fields = FieldList(json: encoder.writer, level: encoder.level)
        } else {
            fields = FieldList(encoded: EncodedFields(encoder, kind))
        }
        var value = value
        list(&value, &fields)
        try fields.finish()
    }

    /// Whether two values have equal fields.
    static func areEqual<Value>(
        _ left: Value,
        _ right: Value,
        _ list: (inout Value, inout FieldList) -> Void
    ) -> Bool {
        let comparison = FieldComparison()
        visit(left, comparison, list)
        comparison.begin()
        visit(right, comparison, list)
        return comparison.isEqual
    }

    /// Hashes a value's fields.
    static func hash<Value>(_ value: Value, into hasher: inout Hasher, _ list: (inout Value, inout FieldList) -> Void) {
        let hashing = FieldHashing(hasher)
        visit(value, hashing, list)
        hasher = hashing.hasher
    }

    static func hashValue(of value: some Hashable) -> Int {
        var hasher = Hasher()
        value.hash(into: &hasher)
        return hasher.finalize()
    }

    /// The fields of a value, redacted for display.
    static func shown<Value>(_ value: Value, _ list: (inout Value, inout FieldList) -> Void) -> [ShownField] {
        let showing = FieldShowing()
        visit(value, showing, list)
        return showing.fields
    }

    private static func visit<Value>(
        _ value: Value,
        _ visitor: any FieldVisitor,
        _ list: (inout Value, inout FieldList) -> Void
    ) {
        var fields = FieldList(visitor: visitor)
        var value = value
        list(&value, &fields)
    }
}

// MARK: Called by generated types

@_spi(Generated) extension FieldList {
    /// Reads a required field.
    @_disfavoredOverload
    @_specialize(where Value == Bool)
    @_specialize(where Value == Int)
    public mutating func required<Value: Decodable>(_ name: StaticString) throws -> Value {
        if let parsed { return try parsed.required(name) }
        guard let decoded else { preconditionFailure("the list doesn't read") }
        return try decoded.required(name)
    }

    /// A required field, which was read by `required(_:)` before.
    @_specialize(where Value == Bool)
    @_specialize(where Value == Int)
    public mutating func required<Value: Codable & Hashable>(
        _ name: StaticString,
        _ value: inout Value,
        _ display: FieldDisplay
    ) {
        if reads { return }
        if let visitor { return visitor.visit(name, value, display) }
        write(name, value)
    }

    /// A field that is omitted if it is nil.
    @_specialize(where Value == Int)
    public mutating func optional<Value: Codable & Hashable>(
        _ name: StaticString,
        _ value: inout Value?,
        _ display: FieldDisplay
    ) {
        if readOptional(name, &value) { return }
        if let visitor { return visitor.visit(name, value, display) }
        if let value { write(name, value) } else { encoded?.skip() }
    }

    /// A field that is written as null if it is nil.
    public mutating func nullable<Value: Codable & Hashable>(
        _ name: StaticString,
        _ value: inout Value?,
        _ display: FieldDisplay
    ) {
        if readOptional(name, &value) { return }
        if let visitor { return visitor.visit(name, value, display) }
        if let value { write(name, value) } else { write(name, JSONValue.null) }
    }

    /// A field that distinguishes omitted from null.
    public mutating func nullable<Value: Codable & Hashable>(
        _ name: StaticString,
        _ value: inout Nullable<Value>,
        _ display: FieldDisplay
    ) {
        if let parsed { return attempt { try parsed.nullable(name, &value.projectedValue) } }
        if let decoded { return attempt { value.projectedValue = try decoded.nullable(name) } }
        if let visitor {
            // Omitted and null aren't equal, but are displayed alike.
            if visitor.shows {
                visitor.visit(name, value.wrappedValue, display)
            } else {
                visitor.visit(name, value, display)
            }
            return
        }
        switch value.projectedValue {
        case .absent: encoded?.skip()
        case .null: write(name, JSONValue.null)
        case .value(let value): write(name, value)
        }
    }

    /// The additional members.
    public mutating func others<Value: Codable & Hashable>(_ name: StaticString, _ values: inout [String: Value]) {
        if let parsed { return attempt { values = try parsed.others() } }
        if let decoded { return attempt { values = try decoded.others() } }
        if let visitor { return visitor.visit(name, values, .open) }
        if values.isEmpty { return }
        if let encoded { return attempt { try encoded.write(others: values) } }
        let level = level
        if let json {
            // Another container of the same object, because a name may repeat that of a field.
            json.become(.object, at: level)
            attempt { for (name, value) in values { try json.encode(value, at: level, name, AnyKey(name)) } }
        }
    }

    /// The items after those with a field.
    public mutating func others<Value: Codable & Hashable>(_ name: StaticString, _ values: inout [Value]) {
        if let parsed { return attempt { values = try parsed.others() } }
        if let decoded { return attempt { values = try decoded.others() } }
        if let visitor { return visitor.visit(name, values, .open) }
        for value in values { write(name, value) }
    }

    /// A field that isn't part of the type's JSON.
    public mutating func uncoded<Value: Hashable>(_ name: StaticString, _ value: Value?, _ display: FieldDisplay) {
        visitor?.visit(name, value, display)
    }

    /// The member of a union, which is encoded as the union's value.
    public mutating func choice<Value: Encodable & Hashable>(_ name: StaticString, _ value: Value) {
        if visitor == nil { write(name, value) } else { uncodedChoice(name, value) }
    }

    /// The member of a union that isn't encoded.
    public mutating func uncodedChoice<Value: Hashable>(_ name: StaticString, _ value: Value) {
        guard let visitor else { return }
        if !visitor.shows { visitor.visit(name, name.description, .open) }
        visitor.visit(name, value, .open)
    }

    /// The member of a union that has no value.
    public mutating func uncodedChoice(_ name: StaticString) {
        visitor?.visit(name)
    }
}

// Overloads instead of a default argument: passing it would be a fifth of a list's code.
@_spi(Generated) extension FieldList {
    /// A required field, which was read by `required(_:)` before.
    public mutating func required<Value: Codable & Hashable>(_ name: StaticString, _ value: inout Value) {
        required(name, &value, .open)
    }

    /// A field that is omitted if it is nil.
    public mutating func optional<Value: Codable & Hashable>(_ name: StaticString, _ value: inout Value?) {
        optional(name, &value, .open)
    }

    /// A field that is written as null if it is nil.
    public mutating func nullable<Value: Codable & Hashable>(_ name: StaticString, _ value: inout Value?) {
        nullable(name, &value, .open)
    }

    /// A field that distinguishes omitted from null.
    public mutating func nullable<Value: Codable & Hashable>(_ name: StaticString, _ value: inout Nullable<Value>) {
        nullable(name, &value, .open)
    }

    /// A field that isn't part of the type's JSON.
    public mutating func uncoded<Value: Hashable>(_ name: StaticString, _ value: Value?) {
        uncoded(name, value, .open)
    }
}

// Most fields are strings. A call that passes no conformances is half as long.
@_spi(Generated) extension FieldList {
    /// Reads a required string.
    public mutating func required(_ name: StaticString) throws -> String {
        if let parsed { return try parsed.required(name) }
        guard let decoded else { preconditionFailure("the list doesn't read") }
        return try decoded.required(name)
    }

    /// A required string, which was read by `required(_:)` before.
    public mutating func required(_ name: StaticString, _ value: inout String) { required(name, &value, .open) }

    /// A required string, which was read by `required(_:)` before.
    public mutating func required(_ name: StaticString, _ value: inout String, _ display: FieldDisplay) {
        if reads { return }
        if let visitor { return visitor.visit(name, value, display) }
        write(name, value)
    }

    /// A string that is omitted if it is nil.
    public mutating func optional(_ name: StaticString, _ value: inout String?) { optional(name, &value, .open) }

    /// A string that is omitted if it is nil.
    public mutating func optional(_ name: StaticString, _ value: inout String?, _ display: FieldDisplay) {
        if readOptional(name, &value) { return }
        if let visitor { return visitor.visit(name, value, display) }
        if let value { write(name, value) } else { encoded?.skip() }
    }
}

// Objects that list fields, and enums with strings: without an encoder or decoder between.
@_spi(Generated) extension FieldList {
    /// Reads a required object.
    public mutating func required<Value: FieldCodable>(_ name: StaticString) throws -> Value {
        if let parsed { return try parsed.required(fields: name) }
        guard let decoded else { preconditionFailure("the list doesn't read") }
        return try decoded.required(name)
    }

    /// A required object, which was read by `required(_:)` before.
    public mutating func required<Value: FieldCodable>(_ name: StaticString, _ value: inout Value) {
        if reads { return }
        if let visitor { return visitor.visit(name, value, .open) }
        write(name, fields: value)
    }

    /// An object that is omitted if it is nil.
    public mutating func optional<Value: FieldCodable>(_ name: StaticString, _ value: inout Value?) {
        if let parsed { return attempt { try parsed.optional(fields: name, &value) } }
        if let decoded { return attempt { value = try decoded.nullable(name).value } }
        if let visitor { return visitor.visit(name, value, .open) }
        if let value { write(name, fields: value) } else { encoded?.skip() }
    }

    /// Reads a required enum.
    public mutating func required<Value: OpenEnum>(_ name: StaticString) throws -> Value
    where Value.RawValue == String {
        Value(rawValue: try required(name))
    }

    /// A required enum, which was read by `required(_:)` before.
    public mutating func required<Value: OpenEnum>(_ name: StaticString, _ value: inout Value)
    where Value.RawValue == String {
        if reads { return }
        if let visitor { return visitor.visit(name, value, .open) }
        write(name, value.rawValue)
    }

    /// An enum that is omitted if it is nil.
    public mutating func optional<Value: OpenEnum>(_ name: StaticString, _ value: inout Value?)
    where Value.RawValue == String {
        if let visitor { return visitor.visit(name, value, .open) }
        var text = reads ? nil : value?.rawValue
        optional(name, &text)
        if reads, let text { value = Value(rawValue: text) }
    }
}

// Fields on the heap.
@_spi(Generated) extension FieldList {
    /// A required field, which was read by `required(_:)` before.
    public mutating func required<Value: Codable & Hashable>(
        _ name: StaticString,
        _ value: inout Indirect<Value>,
        _ display: FieldDisplay
    ) {
        var inner = value.wrappedValue
        required(name, &inner, display)
    }

    /// A field that is omitted if it is nil.
    public mutating func optional<Value: Codable & Hashable>(
        _ name: StaticString,
        _ value: inout Indirect<Value?>,
        _ display: FieldDisplay
    ) {
        var inner = value.wrappedValue
        optional(name, &inner, display)
        if reads { value.wrappedValue = inner }
    }

    /// A field that is written as null if it is nil.
    public mutating func nullable<Value: Codable & Hashable>(
        _ name: StaticString,
        _ value: inout Indirect<Value?>,
        _ display: FieldDisplay
    ) {
        var inner = value.wrappedValue
        nullable(name, &inner, display)
        if reads { value.wrappedValue = inner }
    }

    /// A field that distinguishes omitted from null.
    public mutating func nullable<Value: Codable & Hashable>(
        _ name: StaticString,
        _ value: inout IndirectNullable<Value>,
        _ display: FieldDisplay
    ) {
        var inner = Nullable(value.projectedValue)
        nullable(name, &inner, display)
        if reads { value.projectedValue = inner.projectedValue }
    }
}

extension FieldList {
    private var reads: Bool { parsed != nil || decoded != nil }

    private mutating func attempt(_ work: () throws -> Void) {
        if error != nil { return }
        do {
            try work()
        } catch {
            self.error = error
        }
    }

    /// Reads a field that may be missing or null, and returns whether the list reads.
    ///
    /// A field without a value isn't set: setting it to nil would look up its type at run time.
    @inline(__always)
    private mutating func readOptional<Value: Decodable>(_ name: StaticString, _ value: inout Value?) -> Bool {
        if let parsed {
            attempt { try parsed.optional(name, &value) }
        } else if let decoded {
            attempt { value = try decoded.nullable(name).value }
        } else {
            return false
        }
        return true
    }

    private mutating func write<Value: FieldCodable>(_ name: StaticString, fields value: Value) {
        if error != nil { return }
        do {
            if let json { try json.encode(fields: value, at: level, name) } else { try encoded?.write(name, value) }
        } catch {
            self.error = error
        }
    }

    @inline(__always)
    private mutating func write<Value: Encodable>(_ name: StaticString, _ value: Value) {
        if error != nil { return }
        do {
            if let json { try json.encode(value, at: level, field: name) } else { try encoded?.write(name, value) }
        } catch {
            self.error = error
        }
    }
}
