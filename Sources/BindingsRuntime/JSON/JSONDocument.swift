import Foundation

/// A parsed JSON text.
///
/// Its parts can be decoded as several types without parsing again. `@unchecked`, because only one decoding uses it, on
/// one thread. No function calls other code while it modifies a property.
final class JSONDocument: @unchecked Sendable {
    /// The maximum number of bytes of a text, limited by the entries of the tape.
    static let maximumCount = 1 << 30 - 1

    private let bytes: UnsafeMutablePointer<UInt8>
    let tape: ContiguousArray<JSONEntry>
    /// The names and indices on the path to the value that is being decoded.
    @exclusivity(unchecked) var path: [any CodingKey] = []
    /// The results of trial decodings of union members.
    @exclusivity(unchecked) var trials = JSONTrials()

    /// Parses a text.
    ///
    /// - Parameter maximumDepth: The maximum nesting depth of arrays and objects. Defaults to `JSONLimits.depth`.
    init(_ data: Data, maximumDepth: Int? = nil) throws(JSONSyntaxError) {
        bytes = .allocate(capacity: data.count + 1)
        data.copyBytes(to: bytes, count: data.count)
        bytes[data.count] = 0
        do throws(JSONSyntaxError) {
            tape = try JSONParser(bytes, count: data.count, usualDepth: JSONLimits.least) {
                maximumDepth ?? JSONLimits.depth
            }.tape
        } catch {
            bytes.deallocate()
            throw error
        }
    }

    deinit { bytes.deallocate() }

    /// The index after a value.
    func end(of index: Int) -> Int {
        tape[index].isContainer ? tape[index + 1].end : index + 1
    }

    /// The number of items or members of the array or object at `index`.
    func count(of index: Int) -> Int { tape[index + 1].count }

