import YAMLTree

/// `format`, to the extent that the runtime checks it or decodes it into a type.
extension SchemaValidator {
    func checkFormat(_ value: Node, _ schema: Schema, _ check: inout Check) {
        guard let format = schema.format, let scalar = value.scalar else { return }
        switch scalar.value {
        case .string:
            guard Formats.accepts(scalar.text, format: format) == false else { return }
            check.report("\(value.summary) does not have the format '\(format)'", at: value, Formats.hint(format))
        case .integer, .bigInteger:
            guard let range = Formats.range(of: format) else { return }
            if case .integer(let whole) = scalar.value, range.contains(whole) { return }
            if format == "uint64", case .bigInteger = scalar.value, UInt64(scalar.text) != nil { return }
            check.report("\(value.summary) doesn't match the format '\(format)'", at: value)
        case .null, .bool, .float: break
        }
    }
}

/// The constraints of string formats, as the runtime checks them.
package enum Formats {
    /// Whether a string has a format.
    ///
    /// Nil for a format that isn't checked.
    package static func accepts(_ text: String, format: String) -> Bool? {
        switch format {
        case "date": CalendarDate(text) != nil
        case "date-time": RFC3339.seconds(in: text) != nil
        case "byte": isBase64(text.utf8)
        default: TextFormat(rawValue: format)?.accepts(text)
        }
    }

    /// A valid string for a format.
    ///
    /// Nil for a format that isn't checked.
    package static func sample(of format: String) -> String? {
        switch format {
        case "date": "2024-01-01"
        case "date-time": "2024-01-01T00:00:00Z"
        case "time": "00:00:00Z"
        case "duration": "P1D"
        case "byte": "ZHVtbXk="
        case "uuid": "00000000-0000-0000-0000-000000000000"
        case "email": "user@example.com"
        case "uri", "url", "uri-reference": "https://example.com"
        case "hostname": "example.com"
        case "ipv4": "192.0.2.1"
        case "ipv6": "2001:db8::1"
        default: nil
        }
    }

    static func hint(_ format: String) -> String? { sample(of: format).map { "write it as in '\($0)'" } }

    /// The range of integers for a format.
    static func range(of format: String) -> ClosedRange<Int64>? {
        switch format {
        case "int32": Int64(Int32.min)...Int64(Int32.max)
        case "int64": .min...(.max)
        case "uint32": 0...Int64(UInt32.max)
        case "uint64": 0...(.max)
        default: nil
        }
    }

    private static func isBase64(_ bytes: String.UTF8View) -> Bool {
        let digits = bytes.prefix { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "/"):
                true
            default: false
            }
        }
        let padding = bytes.dropFirst(digits.count)
        return bytes.count % 4 == 0 && padding.count <= 2 && padding.allSatisfy { $0 == UInt8(ascii: "=") }
    }
}
