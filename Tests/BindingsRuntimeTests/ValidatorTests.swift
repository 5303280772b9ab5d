import Testing

@_spi(Generated) @testable import BindingsRuntime

@Suite struct ValidatorTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let expected: [String]
        let check: @Sendable (inout Validator) -> Void

        var testDescription: String { expected.joined(separator: ", ") }

        init(_ expected: String..., check: @escaping @Sendable (inout Validator) -> Void) {
            self.expected = expected
            self.check = check
        }
    }

    private struct Address: Validatable {
        var city: String

        func validate(_ validator: inout Validator) { validator.text("city", city, min: 1) }
    }

    private static let rows = [
        Row { $0.text("a", nil, min: 1) },
        Row { $0.text("a", "ab", min: 1, max: 2) },
        Row("/a must be at least 1 characters long") { $0.text("a", "", min: 1) },
        Row("/a must be at most 2 characters long") { $0.text("a", "abc", max: 2) },
        Row("/a must be 2 to 3 characters long") { $0.text("a", "a", min: 2, max: 3) },
        Row("/a must be exactly 16 characters long") { $0.text("a", "1", min: 16, max: 16) },
        Row("/a must match ^b$") { $0.text("a", "a", pattern: Pattern("^b$")) },
        // JSON Schema counts Unicode scalars: a family is five, an e with a combining accent two.
        Row { $0.text("a", "👩‍👩‍👧", min: 5, max: 5) },
        Row { $0.text("a", "e\u{301}", min: 2, max: 2) },
        Row("/a must be at least 3") { $0.number("a", 2, min: 3) },
        Row("/a must be at most 3") { $0.number("a", 4, max: 3) },
        Row("/a must be more than 3") { $0.number("a", 3, above: 3) },
        Row("/a must be less than 0.5") { $0.number("a", 0.5, below: 0.5) },
        Row { $0.number("a", nil as Int?, min: 3) },
        Row("/a must be a multiple of 5") { $0.number("a", 7, multipleOf: 5) },
        Row { $0.number("a", 0.3, multipleOf: 0.1) },
        Row { $0.number("a", Int.min, multipleOf: -1) },
        Row("/a must have at least 1 elements") { $0.count("a", [] as [Int], min: 1) },
        Row("/a must have at most 1 elements") { $0.count("a", [1, 2], max: 1) },
        Row("/a must have no two equal elements") { $0.unique("a", [1, 2, 1]) },
        Row { $0.unique("a", [1, 2, 3]) },
        Row("/home/city must be at least 1 characters long") { $0.nested("home", Address(city: "")) },
        Row { $0.nested("home", nil as Address?) },
        Row("/homes/1/city must be at least 1 characters long") {
            $0.each("homes", [Address(city: "x"), Address(city: "")]) { $0.nested($1, $2) }
        },
        Row("/by name/*/city must be at least 1 characters long") {
            $0.eachValue("by name", ["b": Address(city: ""), "a": Address(city: "x")]) { $0.nested($1, $2) }
        },
        Row("/a~1b~0c must be at least 1 characters long", "/d must be at least 1 characters long") {
            $0.text("a/b~c", "", min: 1)
            $0.text("d", "", min: 1)
        },
    ]

    @Test(arguments: rows)
    func violationsHaveTheirPlaceAndExpectation(row: Row) {
        var validator = Validator()
        row.check(&validator)
        #expect(validator.violations.map(\.description) == row.expected)
    }

    /// A name that the document doesn't define is in the path, for code, but not in the description.
    @Test func openNameIsNotShown() throws {
        var validator = Validator()
        validator.eachValue("by name", ["secret": [Address(city: "")]]) { validator, name, element in
            validator.each(name, element) { $0.nested($1, $2) }
            validator.report(name, "must not be there")
        }
        validator.report("b", "must be there")
        #expect(validator.violations.map(\.path) == ["/by name/secret/0/city", "/by name/secret", "/b"])
        for violation in validator.violations {
            var text = "\(violation) \(String(reflecting: violation)) "
            dump(violation, to: &text)
            #expect(!text.contains("secret"), "\(text)")
        }
    }

    @Test func valuesTellTheirOwnViolations() {
        #expect(Address(city: "").violations.map(\.path) == ["/city"])
        #expect(Address(city: "Pune").violations.isEmpty)
    }
}
