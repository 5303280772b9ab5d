import Foundation
import TestSupport
import Testing

/// `bindgen generate`: the files that it writes, and those that it doesn't touch.
@Suite struct GenerateTests {
    @Test func filesAreWrittenUnderFixedNames() async throws {
        let shop = try Workshop()
        let outcome = try await shop.generate()
        #expect(outcome.status == 0)
        #expect(outcome.output + outcome.errors == "")
        #expect(shop.names() == ["Client.swift", "Errors.swift", "Models.swift", "Operations.swift"])
    }

    @Test func secondRunIsTheSameAndTouchesNothing() async throws {
        let shop = try Workshop()
        try await shop.generate()
        try shop.age()
        let before = try shop.snapshot()
        #expect(try await shop.generate().status == 0)
        #expect(try shop.snapshot() == before)
    }

    @Test func outputDependsOnNoPath() async throws {
        let shop = try Workshop()
        try await shop.generate()
        let configuration = shop.folder.appending(path: "bindings.json").path()
        let elsewhere = shop.folder.appending(path: "else/where").path()
        try await shop.run("generate", "--config", configuration, "--output", elsewhere, at: URL(filePath: "/"))
        #expect(shop.names(in: "else/where") == shop.names())
        for name in shop.names() { #expect(try shop.read("else/where/\(name)") == shop.read("out/\(name)")) }
    }

    @Test func onlyFilesThatDifferAreRewritten() async throws {
        let shop = try Workshop()
        try await shop.generate()
        try shop.age()
        let before = try shop.snapshot()
        try shop.write(
            Workshop.pets.replacing("enum: [available, sold]", with: "enum: [available, sold, retired]"),
            to: "openapi.yaml"
        )
        try await shop.generate()
        let after = try shop.snapshot()
        #expect(after["Models.swift"] != before["Models.swift"])
        #expect(after["Models.swift"]?.contains("retired") == true)
        #expect(after["Errors.swift"] == before["Errors.swift"])
        #expect(after["Client.swift"] == before["Client.swift"])
    }

    @Test func fileOfAnEarlierRunIsRemovedAndAFileOfYoursStays() async throws {
        let shop = try Workshop()
        try await shop.generate()
        try shop.write(try shop.read("out/Models.swift"), to: "out/Models9.swift")
        try shop.write("let mine = 1\n", to: "out/Mine.swift")
        try shop.write("notes\n", to: "out/notes.txt")
        #expect(try await shop.generate().status == 0)
        #expect(
            shop.names()
                == ["Client.swift", "Errors.swift", "Mine.swift", "Models.swift", "Operations.swift", "notes.txt"]
        )
    }

    @Test func checkIsSilentWhereNothingDiffers() async throws {
        let shop = try Workshop()
        try await shop.generate()
        let outcome = try await shop.generate("--check")
        #expect(outcome.status == 0)
        #expect(outcome.output + outcome.errors == "")
    }

    @Test func checkListsWhatDiffersAndNamesTheRemedy() async throws {
        let shop = try Workshop()
        try await shop.generate()
        try shop.write(try shop.read("out/Client.swift") + "// by hand\n", to: "out/Client.swift")
        try FileManager.default.removeItem(at: shop.folder.appending(path: "out/Models.swift"))
        try shop.write(try shop.read("out/Errors.swift"), to: "out/Old.swift")
        try shop.age()
        let before = try shop.snapshot()

        let outcome = try await shop.generate("--check")
        #expect(outcome.status == 1)
        #expect(
            outcome.output.split(separator: "\n").sorted() == [
                "out/Client.swift: differs", "out/Models.swift: missing", "out/Old.swift: no longer generated",
            ]
        )
        let remedy = "bindgen generate --config bindings.json --output out"
        #expect(outcome.errors == "error: out is out of date; run '\(remedy)'\n")
        #expect(try shop.snapshot() == before)
        let asked = try await shop.generate("--check", "--remedy", "swift package regenerate")
        #expect(asked.errors == "error: out is out of date; run 'swift package regenerate'\n")

