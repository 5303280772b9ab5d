import OpenAPIDocument
import Testing
import YAMLTree

/// References through other references are resolved once, however many lead to them.
@Suite struct ReferenceChainTests {
    private func chain(_ length: Int, last: String, user: String = "S: {$ref: '#/x-chain/r0'}") -> String {
        let links = (0..<length).map { "  r\($0): {$ref: '#/x-chain/r\($0 + 1)'}\n" }
        return whole("components: {schemas: {\(user)}}\nx-chain:\n\(links.joined())  r\(length): \(last)\n")
    }

    /// A chain of references without other keywords is one edge.
    @Test(arguments: [1, 64, 5_000])
    func chainIsOneEdge(_ length: Int) throws {
        let document = try document(chain(length, last: "{type: string}"))
        let reference = try #require(document.component("S")?.reference)
        #expect(document[reference.target].types == [.string])
        #expect(document.schemas.count == 2)
    }

    @Test(arguments: [1, 64, 5_000])
    func circleIsAFaultOfEachThatLeadsIntoIt(_ length: Int) {
        let users = "S: {$ref: '#/x-chain/r0'}, T: {$ref: '#/x-chain/r1'}"
        let found = read(chain(length, last: "{$ref: '#/x-chain/r0'}", user: users)).diagnostics
        #expect(found.map(\.id) == ["reference-cycle", "reference-cycle"])
    }

    @Test func chainToNothingIsOneFault() {
        let users = "S: {$ref: '#/x-chain/r0'}, T: {$ref: '#/x-chain/r1'}"
        let found = read(chain(200, last: "{$ref: '#/x-nothing'}", user: users)).diagnostics
        #expect(found.map(\.id) == ["dangling-reference"])
    }

    @Test func pointerLeadsThroughReferences() throws {
        let text = """
            components:
              schemas:
                S: {$ref: '#/x-a/properties/p'}
            x-a: {$ref: '#/x-b/deep'}
            x-b: {$ref: '#/x-c'}
            x-c: {deep: {properties: {p: {type: integer}}}}
            """
        let document = try document(whole(text))
        #expect(document.component("S")?.reference.map { document[$0.target].types } == [.integer])
    }

    @Test(arguments: ["#/x-a/x", "#/x-b/x"])
    func pointerThroughItselfIsAFault(_ text: String) {
        let part = """
            components: {schemas: {S: {$ref: '\(text)'}}}
            x-a: {$ref: '#/x-b/y'}
            x-b: {$ref: '#/x-a/z'}
            """
        #expect(read(whole(part)).diagnostics.map(\.id) == ["dangling-reference"])
    }

    /// Each pointer through another reference uses stack space.
    @Test func pointersThroughThousandsOfReferencesAreAFault() {
        let links = (0..<5_000).map { "  r\($0): {$ref: '#/x-chain/r\($0 + 1)/a'}\n" }
        let part = "components: {schemas: {S: {$ref: '#/x-chain/r0/a'}}}\nx-chain:\n\(links.joined())"
        #expect(read(whole(part)).diagnostics.map(\.id) == ["dangling-reference"])
    }
}
