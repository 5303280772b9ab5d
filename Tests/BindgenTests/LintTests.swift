import Foundation
import TestSupport
import Testing

/// `bindgen lint`, `explain`, `init` and `keywords`.
@Suite struct LintTests {
    private static let warned = Workshop.pets.replacing(
        "operationId: pet",
        with: "operationId: pet\n      sumary: One pet."
    )
    private static let broken = warned.replacing("type: string\n        status", with: "type: strng\n        status")

    @Test func documentWithoutFaultIsClean() async throws {
        let outcome = try await Workshop().run("lint", "openapi.yaml")
        #expect(outcome.status == 0)
        #expect(outcome.output == "openapi.yaml: 0 errors, 0 warnings\n")
        #expect(outcome.errors == "")
    }

    @Test func everyFaultIsALineWithItsID() async throws {
        let outcome = try await Workshop(Self.broken).run("lint", "openapi.yaml")
        #expect(outcome.status == 1)
        #expect(
            outcome.output == """
                openapi.yaml:11:7: warning: unknown keyword 'sumary' in an operation; did you mean 'summary'? \
                [/paths/~1pets~1{id}/get/sumary] (unknown-keyword)
                openapi.yaml:32:17: error: unknown type 'strng'; did you mean 'string'? \
                [/components/schemas/Pet/properties/name/type] (unknown-type)
                openapi.yaml: 1 error, 1 warning

                """
        )
    }

    @Test func faultsOfTheModelAreFoundToo() async throws {
        let both = "allOf: [{type: string}, {type: integer}]"
        let outcome = try await Workshop(
            Workshop.pets.replacing("name:\n          type: string", with: "name: {\(both)}")
        )
        .run("lint", "openapi.yaml")
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("(all-of-disagreement)"))
    }

    /// Only `lint` checks examples against the whole schema, so builds aren't slower and report nothing more.
    @Test func exampleThatBreaksItsSchemaIsAWarning() async throws {
        let shop = try Workshop(
            Workshop.pets.replacing(
                "      required: [name]",
                with: "      required: [name]\n      example: {status: lost}"
            )
        )
        let outcome = try await shop.run("lint", "openapi.yaml")
        #expect(outcome.status == 0)
        #expect(
            outcome.output.hasPrefix(
                """
                openapi.yaml:29:16: warning: the example violates its schema, and in one other place: 'name' is missing; \
                fix the example, or the schema [/components/schemas/Pet/example] (example-breaks-schema)
                """
            ),
            "\(outcome.output)"
        )
        #expect(try await shop.generate().errors == "")
    }

    @Test func strictTakesWarningsForErrors() async throws {
        let shop = try Workshop(Self.warned)
        #expect(try await shop.run("lint", "openapi.yaml").status == 0)
        let outcome = try await shop.run("lint", "openapi.yaml", "--strict")
        #expect(outcome.status == 1)
        #expect(outcome.output.hasSuffix("openapi.yaml: 1 error, 0 warnings\n"))
        #expect(try await shop.generate().status == 0)
        #expect(shop.names() != [])
        try FileManager.default.removeItem(at: shop.folder.appending(path: "out"))
        #expect(try await shop.generate("--strict").status == 1)
        #expect(shop.names() == [])
    }

    @Test func jsonHasEachPartOfADiagnostic() async throws {
        let outcome = try await Workshop(Self.broken).run("lint", "openapi.yaml", "--format", "json")
        let report = try JSONDecoder().decode(Report.self, from: Data(outcome.output.utf8))
        #expect(report.errors == 1)
        #expect(report.warnings == 1)
        #expect(report.diagnostics.map(\.id) == ["unknown-keyword", "unknown-type"])
        #expect(report.diagnostics.map(\.line) == [11, 32])
        #expect(report.diagnostics.map(\.column) == [7, 17])
        #expect(report.diagnostics.map(\.file) == ["openapi.yaml", "openapi.yaml"])
        #expect(report.diagnostics.map(\.suggestion) == ["did you mean 'summary'?", "did you mean 'string'?"])
    }

    private struct Report: Decodable {
        struct Finding: Decodable {
            let id, severity, file, pointer, message: String
            let line, column: Int
            let suggestion: String?
        }

        let errors, warnings: Int
        let diagnostics: [Finding]
    }

    @Test func githubGetsWorkflowCommands() async throws {
        let outcome = try await Workshop(Self.broken).run("lint", "openapi.yaml", "--format", "github")
        #expect(
            outcome.output == """
                ::warning file=openapi.yaml,line=11,col=7,title=unknown-keyword::unknown keyword 'sumary' in an operation; \
                did you mean 'summary'?
                ::error file=openapi.yaml,line=32,col=17,title=unknown-type::unknown type 'strng'; did you mean 'string'?
                ::notice title=bindgen lint::openapi.yaml: 1 error, 1 warning

                """
        )
    }

    @Test func sarifPointsEachResultAtItsRule() async throws {
        let outcome = try await Workshop(Self.broken).run("lint", "openapi.yaml", "--format", "sarif")
        let log = try JSONDecoder().decode(SARIF.self, from: Data(outcome.output.utf8))
        #expect(log.version == "2.1.0")
        let run = try #require(log.runs.first)
        #expect(run.results.map { run.tool.driver.rules[$0.ruleIndex].id } == run.results.map(\.ruleId))
        #expect(run.results.map(\.level) == ["warning", "error"])
        #expect(run.results.map { $0.locations[0].physicalLocation.region.startLine } == [11, 32])
    }

    private struct SARIF: Decodable {
        struct Run: Decodable {
            let tool: Tool
            let results: [Result]
        }
        struct Tool: Decodable { let driver: Driver }
        struct Driver: Decodable { let rules: [Rule] }
        struct Rule: Decodable { let id: String }
        struct Result: Decodable {
            let ruleId, level: String
            let ruleIndex: Int
            let locations: [Location]
        }
        struct Location: Decodable { let physicalLocation: Place }
        struct Place: Decodable { let region: Region }
        struct Region: Decodable { let startLine: Int }

        let version: String
        let runs: [Run]
    }

    @Test func fileThatIsNotThereIsNoFaultOfTheDocument() async throws {
        let outcome = try await Workshop().run("lint", "other.yaml")
        #expect(outcome.status == 3)
        #expect(outcome.errors.hasPrefix("error: cannot read 'other.yaml'"))
    }
}

