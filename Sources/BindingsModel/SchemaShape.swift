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
    /// The same as another schema.
    case reference(SchemaID)
    case unsupported(String, instead: String)
}

/// The properties of an object, with those of its `allOf` members.
struct ObjectShape {
    var properties: [Schema.Property] = []
    var required: Set<String> = []
}

extension ModelBuilder {
    func shape(of id: SchemaID) -> SchemaShape {
        let schema = document[id]
        if let target = schema.reference?.target { return .reference(target) }
        if schema.boolean != nil { return .any }
        if !schema.oneOf.isEmpty { return .unsupported("'oneOf'", instead: "describe one schema, or leave the type out") }
        if !schema.anyOf.isEmpty { return .unsupported("'anyOf'", instead: "describe one schema, or leave the type out") }
        if !schema.allOf.isEmpty { return compositionShape(schema) }
        if schema.enumValues != nil { return enumShape(schema) }
        let types = schema.types.filter { $0 != .null }
        guard types.count < 2 else {
            return .unsupported("a schema of several types", instead: "choose one, or leave 'type' out for any value")
        }
        switch types.first {
        case .string: return .scalar(stringType(schema))
        case .integer: return .scalar(integerType(schema))
        case .number: return .scalar(schema.format == "float" ? .float : .double)
        case .boolean: return .scalar(.bool)
        case .array: return .array(schema.items)
        case .object: return objectShape(schema)
        case .null: return .any
        case nil:
            if !schema.properties.isEmpty { return objectShape(schema) }
            if let items = schema.items { return .array(items) }
            return .any
        }
    }

    private func objectShape(_ schema: Schema) -> SchemaShape {
        if !schema.properties.isEmpty {
            switch schema.additionalProperties {
            case .schema(let id) where document[id].boolean == nil:
                return .unsupported(
                    "'additionalProperties' with a schema beside 'properties'", instead: "put the rest in a property of its own")
            default: break
            }
            return .object(ObjectShape(properties: schema.properties, required: Set(schema.required.map(\.name))))
        }
        if case .schema(let values) = schema.additionalProperties { return .map(values) }
        return .map(nil)
    }

    private func compositionShape(_ schema: Schema) -> SchemaShape {
        if schema.allOf.count == 1, schema.properties.isEmpty { return .reference(schema.allOf[0]) }
        var object = ObjectShape()
        var seen: Set<SchemaID> = []
        guard merge(schema, into: &object, &seen) else {
            return .unsupported("'allOf' of anything but objects", instead: "write the merged schema out")
        }
        return .object(object)
    }

    private func merge(_ schema: Schema, into object: inout ObjectShape, _ seen: inout Set<SchemaID>) -> Bool {
        for member in schema.allOf {
            let target = document.target(of: member)
            guard seen.insert(target).inserted else { return false }
            let memberSchema = document[target]
            let isObject = memberSchema.types.allSatisfy { $0 == .object || $0 == .null }
            guard isObject, memberSchema.oneOf.isEmpty, memberSchema.anyOf.isEmpty, memberSchema.enumValues == nil,
                merge(memberSchema, into: &object, &seen)
            else { return false }
        }
        for property in schema.properties {
            if let index = object.properties.firstIndex(where: { $0.name == property.name }) {
                object.properties[index] = property
            } else {
                object.properties.append(property)
            }
        }
        object.required.formUnion(schema.required.map(\.name))
        return true
    }

    private func enumShape(_ schema: Schema) -> SchemaShape {
        let values = (schema.enumValues ?? []).filter { !$0.isNull }
        let kinds = values.map { $0.scalar?.value }
        let isText = kinds.allSatisfy { if case .string = $0 { true } else { false } }
        let isInteger = kinds.allSatisfy { if case .integer = $0 { true } else { false } }
        if isText || isInteger { return values.isEmpty ? .any : .enumeration }
        return .unsupported("an 'enum' of mixed types", instead: "quote the values, or leave 'enum' out")
    }

    private func stringType(_ schema: Schema) -> SwiftType {
        switch schema.format {
        case "date-time": .dateTime
        case "date": .date
        case "byte": .base64
        default: .string
        }
    }

    private func integerType(_ schema: Schema) -> SwiftType {
        switch schema.format?.lowercased() {
        case "int32": .int32
        case "int64": .int64
        case "uint32": .uint32
        case "uint64": .uint64
        default: .int
        }
    }
}
