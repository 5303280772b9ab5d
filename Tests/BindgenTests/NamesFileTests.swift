import Foundation
import TestSupport
import Testing

/// Writing and reading the names file, and diagnostics for an invalid one.
@Suite struct NamesFileTests {
    /// The operation's name must not conflict with the component's.
    private static let pets = Workshop.pets.replacing("operationId: pet", with: "operationId: readPet")
    private static let renamed = pets.replacing("Pet:", with: "Animal:").replacing(
        "schemas/Pet",
        with: "schemas/Animal"
    )
    private static let alias = """
        /// The former name of `Animal`.
        @available(*, deprecated, renamed: "Animal")
        public typealias Pet = Animal

        """

    private func shop(_ names: String? = nil) throws -> Workshop {
        let shop = try Workshop(Self.renamed)
        try shop.write(Self.pets, to: "old.yaml")
        if let names { try shop.write(names, to: "openapi.names.json") }
        return shop
    }

    @Test func previousVersionGivesAliasesAndTheFile() async throws {
        let shop = try shop()
        let outcome = try await shop.generate("--previous", "old.yaml")
        #expect(outcome.status == 0)
        #expect(outcome.output + outcome.errors == "")
        #expect(try shop.read("openapi.names.json") == "{\n  \"Pet\": \"Animal\"\n}\n")
        #expect(try shop.read("out/Models.swift").hasSuffix("\n" + Self.alias))
    }

    @Test func fileAloneGivesTheSame() async throws {
        let shop = try shop()
        try await shop.generate("--previous", "old.yaml")
        #expect(try await shop.generate("--check").status == 0)
        #expect(try await shop.generate("--previous", "old.yaml", "--check").status == 0)
        #expect(try await shop.generate("--previous", "openapi.yaml", "--check").status == 0)
        let built = try await Workshop.run(try Workshop.bindgenBuild(), ["bindings.json", "build"], at: shop.folder)
        #expect(built.status == 0)
        #expect(try shop.read("build/Models.swift") == shop.read("out/Models.swift"))
    }

    @Test func withoutEitherNothingIsKept() async throws {
        let shop = try shop()
        try await shop.generate()
        #expect(try !shop.read("out/Models.swift").contains("typealias"))
        #expect(!FileManager.default.fileExists(atPath: shop.folder.appending(path: "openapi.names.json").path()))
    }

    @Test func onlyTheFileIsWrittenWhereAsked() async throws {
        let shop = try shop()
        let arguments = ["generate", "--config", "bindings.json", "--only-names", "--previous", "old.yaml"]
        #expect(try await Workshop.run(try Workshop.bindgen(), arguments, at: shop.folder).status == 0)
        #expect(shop.names() == [])
        #expect(try shop.read("openapi.names.json").contains("\"Pet\": \"Animal\""))
        #expect(try await shop.run("generate", "--config", "bindings.json").status == 2)
        #expect(try await shop.run("generate", "--config", "bindings.json", "--only-names").status == 2)
    }

    @Test func dryRunAndCheckWriteNoFile() async throws {
        let shop = try shop()
        let dry = try await shop.generate("--previous", "old.yaml", "--dry-run")
        #expect(dry.output.hasPrefix("update openapi.names.json\n"))
        let check = try await shop.generate("--previous", "old.yaml", "--check")
        #expect(check.status == 1)
        #expect(check.errors == "error: openapi.names.json lacks type names of 'old.yaml'; run this without --check\n")
        #expect(!FileManager.default.fileExists(atPath: shop.folder.appending(path: "openapi.names.json").path()))
    }

    @Test(arguments: [
        ("[1]", "1:1: error: the names file is a sequence, expected an object"),
        ("{\"Pet\": 1}", "1:9: error: 'Pet' is an integer, expected the name of a type, or null"),
        ("{\"Pet\": \"A nimal\"}", "1:9: error: 'Pet' is a string, expected the name of a type, or null"),
        (
            "{\n  \"a; b\": \"Animal\"}",
            "2:3: error: 'a; b' is not the name of a type, such as 'Pet' or 'Order.Customer'"
        ),
        ("{\"Pet\": ", "1:9: error: "),
    ])
    func wrongFileIsAnErrorAtItsPlace(_ text: String, _ message: String) async throws {
        let outcome = try await shop(text).generate()
        #expect(outcome.status == 1)
        #expect(outcome.errors.hasPrefix("openapi.names.json:\(message)"), "\(outcome.errors)")
        let compared = try await shop(text).run("diff", "old.yaml", "openapi.yaml")
        #expect(compared.status == 4)
        #expect(compared.errors.hasPrefix("openapi.names.json:\(message)"), "\(compared.errors)")
    }

