/// Reads a JSON text (RFC 8259) in one pass and lists its values.
///
/// It doesn't recurse. What it accepts is well formed, so code that reads the values only checks their types.
struct JSONParser {
    /// An entry of eight bytes for each value or member name, in the order of the text.
    ///
    /// An array or object has a second entry with its end and its number of items.
    private(set) var tape = ContiguousArray<JSONEntry>()
    private let bytes: UnsafePointer<UInt8>
    private let count: Int
    private var position = 0
    /// The tape indices of the arrays and objects around the position.
    private var open: [Int] = []
    private var limit: Int

    /// Parses a text that is followed by a zero byte.
    ///
    /// - Parameter maximumDepth: The maximum nesting depth. It is evaluated only beyond `usualDepth`, which takes longer than
    ///   parsing a typical body.
    init(
        _ bytes: UnsafePointer<UInt8>,
        count: Int,
        usualDepth: Int,
        maximumDepth: () -> Int
    ) throws(JSONSyntaxError) {
        self.bytes = bytes
        self.count = count
        limit = usualDepth
        guard count <= JSONDocument.maximumCount else { throw error(.size) }
        // Only the encodings with 16 and 32 bits begin with zeros or with the bytes of their byte order marks.
        for index in 0..<min(count, 4) where bytes[index] == 0 || bytes[index] >= 0xFE { throw error(.notUnicode) }
        if bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { position = 3 }
        tape.reserveCapacity(count / 8 + 2)
        try parse(maximumDepth)
    }

    private func error(_ reason: JSONSyntaxError.Reason = .notJSON, at offset: Int? = nil) -> JSONSyntaxError {
        let text = UnsafeBufferPointer(start: bytes, count: count)
        return JSONSyntaxError(reason, at: min(offset ?? position, count), in: text)
    }

    /// The byte at the position; zero at the end, which JSON doesn't contain.
    private var next: UInt8 { bytes[position] }

    private mutating func skipSpace() {
        while true {
            let byte = next
            guard byte <= 0x20, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
            position += 1
        }
    }

    private mutating func parse(_ maximumDepth: () -> Int) throws(JSONSyntaxError) {
        skipSpace()
        while true {
            // The position is at the first byte of a value.
            switch next {
            case UInt8(ascii: "{"):
                try begin(.object, maximumDepth)
                if next != UInt8(ascii: "}") {
                    try name()
                    continue
                }
            case UInt8(ascii: "["):
                try begin(.array, maximumDepth)
                if next != UInt8(ascii: "]") { continue }
            case UInt8(ascii: "\""): try string()
            case UInt8(ascii: "t"): try word("true", .true)
            case UInt8(ascii: "f"): try word("false", .false)
            case UInt8(ascii: "n"): try word("null", .null)
            default: try number()
            }
            // The position is after a value, or at the end of an empty array or object.
            if try close() { return }
        }
    }

    /// Ends the arrays and objects that end here, and moves to the next value.
    ///
    /// Returns true at the end of the text.
    private mutating func close() throws(JSONSyntaxError) -> Bool {
        while true {
            skipSpace()
            guard let container = open.last else {
                guard position == count else { throw error() }
                return true
            }
            let isObject = tape[container].kind == .object
            switch next {
            case UInt8(ascii: ","):
                position += 1
                skipSpace()
                tape[container + 1].count += 1
                if isObject { try name() }
                return false
            case isObject ? UInt8(ascii: "}") : UInt8(ascii: "]"):
                // An empty one has only its two entries.
                if tape.count > container + 2 { tape[container + 1].count += 1 }
                tape[container + 1].end = tape.count
                open.removeLast()
                position += 1
            default: throw error()
            }
        }
    }

    private mutating func begin(_ kind: JSONEntry.Kind, _ maximumDepth: () -> Int) throws(JSONSyntaxError) {
        if open.count >= limit {
            limit = max(limit, maximumDepth())
            if open.count >= limit { throw error(.depth(limit: limit)) }
        }
        open.append(tape.count)
        tape.append(JSONEntry(kind, at: position, count: 1))
        tape.append(JSONEntry(bits: 0))
        position += 1
        skipSpace()
    }

    /// Reads the name of a member and the colon after it.
    private mutating func name() throws(JSONSyntaxError) {
        guard next == UInt8(ascii: "\"") else { throw error() }
        try string()
        skipSpace()
        guard next == UInt8(ascii: ":") else { throw error() }
        position += 1
        skipSpace()
    }

    private mutating func word(_ word: StaticString, _ kind: JSONEntry.Kind) throws(JSONSyntaxError) {
        for index in 0..<word.utf8CodeUnitCount where bytes[position + index] != word.utf8Start[index] { throw error() }
        tape.append(JSONEntry(kind, at: position, count: word.utf8CodeUnitCount))
        position += word.utf8CodeUnitCount
    }

