import Foundation
import TestSupport
import Testing

/// `bindgen-build`, which the plugin runs, does the same as `bindgen generate`.
@Suite struct BuildTests {
    private func build(_ shop: Workshop, _ arguments: String...) async throws -> Workshop.Outcome {
        try await Workshop.run(try Workshop.bindgenBuild(), arguments, at: shop.folder)
    }

    @Test func writesTheSameFiles() async throws {
        let shop = try Workshop()
        try await shop.generate()
        let outcome = try await build(shop, "bindings.json", "built")
        #expect(outcome.status == 0)
        #expect(outcome.output + outcome.errors == "")
        #expect(shop.names(in: "built") == shop.names())
        for name in shop.names() { #expect(try shop.read("built/\(name)") == shop.read("out/\(name)")) }
    }

    @Test func writesTheSameTestSupport() async throws {
        let shop = try Workshop()
        try shop.write(#"{ "testSupportFor": "../bindings.json", "module": "Pets" }"#, to: "testing/bindings.json")
        try await shop.run("generate", "--config", "testing/bindings.json", "--output", "out")
        #expect(try await build(shop, "testing/bindings.json", "built").status == 0)
        #expect(shop.names(in: "built") == ["TestSupport.swift"])
        #expect(try shop.read("built/TestSupport.swift") == shop.read("out/TestSupport.swift"))
    }

    @Test func saysTheSameOfAFault() async throws {
        let shop = try Workshop(Workshop.pets.replacing("type: string", with: "type: strng"))
        let generated = try await shop.generate()
        let built = try await build(shop, "bindings.json", "built")
        #expect(built.status == 1)
        #expect(built.errors.contains("openapi.yaml:"))
        #expect(built.errors == generated.errors)
        #expect(shop.names(in: "built").isEmpty)
    }

    @Test func endsWithACodeForEachKindOfFailure() async throws {
        let shop = try Workshop()
        #expect(try await build(shop, "nowhere.json", "built").status == 3)
        let usage = try await build(shop, "bindings.json")
        #expect(usage.status == 2)
        #expect(usage.errors.contains("usage: bindgen-build CONFIG OUTPUT"))
    }
}
