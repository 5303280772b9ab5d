import Foundation
import TestSupport
import Testing

/// The golden files compile without warnings, and work as intended.
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
