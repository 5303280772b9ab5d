import BindingsModel
package import SwiftEmitter
import YAMLTree

/// One run over a configuration: its diagnostics, and the files where there is no error.
package struct Generation {
    package var diagnostics: [String] = []
    /// nil where the document or the configuration is wrong.
    package var files: [GeneratedFile]?
    /// Lives as long as the generation, for the same reason as an inspection's document.
    private var inspection: Inspection?

    /// Reads the configuration and the document, and generates in memory.
    ///
    /// - Parameter isStrict: whether a warning is an error.
    package init(config path: String, isStrict: Bool = false) throws(FileError) {
        var names = SourceFiles()
        let bytes = try FileStore.read(path)
        let read = BindingsConfiguration.read(bytes, file: names.add(name: path))
        guard let configuration = read.configuration else {
            diagnostics = read.diagnostics.map { $0.rendered(in: names) }
            return
        }
        let spec = FilePath.join(FilePath.folder(of: path), configuration.spec)
        let root = configuration.root.map { FilePath.join(FilePath.folder(of: path), $0) }
        let inspection = try Inspection(spec: spec, root: root, configuration, isStrict: isStrict)
        self.inspection = inspection
        files = inspection.bindings.map { SwiftEmitter.emit($0, modelFiles: configuration.modelFiles) }
        diagnostics = inspection.diagnostics.filter { $0.severity != .note }.map { $0.rendered(in: inspection.files) }
        if let sentence = inspection.hidden.sentence {
            diagnostics.append("\(inspection.hidden.errors > 0 ? "error" : "warning"): \(sentence)")
        }
    }
}
