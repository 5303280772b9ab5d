package import BindingsModel
import OpenAPIDocument
package import YAMLTree

/// What is found in one document, and the model of it where nothing is wrong.
package struct Inspection {
    package var files: SourceFiles
    /// Sorted by location.
    package var diagnostics: [Diagnostic]
    /// nil where there is an error.
    package var bindings: Bindings?

    /// Reads a document and builds its model.
    ///
    /// - Parameter isStrict: whether a warning is an error.
    package init(spec: String, _ configuration: BindingsConfiguration, isStrict: Bool) throws(FileError) {
        let folder = FilePath.folder(of: spec)
        let read = DocumentReader.read(try FileStore.read(spec), name: spec) { try FileStore.read(folder + $0) }
        files = read.files
        diagnostics = read.diagnostics
        keepUntilExit(read)
        if let document = read.document {
            let built = ModelBuilder.build(document, configuration: configuration)
            diagnostics += built.diagnostics
            bindings = built.bindings
        }
        diagnostics.sort { $0.isBefore($1) }
        if isStrict {
            for index in diagnostics.indices where diagnostics[index].severity == .warning {
                diagnostics[index].severity = .error
            }
            if errors > 0 { bindings = nil }
        }
    }

    package var errors: Int { diagnostics.count { $0.severity == .error } }
    package var warnings: Int { diagnostics.count { $0.severity == .warning } }
}

extension Diagnostic {
    fileprivate func isBefore(_ other: Diagnostic) -> Bool {
        guard let location, let otherLocation = other.location else { return location == nil && other.location != nil }
        return location < otherLocation
    }
}
