import Testing
import YAMLTree

@Suite struct DiagnosticTests {
    private func make(
        severity: Diagnostic.Severity = .error,
        line: UInt32? = 4,
        pointer: [String]? = nil,
        message: String = "bad thing",
        suggestion: String? = nil,
        notes: [Diagnostic.Note] = []
    ) -> String {
        var files = SourceFiles()
        _ = files.add(name: "other.yaml")
        let file = files.add(name: "spec/m2p.yaml")
        return Diagnostic(
            id: "x",
            severity: severity,
            location: line.map { SourceLocation(file: file, line: $0, column: 13) },
            pointer: pointer.map { JSONPointer($0) },
            message: message,
            suggestion: suggestion,
            notes: notes
        ).rendered(in: files)
    }

    @Test func diagnosticsAreRenderedOnOneLine() {
        #expect(make() == "spec/m2p.yaml:4:13: error: bad thing")
        #expect(make(severity: .warning, line: nil) == "warning: bad thing")
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

    @Test func unknownFilesDoNotTrap() {
        #expect(SourceFiles().name(of: 3) == "<unknown>")
    }
}
