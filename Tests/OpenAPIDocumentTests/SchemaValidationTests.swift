import OpenAPIDocument
import Testing
import YAMLTree

/// The message for an example that violates its schema, keyword by keyword.
@Suite struct SchemaValidationTests {
    private func problems(_ schema: String, _ others: String = "", version: String = "3.1.0") -> [String] {
        let text = schemaDocument(schema, version: version, others: others)
        let read = DocumentReader.read(Array(text.utf8), name: "api.yaml", checksExamples: true) { _ in [] }
        return read.diagnostics.filter { $0.id == "example-breaks-schema" || $0.id == "default-breaks-schema" }
            .map { diagnostic in
                let message = diagnostic.message.replacing("the example violates its schema: ", with: "")
                return "\(message) [\(diagnostic.pointer.map { "\($0)" } ?? "")]"
            }
    }

    private static let place = "/components/schemas/S/example"

    @Test(arguments: [
        ("{type: string, minLength: 3, example: ab}", "the string 'ab' has 2 characters, but 'minLength' is 3"),
        ("{type: string, maxLength: 1, example: é9}", "the string 'é9' has 2 characters, but 'maxLength' is 1"),
        ("{type: string, pattern: '^[0-9]+$', example: a1}", "the string 'a1' doesn't match the pattern '^[0-9]+$'"),
        ("{type: string, enum: [cat, dog], example: cta}", "the string 'cta' is not one of the values of 'enum'"),
        ("{const: 3, example: 4}", "the number 4 is not the number 3, the value of 'const'"),
        ("{type: integer, minimum: 3, example: 2}", "the number 2 is too small: 'minimum' is 3"),
        ("{type: integer, exclusiveMinimum: 3, example: 3}", "the number 3 is too small: 'exclusiveMinimum' is 3"),
        ("{type: number, maximum: 1.5, example: 1.6}", "the number 1.6 is too large: 'maximum' is 1.5"),
        ("{type: integer, multipleOf: 5, example: 12}", "the number 12 is not a multiple of 5"),
        (
            "{type: integer, format: int32, example: 3000000000}",
            "the number 3000000000 doesn't match the format 'int32'"
        ),
        (
            "{type: string, format: date, example: 2024-02-30}",
            "the string '2024-02-30' does not have the format 'date'"
        ),
        (
            "{type: string, format: date-time, example: 2024-02-03}",
            "the string '2024-02-03' does not have the format 'date-time'"
        ),
        ("{type: string, format: uuid, example: 12}", nil),
        ("{type: string, format: email, example: me}", "the string 'me' does not have the format 'email'"),
        ("{type: array, minItems: 2, example: [1]}", "the array has 1 item, but 'minItems' is 2"),
        ("{type: array, maxItems: 1, example: [1, 2]}", "the array has 2 items, but 'maxItems' is 1"),
        (
            "{type: array, uniqueItems: true, example: [[a], [a]]}",
            "a sequence is in the array twice, but 'uniqueItems' is true"
        ),
        ("{type: object, minProperties: 2, example: {a: 1}}", "the object has 1 members, but 'minProperties' is 2"),
        ("{type: object, properties: {a: {}}, required: [a], example: {}}", "'a' is missing"),
        (
            "{type: array, contains: {type: string}, example: [1]}",
            "0 items of the array match 'contains', but at least 1 must"
        ),
        ("{not: {type: string}, example: x}", "the string 'x' matches the schema of 'not'"),
        (
            "{oneOf: [{type: integer}, {type: number}], example: 1}",
            "the number 1 matches 2 schemas of 'oneOf', but must match exactly one"
        ),
        (
            "{anyOf: [{type: integer}, {type: boolean}], example: x}",
            "the string 'x' matches none of the 2 schemas of 'anyOf'"
        ),
        ("{dependentRequired: {a: [b]}, example: {a: 1}}", "'b' is required when 'a' is present"),
        (
            "{if: {properties: {a: {const: 1}}}, then: {required: [b]}, example: {a: 1}}", "'b' is missing"
        ),
        ("{propertyNames: {maxLength: 1}, example: {ab: 1}}", nil),
    ])
    func keywordIsChecked(_ schema: String, _ expected: String?) {
        let found = problems(schema)
        guard let expected else {
            // Reported elsewhere, or at its own location.
            return #expect(found.count <= 1)
        }
        #expect(found == ["\(expected) [\(Self.place)]"])
    }

    @Test(arguments: [
        "{type: string, nullable: true, minLength: 3, example: null}",
        "{type: string, format: uri, example: 'https://example.com'}",
        "{type: string, pattern: '(?=.*a)b', example: b}",
        "{type: object, properties: {id: {type: string, readOnly: true}}, required: [id], example: {}}",
        "{type: number, multipleOf: 0.1, example: 0.3}",
        "{type: integer, example: 2.0}",
        "{enum: [1, 2], example: 1.0}",
    ])
    func validExampleIsSilent(_ schema: String) { #expect(problems(schema, version: "3.0.3") == []) }

    @Test func faultIsWhereTheWrongValueIs() {
        let schema = """
            {type: object, additionalProperties: false, properties: {tags: {type: array, items: {type: string}}}, \
            example: {tags: [a, 2], name: x}}
            """
        let more = "the example violates its schema, and in one other place: "
        #expect(
            problems(schema) == ["\(more)the number 2 is not of type 'string' [/components/schemas/S/example/tags/1]"]
        )
    }

