import OpenAPIDocument
import YAMLTree

/// What a schema is, as far as Swift is concerned.
enum SchemaShape {
    /// Any JSON value.
    case any
    case scalar(SwiftType)
    case enumeration
    /// nil: items of any type.
    case array(SchemaID?)
    /// nil: values of any type.
    case map(SchemaID?)
    case object(ObjectShape)
    case union(UnionShape)
    /// The same as another schema.
    case reference(SchemaID)
}

/// The properties of an object, with those of the schemas that it is composed of.
struct ObjectShape {
    struct Member {
        var name: String
        var schema: SchemaID
        /// Whether the composed schemas disagree about the property, so that any value may stand there.
        var isAny = false
    }

    var members: [Member] = []
    var required: Set<String> = []
    var additional: Additional = .none

    enum Additional {
        /// Nothing else, or nothing that is said: other members are passed over.
        case none
        /// Other members are kept; nil: of any type.
        case values(SchemaID?)
    }

    private var indices: [String: Int] = [:]

    mutating func set(_ member: Member) {
        if let index = indices[member.name] {
            members[index] = member
        } else {
            indices[member.name] = members.count
            members.append(member)
        }
    }

    func member(_ name: String) -> Member? { indices[name].map { members[$0] } }
}

/// A value that is one of several.
struct UnionShape {
    enum Member {
        case schema(SchemaID)
        case scalar(SwiftType)
    }

    var members: [Member]
    var discriminator: Schema.Discriminator?
    /// Whether exactly one member may match (`oneOf`).
    var isExclusive: Bool
}

extension ModelBuilder {
    /// The shape of a schema, worked out once.
    mutating func shape(of id: SchemaID) -> SchemaShape {
        if let known = shapes[Int(id.index)] { return known }
        let shape = makeShape(of: id)
        shapes[Int(id.index)] = shape
        return shape
    }

    /// The shape behind any references.
    mutating func resolvedShape(of id: SchemaID) -> SchemaShape {
        var shape = shape(of: id)
        var steps = 0
        while case .reference(let target) = shape, steps < 64 {
            shape = self.shape(of: target)
            steps += 1
        }
        return shape
    }

    private mutating func makeShape(of id: SchemaID) -> SchemaShape {
        if let reference = document[id].reference { return .reference(reference.target) }
        if document[id].boolean != nil { return .any }
        if let heirs = heirs[id] {
            return .union(
                UnionShape(
                    members: heirs.map { .schema($0) },
                    discriminator: document[id].discriminator,
                    isExclusive: true
                )
            )
        }
        if !document[id].oneOf.isEmpty || !document[id].anyOf.isEmpty { return alternativesShape(id, document[id]) }
        if !document[id].allOf.isEmpty { return compositionShape(id, document[id]) }
        return plainShape(document[id])
    }

    /// The shape of a schema without composition.
    private func plainShape(_ schema: Schema) -> SchemaShape {
        if let values = schema.enumValues { return enumShape(schema, values) }
        let types = schema.types.filter { $0 != .null }
        if types.count > 1 {
            return .union(UnionShape(members: types.map { member($0, schema) }, isExclusive: true))
        }
        switch types.first {
        case .object: return objectShape(schema)
        case .array: return schema.rare?.prefixItems.isEmpty == false ? .array(nil) : .array(schema.items)
        case .null: return .any
        case let type?: return .scalar(scalarType(type, schema))
        case nil:
            if !schema.properties.isEmpty { return objectShape(schema) }
            if schema.items != nil { return .array(schema.items) }
            if case .schema = schema.additionalProperties { return objectShape(schema) }
            if case .string = schema.const?.scalar?.value { return .scalar(.string) }
            return .any
        }
    }

    private func member(_ type: SchemaType, _ schema: Schema) -> UnionShape.Member {
        switch type {
        case .array: .scalar(.array(.json))
        case .object: .scalar(.dictionary(.json))
        default: .scalar(scalarType(type, schema))
        }
    }

