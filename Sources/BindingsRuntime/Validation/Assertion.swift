/// What a schema demands of a JSON value, by one of its keywords.
///
/// Generated types carry these for the keywords that neither their Swift types nor the checks of single properties can
/// express: conditions, negations, combinations of members. Each case is named for its keyword, and means what JSON
/// Schema 2020-12 says: of a value that is of another type than the keyword speaks of, it demands nothing.
@_spi(Generated) public indirect enum Assertion: Sendable {
    /// A schema: all of its assertions together.
    ///
    /// Empty, it demands nothing.
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

    // Validation, 6.3 and 7: texts; lengths in Unicode scalars.
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

    // Core, 10.2: in place; those of `allOf` stand among the others.
    case anyOf([Schema])
    case oneOf([Schema])
    case not(Schema)
    case `if`(Schema, then: Schema = [], else: Schema = [])
    case dependentSchemas(String, Schema)

    // Core, 10.3: children.
    case prefixItems([Schema])
    /// Of the items behind those of `prefixItems`.
    case items(Schema, after: Int = 0)
    case contains(Schema, min: Int = 1, max: Int = .max)
    case properties(String, Schema)
    case patternProperties(Pattern, Schema)
    /// Of the members that neither `properties` nor `patternProperties` names.
    case additionalProperties(Schema, besides: [String] = [], patterns: [Pattern] = [])
    case propertyNames(Schema)

    // Core, 11: applies to what the others haven't evaluated, and comes last.
    case unevaluatedItems(Schema)
    case unevaluatedProperties(Schema)

    /// The schema `false`: no value meets it.
    case never
}

/// The types of JSON, as a set.
@_spi(Generated) public struct JSONTypes: OptionSet, Sendable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public static let null = JSONTypes(rawValue: 1)
    public static let boolean = JSONTypes(rawValue: 2)
    /// A number without a fraction, `1.0` too.
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
