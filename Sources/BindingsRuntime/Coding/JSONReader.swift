import Foundation

/// Reads JSON (RFC 8259) into a `JSONValue`, in one pass over the bytes.
///
/// As in Foundation's decoder, of two members with one name the first counts, and a comma may follow the last item.
struct JSONReader {
    /// The bytes aren't JSON, hold a number that no type takes, or text that isn't Unicode.
    struct Malformed: Error {}

    private let bytes: [UInt8]
    private var position = 0

    /// Reads a whole text.
    ///
    /// Arrays and objects are read by recursion: check their depth first.
    static func read(_ data: Data) throws(Malformed) -> JSONValue {
        let bytes = Array(data)
        // Slices of valid UTF-8, cut at ASCII characters, are valid too.
        guard String(bytes: bytes, encoding: .utf8) != nil else { throw Malformed() }
        var reader = JSONReader(bytes: bytes)
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { reader.position = 3 }
        reader.skipSpace()
        let value = try reader.value()
        reader.skipSpace()
        guard reader.position == bytes.count else { throw Malformed() }
        return value
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func skip(_ byte: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: byte) else { return false }
        position += 1
        return true
    }

    private mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
    }

    private mutating func value() throws(Malformed) -> JSONValue {
        switch next {
        case UInt8(ascii: "{"): return .object(try members())
        case UInt8(ascii: "["): return .array(try items())
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return try number()
        }
    }

    private mutating func word(_ word: StaticString, _ value: JSONValue) throws(Malformed) -> JSONValue {
        let end = position + word.utf8CodeUnitCount
        guard end <= bytes.count, word.withUTF8Buffer({ $0.elementsEqual(bytes[position..<end]) }) else {
            throw Malformed()
        }
        position = end
        return value
    }

    private mutating func items() throws(Malformed) -> [JSONValue] {
        var items: [JSONValue] = []
        position += 1
        skipSpace()
        if skip("]") { return items }
        while true {
            skipSpace()
            items.append(try value())
            skipSpace()
            if skip("]") { return items }
            guard skip(",") else { throw Malformed() }
            skipSpace()
            if skip("]") { return items }
        }
    }

    private mutating func members() throws(Malformed) -> [String: JSONValue] {
        var members: [String: JSONValue] = [:]
        position += 1
        skipSpace()
        if skip("}") { return members }
        while true {
            skipSpace()
            guard next == UInt8(ascii: "\"") else { throw Malformed() }
            let name = try string()
            skipSpace()
            guard skip(":") else { throw Malformed() }
            skipSpace()
            let value = try value()
            if members[name] == nil { members[name] = value }
            skipSpace()
            if skip("}") { return members }
            guard skip(",") else { throw Malformed() }
            skipSpace()
            if skip("}") { return members }
        }
    }

    private mutating func string() throws(Malformed) -> String {
        position += 1
        let start = position
        while let byte = next, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 { position += 1 }
        if next != UInt8(ascii: "\\") {
            let text = String(decoding: bytes[start..<position], as: UTF8.self)
            guard skip("\"") else { throw Malformed() }
            return text
        }
        var text = Array(bytes[start..<position])
        while let byte = next, byte >= 0x20 {
            position += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"): try escape(into: &text)
            default: text.append(byte)
            }
        }
        throw Malformed()
    }

    private mutating func escape(into text: inout [UInt8]) throws(Malformed) {
        guard let byte = next else { throw Malformed() }
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"):
            var units = [try codeUnit()]
            if UTF16.isLeadSurrogate(units[0]) {
                guard skip("\\"), skip("u") else { throw Malformed() }
                units.append(try codeUnit())
            }
            guard let scalars = String(validating: units) else { throw Malformed() }
            text.append(contentsOf: scalars.utf8)
        default: throw Malformed()
        }
    }

    private mutating func codeUnit() throws(Malformed) -> UInt16 {
        var unit: UInt16 = 0
        for _ in 0..<4 {
            guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { throw Malformed() }
            unit = unit << 4 | UInt16(digit)
            position += 1
        }
        return unit
    }

    private mutating func number() throws(Malformed) -> JSONValue {
        let start = position
        _ = skip("-")
        if !skip("0") { try digits() }
        var isWhole = true
        if skip(".") {
            isWhole = false
            try digits()
        }
        if skip("e") || skip("E") {
            isWhole = false
            if !skip("+") { _ = skip("-") }
            try digits()
        }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        if isWhole, let integer = Int64(text) { return .integer(integer) }
        guard let number = Double(text), number.isFinite else { throw Malformed() }
        // From here on `Double` rounds even whole numbers, and `Decimal` may know better.
        if abs(number) >= 0x1p53, let exact = Decimal(string: text) ?? Decimal(string: number.description) {
            return JSONValue.number(exact)
        }
        return Int64(exactly: number).map { .integer($0) } ?? .number(number)
    }

    private mutating func digits() throws(Malformed) {
        let start = position
        while let byte = next, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") { position += 1 }
        guard position > start else { throw Malformed() }
    }
}

extension String {
    /// The text of UTF-16 code units; nil where a surrogate lacks its other half.
    fileprivate init?(validating units: [UInt16]) {
        self = String(decoding: units, as: UTF16.self)
        guard utf16.elementsEqual(units) else { return nil }
    }
}
