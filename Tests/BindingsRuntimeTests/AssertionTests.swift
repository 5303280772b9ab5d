@_spi(Generated) import BindingsRuntime
import Foundation
import Testing

/// Assertions have the semantics of their keywords in JSON Schema 2020-12.
@Suite struct AssertionTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let name: String
        let schema: [Assertion]
        let valid: [JSONValue]
        let invalid: [JSONValue]

        init(_ name: String, _ schema: [Assertion], valid: [JSONValue], invalid: [JSONValue]) {
            self.name = name
            self.schema = schema
            self.valid = valid
            self.invalid = invalid
        }

        var testDescription: String { name }
    }

    static let cases: [Case] = [
        Case("nothing", [], valid: [nil, 1, "a", [], [:]], invalid: []),
        Case("never", [.never], valid: [], invalid: [nil, 1, "a", [], [:]]),
        Case("type integer", [.type(.integer)], valid: [1, 1.0], invalid: [1.5, "1", nil, true]),
        Case("types", [.type([.string, .null])], valid: ["a", nil], invalid: [1, false, []]),
        Case(
            "const ignores how a number is written",
            [.const(["a": [1]])],
            valid: [["a": [1.0]]],
            invalid: [["a": [true]]]
        ),
        Case("enum", [.enum(["a", 1, nil, [:]])], valid: ["a", 1, nil, [:]], invalid: ["b", 0, false, []]),
        Case("multipleOf of fractions", [.multipleOf(0.01)], valid: [4.02, 0, "a"], invalid: [0.075]),
        Case("multipleOf of integers", [.multipleOf(3)], valid: [9, -3, 9.0], invalid: [10]),
        Case("limits", [.minimum(1), .exclusiveMaximum(3)], valid: [1, 2.9, "0"], invalid: [0, 3]),
        Case("exclusive limits", [.exclusiveMinimum(1), .maximum(3)], valid: [1.1, 3], invalid: [1, 3.1]),
        Case(
            "lengths count characters",
            [.minLength(2), .maxLength(2)],
            valid: ["ab", "👍👍", 1],
            invalid: ["a", "👍"]
        ),
        Case("pattern", [.pattern("a")], valid: ["bab", 1], invalid: ["b"]),
        Case("format", [.format(.ipv4)], valid: ["127.0.0.1", 1], invalid: ["127.0.0"]),
        Case("items", [.minItems(1), .maxItems(2)], valid: [[1], [1, 2], "a"], invalid: [[], [1, 2, 3]]),
        Case(
            "uniqueItems",
            [.uniqueItems],
            valid: [[1, true], [["a": 1], ["b": 1]]],
            invalid: [[1, 1.0], [[1], [1]]]
        ),
        Case(
            "members",
            [.minProperties(1), .maxProperties(1)],
            valid: [["a": 1], 1],
            invalid: [[:], ["a": 1, "b": 2]]
        ),
        Case("required", [.required(["a"])], valid: [["a": nil], []], invalid: [["b": 1]]),
        Case(
            "dependentRequired",
            [.dependentRequired("a", ["b"])],
            valid: [[:], ["b": 1], ["a": 1, "b": 1]],
            invalid: [["a": 1]]
        ),
        Case(
            "dependentSchemas",
            [.dependentSchemas("a", [.minProperties(2)])],
            valid: [["b": 1], ["a": 1, "b": 1]],
            invalid: [["a": 1]]
        ),
        Case("anyOf", [.anyOf([[.type(.integer)], [.minimum(2)]])], valid: [1, 2.5, 3], invalid: [1.5]),
        Case("oneOf", [.oneOf([[.type(.integer)], [.minimum(2)]])], valid: [1, 2.5], invalid: [1.5, 3]),
        Case("not", [.not([.required(["a"])])], valid: [["b": 1]], invalid: [["a": 1]]),
        Case("not anything", [.not([])], valid: [], invalid: [1]),
        Case("if without then", [.if([.const(1)], else: [.minimum(10)])], valid: [1, 10], invalid: [2]),
        Case(
            "if",
            [.if([.properties("a", [.const(1)])], then: [.required(["b"])], else: [.required(["c"])])],
            valid: [["a": 1, "b": 1], ["b": 1], ["a": 2, "c": 1]],
            invalid: [["a": 1], ["a": 2, "b": 1]]
        ),
        Case(
            "prefixItems and items",
            [.prefixItems([[.type(.string)]]), .items([.type(.integer)], after: 1)],
            valid: [[], ["a"], ["a", 1, 2], "a"],
            invalid: [[1], ["a", "b"]]
        ),
        Case("contains", [.contains([.const(1)])], valid: [[2, 1], "a"], invalid: [[], [2]]),
        Case(
            "contains some",
            [.contains([.const(1)], min: 2, max: 3)],
            valid: [[1, 1, 0]],
            invalid: [[1], [1, 1, 1, 1]]
        ),
        Case("contains none", [.contains([.const(1)], min: 0, max: 1)], valid: [[], [1]], invalid: [[1, 1]]),
        Case("properties", [.properties("a", [.type(.string)])], valid: [["a": "x"], [:], 1], invalid: [["a": 1]]),
        Case(
            "patternProperties and additionalProperties",
            [
                .properties("a", []), .patternProperties("^x-", [.type(.integer)]),
                .additionalProperties([.never], besides: ["a"], patterns: ["^x-"]),
            ],
            valid: [["a": 1, "x-b": 2]],
            invalid: [["x-b": "c"], ["other": 1]]
        ),
        Case("propertyNames", [.propertyNames([.maxLength(2)])], valid: [["ab": 1], [:]], invalid: [["abc": 1]]),
        Case(
            "unevaluatedProperties sees the branch that fits",
            [
                .anyOf([[.properties("a", [.type(.string)])], [.required(["b"]), .properties("b", [])]]),
                .unevaluatedProperties([.never]),
            ],
            valid: [["a": "x"], ["a": "x", "b": 1]],
            invalid: [["a": "x", "c": 1], ["a": 1, "b": 1]]
        ),
        Case(
            "unevaluatedProperties sees through conditions, and not through not",
            [
                .if([.properties("a", [.const(1)]), .required(["a"])], then: [.properties("b", [])]),
                .not([.not([.properties("c", [])])]),
                .unevaluatedProperties([.never]),
            ],
            valid: [["a": 1, "b": 2], [:]],
            invalid: [["b": 2], ["c": 1]]
        ),
        Case(
            "unevaluatedItems sees what contains found",
            [.prefixItems([[.type(.string)]]), .contains([.const(1)], min: 0), .unevaluatedItems([.never])],
            valid: [["a"], ["a", 1, 1]],
            invalid: [["a", 2]]
        ),
    ]

    @Test(arguments: cases)
    func assertionMeansItsKeyword(_ item: Case) {
        for value in item.valid { #expect(Checked(value, item.schema).violations.isEmpty, "\(value)") }
        for value in item.invalid { #expect(!Checked(value, item.schema).violations.isEmpty, "\(value)") }
    }

    @Test func violationsStandWhereTheValueIs() {
        let schema: [Assertion] = [
            .properties("list", [.items([.properties("a/b", [.minimum(1)])])]),
            .required(["id"]),
            .propertyNames([.maxLength(4)]),
        ]
        let found = Checked(["list": [["a/b": 1], ["a/b": 0]], "other": 1], schema).violations.map(\.description)
        #expect(
            found == [
                "/list/1/a~1b must be at least 1", "/id must be there",
                "/* must be a name to be at most 4 characters long",
            ]
        )
    }

    @Test func namesThatNoKeywordGivesAreNotShown() {
        let schema: [Assertion] = [
            .properties("a", [.minimum(1)]), .patternProperties("^b", [.minimum(1)]),
            .additionalProperties([.properties("c", [.minimum(1)])], besides: ["a"], patterns: ["^b"]),
        ]
        let value: JSONValue = ["a": 0, "bank": 0, "secret": ["c": 0]]
        let found = Checked(value, schema).violations
        #expect(found.map(\.path) == ["/a", "/bank", "/secret/c"])
        #expect(found.map(\.description).joined(separator: "; ").components(separatedBy: " must")[0] == "/a")
        #expect(!"\(found)".contains("secret") && !"\(found)".contains("bank"))
        let left = Checked(value, [.properties("a", []), .unevaluatedProperties([.never])]).violations
        #expect(left.map(\.description) == ["/* must not be there", "/* must not be there"])
    }

    /// A value that a pattern leaves undecided is never invalid, negated or not.
    @Test func undecidedPatternRefusesNothing() {
        let undecided: [Assertion] = [.pattern("(?i)(?<=x{1,3000}")]
        let schemas: [[Assertion]] = [
            undecided, [.not(undecided)], [.not([.not(undecided)])], [.oneOf([undecided, []])],
            [.anyOf([undecided, [.never]])], [.if(undecided, then: [.never], else: [.never])],
            [.oneOf([undecided, undecided])], [.if([.not(undecided)], then: [.never])],
        ]
        for schema in schemas { #expect(Checked("text", schema).violations.isEmpty, "\(schema)") }
        let nested: [[Assertion]] = [
            [.contains(undecided)], [.contains(undecided, min: 0, max: 0)], [.items(undecided)],
            [.contains(undecided, min: 2), .unevaluatedItems([.never])],
            [.if([.items(undecided)], then: [.never]), .unevaluatedItems([.never])],
        ]
        for schema in nested { #expect(Checked(["text", "other"], schema).violations.isEmpty, "\(schema)") }
        let pattern: Pattern = "(?i)(?<=x{1,3000}"
        let members: [[Assertion]] = [
            [.propertyNames(undecided)], [.patternProperties(pattern, [.never])],
            [.additionalProperties([.never], patterns: [pattern])],
            [.patternProperties(pattern, []), .unevaluatedProperties([.never])],
        ]
        for schema in members { #expect(Checked(["a": 1], schema).violations.isEmpty, "\(schema)") }
        // Certain violations are still reported.
        #expect(!Checked("text", [.not([.anyOf([undecided, []])])]).violations.isEmpty)
        #expect(!Checked("text", [.oneOf([undecided, [], []])]).violations.isEmpty)
        #expect(!Checked(["text"], [.contains(undecided, min: 2)]).violations.isEmpty)
    }

    @Test func valueItselfIsNamedInWords() {
        #expect(Checked(3, [.not([.const(3)])]).violations.map(\.description) == ["the value must not be 3"])
    }

    @Test func longDemandsAreCut() throws {
        let values = (0..<200).map { JSONValue.string("value \($0)") }
        let violation = try #require(Checked("x", [.not([.not(values.map { .const($0) })])]).violations.first)
        #expect(violation.expectation.count == 401 && violation.expectation.hasSuffix("…"))
    }

    private struct Checked: Validatable {
        let value: JSONValue
        let schema: [Assertion]

        init(_ value: JSONValue, _ schema: [Assertion]) {
            self.value = value
            self.schema = schema
        }

        func validate(_ validator: inout Validator) { validator.meets(nil, value, schema) }
    }
}