    private func text(of entry: JSONEntry) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: bytes + entry.offset, count: entry.length)
    }

    // MARK: Members

    /// The value of the first member called `name` in the object at `index`.
    func member(_ name: String, of index: Int) -> Int? {
        var name = name
        return name.withUTF8 { member($0, of: index) }
    }

    func member(_ name: UnsafeBufferPointer<UInt8>, of index: Int) -> Int? {
        let end = tape[index + 1].end
        var place = index + 2
        while place < end {
            if isName(tape[place], name) { return place + 1 }
            place = self.end(of: place + 1)
        }
        return nil
    }

    func isName(_ entry: JSONEntry, _ name: UnsafeBufferPointer<UInt8>) -> Bool {
        if entry.kind == .string {
            guard entry.length == name.count else { return false }
            guard let start = name.baseAddress else { return true }
            return memcmp(bytes + entry.offset, start, name.count) == 0
        }
        return string(entry).utf8.elementsEqual(name)
    }

    /// The indices of an object's members by name.
    ///
    /// If a name appears twice, the first one counts.
    func members(of index: Int) -> [String: Int] {
        var members: [String: Int] = [:]
        members.reserveCapacity(count(of: index))
        let end = tape[index + 1].end
        var place = index + 2
        while place < end {
            let name = string(tape[place])
            if members[name] == nil { members[name] = place + 1 }
            place = self.end(of: place + 1)
        }
        return members
    }

    // MARK: Strings

    /// The text of a string's entry.
    func string(_ entry: JSONEntry) -> String {
        let text = text(of: entry)
        return entry.kind == .escapedString ? unescaped(text) : String(decoding: text, as: UTF8.self)
    }

    private func unescaped(_ text: UnsafeBufferPointer<UInt8>) -> String {
        String(unsafeUninitializedCapacity: text.count) { result in
            var count = 0
            var index = 0
            func append(_ byte: UInt8) {
                result[count] = byte
                count += 1
            }
            while index < text.count {
                let byte = text[index]
                guard byte == UInt8(ascii: "\\") else {
                    append(byte)
                    index += 1
                    continue
                }
                index += 2
                switch text[index - 1] {
                case UInt8(ascii: "b"): append(0x08)
                case UInt8(ascii: "f"): append(0x0C)
                case UInt8(ascii: "n"): append(0x0A)
                case UInt8(ascii: "r"): append(0x0D)
                case UInt8(ascii: "t"): append(0x09)
                case UInt8(ascii: "u"):
                    var code = UInt32(Self.codeUnit(text, at: index))
                    index += 4
                    if UTF16.isLeadSurrogate(UInt16(code)) {
                        code = 0x10000 + (code - 0xD800) << 10 + UInt32(Self.codeUnit(text, at: index + 2)) - 0xDC00
                        index += 6
                    }
                    // The parser has rejected lone surrogates.
                    UTF8.encode(Unicode.Scalar(code).unsafelyUnwrapped)?.forEach(append)
                case let other: append(other)
                }
            }
            return count
        }
    }

    private static func codeUnit(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt16 {
        (0..<4).reduce(0) { $0 << 4 | UInt16(hexadecimal(text[index + $1]) ?? 0) }
    }

    static func hexadecimal(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }

    // MARK: Numbers

    /// A number as an integer, or nil if it has a fraction or is out of range.
    func integer<Value: FixedWidthInteger>(_ entry: JSONEntry, as type: Value.Type = Value.self) -> Value? {
        let text = text(of: entry)
        guard entry.kind == .integer else {
            // Up to here, `Double` represents every integer exactly.
            if let number = double(entry), abs(number) <= 0x1p53 { return Value(exactly: number) }
            return decimal(entry).flatMap { Value($0.description) }
        }
        var digits = text[...]
        let isNegative = digits.first == UInt8(ascii: "-")
        if isNegative { digits = digits.dropFirst() }
        // Eighteen digits fit 64 bits.
        if digits.count <= 18 {
            let magnitude = digits.reduce(into: Int64(0)) { $0 = $0 &* 10 &+ Int64($1 & 0xF) }
            return Value(exactly: isNegative ? -magnitude : magnitude)
        }
        return Value(String(decoding: text, as: UTF8.self))
    }

    /// A number as the nearest floating-point number, or nil if it is too large.
    func double(_ entry: JSONEntry) -> Double? {
        let text = text(of: entry)
        if let exact = Self.exactDouble(text) { return exact }
        guard let number = Double(String(decoding: text, as: UTF8.self)), number.isFinite else { return nil }
        return number
    }

    /// The fast path for at most 15 digits and a power of ten of at most 22.
    ///
    /// Both are exact, so their quotient is rounded only once (Clinger, 1990).
    private static func exactDouble(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
        guard text.count <= 17 else { return nil }
        var digits: Int64 = 0
        var count = 0
        var fraction = -1
        var isNegative = false
        for byte in text {
            switch byte {
            case UInt8(ascii: "-"): isNegative = true
            case UInt8(ascii: "."): fraction = 0
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                digits = digits * 10 + Int64(byte & 0xF)
                count += 1
                if fraction >= 0 { fraction += 1 }
            default: return nil
            }
        }
        guard count <= 15 else { return nil }
        let magnitude = fraction > 0 ? Double(digits) / powersOfTen[fraction] : Double(digits)
        return isNegative ? -magnitude : magnitude
    }

    private static let powersOfTen: [Double] = (0...15).map { pow(10, Double($0)) }

    func float(_ entry: JSONEntry) -> Float? {
        guard let number = Float(String(decoding: text(of: entry), as: UTF8.self)), number.isFinite else { return nil }
        return number
    }

    /// A number with up to 38 digits, or nil if its exponent is too large.
    func decimal(_ entry: JSONEntry) -> Decimal? {
        Decimal(string: String(decoding: text(of: entry), as: UTF8.self))
    }

    // MARK: Values

    /// The value at an index, or nil if it contains a number that no type can represent.
    func value(at index: Int) -> JSONValue? {
        let entry = tape[index]
        switch entry.kind {
        case .null: return .null
        case .true: return .bool(true)
        case .false: return .bool(false)
        case .string, .escapedString: return .string(string(entry))
        case .integer, .number: return number(entry)
        case .array:
            var items: [JSONValue] = []
            items.reserveCapacity(count(of: index))
            var place = index + 2
            while place < tape[index + 1].end {
                guard let item = value(at: place) else { return nil }
                items.append(item)
                place = end(of: place)
            }
            return .array(items)
        case .object:
            var members: [String: JSONValue] = [:]
            members.reserveCapacity(count(of: index))
            var place = index + 2
            while place < tape[index + 1].end {
                let name = string(tape[place])
                // The first one counts, and the others aren't decoded.
                if members[name] == nil {
                    guard let value = value(at: place + 1) else { return nil }
                    members[name] = value
                }
                place = end(of: place + 1)
            }
            return .object(members)
        }
    }

    private func number(_ entry: JSONEntry) -> JSONValue? {
        if entry.kind == .integer, let integer: Int64 = integer(entry) { return .integer(integer) }
        guard let number = double(entry) else { return nil }
        // From here on, `Double` rounds even integers, while `Decimal` may be exact.
        if abs(number) >= 0x1p53, let exact = decimal(entry) ?? Decimal(string: number.description) {
            return JSONValue.number(exact)
        }
        return Int64(exactly: number).map { .integer($0) } ?? .number(number)
    }
}
