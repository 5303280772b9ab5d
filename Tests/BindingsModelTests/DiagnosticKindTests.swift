import BindingsModel
import OpenAPIDocument
import Testing
import YAMLTree

/// The tables of diagnostics of all stages.
@Suite struct DiagnosticKindTests {
    private static let all = ReadingFaults.kinds + DocumentFaults.kinds + ModelFaults.kinds

    @Test func noIDMeansTwoThings() {
        let repeated = Dictionary(grouping: Self.all, by: \.id).filter { $0.value.count > 1 }
        // Both stages have a limit for the same error.
        #expect(Set(repeated.keys) == ["nested-too-deep"])
    }

    @Test(arguments: all)
    func textsAreSentences(_ kind: DiagnosticKind) {
        #expect(kind.id.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) != nil)
        #expect(!kind.summary.hasSuffix("."))
        #expect(kind.explanation.hasSuffix("."))
        #expect(kind.fix.hasSuffix("."))
    }

    @Test(arguments: ReadingFaults.kinds.filter { $0.example != nil })
    func exampleOfReadingHasTheFault(_ kind: DiagnosticKind) throws {
        do throws(Diagnostic) {
            _ = try YAMLReader.parse(Array((kind.example ?? "").utf8), file: 0)
            Issue.record("no fault in the example of \(kind.id)")
        } catch {
            #expect(error.kind == kind)
        }
    }

    @Test(arguments: ModelFaults.kinds.filter { $0.example?.hasPrefix("openapi") == true })
    func exampleOfTheModelHasTheFaultAlone(_ kind: DiagnosticKind) throws {
        #expect(Set(try build(kind.example ?? "").diagnostics.map(\.kind)) == [kind])
    }

    @Test(arguments: ModelFaults.kinds.filter { $0.example?.hasPrefix("{") == true })
    func exampleOfTheConfigurationHasTheFault(_ kind: DiagnosticKind) {
        let found = BindingsConfiguration.read(Array((kind.example ?? "").utf8), file: 0).diagnostics
        #expect(found.map(\.kind) == [kind])
    }
}