@Suite struct ExplainTests {
    // MARK: Review files

    private static let faulty = Workshop.pets.replacing(
        "operationId: pet",
        with: "operationId: pet\n      sumary: One pet."
    )

    @Test func baselineExceptsWhatIsThereNow() async throws {
        let shop = try Workshop(Self.faulty)
        func lint(_ more: String...) async throws -> Workshop.Outcome {
            try await Workshop.run(
                try Workshop.bindgen(),
                ["lint", "openapi.yaml", "--strict"] + more,
                at: shop.folder
            )
        }
        #expect(try await lint().status == 1)
        #expect(try await lint("--write-baseline", "baseline.yaml").status == 0)
        #expect(try await lint("--review", "baseline.yaml").status == 0)
        try shop.write(
            Self.faulty.replacing("type: string\n        status", with: "type: strng\n        status"),
            to: "openapi.yaml"
        )
        let outcome = try await lint("--review", "baseline.yaml")
        #expect(outcome.status == 1)
        #expect(outcome.output.contains("strng") && !outcome.output.contains("sumary"))
        try shop.write(Workshop.pets, to: "openapi.yaml")
        #expect(try await lint("--review", "baseline.yaml").errors.contains("matches nothing"))
    }

    @Test func levelsOfDiagnosticsAreWhatTheTeamChose() async throws {
        let shop = try Workshop(Self.faulty)
        func status(_ level: String) async throws -> Int32 {
            let first = try await Workshop.run(
                try Workshop.bindgen(),
                ["lint", "openapi.yaml", "--format", "json"],
                at: shop.folder
            )
            let id = try #require(first.output.split(separator: "\"").drop { $0 != "id" }.dropFirst(2).first)
            try shop.write("levels: {\(id): \(level)}\n", to: "review.yaml")
            let arguments = ["lint", "openapi.yaml", "--review", "review.yaml"]
            return try await Workshop.run(try Workshop.bindgen(), arguments, at: shop.folder).status
        }
        #expect(try await status("error") == 1)
        #expect(try await status("warning") == 0)
        #expect(try await status("off") == 0)
    }

