import Foundation
import Testing

@_spi(Generated) @testable import BindingsRuntime

/// The JSON output equals Foundation's, in encoding order.
@Suite struct JSONWriterTests {
    private func text(_ value: some Encodable) throws -> String {
        String(decoding: try JSONCoding.encode(value), as: UTF8.self)
    }

    private func foundation(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    @Test func scalarsAreFoundations() throws {
        func check(_ value: some Encodable) throws { #expect(try text(value) == foundation(value)) }
        for scalar in UInt8.min...0x7F {
            try check("a" + String(decoding: [scalar, 0x62, scalar], as: UTF8.self))
        }
        for string in ["", "é\u{2028}😀", "/", "a\"b\\c\n"] { try check(string) }
        for number in [0, -0.0, 1, 0.1, 1e15, 1e16, 1.5e-7, -1e300, .leastNonzeroMagnitude, .greatestFiniteMagnitude] {
            try check(number)
            if Float(number).isFinite { try check(Float(number)) }
        }
        for number in [Int.min, -1, 0, 7, .max] { try check(number) }
        for number in ["0.1", "1e30", "-12345678901234567890.12345"] { try check(Decimal(string: number)) }
        try check(UInt64.max)
        try check([Int8.min, .max])
        try check([UInt8.max])
        try check([Int16.min])
        try check([UInt16.max])
        try check([Int32.min])
        try check([UInt32.max])
        try check([Int64.min])
        try check([UInt.max])
        try check([true, false, nil])
        try check(URL(string: "http://a/b?c=d"))
        try check(Data([0xFB, 0xFF, 0]))
        try check(Date(timeIntervalSinceReferenceDate: 1.5))
        try check([Int]())
        try check([String: Int]())
        try check([[1, 2], []])
    }

    @Test func numbersThatJSONDoesNotHaveAreRefused() {
        for value in [Double.nan, .infinity, -.infinity] {
            #expect(throws: EncodingError.self) { try text(value) }
            #expect(throws: EncodingError.self) { try text(["a": [Float(value)]]) }
            #expect(throws: EncodingError.self) { try text(JSONValue.array([.number(value)])) }
        }
        #expect(throws: EncodingError.self) { try text(Decimal.nan) }
    }

    /// Everything that a handwritten type can do with an encoder.
    private class Base: Codable {
        var a = 1
    }

    private final class Derived: Base {
        var b = [1]

        override init() { super.init() }

        required init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: AnyKey.self)
            let nested = try container.nestedContainer(keyedBy: AnyKey.self, forKey: AnyKey("nested"))
            var items = try nested.nestedUnkeyedContainer(forKey: AnyKey("items"))
            b = []
            while !items.isAtEnd {
                if try items.decodeNil() { continue }
                b.append(try items.decode(Int.self))
            }
            #expect(items.currentIndex == items.count)
            #expect(throws: DecodingError.self) { try items.decode(Int.self) }
            try super.init(from: container.superDecoder())
        }

        override func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: AnyKey.self)
            var nested = container.nestedContainer(keyedBy: AnyKey.self, forKey: AnyKey("nested"))
            try container.encode("between", forKey: AnyKey("text"))
            var items = nested.nestedUnkeyedContainer(forKey: AnyKey("items"))
            try super.encode(to: container.superEncoder())
            try nested.encodeNil(forKey: AnyKey("nil"))
            for item in b {
                try items.encode(item)
                try items.encodeNil()
            }
        }
    }

    @Test func nestedContainersMayBeWrittenInAnyOrder() throws {
        let value = Derived()
        value.a = 7
        value.b = [1, 2]
        let written = try text([value])
        #expect(written == #"[{"nested":{"items":[1,null,2,null],"nil":null},"text":"between","super":{"a":7}}]"#)
        let read = try JSONCoding.decode([Derived].self, from: Data(written.utf8))
        #expect(read.map(\.a) == [7] && read.map(\.b) == [[1, 2]])
    }

    @Test func whatFailsLeavesNothingBehind() throws {
        struct Tolerant: Encodable {
            func encode(to encoder: any Encoder) throws {
                var container = encoder.container(keyedBy: AnyKey.self)
                try container.encode(1, forKey: AnyKey("a"))
                try? container.encode(["x": [Double.nan]], forKey: AnyKey("b"))
                try container.encode(2, forKey: AnyKey("c"))
            }
        }
        #expect(try text(Tolerant()) == #"{"a":1,"c":2}"#)
    }

    @Test func nothingIsAnObjectWithoutMembers() throws {
        struct Nothing: Encodable {
            func encode(to encoder: any Encoder) throws {}
        }
        #expect(try text(["a": [Nothing()]]) == #"{"a":[{}]}"#)
        #expect(throws: EncodingError.self) { try text(Nothing()) }
    }

    @Test func aNameIsWrittenOnce() throws {
        struct Open: FieldListing, Encodable {
            var name = "a"
            var size = 1
            var others: [String: [Int]]

            mutating func listFields(_ fields: inout FieldList) {
                fields.required("name", &name)
                fields.required("size", &size)
                fields.others("others", &others)
            }
        }
        #expect(try text(Open(others: [:])) == #"{"name":"a","size":1}"#)
        #expect(try text([Open(others: ["x\n": [1]])]) == #"[{"name":"a","size":1,"x\n":[1]}]"#)
        #expect(try text([Open(others: ["name": [2, 3]])]) == #"[{"name":[2,3],"size":1}]"#)
        #expect(try text(Open(others: ["size": []])) == #"{"name":"a","size":[]}"#)
    }

    @Test func placesAreKnown() throws {
        struct Place: Codable, Equatable {
            var path: [String] = []

            init() {}
            init(from decoder: any Decoder) throws { path = decoder.codingPath.map(\.stringValue) }
            func encode(to encoder: any Encoder) throws {
                try encoder.codingPath.map(\.stringValue).encode(to: encoder)
            }
        }
        let written = try text(["a": [Place(), Place()]])
        #expect(written == #"{"a":[["a","Index 0"],["a","Index 1"]]}"#)
        let read = try JSONCoding.decode([String: [Place]].self, from: Data(written.utf8))
        #expect(read["a"]?.map(\.path) == [["a", "Index 0"], ["a", "Index 1"]])
    }
}
