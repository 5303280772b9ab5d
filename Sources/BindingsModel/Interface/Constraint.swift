package import OpenAPIDocument

/// The constraint of one keyword on a value.
///
/// This is the only vocabulary of constraints. The runtime's `Assertion` has a case of the same name for each
/// keyword, the emitter writes them, and a test keeps the two in sync.
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
    /// For the items after the first `after`.
    case items([Constraint], after: Int)
    case contains([Constraint], min: Int, max: Int?)
    case properties(String, [Constraint])
    case patternProperties(String, [Constraint])
    /// For the members other than these, and other than those whose names match a pattern.
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

/// A check of a Swift value before it is sent.
package enum Check: Hashable, Sendable {
    /// The keywords of a string.
    ///
    /// `member` is the property of a hand-written type that has the string.
    case text([Constraint], member: String?)
    case number([Constraint])
    /// The number of elements of an array or a dictionary.
    case count([Constraint])
    /// The value of an open enum is one that the document lists.
    case listed
    /// A value with its own checks.
    case nested
    /// The only value that the document allows.
    case constant(JSONConstant)
    /// No two elements are equal.
    case unique
    /// The checks of each element of an array.
    case each([Check])
    /// The checks of each value of a dictionary.
    case eachValue([Check])
    /// Assertions on its JSON that neither Swift's types nor the other checks can express.
    case json([Constraint])
}

/// The string formats that are checked before sending.
package enum TextFormat: String, CaseIterable, Sendable {
    case uuid, email, uri, hostname, ipv4, ipv6, time, duration
}

/// A number from the document.
package enum Number: Hashable, Sendable {
    case integer(Int64)
    case real(Double)
}

/// A JSON value from the document.
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
