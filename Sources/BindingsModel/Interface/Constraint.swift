package import OpenAPIDocument

/// What a schema demands of a value by one of its keywords.
///
/// The one vocabulary of constraints: the runtime's `Assertion` has a case of the same name for each keyword, the emitter
/// writes them, and a test holds the two together.
package indirect enum Constraint: Hashable, Sendable {
    case type([SchemaType])
    case `enum`([JSONConstant])
    case const(JSONConstant)

    case multipleOf(Number)
    case maximum(Number)
    case exclusiveMaximum(Number)
    case minimum(Number)
    case exclusiveMinimum(Number)

    case maxLength(Int)
    case minLength(Int)
    case pattern(String)
    case format(TextFormat)

    case maxItems(Int)
    case minItems(Int)
    case uniqueItems

    case maxProperties(Int)
    case minProperties(Int)
    case required([String])
    case dependentRequired(String, [String])

    case anyOf([[Constraint]])
    case oneOf([[Constraint]])
    case not([Constraint])
    case `if`([Constraint], then: [Constraint], else: [Constraint])
    case dependentSchemas(String, [Constraint])

    case prefixItems([[Constraint]])
    /// Of the items behind the first `after`.
    case items([Constraint], after: Int)
    case contains([Constraint], min: Int, max: Int?)
    case properties(String, [Constraint])
    case patternProperties(String, [Constraint])
    /// Of the members besides these, and besides those whose names match a pattern.
    case additionalProperties([Constraint], besides: [String], patterns: [String])
    case propertyNames([Constraint])

    case unevaluatedItems([Constraint])
    case unevaluatedProperties([Constraint])

    /// The schema `false`.
    case never

    /// The names of the keywords.
    package enum Keyword: String, CaseIterable, Sendable {
        case type, `enum`, const
        case multipleOf, maximum, exclusiveMaximum, minimum, exclusiveMinimum
        case maxLength, minLength, pattern, format
        case maxItems, minItems, uniqueItems
        case maxProperties, minProperties, required, dependentRequired
        case anyOf, oneOf, not, `if`, dependentSchemas
        case prefixItems, items, contains, properties, patternProperties, additionalProperties, propertyNames
        case unevaluatedItems, unevaluatedProperties
        case never
    }
}

extension Constraint {
    package var keyword: Keyword {
        switch self {
        case .type: .type
        case .enum: .enum
        case .const: .const
        case .multipleOf: .multipleOf
        case .maximum: .maximum
        case .exclusiveMaximum: .exclusiveMaximum
        case .minimum: .minimum
        case .exclusiveMinimum: .exclusiveMinimum
        case .maxLength: .maxLength
        case .minLength: .minLength
        case .pattern: .pattern
        case .format: .format
        case .maxItems: .maxItems
        case .minItems: .minItems
        case .uniqueItems: .uniqueItems
        case .maxProperties: .maxProperties
        case .minProperties: .minProperties
        case .required: .required
        case .dependentRequired: .dependentRequired
        case .anyOf: .anyOf
        case .oneOf: .oneOf
        case .not: .not
        case .if: .if
        case .dependentSchemas: .dependentSchemas
        case .prefixItems: .prefixItems
        case .items: .items
        case .contains: .contains
        case .properties: .properties
        case .patternProperties: .patternProperties
        case .additionalProperties: .additionalProperties
        case .propertyNames: .propertyNames
        case .unevaluatedItems: .unevaluatedItems
        case .unevaluatedProperties: .unevaluatedProperties
        case .never: .never
        }
    }
}

/// One thing that is checked of a value in Swift before it is sent.
package enum Check: Hashable, Sendable {
    /// Keywords of a text; `member` is the property of a hand-written type that has the text.
    case text([Constraint], member: String?)
    case number([Constraint])
    /// How many elements an array or a dictionary has.
    case count([Constraint])
    /// An open enum's value is one that the document lists.
    case listed
    /// A value that has its own checks.
    case nested
    /// The one value that the document allows.
    case constant(JSONConstant)
    /// No two elements are equal.
    case unique
    /// The checks of each element of an array.
    case each([Check])
    /// The checks of each value of a dictionary.
    case eachValue([Check])
    /// What its JSON must meet, where neither Swift's types nor the other checks can say it.
    case json([Constraint])
}

/// The formats of texts that are checked before they are sent.
package enum TextFormat: String, CaseIterable, Sendable {
    case uuid, email, uri, hostname, ipv4, ipv6, time, duration
}

/// A number of the document.
package enum Number: Hashable, Sendable {
    case integer(Int64)
    case real(Double)
}

/// A JSON value of the document.
package indirect enum JSONConstant: Hashable, Sendable {
    case null
    case bool(Bool)
    case number(Number)
    case text(String)
    case array([JSONConstant])
    case object([Member])

    package struct Member: Hashable, Sendable {
        package var name: String
        package var value: JSONConstant
    }
}
