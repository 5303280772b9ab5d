package import YAMLTree

/// A subschema, and its place in the outer schema.
package struct Subschema: Sendable {
    /// The keywords that contain schemas.
    package enum Keyword: String, CaseIterable, Sendable {
        /// Also for `$dynamicRef`.
        case reference = "$ref"
        case allOf, oneOf, anyOf
        case properties, items, additionalProperties, patternProperties, prefixItems
        case dependentSchemas, propertyNames, contains, not, `if`, then, `else`
        case unevaluatedItems, unevaluatedProperties, contentSchema
        /// Doesn't apply to a value: other schemas reference it.
        case definitions = "$defs"

        /// Whether the subschema applies to the same value, rather than to a part of it.
        ///
        /// Source: JSON Schema 2020-12 core, section 10.2.
        package var isInPlace: Bool {
            switch self {
            case .reference, .allOf, .oneOf, .anyOf, .not, .if, .then, .else, .dependentSchemas: true
            case .properties, .items, .additionalProperties, .patternProperties, .prefixItems, .propertyNames,
                .contains,
                .unevaluatedItems, .unevaluatedProperties, .contentSchema, .definitions:
                false
            }
        }
    }

    package var keyword: Keyword
    /// The name or index below the keyword, or nil if the keyword has one schema.
    package var token: String?
    package var schema: SchemaID

    /// The path from the outer schema.
    ///
    /// For a reference, to the reference string.
    package var pointer: JSONPointer { JSONPointer([keyword.rawValue] + (token.map { [$0] } ?? [])) }
}

extension Schema {
    /// The schemas that this schema contains and references.
    ///
    /// All walks over schemas use this, so a new keyword needs only one line.
    package var children: [Subschema] {
        var children: [Subschema] = []
        func add(_ keyword: Subschema.Keyword, _ schema: SchemaID?) {
            if let schema { children.append(Subschema(keyword: keyword, schema: schema)) }
        }
        func add(_ keyword: Subschema.Keyword, _ schemas: [SchemaID]) {
            for (index, schema) in schemas.enumerated() {
                children.append(Subschema(keyword: keyword, token: String(index), schema: schema))
            }
        }
        func add(_ keyword: Subschema.Keyword, _ named: [Property]) {
            for property in named {
                children.append(Subschema(keyword: keyword, token: property.name, schema: property.schema))
            }
        }
        add(.reference, reference?.target)
        add(.allOf, allOf)
        add(.oneOf, oneOf)
        add(.anyOf, anyOf)
        add(.properties, properties)
        add(.items, items)
        if case .schema(let values) = additionalProperties { add(.additionalProperties, values) }
        guard let rare else { return children }
        for property in rare.patternProperties {
            children.append(Subschema(keyword: .patternProperties, token: property.pattern, schema: property.schema))
        }
        add(.prefixItems, rare.prefixItems)
        add(.dependentSchemas, rare.dependentSchemas)
        add(.propertyNames, rare.propertyNames)
        add(.contains, rare.contains)
        add(.not, rare.not)
        add(.if, rare.if)
        add(.then, rare.then)
        add(.else, rare.else)
        add(.unevaluatedItems, rare.unevaluatedItems)
        add(.unevaluatedProperties, rare.unevaluatedProperties)
        add(.contentSchema, rare.contentSchema)
        add(.definitions, rare.definitions)
        return children
    }
}