    @Test(arguments: ["dangling-reference", "endless-schema", "duplicate-key", "configuration-value"])
    func everyStageIsExplained(_ id: String) async throws {
        let outcome = try await Workshop().run("explain", id)
        #expect(outcome.status == 0)
        #expect(outcome.output.hasPrefix("\(id) ("))
        #expect(outcome.output.contains("An example:\n"))
    }

    @Test func misspelledIDGetsAHint() async throws {
        let outcome = try await Workshop().run("explain", "dangling-referense")
        #expect(outcome.status == 2)
        #expect(outcome.errors == "error: unknown id 'dangling-referense'; did you mean 'dangling-reference'?\n")
    }

    @Test func withoutAnIDAllAreListed() async throws {
        let outcome = try await Workshop().run("explain")
        #expect(outcome.output.contains("dangling-reference: "))
        #expect(outcome.output.split(separator: "\n").count > 100)
    }
}

@Suite struct InitTests {
    @Test func configurationIsWrittenForTheDocumentThatIsThere() async throws {
        let shop = try Workshop()
        try FileManager.default.removeItem(at: shop.folder.appending(path: "bindings.json"))
        let outcome = try await shop.run("init")
        #expect(outcome.status == 0)
        #expect(try shop.read("bindings.json") == "{\n  \"spec\": \"openapi.yaml\"\n}\n")
        #expect(outcome.output.contains(#"plugins: [.plugin(name: "GenerateBindings", package: "m2p-swift")]"#))
        #expect(try await shop.generate().status == 0)
    }

    @Test func configurationThatIsThereStays() async throws {
        let shop = try Workshop(configuration: #"{ "spec": "openapi.yaml", "client": "Mine" }"#)
        let outcome = try await shop.run("init")
        #expect(outcome.status == 0)
        #expect(outcome.output.hasPrefix("bindings.json already exists and was not changed.\n"))
        #expect(try shop.read("bindings.json") == #"{ "spec": "openapi.yaml", "client": "Mine" }"#)
    }

    @Test func targetFolderIsMadeAndItsNamePrinted() async throws {
        let shop = try Workshop()
        let outcome = try await shop.run("init", "Sources/Cats", "--spec", "../../openapi.yaml")
        #expect(outcome.status == 0)
        #expect(try shop.read("Sources/Cats/bindings.json").contains(#""spec": "../../openapi.yaml""#))
        #expect(outcome.output.contains(#"name: "Cats""#))
        #expect(outcome.errors == "")
    }

    @Test func schemaOfACheckoutIsNamedForEditors() async throws {
        let shop = try Workshop()
        try shop.write("", to: "Package.swift")
        try shop.write("{}", to: ".build/checkouts/m2p-swift/Sources/bindgen/bindings.schema.json")
        try await shop.run("init", "Sources/Cats", "--spec", "../../openapi.yaml")
        #expect(
            try shop.read("Sources/Cats/bindings.json").contains(
                #""$schema": "../../.build/checkouts/m2p-swift/Sources/bindgen/bindings.schema.json""#
            )
        )
    }
}

/// Files in the repository that bindgen prints.
@Suite struct PrintedFileTests {
    @Test(arguments: [
        (["init", "--schema"], "bindings.schema.json"), (["keywords"], "bindgen.docc/SupportedKeywords.md"),
    ])
    func committedFileIsWhatIsPrinted(_ arguments: [String], _ path: String) async throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Sources/bindgen")
        let outcome = try await Workshop.run(try Workshop.bindgen(), arguments, at: folder)
        #expect(outcome.status == 0)
        let committed = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
        #expect(
            outcome.output == committed,
            "run 'bindgen \(arguments.joined(separator: " ")) > Sources/bindgen/\(path)'"
        )
    }

    @Test func schemaNamesEveryMemberThatIsRead() async throws {
        let outcome = try await Workshop().run("init", "--schema")
        let schema = try JSONDecoder().decode(Schema.self, from: Data(outcome.output.utf8))
        let unknown = try await Workshop(configuration: #"{"spec": "openapi.yaml", "zzzzzzzzzz": 1}"#).generate()
        let named = unknown.errors.matches(of: /'([$a-zA-Z]+)'/).map { String($0.1) }.filter { $0 != "zzzzzzzzzz" }
        #expect(Set(named).union(["$schema"]) == Set(schema.properties.keys))
    }

    private struct Schema: Decodable {
        struct Member: Decodable {}
        let properties: [String: Member]
    }
}
