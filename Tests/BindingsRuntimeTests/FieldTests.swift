import Foundation
import Testing

@_spi(Generated) @testable import BindingsRuntime

/// The behavior that derives from a type's list of fields.
@Suite struct FieldTests {
    /// A type as the generator writes it.
    struct Order: FieldCodable, Redacting {
        var id: Int64
        var `class`: String
        var note: String?
        var total: Double?
        @Nullable var due: String? = nil
        @Indirect var parent: Order? = nil
        @IndirectNullable var replaced: Order? = nil
        var tags: [String]?
        var secret: String?
        var additionalProperties: [String: JSONValue] = [:]

        init(id: Int64, class: String) {
            self.id = id
            self.class = `class`
        }

        init(from fields: inout FieldList) throws {
            id = try fields.required("id")
            self.class = try fields.required("class")
        }

        mutating func listFields(_ fields: inout FieldList) {
            fields.required("id", &id)
            fields.required("class", &self.class)
            fields.optional("note", &note)
            fields.nullable("total", &total)
            fields.nullable("due", &_due)
            fields.optional("parent", &_parent, .open)
            fields.nullable("replaced", &_replaced, .open)
            fields.optional("tags", &tags)
            fields.optional("the-secret", &secret, .hidden(named: "secret"))
            fields.others("additionalProperties", &additionalProperties)
        }
    }

    struct Color: OpenEnum {
        static let documentedCases = [Color(rawValue: "red")]
        let rawValue: String
    }

    /// Fields that list fields themselves, and enums: each required and optional.
    struct Shape: FieldCodable {
        var origin: Point
        var end: Point?
        var owner: Order
        var buyer: Order?
        var fill: Color
        var line: Color?

        init(from fields: inout FieldList) throws {
            origin = try fields.required("origin")
            owner = try fields.required("owner")
            fill = try fields.required("fill")
        }

        mutating func listFields(_ fields: inout FieldList) {
            fields.required("origin", &origin)
            fields.optional("end", &end)
            fields.required("owner", &owner)
            fields.optional("buyer", &buyer)
            fields.required("fill", &fill)
            fields.optional("line", &line)
        }
    }

    /// An array with a position for each field.
    struct Point: ItemCodable {
        var x: Double
        var label: String?
        var color: String?
        var others: [Int] = []

        init(from fields: inout FieldList) throws { x = try fields.required("x") }

        mutating func listFields(_ fields: inout FieldList) {
            fields.required("x", &x)
            fields.optional("label", &label)
            fields.optional("color", &color)
            fields.others("others", &others)
        }
    }

    private func read<Value: Decodable>(_ type: Value.Type, _ text: String) throws -> Value {
        try JSONCoding.decode(type, from: Data(text.utf8))
    }

    private func text(_ value: some Encodable) throws -> String {
        String(decoding: try JSONCoding.encode(value), as: UTF8.self)
    }

    /// Each of these round-trips unchanged.
    private static let orders = [
        #"{"id":1,"class":"a","total":null}"#,
        #"{"id":-9223372036854775808,"class":"","note":"n","total":2.5,"tags":["x","y"],"the-secret":"s"}"#,
        #"{"id":1,"class":"a","total":null,"due":null}"#,
        #"{"id":1,"class":"a","total":null,"due":"now"}"#,
        #"{"id":1,"class":"a","total":null,"parent":{"id":2,"class":"b","total":null,"due":null}}"#,
        #"{"id":1,"class":"a","total":null,"replaced":null}"#,
        #"{"id":1,"class":"a","total":null,"replaced":{"id":2,"class":"b","total":0}}"#,
        #"{"id":1,"class":"a","total":null,"zip":[1,{"a":null}]}"#,
    ]

    @Test(arguments: orders)
    func whatIsReadIsWrittenBack(json: String) throws {
        let order = try read(Order.self, json)
        #expect(try text(order) == json)
    }

    @Test(arguments: orders)
    func otherCodersAgree(json: String) throws {
        let order = try read(Order.self, json)
        #expect(try JSONDecoder().decode(Order.self, from: Data(json.utf8)) == order)
        let written = String(decoding: try JSONEncoder().encode(order), as: UTF8.self)
        #expect(try read(JSONValue.self, written) == read(JSONValue.self, json))
    }

    private static let owner = #"{"id":1,"class":"a","total":null}"#
    private static let shapes = [
        #"{"origin":[1],"owner":\#(owner),"fill":"red"}"#,
        #"{"origin":[1,"a"],"end":[2],"owner":\#(owner),"buyer":\#(owner),"fill":"new","line":"red"}"#,
    ]

    @Test(arguments: shapes)
    func nestedFieldsAreReadAndWritten(json: String) throws {
        let shape = try read(Shape.self, json)
        #expect(try text(shape) == json)
        #expect(try text([shape]) == "[\(json)]")
        #expect(try JSONDecoder().decode(Shape.self, from: Data(json.utf8)) == shape)
        let written = String(decoding: try JSONEncoder().encode(shape), as: UTF8.self)
        #expect(try read(JSONValue.self, written) == read(JSONValue.self, json))
    }

    @Test func nestedNullIsAbsent() throws {
        let shape = try read(
            Shape.self,
            #"{"origin":[1],"end":null,"owner":\#(Self.owner),"buyer":null,"fill":"red","line":null}"#
        )
        #expect(try text(shape) == Self.shapes[0])
    }