    private mutating func string() throws(JSONSyntaxError) {
        position += 1
        let start = position
        var isEscaped = false
        var isASCII = true
        while true {
            let byte = next
            if byte == UInt8(ascii: "\"") { break }
            if byte == UInt8(ascii: "\\") {
                isEscaped = true
                try escape()
                continue
            }
            guard byte >= 0x20 else { throw error() }
            if byte >= 0x80 { isASCII = false }
            position += 1
        }
        if !isASCII, let fault = UTF8Check.firstFault(in: bytes, start..<position) {
            throw error(.notUnicode, at: fault)
        }
        tape.append(JSONEntry(isEscaped ? .escapedString : .string, at: start, count: position - start))
        position += 1
    }

    private mutating func escape() throws(JSONSyntaxError) {
        position += 1
        switch next {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            position += 1
        case UInt8(ascii: "u"):
            let start = position - 1
            let unit = try codeUnit()
            if UTF16.isTrailSurrogate(unit) { throw error(.notUnicode, at: start) }
            guard UTF16.isLeadSurrogate(unit) else { return }
            guard next == UInt8(ascii: "\\"), bytes[position + 1] == UInt8(ascii: "u") else {
                throw error(.notUnicode, at: start)
            }
            position += 1
            guard UTF16.isTrailSurrogate(try codeUnit()) else { throw error(.notUnicode, at: start) }
        default: throw error()
        }
    }

    /// Reads a `u` and the four digits after it.
    private mutating func codeUnit() throws(JSONSyntaxError) -> UInt16 {
        var unit: UInt16 = 0
        for _ in 0..<4 {
            position += 1
            guard let digit = JSONDocument.hexadecimal(next) else { throw error() }
            unit = unit << 4 | UInt16(digit)
        }
        position += 1
        return unit
    }

    private mutating func number() throws(JSONSyntaxError) {
        let start = position
        var kind = JSONEntry.Kind.integer
        if next == UInt8(ascii: "-") { position += 1 }
        if next == UInt8(ascii: "0") { position += 1 } else { try digits() }
        if next == UInt8(ascii: ".") {
            kind = .number
            position += 1
            try digits()
        }
        if next | 0x20 == UInt8(ascii: "e") {
            kind = .number
            position += 1
            if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { position += 1 }
            try digits()
        }
        tape.append(JSONEntry(kind, at: start, count: position - start))
    }

    private mutating func digits() throws(JSONSyntaxError) {
        let start = position
        while next &- UInt8(ascii: "0") < 10 { position += 1 }
        guard position > start else { throw error() }
    }
}

/// One value of a text: its kind, its start and its number of bytes.
struct JSONEntry {
    enum Kind: UInt8 {
        case null, `true`, `false`
        /// Only digits, after an optional minus sign.
        case integer
        case number
        case string, escapedString
        case array, object
    }

    private var bits: UInt64

    /// - Parameters:
    ///   - offset: For a string, the offset of the first byte after the quotation mark.
    ///   - count: For a string, the number of bytes between the quotation marks.
    init(_ kind: Kind, at offset: Int, count: Int) {
        bits = UInt64(kind.rawValue) << 60 | UInt64(count) << 30 | UInt64(offset)
    }

    /// The second entry of an array or object.
    init(bits: UInt64) { self.bits = bits }

    var kind: Kind { Kind(rawValue: UInt8(bits >> 60)).unsafelyUnwrapped }
    var isContainer: Bool { bits >> 60 >= UInt64(Kind.array.rawValue) }
    var offset: Int { Int(bits & 0x3FFF_FFFF) }
    var length: Int { Int(bits >> 30 & 0x3FFF_FFFF) }

    /// In the second entry of an array or object: the index after its last value.
    var end: Int {
        get { offset }
        set { bits = bits & ~0x3FFF_FFFF | UInt64(newValue) }
    }
    /// In the second entry of an array or object: the number of items or members.
    var count: Int {
        get { Int(bits >> 30) }
        set { bits = bits & 0x3FFF_FFFF | UInt64(newValue) << 30 }
    }
}

/// UTF-8 (RFC 3629).
enum UTF8Check {
    /// The offset of the first byte that isn't valid UTF-8, or nil.
    static func firstFault(in bytes: UnsafePointer<UInt8>, _ range: Range<Int>) -> Int? {
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = bytes[index]
            if byte < 0x80 {
                index += 1
                continue
            }
            let following: Int
            // After some first bytes, the second has a smaller range, which excludes overlong encodings, surrogates and
            // values above U+10FFFF.
            let second: ClosedRange<UInt8>
            switch byte {
            case 0xC2...0xDF: (following, second) = (1, 0x80...0xBF)
            case 0xE0: (following, second) = (2, 0xA0...0xBF)
            case 0xED: (following, second) = (2, 0x80...0x9F)
            case 0xE1...0xEF: (following, second) = (2, 0x80...0xBF)
            case 0xF0: (following, second) = (3, 0x90...0xBF)
            case 0xF1...0xF3: (following, second) = (3, 0x80...0xBF)
            case 0xF4: (following, second) = (3, 0x80...0x8F)
            default: return index
            }
            guard index + following < range.upperBound, second.contains(bytes[index + 1]),
                (index + 1...index + following).allSatisfy({ bytes[$0] & 0xC0 == 0x80 })
            else { return index }
            index += following + 1
        }
        return nil
    }
}
