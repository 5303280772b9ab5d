import Testing
import YAMLTree

@Suite struct JSONPointerTests {
    // Source: RFC 6901, section 5.
    private static let rfc =
        #"{"foo": ["bar", "baz"], "": 0, "a/b": 1, "c%d": 2, "e^f": 3, "g|h": 4, "i\\j": 5, "k\"l": 6, " ": 7, "m~n": 8}"#

    @Test(arguments: [
        ("", "#", "a mapping"), ("/foo", "#/foo", "a sequence"), ("/foo/0", "#/foo/0", "bar"), ("/", "#/", "0"),
        ("/a~1b", "#/a~1b", "1"), ("/c%d", "#/c%25d", "2"), ("/e^f", "#/e%5Ef", "3"), ("/g|h", "#/g%7Ch", "4"),
        ("/i\\j", "#/i%5Cj", "5"), ("/k\"l", "#/k%22l", "6"), ("/ ", "#/%20", "7"), ("/m~0n", "#/m~0n", "8"),
    ])
    func theExamplesOfTheStandardWork(text: String, fragment: String, found: String) throws {
        let root = try read(Self.rfc)
        let pointer = try JSONPointer(parsing: text)
        let node = try #require(root.node(at: pointer))
        #expect(node.scalar?.text ?? node.kindDescription == found)
        #expect(pointer.description == text)
        #expect(pointer.fragment == fragment)
        #expect(try JSONPointer(parsingFragment: fragment) == pointer)
        #expect(root.pointer(to: node.location) == pointer)
    }

    @Test(arguments: [
        ("a", JSONPointer.ParseError.missingSlash), ("#/a", .missingSlash), ("/a~", .badEscape(token: "a~")),
        ("/b/~2", .badEscape(token: "~2")),
    ])
    func badPointersAreRefused(text: String, error: JSONPointer.ParseError) {
        #expect(throws: error) { try JSONPointer(parsing: text) }
    }

    @Test(arguments: ["#/%", "#/%2", "#/%zz", "#/%FF"])
    func badPercentEncodingIsRefused(fragment: String) {
        #expect(throws: JSONPointer.ParseError.badPercentEncoding) { try JSONPointer(parsingFragment: fragment) }
    }

    @Test func tokensAreAppendedEscaped() {
        let pointer = JSONPointer(["paths"]).appending("/otp/{id}").appending(2).appending(JSONPointer(["~"]))
        #expect(pointer.description == "/paths/~1otp~1{id}/2/~0")
        #expect(pointer.fragment == "#/paths/~1otp~1%7Bid%7D/2/~0")
        #expect(pointer.parent?.description == "/paths/~1otp~1{id}/2")
        #expect(JSONPointer().isRoot && JSONPointer().parent == nil)
    }

    @Test(arguments: [
        "/foo/2", "/foo/-", "/foo/00", "/foo/+1", "/foo/x", "/foo/0/a", "/bar", "/foo/99999999999999999999",
    ])
    func absentValuesAreNil(text: String) throws {
        let node = try read(Self.rfc).node(at: JSONPointer(parsing: text))
        #expect(node?.summary == nil)
    }

    @Test func pointersAreFoundThroughAliasesAndMerges() throws {
        let root = try read("a: {b: &x {c: 1}}\nd: {<<: {e: 2}, f: [*x, [3]]}")
        let places = [
            (1, 15, "/a/b/c"), (2, 13, "/d/e"), (2, 26, "/d/f/1/0"), (1, 8, "/a/b"), (2, 17, "/d/f"), (1, 1, ""),
        ]
        for (line, column, pointer) in places {
            let location = SourceLocation(file: 0, line: UInt32(line), column: UInt32(column))
            #expect(root.pointer(to: location)?.description == pointer)
        }
        #expect(root.pointer(toKeyAt: SourceLocation(file: 0, line: 1, column: 1))?.description == "/a")
        #expect(root.pointer(to: SourceLocation(file: 0, line: 3, column: 1)) == nil)
        #expect(root.pointer(to: SourceLocation(file: 1, line: 1, column: 1)) == nil)
    }
}
