import Testing
import YAMLTree

@Suite struct PositionTests {
    private let document = """
        # a comment
        openapi: 3.0.3
        info:
          title: "é, 𝄞, e\u{301}"
          list: [ä, b,
            c]
        paths:
        - one
        -   two: {x: 1, "y" : 2}
        empty:
        text: |
          block
        last: &anchor value
        """

    @Test(arguments: [
        ("", "2:1"), ("/openapi", "2:10"), ("/info", "4:3"), ("/info/title", "4:10"), ("/info/list", "5:9"),
        ("/info/list/0", "5:10"), ("/info/list/1", "5:13"), ("/info/list/2", "6:5"), ("/paths", "8:1"),
        ("/paths/0", "8:3"),
        ("/paths/1", "9:5"), ("/paths/1/two", "9:10"), ("/paths/1/two/x", "9:14"), ("/paths/1/two/y", "9:23"),
        ("/empty", "10:7"), ("/text", "11:7"), ("/last", "13:7"),
    ])
    func everyNodeKnowsItsPlace(pointer: String, place: String) throws {
        let node = try read(document).node(at: try JSONPointer(parsing: pointer))
        #expect(node?.place == place)
    }

    @Test func keysKnowTheirPlace() throws {
        let root = try read(document)
        let two = try #require(try root.node(at: JSONPointer(parsing: "/paths/1/two"))?.mapping)
        #expect(two.entry("y")?.key.location == SourceLocation(file: 0, line: 9, column: 17))
        #expect(root.mapping?.entry("info")?.key.location == SourceLocation(file: 0, line: 3, column: 1))
    }

    @Test func locationsCarryTheFile() throws {
        let node = try YAMLReader.parse(Array("a: [b]".utf8), file: 7)
        #expect(node["a"]?.sequence?.first?.location == SourceLocation(file: 7, line: 1, column: 5))
    }

    @Test(arguments: ["a: 1\r\nb: [x, y]", "a: 1\rb: [x, y]", "\u{FEFF}a: 1\nb: [x, y]"])
    func otherLineBreaksAndAMarkCountAsTheyShould(yaml: String) throws {
        #expect(try read(yaml)["b"]?.sequence?.last?.place == "2:8")
    }

    @Test func locationsSortByFileLineAndColumn() {
        let sorted = [
            SourceLocation(file: 0, line: 1, column: 9), SourceLocation(file: 0, line: 2, column: 1),
            SourceLocation(file: 0, line: 10, column: 1), SourceLocation(file: 1, line: 1, column: 1),
        ]
        #expect(sorted.reversed().sorted() == sorted)
    }
}
