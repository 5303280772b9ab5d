package import YAMLTree

/// What reading a document gave.
package struct ReadDocument: Sendable {
    /// Nil when there are errors.
    package var document: Document?
    /// Everything found, sorted by location.
    package var diagnostics: [Diagnostic]
    package var files: SourceFiles
    /// The other files that references led to, as they were asked for, in the order of their first use.
    package var loadedPaths: [String]

    package init(document: Document?, diagnostics: [Diagnostic], files: SourceFiles, loadedPaths: [String]) {
        self.document = document
        self.diagnostics = diagnostics
        self.files = files
        self.loadedPaths = loadedPaths
    }
}
