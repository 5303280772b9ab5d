import BindingsModel
import Foundation
import OpenAPIDocument
import Testing
import YAMLTree

@Suite struct CatalogueTests {
    /// The ids that the diagnostics of a module are made with.
    private func ids(in module: String) throws -> Set<String> {
        let sources = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Sources/\(module)")
        var ids: Set<String> = []
        let files = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
        for case let file as URL in files where file.pathExtension == "swift" {
            for match in try String(contentsOf: file, encoding: .utf8).matches(of: /\bid: "([a-z0-9-]+)"/) {
                ids.insert(String(match.1))
            }
        }
        return ids
    }

    @Test func everyDiagnosticOfReadingHasAnEntry() throws {
        #expect(Set(ReadingCatalogue.all.map(\.id)) == (try ids(in: "YAMLTree")))
    }

    @Test func everyDiagnosticOfTheModelHasAnEntry() throws {
        #expect(Set(ModelCatalogue.all.map(\.id)) == (try ids(in: "BindingsModel")))
    }

    @Test func noIdMeansTwoThings() {
        let reading = ReadingCatalogue.all.map(\.id) + ModelCatalogue.all.map(\.id)
        #expect(Set(reading).count == reading.count)
        // Both stages have a limit for the same fault.
        #expect(Set(reading).intersection(DiagnosticCatalogue.all.map(\.id)).isSubset(of: ["nested-too-deep"]))
    }

    @Test(arguments: ReadingCatalogue.all.filter { $0.example != nil }.map(\.id))
    func exampleOfReadingHasTheFault(_ id: String) throws {
        let entry = try #require(ReadingCatalogue.all.first { $0.id == id })
        do throws(Diagnostic) {
            _ = try YAMLReader.parse(Array((entry.example ?? "").utf8), file: 0)
            Issue.record("no fault in the example of \(id)")
        } catch {
            #expect(error.id == id)
            #expect(error.severity == entry.severity)
        }
    }

    @Test(arguments: ModelCatalogue.all.filter { $0.example?.hasPrefix("openapi") == true }.map(\.id))
    func exampleOfTheModelHasTheFaultAlone(_ id: String) throws {
        let entry = try #require(ModelCatalogue.all.first { $0.id == id })
        let found = try build(entry.example ?? "").diagnostics
        #expect(Set(found.map(\.id)) == [id])
        #expect(found.first?.severity == entry.severity)
    }

    @Test(arguments: ModelCatalogue.all.filter { $0.example?.hasPrefix("{") == true }.map(\.id))
    func exampleOfTheConfigurationHasTheFault(_ id: String) throws {
        let entry = try #require(ModelCatalogue.all.first { $0.id == id })
        let found = BindingsConfiguration.read(Array((entry.example ?? "").utf8), file: 0).diagnostics
        #expect(found.map(\.id) == [id])
    }

    @Test(arguments: (ReadingCatalogue.all + ModelCatalogue.all).map(\.id))
    func textsAreSentences(_ id: String) throws {
        let entry = try #require((ReadingCatalogue.all + ModelCatalogue.all).first { $0.id == id })
        #expect(!entry.summary.hasSuffix("."))
        #expect(entry.explanation.hasSuffix("."))
        #expect(entry.mend.hasSuffix("."))
    }
}
