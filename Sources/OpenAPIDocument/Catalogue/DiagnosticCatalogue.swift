package import YAMLTree

/// What each diagnostic of this module means, for `bindgen explain` and the documentation.
package enum DiagnosticCatalogue {
    package struct Entry: Sendable {
        package var fault: DocumentFault
        /// One sentence without a full stop.
        package var summary: String
        /// Why it is reported, and what the reader does about it.
        package var explanation: String
        /// A document that is wrong in this way: whole, or the part that matters.
        package var example: String
        /// What to write instead.
        package var mend: String

        package var id: String { fault.rawValue }
        package var severity: Diagnostic.Severity { fault.severity }

        init(_ fault: DocumentFault, _ summary: String, _ explanation: String, mend: String, example: String) {
            self.fault = fault
            self.summary = summary
            self.explanation = explanation
            self.mend = mend
            self.example = example
        }
    }

    /// Every kind of diagnostic, by topic.
    package static let all: [Entry] =
        documentEntries + valueEntries + referenceEntries + schemaEntries + schemaValueEntries + compositionEntries
        + pathEntries + operationEntries + serverEntries + extensionEntries

    package static func entry(_ id: String) -> Entry? { all.first { $0.id == id } }
}
