import Foundation
import OpenAPIDocument
import Testing
import YAMLTree

@Suite struct BundledAndSplitTests {
    private let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
        "Fixtures"
    )

    private func fixture(_ name: String) throws -> ReadDocument {
        let file = fixtures.appendingPathComponent(name)
        let directory = file.deletingLastPathComponent()
        return DocumentReader.read([UInt8](try Data(contentsOf: file)), name: name) { path in
            [UInt8](try Data(contentsOf: directory.appendingPathComponent(path)))
        }
    }

    @Test func giveTheSameDocument() throws {
        let bundled = try fixture("bundled.yaml")
        let split = try fixture("split/api.yaml")
        #expect(bundled.diagnostics.isEmpty && split.diagnostics.isEmpty, "\(bundled.diagnostics) \(split.diagnostics)")
        #expect(split.loadedPaths.count == 5)
        let first = try #require(bundled.document)
        let second = try #require(split.document)
        #expect(outline(of: first).count == 7)
        #expect(outline(of: first) == outline(of: second))
    }

    /// A document's operations, and its schemas by name, whether `components` or a reference names them.
    private func outline(of document: Document) -> [String] {
        var names = document.referenceNames
        for component in document.components.schemas { names[component.schema] = component.name }
        func text(_ id: SchemaID) -> String {
            names[document.target(of: id)] ?? outline(document[id])
        }
        func outline(_ schema: Schema) -> String {
            var parts = schema.types.map(\.rawValue) + schema.required.map(\.name)
            parts += schema.properties.map { "\($0.name): \(text($0.schema))" }
            parts += schema.items.map { ["items: \(text($0))"] } ?? []
            parts += schema.oneOf.map { "one of \(text($0))" }
            parts += schema.discriminator?.mapping.map { "\($0.value) -> \(text($0.target))" } ?? []
            parts += schema.const?.string.map { ["const \($0)"] } ?? []
            return "{\(parts.joined(separator: ", "))}"
        }
        let schemas = names.map { "\($0.value) \(outline(document[$0.key]))" }.sorted()
        let operations = document.paths.flatMap { item in
            item.operations.map { operation in
                let parameters = operation.parameters.map { "\($0.name) \($0.componentName ?? "-")" }
                let responses = operation.responses.map { response in
                    "\(response.status) \(response.componentName ?? "-") \(response.content.map { "\($0.name) \($0.schema.map(text) ?? "-")" })"
                }
                return
                    "\(operation.method) \(item.path) \(operation.operationID?.text ?? "-") \(parameters) \(responses)"
            }
        }
        return operations + schemas
    }
}
