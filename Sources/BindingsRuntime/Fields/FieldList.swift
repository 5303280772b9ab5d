/// Goes through the fields that a type lists: reads, writes, compares, hashes or shows each.
public struct FieldList {
    private var reader: (any FieldReader)?
    /// The first error of the reader; nothing is read after it.
    private var error: (any Error)?
    private var writer: FieldWriter?
    private var comparison: Comparison?
    private(set) var hasher: Hasher?
    private(set) var shown: [ShownField] = []

    private struct Comparison {
        var values: [Any] = []
        /// How many of the values were compared; nil while they are collected.
        var position: Int?
        var isEqual = true

        mutating func add<Value: Equatable>(_ value: Value) {
            guard let position else { return values.append(value) }
            guard isEqual else { return }
            isEqual = position < values.count && values[position] as? Value == value
            self.position = position + 1
        }
    }

    init(reading reader: (any FieldReader)? = nil) { self.reader = reader }

    /// Throws what went wrong while the list was read.
    func finish() throws {
        if let error { throw error }
    }

    /// Writes a value's fields.
    static func write<Value>(
        _ value: Value,
        as kind: FieldWriter.Kind,
        to encoder: any Encoder,
        _ list: (inout Value, inout FieldList) -> Void
    ) throws {
        let writer = FieldWriter(encoder, kind)
        var fields = FieldList()
        fields.writer = writer
        var value = value
        list(&value, &fields)
        if let error = writer.error { throw error }
    }

    /// Whether two values have equal fields.
    static func areEqual<Value>(
        _ left: Value,
        _ right: Value,
        _ list: (inout Value, inout FieldList) -> Void
    ) -> Bool {
        var fields = FieldList()
        fields.comparison = Comparison()
        var (left, right) = (left, right)
        list(&left, &fields)
        fields.comparison?.position = 0
        list(&right, &fields)
        return fields.comparison?.isEqual == true
    }

    /// Hashes a value's fields.
    static func hash<Value>(_ value: Value, into hasher: inout Hasher, _ list: (inout Value, inout FieldList) -> Void) {
        var fields = FieldList()
        fields.hasher = hasher
        var value = value
        list(&value, &fields)
        hasher = fields.hasher ?? hasher
    }

    static func hashValue(of value: some Hashable) -> Int {
        var hasher = Hasher()
        value.hash(into: &hasher)
        return hasher.finalize()
    }

    /// The fields of a value as they may be shown.
    static func shown<Value>(_ value: Value, _ list: (inout Value, inout FieldList) -> Void) -> [ShownField] {
        var fields = FieldList()
        var value = value
        list(&value, &fields)
        return fields.shown
    }
}

// MARK: What generated types say

@_spi(Generated) extension FieldList {
    /// Reads a field that must be there.
    public mutating func required<Value: Decodable>(_ name: StaticString) throws -> Value {
        guard let reader else { preconditionFailure("only a reader reads") }
        return try reader.required(name)
    }

    /// A field that must be there; it was read before.
    public mutating func required<Value: Codable & Hashable>(
        _ name: StaticString,
        _ value: inout Value,
        _ display: FieldDisplay
    ) {
        if reader != nil { return }
        if let writer { return writer.write(name, value) }
        visit(name, value, display)
    }

    /// A field that is left out where it is nil.
    public mutating func optional<Value: Codable & Hashable>(
        _ name: StaticString,
        _ value: inout Value?,
        _ display: FieldDisplay
    ) {
        if let reader { return read { value = try reader.optional(name) } }
        guard let writer else { return visit(name, value, display) }
        if let value { writer.write(name, value) } else { writer.skip() }
    }

    /// A field that is written as null where it is nil.
    public mutating func nullable<Value: Codable & Hashable>(
        _ name: StaticString,
        _ value: inout Value?,
        _ display: FieldDisplay
    ) {
        if let reader { return read { value = try reader.optional(name) } }
        guard let writer else { return visit(name, value, display) }
        if let value { writer.write(name, value) } else { writer.writeNull(name) }
    }

    /// A field that may be left out or null, which differ.
    public mutating func nullable<Value: Codable & Hashable>(
        _ name: StaticString,
        _ value: inout Nullable<Value>,
        _ display: FieldDisplay
    ) {
        if let reader { return read { value.projectedValue = try reader.nullable(name) } }
        if shows { return shown.append(ShownField(name, value.wrappedValue, display)) }
        guard let writer else { return compare(value) }
        switch value.projectedValue {
        case .absent: writer.skip()
        case .null: writer.writeNull(name)
        case .value(let value): writer.write(name, value)
        }
    }

    /// The members that have no field of their own.
    public mutating func others<Value: Codable & Hashable>(_ name: StaticString, _ values: inout [String: Value]) {
        if let reader { return read { values = try reader.others() } }
        guard let writer else { return visit(name, values, .open) }
        if !values.isEmpty { writer.write(others: values) }
    }

