import Foundation
import Testing

/// The README's code compiles, as the app that copies it would compile it.
@Suite struct ReadmeTests {
    /// What the code uses without saying where it is from: the app's own values and functions.
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

    /// The context of code that needs a trait; nil where this build lacks the trait.
    private static func context(for code: String) -> String? {
        var context = app
        if code.contains("AsyncHTTPClientTransport") {
            #if AsyncHTTPClient
            context += "let clientCertificate: ClientIdentity? = nil\n"
            #else
            return nil
            #endif
        }
        if code.contains("import BindingsLogging") {
            #if Logging && Metrics && Tracing
            context = "import Logging\n" + context + "let logger = Logger(label: \"app\")\n"
            #else
            return nil
            #endif
        }
        return context
    }

    /// The blocks of Swift, without those for `Package.swift`.
    private static func blocks() throws -> [String] {
        let readme = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../README.md").standardizedFileURL
        let parts = try String(contentsOf: readme, encoding: .utf8).components(separatedBy: "```swift\n").dropFirst()
        let blocks = parts.compactMap { $0.components(separatedBy: "\n```").first }
        let beginnings = ["// Package.swift", ".package(", ".target("]
        return blocks.filter { block in !beginnings.contains { block.hasPrefix($0) } }
    }

    @Test func codeCompiles() async throws {
        let compiler = try Compiler.found()
        let blocks = try Self.blocks()
        #expect(blocks.count >= 6)
        for block in blocks {
            guard let context = Self.context(for: block) else { continue }
            let lines = block.split(separator: "\n", omittingEmptySubsequences: false)
            let imports = lines.prefix { $0.hasPrefix("import ") }
            #expect(!imports.isEmpty, "a block without imports cannot be copied:\n\(block)")
            let body = lines.dropFirst(imports.count).joined(separator: "\n")
            let folder = FileManager.default.temporaryDirectory.appending(path: "readme-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: folder) }
            let files = [folder.appending(path: "App.swift"), folder.appending(path: "Code.swift")]
            try context.write(to: files[0], atomically: true, encoding: .utf8)
            let code = "\(imports.joined(separator: "\n"))\n\nfunc code() async throws {\n\(body)\n}\n"
            try code.write(to: files[1], atomically: true, encoding: .utf8)
            let outcome = try await compiler.checkWithWarnings(files.map { $0.path() })
            #expect(outcome.status == 0, "\(block)\n\(outcome.text)")
        }
    }
}
