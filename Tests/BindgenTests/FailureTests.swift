import Foundation
import TestSupport
import Testing

/// How bindgen fails: exit codes, diagnostics, and an unchanged output folder.
@Suite struct FailureTests {
    private static let broken = Workshop.pets
        .replacing("type: string\n        status", with: "type: strng\n        status")
        .replacing("#/components/schemas/Pet\"", with: "#/components/schemas/Pat\"")
        .replacing("operationId: pet", with: "operationId: pet\n      sumary: One pet.")

    @Test func everyFaultIsToldAtItsPlaceInOneRun() async throws {
        let outcome = try await Workshop(Self.broken).generate()
        #expect(outcome.status == 1)
        let operation = "/paths/~1pets~1{id}/get"
        #expect(
            outcome.errors == """
                openapi.yaml:11:7: warning: unknown keyword 'sumary' in an operation; did you mean 'summary'? \
                [\(operation)/sumary]
                openapi.yaml:24:23: error: cannot resolve '#/components/schemas/Pat'; did you mean 'Pet'? \
                [\(operation)/responses/200/content/application~1json/schema/$ref]
                openapi.yaml:32:17: error: unknown type 'strng'; did you mean 'string'? \
                [/components/schemas/Pet/properties/name/type]

                """
        )
    }

    @Test func wrongDocumentLeavesTheOutputAsItWas() async throws {
        let shop = try Workshop()
        try await shop.generate()
        try shop.age()
        let before = try shop.snapshot()
        try shop.write(Self.broken, to: "openapi.yaml")
        #expect(try await shop.generate().status == 1)
        #expect(try shop.snapshot() == before)
    }

    /// A file that can't be replaced is detected before any other is replaced.
    @Test func fileThatCannotBeReplacedLeavesTheOutputAsItWas() async throws {
        let shop = try Workshop()
        try await shop.generate()
        try FileManager.default.removeItem(at: shop.folder.appending(path: "out/Operations.swift"))
        try shop.write("", to: "out/Operations.swift/in the way")
        try shop.write(Workshop.pets.replacing("operationId: pet", with: "operationId: getPet"), to: "openapi.yaml")
        let client = try shop.read("out/Client.swift")
        let outcome = try await shop.generate()
        #expect(outcome.status == 3)
        #expect(outcome.errors.hasPrefix("error: cannot read 'out/Operations.swift': "))
        #expect(try shop.read("out/Client.swift") == client)
        #expect(shop.names() == ["Client.swift", "Errors.swift", "Models.swift", "Operations.swift"])
    }

    /// A write that fails halfway, as on a full disk.
    ///
    /// Here, a limit of 512 bytes per file causes it.
    @Test func failedWriteLeavesTheOutputAsItWas() async throws {
        let shop = try Workshop()
        try await shop.generate()
        try shop.age()
        let before = try shop.snapshot()
        try shop.write(Workshop.pets.replacing("operationId: pet", with: "operationId: getPet"), to: "openapi.yaml")
        let command = "trap '' XFSZ; ulimit -f 1; exec \"$0\" generate --config bindings.json --output out"
        let bindgen = try Workshop.bindgen().path()
        let outcome = try await Workshop.run(URL(filePath: "/bin/sh"), ["-c", command, bindgen], at: shop.folder)
        #expect(outcome.status == 3)
        #expect(outcome.errors.hasPrefix("error: cannot write 'out/Client.swift': "))
        #expect(try shop.snapshot() == before)
    }

    @Test func readOnlyFileIsReplaced() async throws {
        let shop = try Workshop()
        try await shop.generate()
        let models = shop.folder.appending(path: "out/Models.swift").path()
        try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: models)
        try shop.write(
            Workshop.pets.replacing("enum: [available, sold]", with: "enum: [available, sold, retired]"),
            to: "openapi.yaml"
        )
        #expect(try await shop.generate().status == 0)
        #expect(try shop.read("out/Models.swift").contains("retired"))
    }

    @Test(
        arguments: [
            (["generate"], "--config"),
            (["generate", "--config", "bindings.json"], "--output"),
            (["generate", "--config", "bindings.json", "--output", "out", "--chek"], "--chek"),
            (["generate", "--config", "bindings.json", "--output", "out", "more"], "more"),
            (["produce"], "produce"),
        ]
    )
    func usageEndsWithTwo(arguments: [String], mentioned: String) async throws {
        let shop = try Workshop()
        let outcome = try await Workshop.run(try Workshop.bindgen(), arguments, at: shop.folder)
        #expect(outcome.status == 2)
        #expect(outcome.output == "")
        #expect(outcome.errors.contains(mentioned))
        #expect(shop.names().isEmpty)
    }

    @Test func missingConfigurationEndsWithThree() async throws {
        let outcome = try await Workshop().run("generate", "--config", "none.json", "--output", "out")
        #expect(outcome.status == 3)
        #expect(outcome.errors == "error: cannot read 'none.json': No such file or directory\n")
    }

    @Test func missingDocumentEndsWithThree() async throws {
        let outcome = try await Workshop(configuration: #"{ "spec": "none.yaml" }"#).generate()
        #expect(outcome.status == 3)
        #expect(outcome.errors == "error: cannot read 'none.yaml': No such file or directory\n")
    }

    @Test func fileInPlaceOfTheFolderEndsWithThree() async throws {
        let shop = try Workshop()
        try shop.write("", to: "out")
        #expect(try await shop.generate().status == 3)
        #expect(try shop.read("out") == "")
    }

    @Test func unknownMemberOfTheConfigurationIsToldAtItsPlace() async throws {
        let configuration = "{\n  \"spec\": \"openapi.yaml\",\n  \"klient\": \"PetClient\"\n}\n"
        let outcome = try await Workshop(configuration: configuration).generate()
        #expect(outcome.status == 1)
        #expect(outcome.errors.hasPrefix("bindings.json:3:3: error: "))
        #expect(outcome.errors.contains("'klient'"))
        #expect(outcome.errors.contains("did you mean 'client'?"))
    }

    @Test func helpShowsAnExampleAndEndsWithZero() async throws {
        let outcome = try await Workshop().run("generate", "--help")
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("bindgen generate --config"))
        #expect(outcome.errors == "")
    }
}
