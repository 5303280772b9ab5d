import Foundation

extension Assertion {
    /// The requirement, as the continuation of `must`.
    ///
    /// It contains no values except the document's own.
    var expectation: String {
        switch self {
        case .type(let types): "be \(types.expectation)"
        case .enum(let values): values.count > 12 ? "be one of the documented values" : "be \(Self.list(values))"
        case .const(let value): "be \(value.text)"
        case .multipleOf(let number): "be a multiple of \(Self.text(number))"
        case .maximum(let number): "be at most \(Self.text(number))"
        case .exclusiveMaximum(let number): "be less than \(Self.text(number))"
        case .minimum(let number): "be at least \(Self.text(number))"
        case .exclusiveMinimum(let number): "be more than \(Self.text(number))"
        case .maxLength(let count): "be at most \(count) characters long"
        case .minLength(let count): "be at least \(count) characters long"
        case .pattern(let pattern): "match \(pattern.source)"
        case .format(let format): "be \(format.expectation)"
        case .maxItems(let count): "have at most \(Self.count(count, "item"))"
        case .minItems(let count): "have at least \(Self.count(count, "item"))"
        case .uniqueItems: "have no two equal items"
        case .maxProperties(let count): "have at most \(Self.count(count, "member"))"
        case .minProperties(let count): "have at least \(Self.count(count, "member"))"
        case .required(let names): "have \(Self.list(names))"
        case .dependentRequired(let name, let names): "have \(Self.list(names)) where it has '\(name)'"
        case .anyOf(let schemas): schemas.map(\.expectation).joined(separator: ", or ")
        case .oneOf(let schemas): "do exactly one of: \(schemas.map(\.expectation).joined(separator: "; "))"
        case .not(let schema): "not \(schema.expectation)"
        case .if(let condition, let then, let otherwise):
            [("", then), ("not ", otherwise)].filter { !$0.1.isEmpty }.map { negation, schema in
                "\(schema.expectation) where it may \(negation)\(condition.expectation)"
            }.joined(separator: ", and ")
        case .dependentSchemas(let name, let schema): "\(schema.expectation) where it has '\(name)'"
        case .prefixItems(let schemas):
            schemas.enumerated().map { "have item \($0.offset) \($0.element.expectation)" }.joined(separator: " and ")
        case .items(let schema, let start):
            "have each item\(start > 0 ? " from \(start) on" : "") \(schema.expectation)"
        case .contains(let schema, let min, let max):
            "have \(Self.span(min, max)) \(schema.expectation)"
        case .properties(let name, let schema): "have '\(name)' \(schema.expectation)"
        case .patternProperties(let pattern, let schema):
            "have each member with a name like \(pattern.source) \(schema.expectation)"
        case .additionalProperties(let schema, _, _), .unevaluatedProperties(let schema):
            "have each other member \(schema.expectation)"
        case .propertyNames(let schema): "have the name of each member \(schema.expectation)"
        case .unevaluatedItems(let schema): "have each other item \(schema.expectation)"
        case .never: "not be there"
        }
    }

    private static func list(_ values: [JSONValue]) -> String { list(values.map(\.text), joinedBy: "or") }

    private static func list(_ names: [String]) -> String { list(names.map { "'\($0)'" }, joinedBy: "and") }

    private static func list(_ words: [String], joinedBy word: String) -> String {
        words.count < 2
            ? words.joined() : "\(words.dropLast().joined(separator: ", ")) \(word) \(words[words.count - 1])"
    }

    private static func count(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

    private static func span(_ min: Int, _ max: Int) -> String {
        if max == .max { return "at least \(count(min, "item"))" }
        return min == 0 ? "at most \(count(max, "item"))" : "\(min) to \(count(max, "item"))"
    }

    private static func text(_ number: Double) -> String {
        Int64(exactly: number).map { String($0) } ?? String(number)
    }
}

extension [Assertion] {
    /// All requirements, as the continuation of `must`.
    var expectation: String { isEmpty ? "be anything" : map(\.expectation).joined(separator: " and ") }
}

extension JSONValue {
    /// The value as JSON.
    fileprivate var text: String {
        (try? JSONCoding.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "the documented value"
    }
}