    @Test(arguments: [
        ("{\"Pet\": \"Beast\"}", "'Pet' has no alias: there is no type 'Beast'"),
        ("{\"Pet\": \"Dog\", \"Dog\": \"Pet\"}", "'Dog' has no alias: there is no type 'Pet'"),
        ("{\"Client\": \"Animal\"}", "'Client' has no alias: another declaration has the name"),
        ("{\"String\": \"Animal\"}", "'String' has no alias: another declaration has the name"),
        ("{\"Animal.CodingKeys\": \"Animal\"}", "'Animal.CodingKeys' has no alias: another declaration has the name"),
        ("{\"Animal\": \"Animal\"}", "'Animal' has no alias: another declaration has the name"),
        ("{\"Shop.Pet\": \"Animal\"}", "'Shop.Pet' has no alias: the enclosing type was removed"),
    ])
    func staleEntryIsAWarningAtItsPlace(_ text: String, _ message: String) async throws {
        let outcome = try await shop(text).generate()
        #expect(outcome.status == 0)
        #expect(
            outcome.errors.contains(": warning: the former name \(message); remove it from the names file\n"),
            "\(outcome.errors)"
        )
        #expect(outcome.errors.hasPrefix("openapi.names.json:1:"))
        #expect(try await shop(text).generate("--strict").status == 1)
    }

    @Test func nullKeepsANameFree() async throws {
        let shop = try shop("{\"Pet\": null}")
        let outcome = try await shop.generate("--previous", "old.yaml")
        #expect(outcome.status == 0)
        #expect(outcome.errors == "")
        #expect(try shop.read("openapi.names.json") == "{\"Pet\": null}")
        #expect(try !shop.read("out/Models.swift").contains("typealias"))
    }

    @Test func wrongPreviousVersionIsSaidAndPassedOver() async throws {
        let shop = try shop()
        try shop.write(Self.pets.replacing("type: object", with: "type: [object"), to: "old.yaml")
        let outcome = try await shop.generate("--previous", "old.yaml")
        #expect(outcome.status == 0)
        #expect(outcome.errors.hasPrefix("old.yaml:"), "\(outcome.errors)")
        #expect(outcome.errors.hasSuffix("warning: the type names of 'old.yaml' are not kept, because it has errors\n"))
        #expect(shop.names().count == 4)
        #expect(try await shop.generate("--previous", "none.yaml").status == 3)
        #expect(try await shop.generate("--previous", "nope:none.yaml").status == 3)
    }

    @Test func diffCountsAKeptNameAsCompatible() async throws {
        let shop = try shop()
        let kept = try await shop.run("diff", "old.yaml", "openapi.yaml")
        #expect(kept.status == 0)
        #expect(kept.output.contains("'Pet' is now named 'Animal'; the old name remains as a deprecated alias"))
        #expect(kept.output.contains("1 former name is not in 'openapi.names.json' yet; 'swift package regenerate' or"))
        #expect(try await shop.generate("--previous", "old.yaml").status == 0)
        #expect(try await !shop.run("diff", "old.yaml", "openapi.yaml").output.contains("not in 'openapi.names.json'"))
        let lost = try await shop.run("diff", "old.yaml", "openapi.yaml", "--no-names")
        #expect(lost.status == 1)
        #expect(lost.output.contains("'Pet' is now named 'Animal': source that uses the old name no longer compiles"))
    }

    @Test func diffSaysThatAFormerNameIsTaken() async throws {
        let shop = try shop()
        try shop.write(Self.renamed, to: "old.yaml")
        try shop.write("{\"Pet\": \"Animal\"}", to: "old.names.json")
        let taken = Self.renamed.replacing(
            "    Animal:\n",
            with: "    Pet: {type: object, properties: {a: {type: string}}}\n    Animal:\n"
        ).replacing("        status:\n", with: "        pet: {$ref: '#/components/schemas/Pet'}\n        status:\n")
        try shop.write(taken, to: "openapi.yaml")
        let outcome = try await shop.run("diff", "old.yaml", "openapi.yaml")
        #expect(outcome.status == 1, "\(outcome)")
        #expect(outcome.output.contains("the former name 'Pet' of 'Animal' is taken by another type"))
    }
}
