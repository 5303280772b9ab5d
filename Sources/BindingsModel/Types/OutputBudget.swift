import OpenAPIDocument
import YAMLTree

/// The maximum size of the generated code in bytes, as a multiple of the document's size.
///
/// Real documents generate two to three times their size. A few kilobytes of schemas that include each other's
/// properties, or one long pattern with thousands of references, could generate gigabytes.
struct OutputBudget {
    private var rest: Int
    /// The location where the budget was used up.
    private(set) var end: SourceLocation?

    static let factor = 32
    /// Small documents may repeat themselves.
    private static let floor = 8 << 20

    init(_ document: Document) { rest = Self.floor + Self.factor * document.byteCount }

    /// Subtracts the size of a part of the output.
    ///
    /// Returns false if the budget is used up.
    mutating func spend(_ bytes: Int, at location: SourceLocation) -> Bool {
        if end != nil { return false }
        rest -= bytes
        if rest < 0 { end = location }
        return end == nil
    }
}

extension Property {
    /// The approximate number of bytes of its Swift code.
    var outputSize: Int {
        200 + 6 * name.identifier.utf8.count + wireName.utf8.count + 4 * type.nameLength
            + documentation.outputSize + checks.outputSize
    }
}

extension Documentation {
    var outputSize: Int { paragraphs.reduce(0) { $0 + $1.utf8.count } }
}

extension [Check] {
    var outputSize: Int { reduce(0) { $0 + $1.outputSize } }
}

extension Check {
    fileprivate var outputSize: Int {
        switch self {
        case .text(let constraints, _), .number(let constraints), .count(let constraints): 100 + constraints.outputSize
        case .listed, .nested, .unique: 100
        case .constant(let constant): 100 + constant.outputSize
        case .each(let checks), .eachValue(let checks): 100 + checks.outputSize
        case .json(let constraints): 100 + constraints.outputSize
        }
    }
}

extension [Constraint] {
    var outputSize: Int { reduce(0) { $0 + 30 + $1.outputSize } }
}

extension Constraint {
    fileprivate var outputSize: Int {
        switch self {
        case .multipleOf, .maximum, .exclusiveMaximum, .minimum, .exclusiveMinimum, .maxLength, .minLength, .maxItems,
            .minItems, .maxProperties, .minProperties, .format, .uniqueItems, .never, .type:
            8
        case .enum(let values): values.reduce(0) { $0 + $1.outputSize }
        case .const(let value): value.outputSize
        case .pattern(let text): 4 + text.utf8.count
        case .required(let names): names.outputSize
        case .dependentRequired(let name, let names): name.utf8.count + names.outputSize
        case .anyOf(let schemas), .oneOf(let schemas), .prefixItems(let schemas):
            schemas.reduce(0) { $0 + $1.outputSize }
        case .not(let schema), .items(let schema, _), .contains(let schema, _, _), .propertyNames(let schema),
            .unevaluatedItems(let schema), .unevaluatedProperties(let schema):
            schema.outputSize
        case .if(let condition, let then, let other): condition.outputSize + then.outputSize + other.outputSize
        case .dependentSchemas(let name, let schema), .properties(let name, let schema),
            .patternProperties(let name, let schema):
            4 + name.utf8.count + schema.outputSize
        case .additionalProperties(let schema, let names, let patterns):
            schema.outputSize + names.outputSize + patterns.outputSize
        }
    }
}

extension [String] {
    fileprivate var outputSize: Int { reduce(0) { $0 + $1.utf8.count + 4 } }
}

extension JSONConstant {
    fileprivate var outputSize: Int {
        switch self {
        case .null, .bool, .number: 8
        case .text(let text): 4 + text.utf8.count
        case .array(let items): items.reduce(4) { $0 + $1.outputSize }
        case .object(let members): members.reduce(4) { $0 + $1.name.utf8.count + $1.value.outputSize }
        }
    }
}

extension OperationType {
    /// The approximate number of bytes of its Swift code, without nested types.
    var outputSize: Int {
        let failures = failureCases.reduce(0) { size, failure in
            size + 200 + failure.meanings.reduce(0) { $0 + ($1.summary?.utf8.count ?? 0) }
        }
        return 2_000 + properties.reduce(0) { $0 + 2 * $1.outputSize } + 2 * documentation.outputSize + failures
            + constraints.outputSize
    }
}
