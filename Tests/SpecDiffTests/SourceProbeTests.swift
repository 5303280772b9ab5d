import BindingsModel
import Foundation
import OpenAPIDocument
import SpecDiff
import SwiftEmitter
import TestSupport
import Testing
import YAMLTree

/// Checks the classification of Swift changes against the compiler: each probe's code compiles with the old bindings,
/// and compiles with the new ones exactly if no change is reported to break source.
@Suite struct SourceProbeTests {
    @Test
    func compilerAgreesWithTheClassification() async throws {
        let probes = SourceProbe.all
        #expect(probes.count >= 40)
        let old = try await ProbeCompiler.failures(
            probes.enumerated().map {
                ($0.offset, try ProbeCompiler.bindings($0.element.old, $0.offset), $0.element.code)
            }
        )
        for (number, probe) in probes.enumerated() {
            #expect(old[number] == nil, "'\(probe.name)' must compile before: \(old[number] ?? [])")
        }
        let new = try await ProbeCompiler.failures(
            probes.enumerated().map {
                ($0.offset, try ProbeCompiler.bindings($0.element.new, $0.offset), $0.element.code)
            }
        )
        for (number, probe) in probes.enumerated() {
            let changes = SwiftComparison.compare(
                try ProbeCompiler.bindings(probe.old, number),
                try ProbeCompiler.bindings(probe.new, number)
            )
            let breaks = changes.contains(where: \.breaksSource)
            #expect(
                breaks == (new[number] != nil),
                "'\(probe.name)': said \(changes.map(\.message)); the compiler says \(new[number] ?? ["nothing"])"
            )
        }
    }

    @Test func changesInSwiftPointAtTheDocument() throws {
        let probe = try #require(SourceProbe.all.first { $0.name == "property retyped" })
        let (base, revision) = (SourceProbe.numbered(probe.old.text, 1), SourceProbe.numbered(probe.new.text, 1))
        let changes = SwiftComparison.compare(
            try ProbeCompiler.bindings(probe.old, 1),
            try ProbeCompiler.bindings(probe.new, 1),
            of: (base: try side(base), revision: try side(revision))
        )
        let change = try #require(changes.first { $0.rule == "swift-property-retyped" })
        #expect(change.revision?.pointer?.description == "/components/schemas/Thing1/properties/size")
        #expect(change.base?.location.line == change.revision?.location.line)
    }

    @Test(arguments: SourceProbe.all)
    func theSameBindingsGiveNoChange(_ probe: SourceProbe) throws {
        let bindings = try ProbeCompiler.bindings(probe.new, 1)
        #expect(SwiftComparison.compare(bindings, bindings).isEmpty)
    }
}

/// Type-checks the code of all probes in one compiler run.
enum ProbeCompiler {
    static func bindings(_ probe: ProbeDocument, _ number: Int) throws -> Bindings {
        let text = SourceProbe.numbered(probe.text, number)
        let configuration = BindingsConfiguration(spec: "api.yaml", client: "Client\(number)")
        let built = Bindings.build(try side(text).document, configuration: configuration)
        return try #require(built.bindings, "\(built.diagnostics)")
    }

    /// The compiler's errors by probe.
    ///
    /// - Parameter strictly: Whether warnings are errors.
    static func failures(
        _ probes: [(number: Int, bindings: Bindings, code: String)],
        strictly: Bool = false
    ) async throws -> [Int: [String]] {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("probes-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var files: [String] = []
        for probe in probes {
            for file in SwiftEmitter.emit(probe.bindings) {
                let url = folder.appendingPathComponent("P\(probe.number)_\(file.name)")
                try Data(file.contents).write(to: url)
                files.append(url.path)
            }
            let url = folder.appendingPathComponent("P\(probe.number)_Probe.swift")
            let code = "import BindingsRuntime\n" + SourceProbe.numbered(probe.code, probe.number) + "\n"
            try Data(code.utf8).write(to: url)
            files.append(url.path)
        }
        return try await errors(files, warnings: strictly ? "-warnings-as-errors" : "-suppress-warnings")
    }

    private static func errors(_ files: [String], warnings: String) async throws -> [Int: [String]] {
        let modules = try Products.modules()
        let options = [
            "swiftc", "-typecheck", "-whole-module-optimization", "-swift-version", "6", warnings, "-I",
            modules.path, "-enable-upcoming-feature", "InternalImportsByDefault",
        ]
        let outcome = try await ProcessOutcome.of(URL(fileURLWithPath: "/usr/bin/env"), options + files)
        var errors: [Int: [String]] = [:]
        for line in outcome.errors.split(separator: "\n") where line.contains(": error: ") {
            guard let name = line.split(separator: "/").last(where: { $0.contains(".swift:") }), name.hasPrefix("P"),
                let number = Int(name.dropFirst().prefix { $0.isNumber })
            else {
                Issue.record("no probe's error: \(line)")
                continue
            }
            errors[number, default: []].append(String(line))
        }
        if outcome.status != 0, errors.isEmpty { Issue.record("swiftc failed: \(outcome.errors.prefix(2000))") }
        return errors
    }
}
