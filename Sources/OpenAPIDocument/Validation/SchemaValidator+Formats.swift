import YAMLTree

/// `format`, as far as the runtime checks it or decodes it into a type.
extension SchemaValidator {
    func checkFormat(_ value: Node, _ schema: Schema, _ check: inout Check) {
        guard let format = schema.format, let scalar = value.scalar else { return }
        switch scalar.value {
        case .string:
            guard Formats.accepts(scalar.text, format: format) == false else { return }
            check.report("\(value.summary) is not of the format '\(format)'", at: value, Formats.hint(format))
        case .integer, .bigInteger:
            guard let range = Formats.range(of: format) else { return }
            if case .integer(let whole) = scalar.value, range.contains(whole) { return }
            if format == "uint64", case .bigInteger = scalar.value, UInt64(scalar.text) != nil { return }
            check.report("\(value.summary) doesn't fit the format '\(format)'", at: value)
        case .null, .bool, .float: break
        }
    }
}

/// What the formats of texts ask for: loosely, as the runtime does.
package enum Formats {
    /// Whether a text is of a format; nil for a format that isn't checked.
    package static func accepts(_ text: String, format: String) -> Bool? {
        let bytes = text.utf8
        switch format {
        case "date": return Clock.isDate(bytes[...])
        case "date-time": return Clock.isDateTime(bytes)
        case "time": return Clock.isTime(bytes[...])
        case "byte": return isBase64(bytes)
        case "uuid": return isUUID(bytes)
        case "email":
            guard let at = bytes.lastIndex(of: UInt8(ascii: "@")) else { return false }
            return at != bytes.startIndex && bytes.index(after: at) != bytes.endIndex && !hasSpace(bytes)
        case "uri":
            guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), let first = bytes.first else { return false }
            return isLetter(first) && bytes.index(after: colon) != bytes.endIndex && !hasSpace(bytes)
                && bytes[..<colon].allSatisfy { isLetter($0) || isDigit($0) || "+-.".utf8.contains($0) }
        case "ipv4":
            let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
            return parts.count == 4
                && parts.allSatisfy { part in
                    (1...3).contains(part.count) && part.allSatisfy(isDigit) && UInt8(Substring(part)) != nil
                }
        case "ipv6":
            return bytes.count >= 2 && bytes.filter { $0 == UInt8(ascii: ":") }.count >= 2
                && bytes.allSatisfy { isHex($0) || ":.".utf8.contains($0) }
        case "hostname":
            return !bytes.isEmpty && bytes.count <= 254
                && bytes.allSatisfy { isLetter($0) || isDigit($0) || "-_.".utf8.contains($0) }
        default: return nil
        }
    }

    /// A text of a format; nil for a format that isn't checked.
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

    /// The whole numbers that a type for a format holds.
    static func range(of format: String) -> ClosedRange<Int64>? {
        switch format {
        case "int32": Int64(Int32.min)...Int64(Int32.max)
        case "int64": .min...(.max)
        case "uint32": 0...Int64(UInt32.max)
        case "uint64": 0...(.max)
        default: nil
        }
    }

    private static func isUUID(_ bytes: String.UTF8View) -> Bool {
        guard bytes.count == 36 else { return false }
        return bytes.enumerated().allSatisfy { index, byte in
            [8, 13, 18, 23].contains(index) ? byte == UInt8(ascii: "-") : isHex(byte)
        }
    }

    private static func isBase64(_ bytes: String.UTF8View) -> Bool {
        let digits = bytes.prefix { isLetter($0) || isDigit($0) || "+/".utf8.contains($0) }
        let padding = bytes.dropFirst(digits.count)
        return bytes.count % 4 == 0 && padding.count <= 2 && padding.allSatisfy { $0 == UInt8(ascii: "=") }
    }

    private static func hasSpace(_ bytes: String.UTF8View) -> Bool { bytes.contains { $0 <= 0x20 || $0 == 0x7F } }
    fileprivate static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
    private static func isHex(_ byte: UInt8) -> Bool {
        isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20)
    }
}

/// Dates and times of day (RFC 3339), as loosely as the runtime's types read them.
private enum Clock {
    static func isDate(_ bytes: Substring.UTF8View) -> Bool {
        var rest = bytes
        return takeDate(&rest) && rest.isEmpty
    }

    static func isDateTime(_ bytes: String.UTF8View) -> Bool {
        var rest = bytes[...]
        guard takeDate(&rest), let separator = rest.popFirst(), "Tt ".utf8.contains(separator) else { return false }
        return isTime(rest)
    }

    static func isTime(_ bytes: Substring.UTF8View) -> Bool {
        var rest = bytes
        guard let hour = digits(2, &rest), hour < 24, rest.popFirst() == UInt8(ascii: ":"),
            let minute = digits(2, &rest), minute < 60
        else { return false }
        if rest.first == UInt8(ascii: ":") {
            rest.removeFirst()
            guard let second = digits(2, &rest), second <= 60 else { return false }
        }
        if rest.first == UInt8(ascii: ".") || rest.first == UInt8(ascii: ",") {
            rest.removeFirst()
            let fraction = rest.prefix(while: Formats.isDigit)
            if fraction.isEmpty { return false }
            rest = rest.dropFirst(fraction.count)
        }
        return isOffset(rest)
    }

    private static func isOffset(_ bytes: Substring.UTF8View) -> Bool {
        var rest = bytes
        guard let sign = rest.popFirst() else { return true }
        if "Zz".utf8.contains(sign) { return rest.isEmpty }
        guard "+-".utf8.contains(sign), let hours = digits(2, &rest), hours < 24 else { return false }
        if rest.first == UInt8(ascii: ":") { rest.removeFirst() }
        if rest.isEmpty { return true }
        guard let minutes = digits(2, &rest), minutes < 60 else { return false }
        return rest.isEmpty
    }

    private static func takeDate(_ rest: inout Substring.UTF8View) -> Bool {
        guard let year = digits(4, &rest), rest.popFirst() == UInt8(ascii: "-"), let month = digits(2, &rest),
            rest.popFirst() == UInt8(ascii: "-"), let day = digits(2, &rest), (1...12).contains(month), day >= 1
        else { return false }
        let isLeap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
        return day <= [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    }

    private static func digits(_ count: Int, _ rest: inout Substring.UTF8View) -> Int? {
        var value = 0
        for _ in 0..<count {
            guard let byte = rest.popFirst(), Formats.isDigit(byte) else { return nil }
            value = value * 10 + Int(byte - UInt8(ascii: "0"))
        }
        return value
    }
}
