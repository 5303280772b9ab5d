/// A schema's constraint on a JSON value, for one of its keywords.
///
/// Generated types have these for keywords that neither their Swift types nor the checks of single properties can
/// express: conditions, negations, combinations of members. Each case is named after its keyword and has the meaning
/// of JSON Schema 2020-12: it doesn't constrain values of types that the keyword doesn't apply to.
@_spi(Generated) public indirect enum Assertion: Sendable {
    /// A schema: the conjunction of its assertions.
    ///
    /// An empty one accepts everything.
    public typealias Schema = [Assertion]

    // Validation, 6.1: any value.
    case type(JSONTypes)
    case `enum`([JSONValue])
    case const(JSONValue)

    // Validation, 6.2: numbers.
    case multipleOf(Double)
    case maximum(Double)
    case exclusiveMaximum(Double)
    case minimum(Double)
    case exclusiveMinimum(Double)

    // Validation, 6.3 and 7: strings, with lengths in Unicode scalars.
    case maxLength(Int)
    case minLength(Int)
    case pattern(Pattern)
    case format(TextFormat)

    // Validation, 6.4: arrays.
    case maxItems(Int)
    case minItems(Int)
    case uniqueItems

    // Validation, 6.5: objects.
    case maxProperties(Int)
    case minProperties(Int)
    case required([String])
    case dependentRequired(String, [String])

    // Core, 10.2: in place. Those of `allOf` are among the others.
    case anyOf([Schema])
    case oneOf([Schema])
    case not(Schema)
    case `if`(Schema, then: Schema = [], else: Schema = [])
    case dependentSchemas(String, Schema)

    // Core, 10.3: children.
    case prefixItems([Schema])
    /// For the items after those of `prefixItems`.
    case items(Schema, after: Int = 0)
    case contains(Schema, min: Int = 1, max: Int = .max)
    case properties(String, Schema)
    case patternProperties(Pattern, Schema)
    /// For the members that neither `properties` nor `patternProperties` matches.
    case additionalProperties(Schema, besides: [String] = [], patterns: [Pattern] = [])
    case propertyNames(Schema)

    // Core, 11: applies to what the others haven't evaluated, and comes last.
    case unevaluatedItems(Schema)
    case unevaluatedProperties(Schema)

    /// The schema `false`: no value is valid.
    case never
}

/// The types of JSON, as a set.
@_spi(Generated) public struct JSONTypes: OptionSet, Sendable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public static let null = JSONTypes(rawValue: 1)
    public static let boolean = JSONTypes(rawValue: 2)
    /// A number without a fraction, including `1.0`.
    public static let integer = JSONTypes(rawValue: 4)
    public static let number = JSONTypes(rawValue: 8)
    public static let string = JSONTypes(rawValue: 16)
    public static let array = JSONTypes(rawValue: 32)
    public static let object = JSONTypes(rawValue: 64)

    func contain(_ value: JSONValue) -> Bool {
        switch value {
        case .null: contains(.null)
        case .bool: contains(.boolean)
        case .integer: !isDisjoint(with: [.integer, .number])
        case .number(let number): contains(.number) || (contains(.integer) && number == number.rounded())
        case .decimal(let number):
            contains(.number) || (contains(.integer) && JSONValue.decimal(number).isWholeNumber)
        case .string: contains(.string)
        case .array: contains(.array)
        case .object: contains(.object)
        }
    }

    var expectation: String {
        let names: [(JSONTypes, String)] = [
            (.null, "null"), (.boolean, "a boolean"), (.integer, "an integer"), (.number, "a number"),
            (.string, "a string"), (.array, "an array"), (.object, "an object"),
        ]
        return names.filter { contains($0.0) }.map(\.1).joined(separator: " or ")
    }
}
