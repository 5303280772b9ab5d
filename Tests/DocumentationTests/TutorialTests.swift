import BindingsGeneration
import Foundation
import SwiftEmitter
import TestSupport
import Testing

/// The code of each step of each tutorial compiles.
///
/// A file's name consists of its tutorial, a number, and the name in the reader's package: `pin-3-PINService.swift`.
/// Its imports of the reader's own modules refer to the latest previous step.
@Suite(.serialized) struct TutorialTests {
    private static let folder = "Sources/M2P/M2P.docc/Tutorials/Code"

    struct Step: CustomTestStringConvertible {
        let tutorial: String
        let number: Int
        let name: String
        let path: String

        var testDescription: String { "\(tutorial)-\(number)-\(name)" }

        init?(_ path: String) {
            let parts = (path.split(separator: "/").last ?? "").split(separator: "-", maxSplits: 2)
            guard parts.count == 3, let number = Int(parts[1]) else { return nil }
            (tutorial, self.number, name, self.path) = (String(parts[0]), number, String(parts[2]), path)
        }

        func text() throws -> String {
            try String(contentsOf: DocumentedCode.package.appending(path: path), encoding: .utf8)
        }

        /// The latest file with a name at this step.
        func newest(_ name: String) -> Step? {
            TutorialTests.all.filter { $0.tutorial == tutorial && $0.name == name && $0.number <= number }
                .max { $0.number < $1.number }
        }
    }

    static let all = DocumentedCode.files(below: folder, ending: "").compactMap(Step.init)
    private static let swift = all.filter { $0.name.hasSuffix(".swift") }

    @Test func thereAreSteps() {
        #expect(Set(Self.swift.map(\.tutorial)) == ["otp", "pets", "pin"])
        #expect(Self.swift.count >= 18)
    }

    /// Each code file is shown in a tutorial.
    @Test func everyFileIsShown() throws {
        let tutorials = try DocumentedCode.files(below: "Sources/M2P/M2P.docc/Tutorials", ending: ".tutorial").map {
            try String(contentsOf: DocumentedCode.package.appending(path: $0), encoding: .utf8)
        }
        for step in Self.all {
            #expect(tutorials.contains { $0.contains("\"\(step.testDescription)\"") }, "\(step.path)")
        }
    }

    @Test(arguments: swift) func stepCompiles(_ step: Step) async throws {
        let text = try step.text()
        if step.name == "Package.swift" {
            return try await DocumentedCode.check(manifest: text, step.testDescription)
        }
        #if !AsyncHTTPClient
        if try Self.needsAsyncHTTPClient(step) { return }
        #endif
        let compiler = try Compiler.found()
        let modules = FileManager.default.temporaryDirectory.appending(path: "tutorial-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: modules, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: modules) }
        for module in Self.imports(of: text) {
            guard let files = try Self.module(module, at: step) else { continue }
            try await DocumentedCode.inFolder(files) { files in
                let built = try await compiler.run(
                    [
                        "-emit-module", "-module-name", module, "-emit-module-path",
                        modules.appending(path: "\(module).swiftmodule").path(), "-I", modules.path(),
                    ] + files,
                    features: []
                )
                try #require(built.status == 0, "\(step.testDescription): \(module)\n\(built.text)")
            }
        }
        try await DocumentedCode.inFolder([(step.name, text)]) { files in
            let asLibrary = step.name == "main.swift" ? [] : ["-parse-as-library"]
            let outcome = try await compiler.run(
                ["-typecheck", "-I", modules.path()] + asLibrary + files,
                features: []
            )
            #expect(outcome.status == 0, "\(step.testDescription)\n\(outcome.text)")
        }
    }

    private static func imports(of text: String) -> [String] {
        text.split(separator: "\n").filter { $0.hasPrefix("import ") }.map { String($0.dropFirst("import ".count)) }
    }

    private static func needsAsyncHTTPClient(_ step: Step) throws -> Bool {
        let files = try [step] + imports(of: step.text()).compactMap { step.newest("\($0).swift") }
        return try files.contains { try $0.text().contains("AsyncHTTPClientTransport") }
    }

    /// The files of one of the reader's modules, or nil for a module of this package.
    private static func module(_ module: String, at step: Step) throws -> [(name: String, text: String)]? {
        let document = step.newest("openapi.yaml")
        if module.hasSuffix("Testing"), let document, let configuration = step.newest("testing-bindings.json") {
            guard try imports(of: step.text()).contains(String(module.dropLast("Testing".count))) else { return nil }
            return try generated(document, "PetsTesting/bindings.json", configuration)
        }
        guard let own = step.newest("\(module).swift") else { return nil }
        let code = [(own.name, try own.text())]
        guard let document else { return code }
        return try code + generated(document, "Pets/bindings.json", nil)
    }

    /// The generator's output for a step's document with one of the reader's configurations.
    private static func generated(_ document: Step, _ path: String, _ testing: Step?) throws -> [(String, String)] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "package-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        func write(_ step: Step, to path: String) throws {
            let file = folder.appending(path: path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try step.text().write(to: file, atomically: true, encoding: .utf8)
        }
        try write(document, to: "Pets/openapi.yaml")
        try write(#require(document.newest("bindings.json")), to: "Pets/bindings.json")
        if let testing { try write(testing, to: path) }
        let generation = try Generation(config: folder.appending(path: path).path())
        let files = try #require(generation.files, "\(generation.diagnostics)")
        return files.map { ($0.name, String(decoding: $0.contents, as: UTF8.self)) }
    }
}