    @Test(
        arguments: [
            (#"{"owner":OWNER,"fill":"red"}"#, "/origin is missing"),
            (#"{"origin":{},"owner":OWNER,"fill":"red"}"#, "/origin is not an array"),
            (#"{"origin":[1],"end":["x"],"owner":OWNER,"fill":"red"}"#, "/end/0 is not a number"),
            (#"{"origin":[1],"owner":{"id":1},"fill":"red"}"#, "/owner/class is missing"),
            (#"{"origin":[1],"owner":null,"fill":"red"}"#, "/owner is null where an object was expected"),
            (#"{"origin":[1],"owner":OWNER,"buyer":7,"fill":"red"}"#, "/buyer is not an object"),
            (#"{"origin":[1],"owner":OWNER,"fill":1}"#, "/fill is not a string"),
            (#"{"origin":[1],"owner":OWNER,"fill":"red","line":[]}"#, "/line is not a string"),
        ]
    )
    func faultInNestedFieldsHasItsPlace(json: String, problem: String) {
        let json = json.replacing("OWNER", with: Self.owner)
        let error = #expect(throws: DecodingError.self) { try read(Shape.self, json) }
        #expect(error.map { JSONCoding.problem(in: $0) } == problem)
    }

    /// What fails to be written leaves nothing behind, and the error has its path.
    @Test func nestedNumberThatJSONDoesNotHaveIsNotWritten() throws {
        var shape = try read(Shape.self, Self.shapes[0])
        shape.owner.total = .nan
        let error = #expect(throws: EncodingError.self) { try text(shape) }
        guard case .invalidValue(_, let context)? = error else { return }
        #expect(context.codingPath.map(\.stringValue) == ["owner", "total"])
    }

    @Test func manyUnknownMembersAreKept() throws {
        let members = (0..<100).map { "\"m\($0)\":\($0)" }.joined(separator: ",")
        let order = try read(Order.self, #"{"m0":true,\#(members),"class":"a","id":1}"#)
        #expect(order.additionalProperties.count == 100)
        #expect(order.additionalProperties["m0"] == true)
        #expect(order.class == "a")
    }

    @Test func theFirstOfTwoMembersCounts() throws {
        let order = try read(Order.self, #"{"note":"first","id":1,"note":"second","class":"a","x":1,"id":2,"x":2}"#)
        #expect(order.note == "first")
        #expect(order.id == 1)
        #expect(order.additionalProperties == ["x": 1])
    }

    @Test func valuesAreEqualWhereAllFieldsAre() throws {
        let orders = try Self.orders.map { try read(Order.self, $0) }
        for (index, order) in orders.enumerated() {
            for (other, value) in orders.enumerated() { #expect((order == value) == (index == other)) }
        }
        #expect(Set(orders + orders).count == orders.count)
        #expect(orders[0].hashValue == orders[0].hashValue)
    }

    @Test func onlyASensitiveFieldIsHidden() throws {
        let order = try read(Order.self, #"{"id":1,"class":"a","the-secret":"s","tags":["t"]}"#)
        let text =
            #"Order(id: 1, class: "a", tags: ["t"], secret: <redacted>, additionalProperties: <object of 0 members>)"#
        #expect("\(order)" == text)
    }

    @Test(
        arguments: [
            (#"{"class":"a"}"#, "/id is missing"),
            (#"{"id":"1","class":"a"}"#, "/id is not an integer"),
            (#"{"id":1,"class":"a","tags":["x",2]}"#, "/tags/1 is not a string"),
            (#"{"id":1,"class":"a","parent":{"id":2}}"#, "/parent/class is missing"),
            (#"{"id":1,"class":"a","secret-name":{"id":2},"note":{}}"#, "/note is not a string"),
            (#"{"id":null,"class":"a"}"#, "/id is null where an integer was expected"),
            ("[]", "the body is not an object"),
        ]
    )
    func faultIsToldByItsPlace(json: String, problem: String) {
        let error = #expect(throws: DecodingError.self) { try read(Order.self, json) }
        #expect(error.map { JSONCoding.problem(in: $0) } == problem)
    }

    @Test(arguments: ["[1.5]", #"[1,"a"]"#, #"[1,"a","red"]"#, #"[1,"a","red",1,2,3]"#])
    func itemsHavePlaces(json: String) throws {
        let point = try read(Point.self, json)
        #expect(try text(point) == json)
        #expect(try JSONDecoder().decode(Point.self, from: Data(json.utf8)) == point)
        #expect(String(decoding: try JSONEncoder().encode(point), as: UTF8.self) == json)
    }

    @Test func itemInFrontOfAnotherIsWrittenAsNull() throws {
        var point = try read(Point.self, "[1]")
        point.color = "red"
        #expect(try text(point) == #"[1,null,"red"]"#)
        #expect(try read(Point.self, #"[1,null,"red"]"#) == point)
        #expect(try JSONDecoder().decode(Point.self, from: Data(#"[1,null,"red"]"#.utf8)) == point)
    }

    @Test(arguments: [("[]", "/0 is null where a number was expected"), ("{}", "the body is not an array")])
    func missingItemIsAFault(json: String, problem: String) {
        let error = #expect(throws: DecodingError.self) { try read(Point.self, json) }
        #expect(error.map { JSONCoding.problem(in: $0) } == problem)
    }

    @Test func numberThatJSONDoesNotHaveIsNotWritten() throws {
        var order = Order(id: 1, class: "a")
        order.total = .nan
        order.note = "n"
        #expect(throws: EncodingError.self) { try text(order) }
    }
}
