import Foundation
import Testing

/// Texts of a document in what bindgen prints and writes.
@Suite struct HostileTextTests {
    private static let forged = "x\r\n::error file=Sources/App.swift,line=1::forged"

    @Test func workflowCommandCannotBeForged() async throws {
        let value = "x\\r\\n::error file=a.swift::forged"
        let shop = try Workshop(
            Workshop.pets.replacing("type: string\n        status", with: "type: \"\(value)\"\n        status")
        )
        let outcome = try await shop.run("lint", "openapi.yaml", "--format", "github")
        #expect(outcome.status == 1)
        #expect(outcome.output.contains("%0D%0A::error"))
        for line in outcome.output.utf8.split(separator: UInt8(ascii: "\n")) {
            #expect(
                String(Substring(line)).hasPrefix("::error file=openapi.yaml")
                    || String(Substring(line)).hasPrefix("::notice ")
            )
        }
    }

    @Test func millionsOfFaultsAreCounted() async throws {
        let names = String(repeating: "1, ", count: 20_000)
        let shop = try Workshop(
            Workshop.pets.replacing("required: [name]", with: "required: [\(names)name]")
        )
        for format in ["text", "json", "github", "sarif"] {
            let outcome = try await shop.run("lint", "openapi.yaml", "--format", format)
            #expect(outcome.output.utf8.count < 1_500_000)
            if format != "sarif" {
                #expect(
                    outcome.output.contains("39000") || outcome.output.contains("not shown")
                        || outcome.output.contains("\"hidden\"")
                )
            }
        }
        let generated = try await shop.generate()
        #expect(generated.errors.hasSuffix("are not shown\n"))
    }
}
