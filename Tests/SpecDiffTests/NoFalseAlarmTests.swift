import Foundation
import OpenAPIDocument
import SpecDiff
import Testing
import YAMLTree

/// Equivalent documents must result in no change, however they are written.
@Suite struct NoFalseAlarmTests {
    /// The project's specification, every rule's example, and a document with all of them in one.
    static let documents: [TestDocument] = {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let spec = try? Data(contentsOf: root.appendingPathComponent("spec/m2p.yaml"))
        return [
            TestDocument(name: "m2p.yaml", text: String(decoding: spec ?? Data(), as: UTF8.self)),
            TestDocument(name: "shop", text: Shop.base),
            TestDocument(name: "new shop", text: Shop.document(Shop.edits)),
        ] + RuleTable.all.map { TestDocument(name: $0.id, text: $0.example.document($0.example.after)) }
    }()

    @Test(arguments: documents)
    func documentComparedWithItselfGivesNothing(_ document: TestDocument) throws {
        #expect(try compare(document.text, document.text).isEmpty)
    }

    /// Names that look the same to a reader but differ in the document.
    @Test(arguments: [
        "paths: {a: {get: {responses: {'200': {description: d}}}}, /a: {get: {responses: {'201': {description: e}}}}}",
        "paths: {/a: {get: {responses: {2XX: {description: d}, 2xx: {description: e, content: {text/plain: {}}}}}}}",
        """
        paths: {/a: {get: {responses: {'200': {description: d, headers: {X-A: {schema: {type: string}}, \
        x-a: {schema: {type: integer}}}}}}}}
        """,
        """
        webhooks: {"w\u{E9}": {post: {responses: {'200': {description: d}}}}, \
        "we\u{301}": {get: {responses: {'200': {description: d}}}}}
        """,
        """
        webhooks: {"{{id}": {post: {parameters: [{name: b, in: path, required: true, schema: {type: string}}], \
        responses: {'200': {description: d}}}}}
        """,
    ])
    func namesThatAreNearlyOneGiveNothing(_ text: String) throws {
        let found = try compare(whole(text), whole(text))
        #expect(found.isEmpty, "\(found.changes.map(\.message))")
    }

    @Test(arguments: documents)
    func orderOfKeysAndFormattingGiveNothing(_ document: TestDocument) throws {
        let text = document.text
        let root = try YAMLReader.parse(Array(text.utf8), file: 0)
        for isReversed in [false, true] {
            let json = Rewriter(isReversed: isReversed).json(root)
            #expect(try compare(text, json).isEmpty)
            #expect(try compare(json, text).isEmpty)
        }
        #expect(try compare(text, "# a comment\n\n" + text + "\n# another\n").isEmpty)
    }

    @Test(arguments: documents)
    func renamedComponentsGiveNothingOnTheWire(_ document: TestDocument) throws {
        let text = document.text
        let root = try YAMLReader.parse(Array(text.utf8), file: 0)
        let renamed = Rewriter(suffix: "Renamed").json(root)
        let found = try compare(text, renamed)
        #expect(found.isEmpty, "\((found.changes + found.documentation).map { ($0.rule, $0.message) })")
    }

    @Test(arguments: documents)
    func inlinedComponentsGiveNothingOnTheWire(_ document: TestDocument) throws {
        let text = document.text
        let root = try YAMLReader.parse(Array(text.utf8), file: 0)
        let inlined = Rewriter(root: root).json(root)
        let found = try compare(text, inlined)
        #expect(found.isEmpty, "\((found.changes + found.documentation).map { ($0.rule, $0.message) })")
    }

    @Test func unusedComponentsGiveNothing() throws {
        let base = whole("components: {schemas: {A: {type: string}}}")
        #expect(try compare(base, whole("components: {schemas: {B: {type: integer}}}")).isEmpty)
    }

    @Test func recursiveSchemasEnd() throws {
        func tree(_ limit: Int) -> String {
            whole(
                """
                paths: {/a: {get: {responses: {'200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/T'}}}}}}}}
                components: {schemas: {T: {type: object, properties: {name: {type: string, maxLength: \(limit)}, left: {$ref: '#/components/schemas/T'}, all: {type: array, items: {$ref: '#/components/schemas/T'}}, not: {not: {$ref: '#/components/schemas/T'}}}}}}
                """
            )
        }
        #expect(try compare(tree(5), tree(5)).isEmpty)
        let found = try compare(tree(5), tree(9))
        #expect(found.rules.contains("response-max-length-increased"))
        #expect(found.changes.filter { $0.rule == "response-max-length-increased" }.count == 1)
    }

    @Test func longChainsOfReferencesEnd() throws {
        func chain(_ last: String) -> String {
            let links = (0..<3000).map {
                "S\($0): {type: object, properties: {next: {$ref: '#/components/schemas/S\($0 + 1)'}}}"
            }
            return whole(
                """
                paths: {/a: {get: {responses: {'200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/S0'}}}}}}}}
                components:
                  schemas:
                    \(links.joined(separator: "\n    "))
                    S3000: {type: \(last)}
                """
            )
        }
        #expect(try compare(chain("string"), chain("integer")).rules == ["response-type-changed"])
    }
}

/// A document with a name, so that a failure doesn't print all of it.
struct TestDocument: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String

    var testDescription: String { name }
}

/// Writes a tree as JSON with one modification.
private struct Rewriter {
    var isReversed = false
    /// A suffix for the names of component schemas.
    var suffix = ""
    /// The root in which to resolve and inline references to component schemas, unless they are recursive.
    var root: Node?

    func json(_ node: Node) -> String { text(node, path: [], inside: []) }

    private func text(_ node: Node, path: [String], inside: Set<String>) -> String {
        switch node.content {
        case .scalar(let scalar):
            switch scalar.value {
            case .null: return "null"
            case .bool(let value): return "\(value)"
            case .integer(let value): return "\(value)"
            case .bigInteger: return scalar.text
            case .float(let value): return "\(value)"
            case .string: return quoted(renamed(scalar.text, path))
            }
        case .sequence(let nodes):
            return "["
                + nodes.enumerated().map { text($1, path: path + ["\($0)"], inside: inside) }.joined(separator: ", ")
                + "]"
        case .mapping(let mapping):
            if let root, mapping.count == 1, let target = mapping["$ref"]?.string,
                target.hasPrefix("#/components/schemas/"),
                !inside.contains(target), inside.count < 6, path.last != "mapping",
                let pointer = try? JSONPointer(parsingFragment: target), let found = root.node(at: pointer)
            {
                return text(found, path: path, inside: inside.union([target]))
            }
            let entries = isReversed ? mapping.entries.reversed() : mapping.entries
            let isSchemas = path == ["components", "schemas"]
            let members = entries.map { entry in
                let key = isSchemas ? entry.key.text + suffix : entry.key.text
                return "\(quoted(key)): \(text(entry.value, path: path + [entry.key.text], inside: inside))"
            }
            return "{" + members.joined(separator: ",\n") + "}"
        }
    }

    private func renamed(_ text: String, _ path: [String]) -> String {
        guard !suffix.isEmpty, text.hasPrefix("#/components/schemas/"),
            path.last == "$ref" || path.dropLast().last == "mapping"
        else { return text }
        return text + suffix
    }

    private func quoted(_ text: String) -> String {
        let data = (try? JSONSerialization.data(withJSONObject: [text])) ?? Data()
        return String(String(decoding: data, as: UTF8.self).dropFirst().dropLast())
    }
}
