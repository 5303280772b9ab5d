import OpenAPIDocument
import Testing
import YAMLTree

/// Documents that are wrong as a whole, to which nothing may be added.
private let wholeFaults: Set<DocumentFault> = [.notADocument, .missingVersion, .swagger2, .unknownVersion]

@Suite struct DiagnosticCatalogueTests {
    @Test func everyFaultHasOneEntry() {
        #expect(DiagnosticCatalogue.all.map(\.id).sorted() == DocumentFault.allCases.map(\.rawValue).sorted())
    }

    @Test(arguments: DiagnosticCatalogue.all.map(\.fault))
    func exampleHasTheFaultAndNoOtherError(_ fault: DocumentFault) throws {
        let entry = try #require(DiagnosticCatalogue.entry(fault.rawValue))
        let text = wholeFaults.contains(fault) ? entry.example : whole(entry.example)
        let found = read(text).diagnostics
        #expect(found.contains { $0.id == entry.id && $0.severity == entry.severity }, "\(found)")
        #expect(found.filter { $0.severity == .error && $0.id != entry.id }.isEmpty, "\(found)")
    }

    @Test(arguments: DiagnosticCatalogue.all.map(\.fault))
    func textsAreSentences(_ fault: DocumentFault) throws {
        let entry = try #require(DiagnosticCatalogue.entry(fault.rawValue))
        #expect(!entry.summary.hasSuffix("."))
        #expect(entry.explanation.hasSuffix("."))
        #expect(entry.mend.hasSuffix("."))
    }
}
