import Foundation
import TestSupport
import Testing

/// Strings from a document in bindgen's output and files.
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

/// Documents with the maximum depth, in a process with the same stack size as in a build.
@Suite struct DeepDocumentTests {
    @Test(arguments: [
        ("{type: object, properties: {p: INNER}}", 95), ("{type: array, items: INNER}", 95),
        ("{allOf: [INNER, {type: object, properties: {q: {type: string}}}]}", 95),
        ("{oneOf: [INNER, {type: integer}]}", 95), ("{type: object, additionalProperties: INNER}", 95),
        ("{type: object, properties: {p: {type: array, items: INNER}}}", 45),
        ("{type: object, properties: {p: {oneOf: [INNER, {type: string}]}}}", 45),
    ])
    func deepestDocumentFitsTheStack(_ link: String, depth: Int) async throws {
        let parts = link.components(separatedBy: "INNER")
        let schema =
            String(repeating: parts[0], count: depth) + "{type: string}" + String(repeating: parts[1], count: depth)
        let shop = try Workshop(Workshop.pets.replacing("    Pet:", with: "    Deep: \(schema)\n    Pet:"))
        let command = "ulimit -s 8192; exec \"$0\" generate --config bindings.json --output out"
        let bindgen = try Workshop.bindgen().path()
        let outcome = try await Workshop.run(URL(filePath: "/bin/sh"), ["-c", command, bindgen], at: shop.folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
        try shop.write(
            try shop.read("openapi.yaml").replacing("{type: string}", with: "{type: boolean}"),
            to: "new.yaml"
        )
        let compared = try await shop.run("diff", "openapi.yaml", "new.yaml", "--fail-on", "never")
        #expect(compared.status == 0, "\(compared.errors)")
    }
}
