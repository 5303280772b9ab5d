import BindingsModel
import Foundation
import OpenAPIDocument
import SwiftEmitter
import Testing
import YAMLTree

/// A folder in `Fixtures`: a document, and the expected Swift code.
///
/// `spec.yaml` is the document, and `bindings.json` is the configuration, if it exists. A `main.swift` calls the
/// generated code. `UPDATE_GOLDEN=1` writes everything else.
struct Fixture: CustomTestStringConvertible {
    let folder: URL

    var name: String { folder.lastPathComponent }
    var testDescription: String { name }
    var isCalled: Bool { FileManager.default.fileExists(atPath: folder.appending(path: "main.swift").path()) }

    static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")

    /// Every folder, sorted by name.
    static let all: [Fixture] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: root.path())) ?? []
        return names.filter { !$0.hasSuffix(".swift") }.sorted().map { Fixture(folder: root.appending(path: $0)) }
    }()

    /// Generates the files, by name.
    func generate() throws -> [String: String] {
        let configuration = try self.configuration()
        let spec = try Data(contentsOf: folder.appending(path: "spec.yaml"))
        let read = DocumentReader.read([UInt8](spec), name: "spec.yaml") { path in
            [UInt8](try Data(contentsOf: folder.appending(path: path)))
        }
        let faults = read.diagnostics.map { $0.rendered(in: read.files) }
        let built = Bindings.build(try #require(read.document, "\(faults)"), configuration: configuration)
        let bindings = try #require(built.bindings, "\(built.diagnostics.map { $0.rendered(in: read.files) })")
        let files = SwiftEmitter.emit(bindings, modelFiles: configuration.modelFiles)
        return Dictionary(uniqueKeysWithValues: files.map { ($0.name, String(decoding: $0.contents, as: UTF8.self)) })
    }

    func configuration() throws -> BindingsConfiguration {
        guard let data = try? Data(contentsOf: folder.appending(path: "bindings.json")) else {
            return BindingsConfiguration(spec: "spec.yaml", modelFiles: 1)
        }
        let read = BindingsConfiguration.read([UInt8](data), file: 0)
        return try #require(read.configuration, "\(read.diagnostics)")
    }

    /// The golden files, by name.
    func golden() throws -> [String: String] {
        let handWritten: Set<String> = ["spec.yaml", "bindings.json", "main.swift"]
        var files: [String: String] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path()) where !handWritten.contains(name)
        {
            files[name] = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
        }
        return files
    }

    /// Replaces the golden files.
    func rewrite(_ files: [String: String]) throws {
        for name in try golden().keys where files[name] == nil {
            try FileManager.default.removeItem(at: folder.appending(path: name))
        }
        for (name, text) in files {
            try Data(text.utf8).write(to: folder.appending(path: name))
        }
    }
}
