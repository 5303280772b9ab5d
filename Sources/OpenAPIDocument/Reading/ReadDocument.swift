package import YAMLTree

/// What reading a document gave.
package struct ReadDocument: Sendable {
    /// Nil when there are errors.
    package var document: Document?
    /// What was found, sorted by location.
    package var diagnostics: [Diagnostic]
    /// What was found beyond that.
    package var hidden: HiddenDiagnostics
    package var files: SourceFiles
    /// The other files that references led to, as they were asked for, in the order of their first use.
    package var loadedPaths: [String]

    package init(
        document: Document?,
        diagnostics: [Diagnostic],
        hidden: HiddenDiagnostics = HiddenDiagnostics(),
        files: SourceFiles,
        loadedPaths: [String]
    ) {
        self.document = document
        self.diagnostics = diagnostics
        self.hidden = hidden
        self.files = files
        self.loadedPaths = loadedPaths
    }
}
