package import BindingsModel
import OpenAPIDocument
package import YAMLTree

/// The diagnostics of a document, and its model if there are no errors.
package struct Inspection {
    package var files: SourceFiles
    /// Sorted by location.
    package var diagnostics: [Diagnostic]
    /// The number of diagnostics beyond the limit.
    package var hidden: HiddenDiagnostics
    /// Nil if there are errors.
    package var bindings: Bindings?
    /// Kept for the lifetime of the inspection, so that a command doesn't spend time freeing it.
    private let read: ReadDocument

    /// Reads a document and builds its model.
    ///
    /// - Parameters:
    ///   - root: The root directory for references. Nil for the document's directory.
    ///   - isStrict: Whether warnings are errors.
    ///   - testSupport: Whether to make examples as well.
    ///   - checksExamples: Whether to check examples and defaults against all keywords of their schemas.
    package init(
        spec: String,
        root: String?,
        _ configuration: BindingsConfiguration,
        isStrict: Bool,
        testSupport: Bool = false,
        checksExamples: Bool = false
    ) throws(FileError) {
        let documentFiles = try DocumentFiles(spec, root: root)
        let read = DocumentReader.read(
            try documentFiles.read(),
            name: spec,
            levelsAbove: documentFiles.levelsAbove,
            checksExamples: checksExamples,
            identify: documentFiles.identify,
            load: documentFiles.read
        )
        files = read.files
        diagnostics = read.diagnostics
        hidden = read.hidden
        self.read = read
        if let document = read.document {
            let built = Bindings.build(document, configuration: configuration, testSupport: testSupport)
            diagnostics += built.diagnostics
            hidden.add(built.hidden)
            bindings = built.bindings
        }
        diagnostics.sortAndCut(&hidden)
        if isStrict {
            for index in diagnostics.indices where diagnostics[index].severity == .warning {
                diagnostics[index].severity = .error
            }
            hidden.becomeErrors()
            if errors + hidden.errors > 0 { bindings = nil }
        }
    }

    /// Gives the types their former names, as the names file next to the document has them.
    ///
    /// - Parameter more: adds to the names of the file at a path.
    mutating func keepNames(
        of spec: String,
        _ configuration: BindingsConfiguration,
        isStrict: Bool,
        adding more: (Bindings, FormerNames, String) throws(FileError) -> FormerNames
    ) throws(FileError) {
        guard bindings != nil else { return }
        let path = FilePath.join(FilePath.folder(of: spec), FormerNames.fileName(for: spec))
        var names = FormerNames()
        if FileStore.exists(path) {
            let read = FormerNames.read(try FileStore.read(path), file: files.add(name: path))
            diagnostics += read.diagnostics
            guard let found = read.names else { return bindings = nil }
            names = found
        }
        guard var named = bindings else { return }
        names = try more(named, names, path)
        var found = named.keep(names, isComplete: configuration.include == nil).diagnostics
        if isStrict { for index in found.indices { found[index].severity = .error } }
        diagnostics += found
        bindings = isStrict && !found.isEmpty ? nil : named
    }

    package var errors: Int { diagnostics.count { $0.severity == .error } + hidden.errors }
    package var warnings: Int { diagnostics.count { $0.severity == .warning } + hidden.warnings }
}
