import Foundation
import TestSupport
import Testing

/// SARIF reports are valid under the published schema of SARIF 2.1.0.
@Suite struct SARIFTests {
    private static let schema: JSON? = {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Schemas")
        let bytes = try? Data(contentsOf: folder.appending(path: "sarif-2.1.0-rtm.4.json"))
        return bytes.flatMap { try? JSONDecoder().decode(JSON.self, from: $0) }
    }()

    private func expectValid(_ report: String, results least: Int) throws {
        let log = try JSON(report)
        let check = JSONSchemaCheck(try #require(Self.schema))
        #expect(check.faults(in: log) == [])
        guard case .array(let runs)? = log["runs"], case .array(let results)? = runs.first?["results"] else {
            Issue.record("no results")
            return
        }
        #expect(results.count >= least)
    }

    /// Wire changes, documentation and Swift changes; added, changed and removed; in a file with a space in its name.
    @Test func diffIsValid() async throws {
        let shop = try Workshop()
        let changed = Workshop.pets
            .replacing("operationId: pet", with: "operationId: onePet\n      summary: One pet.")
            .replacing("enum: [available, sold]", with: "enum: [available]\n          x-sensitive: true")
            .replacing("required: [name]", with: "required: [name, status]\n      description: An animal.")
            .replacing(
                "paths:",
                with: "paths:\n  /pets:\n    get:\n      responses: {'204': {description: Nothing.}}"
            )
        try shop.write(changed, to: "the new one.yaml")
        let arguments = ["openapi.yaml", "the new one.yaml", "--format", "sarif", "--fail-on", "never"]
        let forward = try await Workshop.run(try Workshop.bindgen(), ["diff"] + arguments, at: shop.folder)
        #expect(forward.errors == "")
        try expectValid(forward.output, results: 8)
        #expect(forward.output.contains("the%20new%20one.yaml"))
        let backward = ["the new one.yaml", "openapi.yaml", "--format", "sarif", "--fail-on", "never"]
        try expectValid(
            try await Workshop.run(try Workshop.bindgen(), ["diff"] + backward, at: shop.folder).output,
            results: 8
        )
    }

    @Test func diffWithoutChangesIsValid() async throws {
        let outcome = try await Workshop().run("diff", "openapi.yaml", "openapi.yaml", "--format", "sarif")
        try expectValid(outcome.output, results: 0)
    }

    @Test func lintIsValid() async throws {
        let broken = Workshop.pets.replacing("operationId: pet", with: "operationId: pet\n      sumary: One pet.")
            .replacing("type: string\n        status", with: "type: strng\n        status")
        let outcome = try await Workshop(broken).run("lint", "openapi.yaml", "--format", "sarif")
        #expect(outcome.status == 1)
        try expectValid(outcome.output, results: 2)
    }

    /// The validator in these tests detects violations.
    @Test(arguments: [
        (#"{"version": "2.1.0"}"#, ": 'runs' is missing"),
        (#"{"version": "2.0.0", "runs": []}"#, "/version: not in the enum"),
        (#"{"version": "2.1.0", "runs": {}}"#, "/runs: object, not array"),
        (#"{"version": "2.1.0", "runs": [], "more": 1}"#, ": 'more' is not allowed"),
        (#"{"version": "2.1.0", "runs": [], "$schema": "no uri"}"#, "/$schema: does not keep 'format'"),
        (#"{"version": "2.1.0", "runs": [{}]}"#, "/runs/0: 'tool' is missing"),
        (
            #"{"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "t"}}, "results": [{"ruleId": "r"}]}]}"#,
            "/runs/0/results/0: 'message' is missing"
        ),
        (
            #"{"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "t", "rules": [{"id": "r"}, {"id": "r"}]}}}]}"#,
            "/runs/0/tool/driver/rules: not unique"
        ),
    ])
    func faultIsFound(_ log: String, _ fault: String) throws {
        let check = JSONSchemaCheck(try #require(Self.schema))
        #expect(check.faults(in: try JSON(log)) == [fault])
    }
}
