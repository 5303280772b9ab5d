import Testing
import YAMLTree

/// A limited number of diagnostics, and the number of further ones.
@Suite struct DiagnosticCollectorTests {
    private static let error = DiagnosticKind(.error("e"), "an error", "It is wrong.", fix: "Correct it.")
    private static let warning = DiagnosticKind(.warning("w"), "a warning", "It may be wrong.", fix: "Look at it.")

    private func collected(errors: Int, warnings: Int) -> (shown: [Diagnostic], hidden: HiddenDiagnostics) {
        var collector = DiagnosticCollector()
        for line in 1...max(errors, warnings, 1) {
            let place = SourceLocation(file: 0, line: UInt32(line), column: 1)
            if line <= warnings {
                collector.append(Diagnostic(Self.warning, "warning \(line)", at: place))
            }
            if line <= errors { collector.append(Diagnostic(Self.error, "error \(line)", at: place)) }
        }
        return collector.sorted(in: [])
    }

    @Test(arguments: [
        (0, 0, 0, 0, nil), (3, 4, 3, 4, nil), (1, 1_000, 1, 999, "1 more warning is not shown"),
        (1_200, 5, 1_000, 0, "200 more errors and 5 more warnings are not shown"),
        (0, 70_000, 0, 1_000, "69000 more warnings are not shown"),
    ])
    func restIsCounted(errors: Int, warnings: Int, shownErrors: Int, shownWarnings: Int, _ sentence: String?) {
        let found = collected(errors: errors, warnings: warnings)
        #expect(found.shown.count { $0.severity == .error } == shownErrors)
        #expect(found.shown.count { $0.severity == .warning } == shownWarnings)
        #expect(found.hidden.sentence == sentence)
        #expect(
            found.shown.compactMap(\.location).map(\.line) == found.shown.compactMap(\.location).map(\.line).sorted()
        )
    }

    @Test func factIsCountedOnce() {
        var collector = DiagnosticCollector()
        for _ in 0..<2_000 { collector.append(Diagnostic(Self.error, "the same", at: nil)) }
        #expect(collector.sorted(in: []).shown.count == 1)
        #expect(collector.sorted(in: []).hidden.sentence == nil)
    }
}