    /// The items behind those with a field of their own.
    public mutating func others<Value: Codable & Hashable>(_ name: StaticString, _ values: inout [Value]) {
        if let reader { return read { values = try reader.others() } }
        guard let writer else { return visit(name, values, .open) }
        for value in values { writer.write(name, value) }
    }

    /// A field that is no part of the type's own JSON.
    public mutating func uncoded<Value: Hashable>(_ name: StaticString, _ value: Value?, _ display: FieldDisplay) {
        if writer == nil { visit(name, value, display) }
    }

    /// The one of several types that a value is; its JSON is that of the value inside.
    public mutating func choice<Value: Encodable & Hashable>(_ name: StaticString, _ value: Value) {
        if let writer { return writer.write(name, value) }
        uncodedChoice(name, value)
    }

    /// The one of several types that a value is, which has no JSON.
    public mutating func uncodedChoice<Value: Hashable>(_ name: StaticString, _ value: Value) {
        if !shows { compare(name.description) }
        visit(name, value, .open)
    }

    /// The one of several that a value is, with nothing inside.
    public mutating func uncodedChoice(_ name: StaticString) {
        if shows { shown.append(ShownField(name, (), .open)) } else { compare(name.description) }
    }
}

// Without a default for the last argument: the code that passes it would be a fifth of a list.
@_spi(Generated) extension FieldList {
    /// A field that must be there; it was read before.
    public mutating func required<Value: Codable & Hashable>(_ name: StaticString, _ value: inout Value) {
        required(name, &value, .open)
    }

    /// A field that is left out where it is nil.
    public mutating func optional<Value: Codable & Hashable>(_ name: StaticString, _ value: inout Value?) {
        optional(name, &value, .open)
    }

    /// A field that is written as null where it is nil.
    public mutating func nullable<Value: Codable & Hashable>(_ name: StaticString, _ value: inout Value?) {
        nullable(name, &value, .open)
    }

    /// A field that may be left out or null, which differ.
    public mutating func nullable<Value: Codable & Hashable>(_ name: StaticString, _ value: inout Nullable<Value>) {
        nullable(name, &value, .open)
    }

    /// A field that is no part of the type's own JSON.
    public mutating func uncoded<Value: Hashable>(_ name: StaticString, _ value: Value?) {
        uncoded(name, value, .open)
    }
}

// Most fields are texts: a call that says nothing of a type's conformances is half as long.
@_spi(Generated) extension FieldList {
    /// Reads a text that must be there.
    public mutating func required(_ name: StaticString) throws -> String {
        guard let reader else { preconditionFailure("only a reader reads") }
        return try reader.required(name)
    }

    /// A text that must be there; it was read before.
    public mutating func required(_ name: StaticString, _ value: inout String) { required(name, &value, .open) }

    /// A text that is left out where it is nil.
    public mutating func optional(_ name: StaticString, _ value: inout String?) { optional(name, &value, .open) }
}

// Fields on the heap.
@_spi(Generated) extension FieldList {
    /// A field that must be there; it was read before.
    public mutating func required<Value: Codable & Hashable>(
        _ name: StaticString,
        _ value: inout Indirect<Value>,
        _ display: FieldDisplay
    ) {
        var inner = value.wrappedValue
        required(name, &inner, display)
    }

    /// A field that is left out where it is nil.
    public mutating func optional<Value: Codable & Hashable>(
        _ name: StaticString,
        _ value: inout Indirect<Value?>,
        _ display: FieldDisplay
    ) {
        var inner = value.wrappedValue
        optional(name, &inner, display)
        if reader != nil { value.wrappedValue = inner }
    }

    /// A field that is written as null where it is nil.
    public mutating func nullable<Value: Codable & Hashable>(
        _ name: StaticString,
        _ value: inout Indirect<Value?>,
        _ display: FieldDisplay
    ) {
        var inner = value.wrappedValue
        nullable(name, &inner, display)
        if reader != nil { value.wrappedValue = inner }
    }

    /// A field that may be left out or null, which differ.
    public mutating func nullable<Value: Codable & Hashable>(
        _ name: StaticString,
        _ value: inout IndirectNullable<Value>,
        _ display: FieldDisplay
    ) {
        var inner = Nullable(value.projectedValue)
        nullable(name, &inner, display)
        if reader != nil { value.projectedValue = inner.projectedValue }
    }
}

extension FieldList {
    private var shows: Bool { writer == nil && comparison == nil && hasher == nil }

    private mutating func read(_ assign: () throws -> Void) {
        if error != nil { return }
        do {
            try assign()
        } catch {
            self.error = error
        }
    }

    private mutating func visit<Value: Hashable>(_ name: StaticString, _ value: Value?, _ display: FieldDisplay) {
        if shows { shown.append(ShownField(name, value, display)) } else { compare(value) }
    }

    /// Takes a value into a comparison or a hash.
    private mutating func compare<Value: Hashable>(_ value: Value) {
        if hasher != nil { hasher?.combine(value) } else { comparison?.add(value) }
    }
}
