import SpecDiff
import Testing

/// The overall level of a pair of documents to which several rules or none might apply.
@Suite struct VerdictTests {
    /// The highest level of any change, or nil if nothing changed.
    private func verdict(_ base: String, _ revision: String) throws -> Level? {
        try compare(base, revision).highest
    }

    // MARK: Equivalent schemas

    @Test(arguments: [
        ("{allOf: [{type: string}]}", "{type: string}"),
        ("{type: string, enum: [a]}", "{type: string, enum: [a], deprecated: false}"),
        ("{type: object, required: []}", "{type: object}"),
        ("{type: object, additionalProperties: true}", "{type: object}"),
        ("{type: object, additionalProperties: {}}", "{type: object}"),
        ("{type: string, minLength: 0}", "{type: string}"),
        (
            "{type: array, items: {type: string}, minItems: 0, uniqueItems: false}",
            "{type: array, items: {type: string}}"
        ),
        ("{type: array, items: {}, contains: {}, minContains: 1}", "{type: array, items: {}, contains: {}}"),
        (
            "{type: object, required: [a], properties: {a: {type: string}, b: {type: integer}}}",
            "{allOf: [{type: object, required: [a], properties: {a: {type: string}}}, {properties: {b: {type: integer}}}]}"
        ),
        (
            "{type: object, properties: {a: {type: string}, b: {type: integer}}}",
            "{type: object, allOf: [{allOf: [{properties: {a: {type: string}}}]}, {properties: {b: {type: integer}}}]}"
        ),
    ])
    func sameSchemaInOtherWordsIsNoChange(_ one: String, _ other: String) throws {
        for direction in [Direction.request, .response] {
            let (left, right) = (document(direction, property: one), document(direction, property: other))
            #expect(try compare(left, right).rules == [], "\(direction): \(one) -> \(other)")
            #expect(try compare(right, left).rules == [], "\(direction): \(other) -> \(one)")
        }
    }

    /// Each is compared as a request and as a response, in both orders.
    @Test(arguments: [
        ("{type: integer}", "{type: number}"), ("{type: string, format: date}", "{type: string}"),
        ("{type: integer, format: int32}", "{type: integer, format: int64}"), ("{const: a}", "{type: string}"),
        ("{type: string}", "{type: [string, integer]}"),
        ("{type: string}", "{anyOf: [{type: string}, {type: integer}]}"),
        ("{type: string, not: {enum: [x]}}", "{type: string}"),
        ("{type: object, propertyNames: {maxLength: 3}}", "{type: object}"),
        (
            "{type: array, items: {type: array, items: {maximum: 8}}}",
            "{type: array, items: {type: array, items: {maximum: 9}}}"
        ),
        ("{type: array, prefixItems: [{type: string, maxLength: 2}]}", "{type: array, prefixItems: [{type: string}]}"),
        ("{additionalProperties: {type: string, maxLength: 3}}", "{additionalProperties: {type: string}}"),
        ("{type: object, if: {required: [a]}, then: {required: [b]}}", "{type: object, if: {required: [a]}}"),
        ("{type: object, dependentRequired: {a: [b]}}", "{type: object}"),
        ("{type: integer, multipleOf: 10}", "{type: integer, multipleOf: 5}"),
        (
            "{oneOf: [{type: string, maxLength: 3}, {type: integer}]}",
            "{oneOf: [{type: string, maxLength: 5}, {type: integer}]}"
        ),
        ("{oneOf: [{type: string}]}", "{oneOf: [{type: string}, {type: integer}]}"), ("false", "true"),
        ("{type: string}", "{}"),
        (
            "{type: object, required: [a], properties: {a: {type: string}}}",
            "{allOf: [{type: object, properties: {a: {type: string}}}]}"
        ),
    ])
    func widerIsBreakingForReadersAlone(_ narrow: String, _ wide: String) throws {
        for (direction, isBreaking) in [(Direction.request, false), (.response, true)] {
            let (one, other) = (document(direction, property: narrow), document(direction, property: wide))
            #expect(try (verdict(one, other) == .breaking) == isBreaking, "\(direction): \(narrow) -> \(wide)")
            #expect(try (verdict(other, one) == .breaking) == !isBreaking, "\(direction): \(wide) -> \(narrow)")
        }
    }

    // MARK: Operations

    private static func operation(_ text: String, more: String = "") -> String {
        whole("paths: {/t: {post: {\(text)}}}\n\(more)")
    }

    private static func answers(_ responses: String) -> String { operation("responses: {\(responses)}") }

    private static func parameter(_ text: String) -> String {
        operation("parameters: [\(text)], responses: {'200': {description: d}}")
    }

    private static func body(_ media: String) -> String {
        operation(
            "requestBody: {content: {'\(media)': {schema: {type: string}}}}, responses: {'200': {description: d}}"
        )
    }

    private static func security(_ name: String, _ scheme: String) -> String {
        operation(
            "security: [{\(name): []}], responses: {'200': {description: d}}",
            more: "components: {securitySchemes: {\(name): \(scheme)}}"
        )
    }

    private static let string = "description: d, content: {application/json: {schema: {type: string}}}"
    private static let short = "description: d, content: {application/json: {schema: {type: string, maxLength: 3}}}"

    private static let wholes: [(String, String, String, Level?)] = [
        (
            "a default that no call relies on", parameter("{name: q, in: query, required: true, schema: {default: 4}}"),
            parameter("{name: q, in: query, required: true, schema: {default: 5}}"), nil
        ),
        (
            "a default that calls rely on", parameter("{name: q, in: query, schema: {default: 4}}"),
            parameter("{name: q, in: query, schema: {default: 5}}"), .breaking
        ),
        ("a range named code by code", answers("2XX: {\(string)}"), answers("'200': {\(string)}"), .compatible),
        ("a range narrowed to a code", answers("2XX: {\(string)}"), answers("'200': {\(short)}"), .compatible),
        ("a range whose code gives more", answers("2XX: {\(short)}"), answers("'200': {\(string)}"), .breaking),
        ("a code that became a range", answers("'200': {\(string)}"), answers("2XX: {\(string)}"), .breaking),
        ("a media type that became a range", body("application/json"), body("application/*"), .compatible),
        ("any media type", body("text/plain"), body("*/*"), .compatible),
        ("a range that became a media type", body("*/*"), body("application/json"), .breaking),
        (
            "a security scheme of another name", security("a", "{type: http, scheme: bearer}"),
            security("b", "{type: http, scheme: bearer}"), nil
        ),
        (
            "another security scheme", security("a", "{type: http, scheme: bearer}"),
            security("b", "{type: http, scheme: basic}"), .breaking
        ),
    ]

    @Test(arguments: wholes)
    func operationIsJudged(_ name: String, _ base: String, _ revision: String, _ expected: Level?) throws {
        let found = try compare(base, revision)
        #expect(found.highest == expected, "\(name): \(found.changes.map(\.message))")
    }
}