    private func objectShape(_ schema: Schema) -> SchemaShape {
        if schema.properties.isEmpty {
            if case .schema(let values) = schema.additionalProperties { return .map(values) }
            if let only = schema.rare?.patternProperties, only.count == 1 { return .map(only[0].schema) }
            return .map(nil)
        }
        var object = ObjectShape()
        add(schema, to: &object, isOptional: false)
        return .object(object)
    }

    /// Adds a schema's own properties.
    func add(_ schema: Schema, to object: inout ObjectShape, isOptional: Bool) {
        for property in schema.properties {
            var member = ObjectShape.Member(name: property.name, schema: property.schema)
            if let earlier = object.member(property.name), earlier.schema != property.schema {
                if isBare(property.schema) { continue }
                if !isBare(earlier.schema), isOptional, kind(of: earlier.schema) != kind(of: property.schema) {
                    member.isAny = true
                }
            }
            object.set(member)
        }
        if !isOptional { object.required.formUnion(schema.required.map(\.name)) }
        switch schema.additionalProperties {
        case .unspecified, .forbidden: break
        case .allowed: object.additional = .values(nil)
        case .schema(let id): object.additional = .values(id)
        }
    }

    /// Whether a schema says nothing of its value's type.
    func isBare(_ id: SchemaID) -> Bool { isBare(document[id]) }

    private func isBare(_ schema: Schema) -> Bool {
        schema.reference == nil && schema.types.isEmpty && schema.properties.isEmpty && schema.items == nil
            && schema.enumValues == nil && schema.const == nil && schema.allOf.isEmpty && schema.anyOf.isEmpty
            && schema.oneOf.isEmpty && schema.extensions.swiftType == nil
            && { if case .schema = schema.additionalProperties { false } else { true } }()
    }

    /// A rough kind, to see whether two schemas can stand for one property.
    private func kind(of id: SchemaID) -> String {
        let target = document.target(of: id)
        let schema = document[target]
        if !schema.oneOf.isEmpty || !schema.anyOf.isEmpty || !schema.allOf.isEmpty || !schema.properties.isEmpty
            || schema.enumValues != nil || schema.types.contains(.array)
        {
            return "#\(target.index)"
        }
        return schema.types.filter { $0 != .null }.map(\.rawValue).joined(separator: ",") + (schema.format ?? "")
    }

    private func enumShape(_ schema: Schema, _ values: [Node]) -> SchemaShape {
        let values = values.filter { !$0.isNull }
        if values.isEmpty { return .any }
        let isText = values.allSatisfy { if case .string = $0.scalar?.kind { true } else { false } }
        let isInteger = values.allSatisfy { if case .integer = $0.scalar?.kind { true } else { false } }
        if isText || isInteger { return .enumeration }
        // An unquoted value among texts (`yes`, `1.0`) was meant as text where the type says so.
        if schema.types.contains(.string), values.allSatisfy({ $0.scalar != nil }) { return .enumeration }
        if values.allSatisfy({ $0.scalar?.kind == .true || $0.scalar?.kind == .false }) { return .scalar(.bool) }
        let isNumber = values.allSatisfy { [.integer, .float].contains($0.scalar?.kind) }
        return isNumber ? .scalar(.double) : .any
    }

    func scalarType(_ type: SchemaType, _ schema: Schema) -> SwiftType {
        switch type {
        case .string: stringType(schema)
        case .integer: integerType(schema)
        case .number:
            switch schema.format?.lowercased() {
            case "float": .float
            case "decimal": .decimal
            default: .double
            }
        case .boolean: .bool
        case .array: .array(.json)
        case .object: .dictionary(.json)
        case .null: .json
        }
    }

    private func stringType(_ schema: Schema) -> SwiftType {
        switch schema.format {
        case "date-time": .dateTime
        case "date": .date
        case "byte": .base64
        default: schema.rare?.contentEncoding == "base64" ? .base64 : .string
        }
    }

    private func integerType(_ schema: Schema) -> SwiftType {
        let beyond = [schema.limits.minimum, schema.limits.maximum].contains { abs($0?.value ?? 0) >= 9.3e18 }
        return switch schema.format?.lowercased() {
        case "int32": .int32
        case "int64": .int64
        case "uint32": .uint32
        case "uint64": .uint64
        default: beyond ? .decimal : .int
        }
    }
}
