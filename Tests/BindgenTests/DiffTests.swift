import Foundation
import TestSupport
import Testing

/// The command line of `bindgen diff`: the sources of the sides, exit codes, and accepted changes.
@Suite struct DiffTests {
    private static let breaking = Workshop.pets.replacing(
        "name:\n          type: string",
        with: "name:\n          type: integer"
    )
    /// Values that callers may not know.
    private static let cautious = Workshop.pets
        .replacing(
            "status:\n          type: string\n          enum: [available, sold]",
            with: "status:\n          type: string"
        )
    private static let broken = Workshop.pets.replacing("#/components/schemas/Pet", with: "#/components/schemas/Pat")

    private func shop(_ revision: String) throws -> Workshop {
        let shop = try Workshop()
        try shop.write(revision, to: "revision.yaml")
        return shop
    }

    private func diff(_ shop: Workshop, _ more: String...) async throws -> Workshop.Outcome {
        let arguments = ["diff", "openapi.yaml", "revision.yaml"] + more
        return try await Workshop.run(try Workshop.bindgen(), arguments, at: shop.folder)
    }

    // MARK: Exit codes

    @Test(arguments: [
        (Workshop.pets, "caution", 0), (breaking, "breaking", 1), (breaking, "caution", 1), (breaking, "never", 0),
        (cautious, "breaking", 0), (cautious, "caution", 1), (cautious, "never", 0),
    ])
    func levelOfFailOnDecides(_ revision: String, _ level: String, _ status: Int) async throws {
        let outcome = try await diff(shop(revision), "--no-swift", "--fail-on", level)
        #expect(Int(outcome.status) == status, "\(outcome.output)")
        #expect(outcome.errors == "")
    }

    @Test func versionCanFail() async throws {
        let shop = try shop(Self.cautious)
        #expect(try await diff(shop, "--no-swift", "--fail-on", "version").status == 1)
        try shop.write(Self.cautious.replacing("version: 1.0.0", with: "version: 1.1.0"), to: "revision.yaml")
        #expect(try await diff(shop, "--no-swift", "--fail-on", "version").status == 0)
        #expect(try await diff(shop, "--no-swift", "--fail-on", "version", "--fail-on", "caution").status == 1)
    }

    @Test func baselineExceptsWhatIsThereNow() async throws {
        let shop = try shop(Self.breaking)
        #expect(try await diff(shop, "--write-baseline", "baseline.yaml").status == 0)
        let outcome = try await diff(shop, "--review", "baseline.yaml", "--fail-on", "caution")
        #expect(outcome.status == 0, "\(outcome.output)")
        #expect(outcome.output.contains("excepted"))
    }

