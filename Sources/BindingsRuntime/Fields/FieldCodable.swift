/// A type whose JSON is an object with its fields.
///
/// Generated types conform to it. Each type lists its fields once. Decoding, encoding, comparing, hashing and printing
/// use the list. It compiles to half as much code as synthesized conformances.
public protocol FieldCodable: Codable, Hashable, Sendable {
    /// Reads the required fields; the list reads the others.
    ///
    /// The others must be nil or empty, because the list doesn't set a field without a value.
    @_spi(Generated) init(from fields: inout FieldList) throws

    /// Passes each field to `fields`.
    @_spi(Generated) mutating func listFields(_ fields: inout FieldList)

    /// Whether the JSON is an array of the fields instead of an object.
    @_spi(Generated) static var isArray: Bool { get }
}

extension FieldCodable {
    /// False: the JSON is an object.
    @_spi(Generated) public static var isArray: Bool { false }

    /// Reads the fields of an object, or of an array.
    public init(from decoder: any Decoder) throws {
        var fields = try FieldList(reading: decoder, isArray: Self.isArray)
        try self.init(reading: &fields)
    }

    /// Reads what is at an index of a parsed body.
    init(reading document: JSONDocument, at index: Int) throws {
        var fields = try FieldList(reading: document, at: index, isArray: Self.isArray)
        try self.init(reading: &fields)
    }

    private init(reading fields: inout FieldList) throws {
        try self.init(from: &fields)
        listFields(&fields)
        try fields.finish()
    }

    /// Writes an object with the fields, or an array.
    public func encode(to encoder: any Encoder) throws {
        try FieldList.write(self, as: Self.isArray ? .array : .object, to: encoder) { $0.listFields(&$1) }
    }

    /// Compares the fields in their order.
    public static func == (left: Self, right: Self) -> Bool { FieldList.areEqual(left, right) { $0.listFields(&$1) } }

    /// Hashes the fields in their order.
    public func hash(into hasher: inout Hasher) { FieldList.hash(self, into: &hasher) { $0.listFields(&$1) } }

    /// The hash of the fields in their order.
    public var hashValue: Int { FieldList.hashValue(of: self) }
}

/// A type that lists its fields without being an object in JSON.
public protocol FieldListing: Hashable, Sendable {
    /// Passes each field to `fields`.
    @_spi(Generated) mutating func listFields(_ fields: inout FieldList)
}

extension FieldListing {
    /// Compares the fields in their order.
    public static func == (left: Self, right: Self) -> Bool { FieldList.areEqual(left, right) { $0.listFields(&$1) } }

    /// Hashes the fields in their order.
    public func hash(into hasher: inout Hasher) { FieldList.hash(self, into: &hasher) { $0.listFields(&$1) } }

    /// The hash of the fields in their order.
    public var hashValue: Int { FieldList.hashValue(of: self) }
}

extension FieldListing where Self: Encodable {
    /// Writes an object with the fields.
    public func encode(to encoder: any Encoder) throws {
        try FieldList.write(self, as: .object, to: encoder) { $0.listFields(&$1) }
    }
}

/// A type whose JSON is an array of its fields, in order.
public protocol ItemCodable: FieldCodable {}

extension ItemCodable {
    /// True.
    @_spi(Generated) public static var isArray: Bool { true }
}

/// A property name that the document declares.
struct DeclaredKey: CodingKey {
    let name: StaticString

    init(_ name: StaticString) { self.name = name }
    init?(stringValue: String) { nil }
    init?(intValue: Int) { nil }

    var stringValue: String { name.description }
    var intValue: Int? { nil }
}
