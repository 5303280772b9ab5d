/// A problem in a document: what was found, where, and how to fix it.
package struct Diagnostic: Error, Hashable, Sendable {
    package enum Severity: String, Hashable, Sendable {
        case error, warning
        /// For information only: shown by `lint`, not by a build.
        case note
    }

    /// Another location that explains the problem, such as the first of two equal keys.
    package struct Note: Hashable, Sendable {
        package var location: SourceLocation
        package var message: String

        package init(location: SourceLocation, message: String) {
            self.location = location
            self.message = message
        }
    }

    package let kind: DiagnosticKind
    /// The kind's severity, unless warnings are treated as errors.
    package var severity: Severity
    /// The location, or nil for a problem that isn't at a specific place in a file.
    package var location: SourceLocation?
    package var pointer: JSONPointer?
    package var message: String
    package var suggestion: String?
    package var notes: [Note]

    package init(
        _ kind: DiagnosticKind,
        _ wording: Wording,
        at location: SourceLocation?,
        _ pointer: JSONPointer? = nil,
        notes: [Note] = []
    ) {
        self.kind = kind
        severity = kind.severity
        self.location = location
        self.pointer = pointer
        message = wording.message
        suggestion = wording.suggestion
        self.notes = notes
    }

    package init<Facts>(
        _ row: DiagnosticRow<Facts>,
        _ facts: Facts,
        at place: some Located,
        _ pointer: JSONPointer? = nil,
        notes: [Note] = []
    ) {
        self.init(row.kind, row.wording(facts), at: place.location, pointer, notes: notes)
    }

    package init(
        _ row: DiagnosticRow<Void>,
        at place: some Located,
        _ pointer: JSONPointer? = nil,
        notes: [Note] = []
    ) {
        self.init(row, (), at: place, pointer, notes: notes)
    }

    package var id: String { kind.id }

    /// `file:line:column: error: message; suggestion [pointer]`, and a line `file:line:column: note: message` for each note.
    ///
    /// Xcode and SwiftPM show lines of this form next to the source. There is no line break at the end.
    package func rendered(in files: SourceFiles) -> String {
        var text = location.map { Self.prefix($0, files) } ?? ""
        text += "\(severity.rawValue): \(message.escapedForTerminal)"
        if let suggestion { text += "; \(suggestion.escapedForTerminal)" }
        if let pointer, !pointer.isRoot { text += " [\(pointer.description.escapedForTerminal)]" }
        for note in notes { text += "\n\(Self.prefix(note.location, files))note: \(note.message.escapedForTerminal)" }
        return text
    }

    private static func prefix(_ location: SourceLocation, _ files: SourceFiles) -> String {
        "\(files.name(of: location.file).escapedForTerminal):\(location.line):\(location.column): "
    }
}