    @Test func discriminatorChoosesTheSchema() {
        let union = """
            {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}], \
            discriminator: {propertyName: kind, mapping: {hound: '#/components/schemas/Dog'}}, example: {kind: KIND}}
            """
        let others = """
                Cat: {type: object, required: [kind], properties: {kind: {type: string}}}
                Dog: {type: object, required: [kind, age], properties: {kind: {type: string}, age: {type: integer}}}

            """
        func found(_ kind: String) -> [String] { problems(union.replacing("KIND", with: kind), others) }
        #expect(found("Cat") == [])
        #expect(found("hound") == ["'age' is missing [\(Self.place)]"])
        #expect(found("Cta") == ["'Cta' of 'kind' does not name any of the schemas [\(Self.place)/kind]"])
    }

    /// Inline schemas have no names for a discriminator to refer to.
    @Test func discriminatorOfInlineSchemasChoosesNone() {
        let union = """
            {oneOf: [{type: object, required: [kind], properties: {kind: {const: a}}}, \
            {type: object, required: [kind, n], properties: {kind: {const: b}}}], \
            discriminator: {propertyName: kind}, example: {kind: KIND}}
            """
        #expect(problems(union.replacing("KIND", with: "a")) == [])
        #expect(problems(union.replacing("KIND", with: "b")).count == 1)
    }

    @Test func recursiveSchemaIsFollowedAsFarAsTheValueGoes() {
        let schema = "{type: object, properties: {next: {$ref: '#/components/schemas/S'}, n: {type: integer}}, "
        #expect(problems(schema + "example: {next: {next: {n: 1}}}}") == [])
        #expect(
            problems(schema + "example: {next: {next: {n: x}}}}")
                == ["the string 'x' is not of type 'integer' [\(Self.place)/next/next/n]"]
        )
    }

    /// A property that is required in one direction may be missing in the other.
    @Test func directionDecidesWhatIsRequired() {
        func document(_ place: String) -> String {
            whole(
                """
                paths:
                  /a:
                    post:
                      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/S'}\(place == "request" ? ", example: {}" : "")}}}
                      responses:
                        '200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/S'}\(place == "response" ? ", example: {}" : "")}}}
                components:
                  schemas:
                    S: {type: object, required: [id], properties: {id: {type: string, readOnly: true}}}
                """
            )
        }
        func ids(_ place: String) -> [String] {
            DocumentReader.read(Array(document(place).utf8), name: "a.yaml", checksExamples: true) { _ in [] }
                .diagnostics.map(\.id)
        }
        #expect(ids("request") == [])
        #expect(ids("response") == ["example-breaks-schema"])
    }

    /// Nested alternatives multiply, so a value that would take too long isn't checked.
    @Test func nestedAlternativesEnd() {
        var value = "{}"
        for _ in 0..<40 { value = "{a: \(value)}" }
        let member = "{type: object, properties: {a: {$ref: '#/components/schemas/S'}, b: {}}}"
        #expect(problems("{anyOf: [\(member), \(member), \(member)], example: \(value)}") == [])
    }

    /// Each level of the value goes through a long chain of schemas, and all of them together would overflow the stack.
    @Test func deepValueThroughLongChainsEnds() {
        var value = "x"
        for _ in 0..<400 { value = "{a: \(value)}" }
        let chain = (0..<90).map { "    C\($0): {allOf: [{$ref: '#/components/schemas/C\($0 + 1)'}]}\n" }.joined()
        let end = "    C90: {type: object, properties: {a: {$ref: '#/components/schemas/C0'}}}\n"
        #expect(problems("{allOf: [{$ref: '#/components/schemas/C0'}], example: \(value)}", chain + end) == [])
    }

    @Test(arguments: [
        ("^[0-9]{4}$", 0, 9, "0000"), ("^[0-9A-Fa-f]{64}$", 0, 64, String(repeating: "0", count: 64)),
        ("^(cat|horse)$", 4, 9, "horse"), ("[A-Z]{2}", 5, 5, "AAxxx"), ("^a+$", 3, 9, "aaa"),
        ("^[^a-z]x\\d?$", 0, 9, "0x"), ("^\\p{Lu}", 0, 9, "A"),
    ])
    func patternHasASample(_ pattern: String, _ least: Int, _ most: Int, _ expected: String) {
        #expect(PatternSample.text(of: pattern, length: least...most) == expected)
    }

    @Test(arguments: [("^a$", 2, 9), ("^(?=a)b$", 0, 9), ("^[0-9]{4}$", 0, 3), ("(", 0, 9)])
    func patternWithoutASampleIsLeft(_ pattern: String, _ least: Int, _ most: Int) {
        #expect(PatternSample.text(of: pattern, length: least...most) == nil)
    }
}