        try await shop.generate()
        #expect(try await shop.generate("--check").status == 0)
    }

    @Test func dryRunTellsAndWritesNothing() async throws {
        let shop = try Workshop()
        let outcome = try await shop.generate("--dry-run")
        #expect(outcome.status == 0)
        #expect(
            outcome.output.split(separator: "\n").sorted() == [
                "create out/Client.swift", "create out/Errors.swift", "create out/Models.swift",
                "create out/Operations.swift",
            ]
        )
        #expect(shop.names().isEmpty)
        try await shop.generate()
        #expect(try await shop.generate("--dry-run").output == "nothing would change in out\n")
    }

    /// The committed bindings are up to date with the document.
    @Test func committedBindingsAreNotStale() async throws {
        var root = URL(filePath: #filePath)
        for _ in 0..<3 { root.deleteLastPathComponent() }
        let outcome = try await Workshop.run(
            try Workshop.bindgen(),
            [
                "generate", "--config", "Sources/M2PBindings/bindings.json", "--output", "Generated", "--check",
                "--remedy", "swift package regenerate",
            ],
            at: root
        )
        #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    }

    // MARK: Test support

    private func shopWithTests(_ configuration: String = #"{ "testSupportFor": "../bindings.json", "module": "Pets" }"#)
        throws -> Workshop
    {
        let shop = try Workshop()
        try shop.write(configuration, to: "testing/bindings.json")
        return shop
    }

    @Test func testSupportIsOneFile() async throws {
        let shop = try shopWithTests()
        let outcome = try await shop.run("generate", "--config", "testing/bindings.json", "--output", "out")
        #expect(outcome.status == 0)
        #expect(outcome.output + outcome.errors == "")
        #expect(shop.names() == ["TestSupport.swift"])
        let text = try shop.read("out/TestSupport.swift")
        #expect(text.contains("public import Pets\n"))
        #expect(text.contains("public struct Stub: API {"))
        #expect(text.contains("extension Pet {\n    /// An example.\n    public static var example: Self"))
    }

    @Test func moduleOfTestSupportCanBeGiven() async throws {
        let shop = try shopWithTests()
        try await shop.run("generate", "--config", "testing/bindings.json", "--output", "out", "--module", "Snapshot")
        #expect(try shop.read("out/TestSupport.swift").contains("public import Snapshot\n"))
    }

    @Test(arguments: [
        (
            #"{ "testSupportFor": "bindings.json" }"#,
            "testing/bindings.json:1:1: error: 'testing/bindings.json' is itself"
        ),
        (#"{ "testSupportFor": "../bindings.json", "spec": "a" }"#, "error: unknown member 'spec'"),
        (
            #"{ "testSupportFor": 1 }"#,
            "1:21: error: 'testSupportFor' is an integer, expected the path of the bindings.json"
        ),
        (
            #"{ "testSupportFor": "../bindings.json", "module": "a b" }"#,
            "error: 'module' is a string, expected the name"
        ),
        (#"{ "testSupportFor": "../none.json" }"#, "none.json"),
    ])
    func faultOfATestSupportConfigurationIsNamed(_ configuration: String, _ expected: String) async throws {
        let shop = try shopWithTests(configuration)
        let outcome = try await shop.run("generate", "--config", "testing/bindings.json", "--output", "out")
        #expect(outcome.status != 0)
        #expect(outcome.errors.contains(expected), "\(outcome.errors)")
        #expect(shop.names() == [])
    }

    @Test func moduleIsForTestSupportAlone() async throws {
        let shop = try Workshop()
        let outcome = try await shop.run("generate", "--config", "bindings.json", "--output", "out", "--module", "Pets")
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("error: '--module' is for a configuration with 'testSupportFor'"))
    }
}
