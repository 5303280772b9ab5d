import OpenAPIDocument
import YAMLTree

/// OpenAPI's types as a set.
///
/// The empty set means every type.
struct TypeSet: OptionSet, Hashable, Sendable {
    let rawValue: UInt8

    static let string = TypeSet(rawValue: 1)
    static let number = TypeSet(rawValue: 2)
    static let integer = TypeSet(rawValue: 4)
    static let boolean = TypeSet(rawValue: 8)
    static let array = TypeSet(rawValue: 16)
    static let object = TypeSet(rawValue: 32)
    static let scalars: TypeSet = [.string, .number, .integer, .boolean]

    init(rawValue: UInt8) { self.rawValue = rawValue }

    init(_ type: SchemaType) {
        switch type {
        case .string: self = .string
        case .number: self = .number
        case .integer: self = .integer
        case .boolean: self = .boolean
        case .array: self = .array
        case .object: self = .object
        case .null: self = []
        }
    }

    var isAny: Bool { isEmpty }

    /// Whether every value of `other`'s types has one of these types.
    func accepts(_ other: TypeSet, asText: Bool) -> Bool {
        if isAny { return true }
        if other.isAny { return false }
        var wide = self
        if wide.contains(.number) { wide.insert(.integer) }
        if asText, wide.contains(.string) { wide.formUnion(.scalars) }
        return wide.isSuperset(of: other)
    }

    var phrase: String {
        if isAny { return "any type" }
        return SchemaType.allCases.filter { $0 != .null && contains(TypeSet($0)) }
            .map { "'\($0.rawValue)'" }.joined(separator: " or ")
    }
}

/// A schema as it appears on the wire: references followed, single-member wrappers removed, nullability in one place.
struct SchemaView: Sendable {
    /// The final schema.
    ///
    /// The key for caching.
    private(set) var id: SchemaID
    private(set) var schema: Schema
    private(set) var types = TypeSet()
    private(set) var isNullable = false
    private(set) var isReadOnly = false
    private(set) var isWriteOnly = false
    private(set) var isDeprecated = false
    private(set) var sensitivity = SchemaExtensions.Sensitivity.open
    /// A member of `allOf` next to the schema's own keywords: the target of a reference with siblings.
    private(set) var extraAllOf: SchemaID?
    /// Whether wrappers have documentation, which counts as this schema's own.
    private(set) var isWrapped = false

    init(_ start: SchemaID, in document: Document) {
        id = start
        schema = document[start]
        // A chain of wrappers ends, but a malicious one may be a cycle.
        for _ in 0..<Document.longestChain {
            isNullable = isNullable || schema.isNullable || schema.types.contains(.null)
            isReadOnly = isReadOnly || schema.isReadOnly
            isWriteOnly = isWriteOnly || schema.isWriteOnly
            isDeprecated = isDeprecated || schema.isDeprecated
            if sensitivity == .open { sensitivity = schema.extensions.sensitivity }
            if let reference = schema.reference {
                guard schema.saysNothing(besides: .reference) else {
                    extraAllOf = reference.target
                    break
                }
                id = reference.target
            } else if let only = schema.onlyMember(in: document) {
                isNullable = isNullable || only.isNullable
                isWrapped = true
                id = only.id
            } else {
                break
            }
            schema = document[id]
        }
        for type in schema.types { types.formUnion(TypeSet(type)) }
        if schema.types.isEmpty {
            for value in schema.enumValues ?? [schema.const].compactMap(\.self) {
                if value.isNull { isNullable = true } else { types.formUnion(TypeSet(of: value)) }
            }
        }
        // A union with null as a member is a nullable union of the others.
        if (schema.anyOf + schema.oneOf).contains(where: { document[document.target(of: $0)].isNullOnly }) {
            isNullable = true
        }
    }

    /// Merges the members of `allOf` into one object if possible.
    mutating func flatten(in document: Document) {
        guard extraAllOf == nil, !schema.allOf.isEmpty, let flat = document.flattened(id) else { return }
        schema = flat
        types = flat.types.isEmpty ? [] : .object
    }

    /// The wrappers' keywords, so that a wrapper can differ from the schema that `id` names.
    var flags: UInt8 {
        (isNullable ? 1 : 0) | (isReadOnly ? 2 : 0) | (isWriteOnly ? 4 : 0) | (isDeprecated ? 8 : 0)
            | (sensitivity == .open ? 0 : sensitivity == .hidden ? 16 : 32)
    }
}

extension TypeSet {
    init(of value: Node) {
        switch value.content {
        case .sequence: self = .array
        case .mapping: self = .object
        case .scalar(let scalar):
            switch scalar.kind {
            case .null: self = []
            case .true, .false: self = .boolean
            case .integer, .bigInteger: self = .integer
            case .float: self = .number
            case .string: self = .string
            }
        }
    }
}

extension Schema {
    enum Besides {
        case reference, composition
    }

    /// Whether the schema's only constraint is its `$ref`, or its single `allOf`, `anyOf` or `oneOf`.
    func saysNothing(besides part: Besides) -> Bool {
        if part == .composition, reference != nil { return false }
        if part == .reference, !(allOf.isEmpty && anyOf.isEmpty && oneOf.isEmpty) { return false }
        guard boolean == nil, types.isEmpty, format == nil, enumValues == nil, const == nil, defaultValue == nil,
            properties.isEmpty, required.isEmpty, items == nil, discriminator == nil, rare == nil
        else { return false }
        if case .unspecified = additionalProperties { return limits.isEmpty } else { return false }
    }

    /// The main member of a union with `null`, or of a composition with one member.
    func onlyMember(in document: Document) -> (id: SchemaID, isNullable: Bool)? {
        guard allOf.count + anyOf.count + oneOf.count <= 2, !(allOf.isEmpty && anyOf.isEmpty && oneOf.isEmpty),
            saysNothing(besides: .composition)
        else { return nil }
        let lists = [allOf, anyOf, oneOf].filter { !$0.isEmpty }
        guard lists.count == 1 else { return nil }
        let members = lists[0]
        if members.count == 1 { return (members[0], false) }
        guard allOf.isEmpty else { return nil }
        if document[document.target(of: members[0])].isNullOnly { return (members[1], true) }
        if document[document.target(of: members[1])].isNullOnly { return (members[0], true) }
        return nil
    }

    /// `{type: 'null'}`, or `enum` with only null.
    var isNullOnly: Bool {
        guard allOf.isEmpty, anyOf.isEmpty, oneOf.isEmpty, reference == nil else { return false }
        if types == [.null] { return true }
        guard types.isEmpty else { return false }
        if let values = enumValues { return values.count == 1 && values[0].isNull }
        return const?.isNull ?? false
    }
}

extension Schema.Limits {
    var isEmpty: Bool {
        minLength == nil && maxLength == nil && pattern == nil && minimum == nil && maximum == nil && multipleOf == nil
            && minItems == nil && maxItems == nil && !uniqueItems && minProperties == nil && maxProperties == nil
    }
}

/// The views of a document's schemas, each built once.
///
/// Thousands of properties may share a union with thousands of members.
final class SchemaViews {
    private let document: Document
    private var known: [SchemaView?]
    var fingerprints: [FingerprintKey: Int] = [:]

    struct FingerprintKey: Hashable {
        var id: SchemaID
        var depth: Int
    }

    init(_ document: Document) {
        self.document = document
        known = Array(repeating: nil, count: document.schemas.count)
    }

    subscript(id: SchemaID) -> SchemaView {
        if let view = known[Int(id.index)] { return view }
        let view = SchemaView(id, in: document)
        known[Int(id.index)] = view
        return view
    }
}
