import BindingsModel
import OpenAPIDocument
import SwiftEmitter
import YAMLTree

/// One run over a configuration: its diagnostics, and the files where there is no error.
struct Generation {
    var diagnostics: [String] = []
    /// nil where the document or the configuration is wrong.
    var files: [GeneratedFile]?

    /// Reads the configuration and the document, and generates in memory.
    init(config path: String) throws(FileError) {
        var names = SourceFiles()
        let bytes = try FileStore.read(path)
        let read = BindingsConfiguration.read(bytes, file: names.add(name: path))
        guard let configuration = read.configuration else {
            diagnostics = read.diagnostics.map { $0.rendered(in: names) }
            return
        }
        let spec = FilePath.join(FilePath.folder(of: path), configuration.spec)
        let folder = FilePath.folder(of: spec)
        let document = DocumentReader.read(try FileStore.read(spec), name: spec) { try FileStore.read(folder + $0) }
        var found = document.diagnostics
        if let document = document.document {
            let built = ModelBuilder.build(document, configuration: configuration)
            found += built.diagnostics
            files = built.bindings.map { SwiftEmitter.emit($0, modelFiles: configuration.modelFiles) }
        }
        diagnostics = found.sorted { $0.isBefore($1) }.map { $0.rendered(in: document.files) }
    }
}

extension Diagnostic {
    fileprivate func isBefore(_ other: Diagnostic) -> Bool {
        guard let location, let otherLocation = other.location else { return location == nil && other.location != nil }
        return location < otherLocation
    }
}
