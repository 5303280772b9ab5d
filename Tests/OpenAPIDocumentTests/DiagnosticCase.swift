import Testing

/// A document, and all of its diagnostics.
struct DiagnosticCase: CustomTestStringConvertible, Sendable {
    var name: String
    var document: String
    var expected: [String]

    init(_ name: String, _ document: String, _ expected: [String]) {
        self.name = name
        self.document = document
        self.expected = expected
    }

    var testDescription: String { name }
}
