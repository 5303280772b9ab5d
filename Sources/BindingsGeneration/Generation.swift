package import BindingsModel
package import SwiftEmitter
import YAMLTree

/// One run for a configuration: its diagnostics, and the files if there are no errors.
package struct Generation {
    package var diagnostics: [String] = []
    /// Nil if the document or the configuration has errors.
    package var files: [GeneratedFile]?
    /// The new names file, if names were found that it doesn't have.
    package var namesFile: (path: String, bytes: [UInt8])?
    /// Finds the former names of types.
    package typealias NameFinder = (Bindings, BindingsConfiguration) throws(FileError) -> [TypeName: TypeName]
    private let findNames: NameFinder?
    /// Kept for the lifetime of the generation, so that a command doesn't spend time freeing it.
    private var inspection: Inspection?

    /// Reads the configuration and the document, and generates the files in memory.
    ///
    /// - Parameters:
    ///   - isStrict: Whether warnings are errors.
    ///   - module: The module that test support imports, instead of the configured one.
    ///   - findNames: Finds former names that the names file doesn't have yet.
    package init(
        config path: String,
        isStrict: Bool = false,
        module: String? = nil,
        findNames: NameFinder? = nil
    ) throws(FileError) {
        self.findNames = findNames
        guard let own = try readConfiguration(path) else { return }
        guard let target = own.testSupportFor else {
            if module != nil {
                diagnostics.append("\(path):1:1: error: '--module' is for a configuration with 'testSupportFor'")
                return
            }
            try generate(own, at: path, isStrict: isStrict)
            return
        }
        let targetPath = FilePath.join(FilePath.folder(of: path), target)
        guard let configuration = try readConfiguration(targetPath) else { return }
        if configuration.testSupportFor != nil {
            diagnostics.append("\(path):1:1: error: '\(targetPath)' is itself a test-support configuration")
            return
        }
        let folder = FilePath.folder(of: targetPath).split(separator: "/").last { $0 != "." }.map(String.init)
        guard let module = module ?? own.module ?? folder, BindingsConfiguration.isModuleName(module) else {
            diagnostics.append("\(path):1:1: error: the module of the bindings is unknown; set 'module'")
            return
        }
        try generate(configuration, at: targetPath, isStrict: isStrict, testSupportOf: module)
    }

    private mutating func readConfiguration(_ path: String) throws(FileError) -> BindingsConfiguration? {
        var names = SourceFiles()
        let bytes = try FileStore.read(path)
        let read = BindingsConfiguration.read(bytes, file: names.add(name: path))
        diagnostics += read.diagnostics.map { $0.rendered(in: names) }
        return read.configuration
    }

    /// - Parameter module: The module that test support is for, or nil to generate the bindings themselves.
    private mutating func generate(
        _ configuration: BindingsConfiguration,
        at path: String,
        isStrict: Bool,
        testSupportOf module: String? = nil
    ) throws(FileError) {
        let spec = FilePath.join(FilePath.folder(of: path), configuration.spec)
        let root = configuration.root.map { FilePath.join(FilePath.folder(of: path), $0) }
        var inspection = try Inspection(
            spec: spec,
            root: root,
            configuration,
            isStrict: isStrict,
            testSupport: module != nil
        )
        try inspection.keepNames(of: spec, configuration, isStrict: isStrict) {
            (bindings, names, path) throws(FileError) in
            guard let found = try findNames?(bindings, configuration) else { return names }
            let all = names.adding(found)
            if all.text != names.text { namesFile = (path, Array(all.text.utf8)) }
            return all
        }
        self.inspection = inspection
        files = inspection.bindings.map { bindings in
            guard let module else { return SwiftEmitter.emit(bindings, modelFiles: configuration.modelFiles) }
            return [SwiftEmitter.emitTestSupport(bindings, for: module)].compactMap { $0 }
        }
        // The bindings' own target reports the document's diagnostics.
        let least: Diagnostic.Severity = module == nil ? .warning : .error
        diagnostics = inspection.diagnostics.filter { $0.severity == .error || $0.severity == least }
            .map { $0.rendered(in: inspection.files) }
        if let sentence = inspection.hidden.sentence, module == nil || inspection.hidden.errors > 0 {
            diagnostics.append("\(inspection.hidden.errors > 0 ? "error" : "warning"): \(sentence)")
        }
    }
}
