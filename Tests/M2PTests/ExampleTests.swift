import BindingsRuntime
import Foundation
import M2P
import Testing
import YAMLTree

/// The document's examples are bodies from the source documents.
///
/// Swift types preserve all of their content.
@Suite struct ExampleTests {
    @Test(arguments: SpecExample.all)
    func exampleSurvivesTheRoundTrip(example: SpecExample) throws {
        let name = try #require(example.typeName, "no rule for an example at \(example.pointer)")
        let type = try #require(BodyType.named(name), "no row for '\(name)' in BodyType")
        let expected = JSONValue(example.value)
        let value = try type.decode(try JSONEncoder().encode(expected))
        #expect(try JSONDecoder().decode(JSONValue.self, from: try JSONEncoder().encode(value)) == expected)
    }

    @Test(arguments: SpecExample.all)
    func exampleOfARequestKeepsTheConstraintsAndIsSentAsItIs(example: SpecExample) throws {
        let name = try #require(example.typeName)
        let type = try #require(BodyType.named(name))
        let value = try type.decode(try JSONEncoder().encode(JSONValue(example.value)))
        guard let operation = value as? any APIOperation else { return }
        #expect(operation.violations.isEmpty)
        let body = try #require(try operation.request(in: M2PEnvironment.sandbox).1)
        #expect(try JSONDecoder().decode(JSONValue.self, from: try #require(body.data)) == JSONValue(example.value))
    }

    @Test func theSourceDocumentsSamplesAreThere() {
        let names = SpecExample.all.compactMap(\.typeName)
        #expect(names.count >= 11)
        #expect(names.filter { $0 == "Problem" }.count >= 3)
    }

    /// A new body in the document needs a row once it has an example.
    @Test func everyRowIsABodyOfTheDocument() throws {
        let spec = try Spec.load()
        let schemas = spec.members(of: spec.root["components"]?["schemas"]).map(\.name)
        #expect(BodyType.names.isSubset(of: schemas + spec.operations.map(\.id)))
    }
}
