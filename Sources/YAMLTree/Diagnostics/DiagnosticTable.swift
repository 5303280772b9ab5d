/// A kind of diagnostic: its id, and the explanation shown by `bindgen explain` and in reports.
package struct DiagnosticKind: Hashable, Sendable {
    /// A stable id in kebab case, such as `duplicate-key`.
    package let id: String
    package let severity: Diagnostic.Severity
    /// One sentence without a period.
    package let summary: String
    /// Why it is reported.
    package let explanation: String
    /// How to fix it.
    package let fix: String
    /// A document that triggers the diagnostic, or nil if no short example exists.
    package let example: String?

    package init(
        _ id: DiagnosticID,
        _ summary: String,
        _ explanation: String,
        fix: String,
        example: String? = nil
    ) {
        self.id = id.text
        severity = id.severity
        self.summary = summary
        self.explanation = explanation
        self.fix = fix
        self.example = example
    }
}

/// An id with its severity: `.error("duplicate-key")`.
package struct DiagnosticID: Sendable {
    fileprivate let text: String
    fileprivate let severity: Diagnostic.Severity

    package static func error(_ text: String) -> DiagnosticID { DiagnosticID(text: text, severity: .error) }
    package static func warning(_ text: String) -> DiagnosticID { DiagnosticID(text: text, severity: .warning) }
    package static func note(_ text: String) -> DiagnosticID { DiagnosticID(text: text, severity: .note) }
}

/// A row in a table of diagnostics: a kind, and a function that makes its message.
package struct DiagnosticRow<Facts>: Sendable {
    package let kind: DiagnosticKind
    let wording: @Sendable (Facts) -> Wording

    /// Another wording of the same kind.
    package init(_ kind: DiagnosticKind, _ wording: @escaping @Sendable (Facts) -> Wording) {
        self.kind = kind
        self.wording = wording
    }

    /// The only wording of a kind.
    package init(
        _ id: DiagnosticID,
        _ wording: @escaping @Sendable (Facts) -> Wording,
        _ summary: String,
        _ explanation: String,
        fix: String,
        example: String? = nil
    ) {
        self.init(DiagnosticKind(id, summary, explanation, fix: fix, example: example), wording)
    }
}

extension DiagnosticRow<Void> {
    package init(_ kind: DiagnosticKind, _ wording: Wording) { self.init(kind) { wording } }

    package init(
        _ id: DiagnosticID,
        _ wording: Wording,
        _ summary: String,
        _ explanation: String,
        fix: String,
        example: String? = nil
    ) {
        self.init(DiagnosticKind(id, summary, explanation, fix: fix, example: example), wording)
    }
}

/// The message of a diagnostic: lowercase, no period, names in single quotes.
package struct Wording: ExpressibleByStringInterpolation, Sendable {
    package var message: String
    /// How to fix it, in the same style.
    package var suggestion: String?

    package init(_ message: String, _ suggestion: String? = nil) {
        self.message = message
        self.suggestion = suggestion
    }

    package init(stringLiteral message: String) { self.init(message) }

    /// Adds "did you mean" if a candidate is close enough.
    package init(_ message: String, misspelled text: String, among candidates: [String]) {
        self.init(message, closestMatch(to: text, among: candidates).map { "did you mean '\($0)'?" })
    }
}

/// The diagnostics of a module, each a property whose value is a `DiagnosticRow`.
package protocol DiagnosticTable: Sendable {
    init()
}

extension DiagnosticTable {
    /// Every kind once, in the order of the rows.
    ///
    /// No row can be left out.
    package static var kinds: [DiagnosticKind] {
        var seen: Set<String> = []
        let rows = Mirror(reflecting: Self()).children.compactMap { $0.value as? any HasKind }
        return rows.map(\.kind).filter { seen.insert($0.id).inserted }
    }
}

private protocol HasKind {
    var kind: DiagnosticKind { get }
}

extension DiagnosticRow: HasKind {}
