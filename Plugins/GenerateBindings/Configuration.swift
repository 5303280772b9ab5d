import Foundation

/// What the plugin needs to know from a target's `bindings.json` before bindgen runs: its inputs and outputs.
///
/// bindgen reads and checks everything else in the file.
struct Configuration {
    static let fileName = "bindings.json"

    let file: URL
    /// The configuration of the bindings that this one adds test support for.
    private(set) var supported: URL?
    /// The document, and every YAML or JSON file in the root directory for its references, or below.
    let documents: [URL]
    let fileNames: [String]

    private struct Contents: Decodable {
        var spec: String?
        var testSupportFor: String?
        var root: String?
        var modelFiles: Int?
    }

    init(in folder: URL, targetName: String) throws {
        file = folder.appending(path: Self.fileName)
        guard let data = try? Data(contentsOf: file) else {
            throw ConfigurationError.missing(target: targetName, folder: folder)
        }
        var contents = try Self.contents(data, of: file)
        var folder = folder
        if let path = contents.testSupportFor {
            let supported = URL(filePath: path, relativeTo: folder).standardizedFileURL
            guard let data = try? Data(contentsOf: supported) else {
                throw ConfigurationError.missingConfiguration(supported, file)
            }
            contents = try Self.contents(data, of: supported)
            folder = supported.deletingLastPathComponent()
            self.supported = supported
        }
        guard let path = contents.spec else { throw ConfigurationError.unreadable(supported ?? file) }
        let spec = URL(filePath: path, relativeTo: folder).standardizedFileURL
        guard FileManager.default.fileExists(atPath: spec.plainPath) else {
            throw ConfigurationError.missingDocument(spec, supported ?? file)
        }
        let root = contents.root.map { URL(filePath: $0, relativeTo: folder).standardizedFileURL }
        documents = Self.documents(below: root ?? spec.deletingLastPathComponent(), besides: spec)
        if supported != nil {
            fileNames = ["TestSupport.swift"]
            return
        }
        let count = contents.modelFiles ?? 3
        let models = count == 1 ? ["Models.swift"] : (1...max(count, 1)).map { "Models\($0).swift" }
        fileNames = ["Client.swift", "Operations.swift", "Errors.swift"] + models
    }

    private static func contents(_ data: Data, of file: URL) throws -> Contents {
        do {
            return try JSONDecoder().decode(Contents.self, from: data)
        } catch {
            throw ConfigurationError.unreadable(file)
        }
    }

    private static func documents(below root: URL, besides spec: URL) -> [URL] {
        let found = FileManager.default.enumerator(
            at: root,
            includingPropertiesForKeys: nil,
            options: [.skipsHiddenFiles]
        )
        let documents = (found?.compactMap { $0 as? URL } ?? [])
            .filter { ["yaml", "yml", "json"].contains($0.pathExtension.lowercased()) }
        return [spec] + documents.filter { $0.standardizedFileURL != spec }.sorted { $0.plainPath < $1.plainPath }
    }
}

enum ConfigurationError: Error, CustomStringConvertible {
    case missing(target: String, folder: URL)
    case missingTrait(target: String)
    case unreadable(URL)
    case missingDocument(URL, URL)
    case missingConfiguration(URL, URL)

    var description: String {
        switch self {
        case .missing(let target, let folder):
            """
            target '\(target)' has no bindings.json; add one to \(folder.plainPath) that names the OpenAPI document: \
            { "spec": "openapi.yaml" }
            """
        case .missingTrait(let target):
            """
            target '\(target)' has its bindings generated, which takes the trait BuildTimeGeneration; \
            add it to 'traits:' where the package depends on this one
            """
        case .unreadable(let file):
            "\(file.plainPath):1:1: error: expected a JSON object such as { \"spec\": \"openapi.yaml\" }"
        case .missingDocument(let document, let file):
            "\(file.plainPath):1:1: error: no OpenAPI document at \(document.plainPath); fix 'spec'"
        case .missingConfiguration(let supported, let file):
            "\(file.plainPath):1:1: error: no bindings.json at \(supported.plainPath); fix 'testSupportFor'"
        }
    }
}

extension URL {
    /// The path as used by the file system.
    ///
    /// The URL's own path escapes spaces and non-ASCII letters.
    var plainPath: String { path(percentEncoded: false) }
}
