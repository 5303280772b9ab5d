import Testing
import YAMLTree

@Suite struct CoreSchemaTests {
    @Test(arguments: [
        // null
        ("~", ResolvedScalar.null), ("null", .null), ("Null", .null), ("NULL", .null), ("nULL", .string),
        // booleans: those of YAML 1.2 only
        ("true", .bool(true)), ("True", .bool(true)), ("TRUE", .bool(true)), ("tRUE", .string),
        ("false", .bool(false)), ("False", .bool(false)), ("FALSE", .bool(false)),
        ("yes", .string), ("no", .string), ("NO", .string), ("on", .string), ("Off", .string), ("y", .string),
        // integers
        ("0", .integer(0)), ("-0", .integer(0)), ("+12", .integer(12)), ("-7", .integer(-7)),
        ("9223372036854775807", .integer(.max)), ("-9223372036854775808", .integer(.min)),
        ("9223372036854775808", .bigInteger), ("-9223372036854775809", .bigInteger),
        ("123456789012345678901234567890", .bigInteger),
        ("0o17", .integer(15)), ("0x1F", .integer(31)), ("0xdeadBEEF", .integer(0xDEAD_BEEF)),
        ("0x7FFFFFFFFFFFFFFF", .integer(.max)), ("0xFFFFFFFFFFFFFFFF", .bigInteger),
        ("0o7777777777777777777777", .bigInteger),
        ("0x", .string), ("0o", .string), ("0o8", .string), ("0xG", .string), ("-0x1F", .string), ("0b1", .string),
        ("1_000", .string), ("1,000", .string), ("12:30:45", .string), ("1 2", .string),
        // a leading zero makes it a code, not a number
        ("0016", .string), ("00", .string), ("-016", .string), ("+07", .string), ("01.5", .string), ("08e3", .string),
        // floats
        ("1e3", .float(1000)), ("1E+3", .float(1000)), ("12e-1", .float(1.2)), ("0.5", .float(0.5)),
        ("-0.5", .float(-0.5)),
        (".5", .float(0.5)), ("+.5", .float(0.5)), ("5.", .float(5)), ("5.e1", .float(50)), ("0e1", .float(0)),
        (".inf", .float(.infinity)), ("+.Inf", .float(.infinity)), ("-.INF", .float(-.infinity)), (".iNF", .string),
        ("1e999", .float(.infinity)),
        (".", .string), ("+", .string), ("+.", .string), (".e1", .string), ("e1", .string), ("1e", .string),
        ("1e+", .string),
        ("1.2.3", .string), ("3.0.1", .string), ("2024-01-02", .string), ("+-1", .string), ("1.5x", .string),
        ("--1", .string),
        ("-.nan", .string), ("inf", .string), ("nan", .string),
    ])
    func plainScalarsFollowTheCoreSchema(text: String, value: ResolvedScalar) throws {
        let scalar = try #require(try read("a: \(text)")["a"]?.scalar)
        #expect(scalar.value == value)
        #expect(scalar.text == text)
        #expect(scalar.style == .plain)
    }

    @Test(arguments: [".nan", ".NaN", ".NAN"])
    func notANumberIsAFloat(text: String) throws {
        guard case .float(let value) = try read("a: \(text)")["a"]?.scalar?.value else {
            Issue.record("not a float")
            return
        }
        #expect(value.isNaN)
    }

    @Test(arguments: ["a:", "a: # nothing", "{a: , b: 1}", "{a}"])
    func emptyIsNull(yaml: String) throws {
        let node = try #require(try read(yaml)["a"])
        #expect(node.isNull)
        #expect(node.scalar?.text.isEmpty == true)
    }

    @Test(arguments: ["'12'", "\"true\"", "''", "|-\n  12", ">-\n  null", "\"\""])
    func quotedAndBlockScalarsAreStrings(yaml: String) throws {
        #expect(try read("a: \(yaml)")["a"]?.scalar?.value == .string)
    }

    @Test(arguments: [
        ("!!str 12", "\"12\""), ("!!int \"12\"", "integer(12)"), ("!!float 1", "float(1.0)"),
        ("!!bool 'true'", "bool(true)"),
        ("!!null ''", "null"), ("!!str", "\"\""), ("!<tag:yaml.org,2002:str> 1", "\"1\""),
        ("!!binary aGk=", "\"aGk=\""),
        ("!!timestamp 2024-01-02", "\"2024-01-02\""), ("!!seq [1]", "[integer(1)]"), ("!!map {a: b}", "{a: \"b\"}"),
        ("!!float 0x10", "float(16.0)"), ("!!float .inf", "float(inf)"),
    ])
    func explicitTagsDecide(yaml: String, summary: String) throws {
        #expect(try read("- \(yaml)").summary == "[\(summary)]")
    }
}
