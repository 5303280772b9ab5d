package import YAMLTree

/// A schema that another holds or refers to, and the place that it has there.
package struct Subschema: Sendable {
    /// The keywords that lead to schemas, each as it is written.
    package enum Keyword: String, CaseIterable, Sendable {
        /// Also for `$dynamicRef`.
        case reference = "$ref"
        case allOf, oneOf, anyOf
        case properties, items, additionalProperties, patternProperties, prefixItems
        case dependentSchemas, propertyNames, contains, not, `if`, then, `else`
        case unevaluatedItems, unevaluatedProperties, contentSchema
        /// Says nothing of a value: other schemas refer to it.
        case definitions = "$defs"

        /// Whether the schema says more of the same value, and not of something in it.
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
    /// The name or the position below the keyword; nil where it holds one schema.
    package var token: String?
    package var schema: SchemaID

    /// The way from the outer schema; for a reference, to the text that refers.
    package var pointer: JSONPointer { JSONPointer([keyword.rawValue] + (token.map { [$0] } ?? [])) }
}

extension Schema {
    /// The schemas that this one holds and refers to.
    ///
    /// Whoever walks over schemas takes them from here, so that a new keyword is one line.
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
