import Testing
import YAMLTree

@Suite struct DiagnosticTests {
    private func make(
        _ id: DiagnosticID = .error("x"),
        line: UInt32? = 4,
        pointer: [String]? = nil,
        message: String = "bad thing",
        suggestion: String? = nil,
        notes: [Diagnostic.Note] = []
    ) -> String {
        var files = SourceFiles()
        _ = files.add(name: "other.yaml")
        let file = files.add(name: "spec/m2p.yaml")
        let kind = DiagnosticKind(id, "a fault", "It is wrong.", fix: "Correct it.")
        return Diagnostic(
            kind,
            Wording(message, suggestion),
            at: line.map { SourceLocation(file: file, line: $0, column: 13) },
            pointer.map { JSONPointer($0) },
            notes: notes
        ).rendered(in: files)
    }

    @Test func diagnosticsAreRenderedOnOneLine() {
        #expect(make() == "spec/m2p.yaml:4:13: error: bad thing")
        #expect(make(.warning("x"), line: nil) == "warning: bad thing")
        #expect(
            make(pointer: ["a", "b/c"], suggestion: "did you mean 'd'?")
                == "spec/m2p.yaml:4:13: error: bad thing; did you mean 'd'? [/a/b~1c]"
        )
        #expect(make(pointer: []) == "spec/m2p.yaml:4:13: error: bad thing")
        #expect(make(message: "a\nb\u{1B}[31m\u{2028}é") == "spec/m2p.yaml:4:13: error: a\\nb\\u{1B}[31m\\u{2028}é")
    }

    @Test func notesFollowOnLinesOfTheirOwn() {
        let note = Diagnostic.Note(location: SourceLocation(file: 0, line: 1, column: 2), message: "first here")
        #expect(make(notes: [note]) == "spec/m2p.yaml:4:13: error: bad thing\nother.yaml:1:2: note: first here")
    }

    @Test func tableListsEachKindOnceInItsOrder() {
        struct Faults: DiagnosticTable {
            private static let shared = DiagnosticKind(.error("b"), "b", "B.", fix: "B.")
            let second = DiagnosticRow<String>(shared) { "b \($0)" }
            let first = DiagnosticRow<Void>(.note("a"), "a", "a", "A.", fix: "A.")
            let third = DiagnosticRow<Int>(shared) { Wording("\($0)", misspelled: "cat", among: ["dog", "cats"]) }
        }
        #expect(Faults.kinds.map(\.id) == ["b", "a"])
        let place = SourceLocation.start(of: 0)
        #expect(Diagnostic(Faults().first, at: place).severity == .note)
        #expect(Diagnostic(Faults().second, "x", at: place).message == "b x")
        #expect(Diagnostic(Faults().third, 3, at: place).suggestion == "did you mean 'cats'?")
    }

    @Test func unknownFilesDoNotTrap() {
        #expect(SourceFiles().name(of: 3) == "<unknown>")
    }
}
