import OpenAPIDocument
import Testing
import YAMLTree

/// Errors that concern a whole document, so the example can't be wrapped in one.
private let wholeFaults: Set<String> = ["not-a-document", "missing-version", "swagger-2", "unknown-version"]

@Suite struct DocumentFaultTests {
    @Test(arguments: DocumentFaults.kinds)
    func exampleHasTheFaultAndNoOtherError(_ kind: DiagnosticKind) throws {
        let example = try #require(kind.example)
        let found = read(wholeFaults.contains(kind.id) ? example : whole(example), checksExamples: true)
            .diagnostics
        #expect(found.contains { $0.kind == kind && $0.severity == kind.severity }, "\(found)")
        #expect(found.filter { $0.severity == .error && $0.kind != kind }.isEmpty, "\(found)")
    }
}
