import Foundation
import TestSupport
import Testing

/// Code in the README or the documentation, compiled like a copy of it in an app.
struct DocumentedCode: CustomTestStringConvertible {
    /// The file with the code, relative to the package.
    let file: String
    /// The line number of its first line.
    let line: Int
    let text: String

    var testDescription: String { "\(file):\(line)" }

    static let package = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../..").standardizedFileURL

    /// The blocks of Swift in a Markdown file.
    static func blocks(of file: String) throws -> [DocumentedCode] {
        let text = try String(contentsOf: package.appending(path: file), encoding: .utf8)
        var blocks: [DocumentedCode] = []
        var block: [Substring]?
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if line == "```swift" {
                block = []
            } else if line == "```", let lines = block {
                let start = index + 1 - lines.count
                blocks.append(DocumentedCode(file: file, line: start, text: lines.joined(separator: "\n")))
                block = nil
            } else {
                block?.append(line)
            }
        }
        return blocks
    }

    /// The sorted files in a folder of the package, recursively, with the given name suffix.
    static func files(below folder: String, ending end: String) -> [String] {
        let root = package.appending(path: folder)
        let files =
            FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)?
            .compactMap { ($0 as? URL)?.standardizedFileURL.path() } ?? []
        return files.filter { $0.hasSuffix(end) }.map { String($0.dropFirst(package.path().count)) }.sorted()
    }

    /// The articles of every product and tool.
    static let articles = files(below: "Sources", ending: ".md").filter { $0.contains(".docc/") }

    // MARK: Compiling

    /// Compiles a block: an excerpt of a manifest, or an app's code.
    func compile() async throws {
        if let manifest { return try await Self.check(manifest: manifest, testDescription) }
        guard let context else { return }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let head = lines.prefix {
            $0.hasPrefix("import ") || $0.hasPrefix("#") || $0.isEmpty || $0.hasPrefix("    import")
        }
        #expect(
            head.contains { $0.hasPrefix("import ") },
            "\(testDescription): a block without imports cannot be copied"
        )
        let body = lines.dropFirst(head.count).joined(separator: "\n")
        // Extensions are only allowed at file scope.
        // If a cipher has both kinds of a method, code without 'await' means the synchronous one.
        let effects = body.contains("await ") ? "async throws" : "throws"
        let code = body.contains("\nextension ") ? body : "func code() \(effects) {\n\(body)\n}\n"
        try await Self.check(
            [("App.swift", context), ("Code.swift", head.joined(separator: "\n") + "\n\n" + code)],
            testDescription
        )
    }

    /// The app's own values and functions, which the code uses without declaring them.
    private static let app = """
        import BindingsTesting
        import Foundation
        import HTTPTypes
        import M2P
        import PINBlockAES

        struct Vault: Sendable { func password() async throws -> String { "" } }
        let vault = Vault()
        let (user, number, entered, token, entity, keyFromYourVault, digits) = ("", "", "", "", "", "", [UInt8]())
        let tokens = TokenProvider { BearerToken("", expiry: nil) }
        let client = M2PClient(environment: .sandbox)
        let file = URL(fileURLWithPath: "/recording.json")
        let birth = try! DateOfBirth(year: 1990, month: 8, day: 15)
        func show(_ text: String?, request: String) {}
        func report(_ name: String, status: Int?, code: String?, request: String) {}

        """

    /// The context of code that may need a trait, or nil if this build lacks it.
    private var context: String? {
        var context = Self.app
        if text.contains("AsyncHTTPClientTransport") {
            #if AsyncHTTPClient
            context += "let clientCertificate: ClientIdentity? = nil\n"
            #else
            return nil
            #endif
        }
        if ["Logging", "Metrics", "Tracing"].contains(where: { text.contains("import Bindings\($0)") }) {
            #if Logging && Metrics && Tracing
            context = "import Logging\n" + context + "let logger = Logger(label: \"app\")\n"
            #else
            return nil
            #endif
        }
        return context
    }

    /// The complete manifest for an excerpt of one, or nil for other code.
    private var manifest: String? {
        let head = "// Package.swift\n"
        let isMarked = text.hasPrefix(head)
        let body = isMarked ? String(text.dropFirst(head.count)) : text
        let members: String
        if body.hasPrefix(".package(") {
            members = "dependencies: [\n\(body)\n]"
        } else if body.hasPrefix(".target(") {
            members = "targets: [\n\(body)\n]"
        } else if isMarked {
            members = body
        } else {
            return nil
        }
        return "import PackageDescription\n\nlet package = Package(name: \"App\",\n\(members)\n)\n"
    }

    /// Type-checks a manifest with SwiftPM's own library.
    static func check(manifest: String, _ name: String) async throws {
        let compiler = try Compiler.found()
        let library = try await compiler.resources().appending(path: "pm/ManifestAPI").path()
        try await inFolder([("Package.swift", manifest)]) { files in
            let outcome = try await compiler.run(
                ["-typecheck", "-package-description-version", "6.1.0", "-I", library] + files,
                features: []
            )
            #expect(outcome.status == 0, "\(name)\n\(outcome.text)")
        }
    }

    /// Type-checks files as one module.
    static func check(_ files: [(name: String, text: String)], _ name: String) async throws {
        let compiler = try Compiler.found()
        try await inFolder(files) { files in
            let outcome = try await compiler.checkWithWarnings(files)
            #expect(outcome.status == 0, "\(name)\n\(outcome.text)")
        }
    }

    /// Writes files to a folder that exists only while a closure runs.
    static func inFolder(_ files: [(name: String, text: String)], _ body: ([String]) async throws -> Void) async throws
    {
        let folder = FileManager.default.temporaryDirectory.appending(path: "documented-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for file in files {
            try file.text.write(to: folder.appending(path: file.name), atomically: true, encoding: .utf8)
        }
        try await body(files.map { folder.appending(path: $0.name).path() })
    }
}
