import Foundation
import Testing

/// The golden files are Swift that compiles without a warning, and does what it says.
@Suite(.serialized) struct CompilationTests {
    @Test(arguments: Fixture.all)
    func goldenFilesCompile(_ fixture: Fixture) async throws {
        let compiler = try Compiler.found()
        let files = try Array(fixture.golden().keys).sorted().map { fixture.folder.appending(path: $0).path() }
        try #require(!files.isEmpty)
        let outcome = try await compiler.run(["-typecheck", "-module-name", "Golden"] + files)
        #expect(outcome.status == 0, "\(fixture.name)\n\(outcome.text)")
    }

    @Test(arguments: Fixture.all.filter(\.isCalled))
    func callsGiveWhatTheyShould(_ fixture: Fixture) async throws {
        let compiler = try Compiler.found()
        let folder = FileManager.default.temporaryDirectory.appending(path: "golden-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let program = folder.appending(path: "calls").path()
        var files = try Array(fixture.golden().keys).sorted().map { fixture.folder.appending(path: $0).path() }
        files += [
            fixture.folder.appending(path: "main.swift").path(), Fixture.root.appending(path: "Expect.swift").path(),
        ]
        let built = try await compiler.run(["-o", program, "-module-name", "Golden"] + files + compiler.objects)
        try #require(built.status == 0, "\(fixture.name)\n\(built.text)")
        let outcome = try await Compiler.run(program, [])
        #expect(outcome.status == 0, "\(fixture.name)\n\(outcome.text)")
        #expect(outcome.text.hasSuffix("checks passed\n"), "\(outcome.text)")
    }
}

/// The Swift compiler, with the runtime that was built beside this test.
struct Compiler {
    let products: URL
    let objects: [String]

    /// Looks for the runtime's module from the running test upwards.
    static func found() throws -> Compiler {
        let bundles = Bundle.allBundles.map(\.bundleURL).filter { $0.pathExtension == "xctest" }
        var folder = bundles.first ?? URL(filePath: CommandLine.arguments[0])
        while folder.path() != "/" {
            folder = folder.deletingLastPathComponent().standardizedFileURL
            let module = folder.appending(path: "Modules/BindingsRuntime.swiftmodule")
            guard FileManager.default.fileExists(atPath: module.path()) else { continue }
            var objects: [String] = []
            for target in ["BindingsRuntime", "HTTPTypes"] {
                let build = folder.appending(path: "\(target).build")
                let names = try FileManager.default.contentsOfDirectory(atPath: build.path())
                objects += names.filter { $0.hasSuffix(".o") }.sorted().map { build.appending(path: $0).path() }
            }
            return Compiler(products: folder, objects: objects)
        }
        return try #require(nil as Compiler?, "no BindingsRuntime.swiftmodule above \(CommandLine.arguments[0])")
    }

    func run(_ arguments: [String]) async throws -> (status: Int32, text: String) {
        let features = ["ExistentialAny", "InternalImportsByDefault", "MemberImportVisibility"]
        var options = ["swiftc", "-swift-version", "6", "-warnings-as-errors"]
        for feature in features { options += ["-enable-upcoming-feature", feature] }
        options += ["-I", products.appending(path: "Modules").path()] + Self.sanitizer
        #if os(macOS)
        return try await Self.run("/usr/bin/env", ["xcrun"] + options + arguments)
        #else
        return try await Self.run("/usr/bin/env", options + arguments)
        #endif
    }

    /// The sanitizer that these tests, and so the runtime's objects, were built with.
    private static let sanitizer: [String] = {
        let symbols = [("__tsan_init", "thread"), ("__asan_init", "address")]
        let process = dlopen(nil, RTLD_NOW)
        return symbols.filter { dlsym(process, $0.0) != nil }.map { "-sanitize=\($0.1)" }
    }()

    /// Runs on a thread of its own: the tests' pool has one thread a core, and waiting there would stop other tests.
    static func run(_ executable: String, _ arguments: [String]) async throws -> (status: Int32, text: String) {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread { continuation.resume(with: Result { try wait(for: executable, arguments) }) }
        }
    }

    private static func wait(
        for executable: String,
        _ arguments: [String]
    ) throws -> (status: Int32, text: String) {
        let process = Process()
        process.executableURL = URL(filePath: executable)
        process.arguments = arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, text)
    }
}
