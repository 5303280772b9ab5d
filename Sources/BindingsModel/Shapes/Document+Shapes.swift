import OpenAPIDocument
import YAMLTree

/// Properties of a schema that don't depend on its shape.
extension Document {
    /// The schemas that inherit from a component with a discriminator but without a list of alternatives.
    var subtypes: [SchemaID: [SchemaID]] {
        var subtypes: [SchemaID: [SchemaID]] = [:]
        for component in components.schemas {
            for member in self[component.schema].allOf {
                let parent = target(of: member)
                guard parent != component.schema, self[parent].discriminator != nil,
                    self[parent].oneOf.isEmpty, self[parent].anyOf.isEmpty
                else { continue }
                // A component that references its parent twice does so in one list.
                if subtypes[parent]?.last != component.schema { subtypes[parent, default: []].append(component.schema) }
            }
        }
        return subtypes
    }

    /// Whether a schema doesn't constrain its value's type.
    func isBare(_ id: SchemaID) -> Bool { isBare(self[id]) }

    private func isBare(_ schema: Schema) -> Bool {
        schema.reference == nil && schema.types.isEmpty && schema.properties.isEmpty && schema.items == nil
            && schema.enumValues == nil && schema.const == nil && schema.allOf.isEmpty && schema.anyOf.isEmpty
            && schema.oneOf.isEmpty && schema.extensions.swiftType == nil && !isTuple(schema)
            && { if case .schema = schema.additionalProperties { false } else { true } }()
    }

    /// Whether a schema has `prefixItems`.
    func isTuple(_ schema: Schema) -> Bool { schema.rare?.prefixItems.isEmpty == false }

    /// Whether a schema accepts only null.
    func isNull(_ id: SchemaID) -> Bool { isNull(self[target(of: id)]) }

    private func isNull(_ schema: Schema) -> Bool {
        if schema.types == [.null] { return true }
        if let values = schema.enumValues, !values.isEmpty, values.allSatisfy(\.isNull) { return true }
        return schema.const?.isNull == true
    }

    /// Whether a schema's value may be null.
    func isNullable(_ id: SchemaID) -> Bool {
        let schema = self[id]
        return schema.isNullable || (schema.types.count > 1 && schema.types.contains(.null))
            || schema.enumValues?.contains { $0.isNull } == true
            || schema.oneOf.contains { isNull($0) } || schema.anyOf.contains { isNull($0) }
            || (schema.allOf.count == 1 && schema.allOf != [id] && self[target(of: schema.allOf[0])].isNullable)
    }
}

extension Schema {
    /// Whether it has members that are present only under a condition.
    var hasConditions: Bool { rare.map { $0.if != nil || !$0.dependentSchemas.isEmpty } ?? false }
}