    @Test func onlyUsedLooksAtWhatTheBindingsInclude() async throws {
        let shop = try shop(Self.breaking)
        try shop.write(#"{"spec": "openapi.yaml", "include": {"operations": ["none"]}}"#, to: "some.json")
        #expect(try await diff(shop, "--no-swift").status == 1)
        #expect(try await diff(shop, "--no-swift", "--config", "some.json", "--only-used").status == 0)
        #expect(try await diff(shop, "--only-used").status == 2)
    }

    @Test func breakingFailsWithoutBeingAsked() async throws {
        #expect(try await diff(shop(Self.breaking), "--no-swift").status == 1)
        #expect(try await diff(shop(Self.cautious), "--no-swift").status == 0)
    }

    @Test func changeOfSwiftAloneFailsToo() async throws {
        let renamed = Workshop.pets.replacing("operationId: pet", with: "operationId: onePet")
        #expect(try await diff(shop(renamed), "--no-swift").status == 0)
        let outcome = try await diff(shop(renamed))
        #expect(outcome.status == 1)
        #expect(outcome.output.contains("the method 'API.pet' is now named 'onePet'"))
    }

    @Test func schemaThatNothingNeedsIsNoSwiftUnlessAllHaveTypes() async throws {
        let shop = try shop(Workshop.pets)
        let spare = Workshop.pets.replacing("  schemas:\n", with: "  schemas:\n    Spare: {type: string}\n")
        #expect(spare != Workshop.pets)
        try shop.write(spare, to: "openapi.yaml")
        #expect(try await diff(shop).status == 0)
        try shop.write(#"{"spec": "openapi.yaml", "unusedSchemas": true}"#, to: "all.json")
        let outcome = try await diff(shop, "--config", "all.json")
        #expect(outcome.status == 1)
        #expect(outcome.output.contains("the name 'Spare' was removed"))
    }

    @Test(arguments: [
        ["-", "-"], ["openapi.yaml"], ["openapi.yaml", "openapi.yaml", "--fail-on", "often"],
        ["openapi.yaml", "openapi.yaml", "--format", "pdf"],
    ])
    func usageEndsWithTwo(_ arguments: [String]) async throws {
        let shop = try Workshop()
        let outcome = try await Workshop.run(try Workshop.bindgen(), ["diff"] + arguments, at: shop.folder)
        #expect(outcome.status == 2)
        #expect(outcome.output == "")
    }

    @Test func missingFileEndsWithThree() async throws {
        let outcome = try await Workshop().run("diff", "openapi.yaml", "none.yaml")
        #expect(outcome.status == 3)
        #expect(outcome.errors == "error: cannot read 'none.yaml': No such file or directory\n")
    }

    @Test func wrongDocumentEndsWithFourAndItsDiagnostics() async throws {
        let outcome = try await diff(shop(Self.broken))
        #expect(outcome.status == 4)
        #expect(outcome.output == "")
        #expect(
            outcome.errors == """
                revision.yaml:23:23: error: cannot resolve '#/components/schemas/Pat'; did you mean 'Pet'? \
                [/paths/~1pets~1{id}/get/responses/200/content/application~1json/schema/$ref]

                """
        )
    }

    /// Documents that are designed to exhaust memory, time or the stack end with a diagnostic.
    @Test(arguments: ["deep", "aliases", "endless reference", "endless file"])
    func hostileDocumentEndsWithFour(_ kind: String) async throws {
        let shop = try Workshop()
        let head = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n"
        let text =
            switch kind {
            case "deep":
                head + "paths: {}\ncomponents: {schemas: {S: "
                    + String(repeating: "{items: ", count: 5000) + "{}" + String(repeating: "}", count: 5000) + "}}\n"
            case "aliases":
                head + "x-0: &a0 [a, a, a, a, a, a, a, a, a, a]\n"
                    + (1..<12).map { level in
                        "x-\(level): &a\(level) [\(Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", "))]\n"
                    }.joined() + "paths: {}\n"
            case "endless reference":
                head + """
                    paths: {}
                    components:
                      schemas:
                        A: {$ref: '#/components/schemas/B'}
                        B: {$ref: '#/components/schemas/A'}
                    """
            default:
                head + "paths: {/a: {$ref: 'revision.yaml#/paths/~1a'}}\n"
            }
        try shop.write(text, to: "revision.yaml")
        let outcome = try await diff(shop)
        #expect(outcome.status == 4)
        #expect(outcome.errors.contains("revision.yaml:"))
        #expect(outcome.errors.contains(": error: "))
    }

    // MARK: Accepted changes

    private func accepted(_ more: String = "") -> String {
        """
        accepted:
          - rule: response-enum-value-added
            at: /components/schemas/Pet/properties/status/enum
            reason: Every app treats a status that it does not know as sold.
        \(more)
        """
    }

    private func agree(_ list: String, today: String = "2026-11-21") async throws -> Workshop.Outcome {
        let revision = Workshop.pets.replacing("enum: [available, sold]", with: "enum: [available, sold, gone]")
        let shop = try shop(revision)
        try shop.write(list, to: "accepted.yaml")
        return try await diff(
            shop,
            "--no-swift",
            "--fail-on",
            "caution",
            "--accepted",
            "accepted.yaml",
            "--today",
            today
        )
    }

    @Test func acceptedChangeIsNoFailure() async throws {
        let outcome = try await agree(accepted())
        #expect(outcome.status == 0, "\(outcome.output)")
        #expect(outcome.output.contains("Every app treats a status that it does not know as sold."))
    }

    @Test func acceptanceLapsesAfterItsDay() async throws {
        let dated = accepted("    until: 2026-12-01")
        #expect(try await agree(dated, today: "2026-12-01").status == 0)
        let late = try await agree(dated, today: "2026-12-02")
        #expect(late.status == 1)
        #expect(late.output.contains("accepted.yaml:2:"))
        #expect(late.output.contains("the exception of 'response-enum-value-added' expired on 2026-12-01"))
    }

    /// An ignored level would accept changes that the team meant to reject.
    @Test func wrongReviewFileStopsTheRun() async throws {
        let outcome = try await agree("levels: {operation-remved: breaking}")
        #expect(outcome.status == 4)
        #expect(outcome.errors.contains("accepted.yaml:1:10: error: unknown rule 'operation-remved'; did you mean"))
    }

    @Test func unusedAcceptanceIsReported() async throws {
        let outcome = try await agree(
            accepted("  - rule: operation-removed\n    at: DELETE /pets/{id}\n    reason: Nobody called it.")
        )
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("accepted.yaml:5:"))
        #expect(outcome.output.contains("the exception of 'operation-removed' matches nothing"))
    }
}
