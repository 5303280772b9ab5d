extension JSONParser {
    mutating func string(_ style: Scalar.Style, at start: SourceLocation) throws(Failure) {
        position += 1
        let first = position
        var continuations = 0
        while position < text.count {
            let byte = text[position]
            if byte == UInt8(ascii: "\"") {
                let slice = UnsafeBufferPointer(rebasing: text[first..<position])
                position += 1
                columnBase += continuations
                return try build { builder throws(Diagnostic) in try builder.scalar(slice, style, at: start) }
            }
            if byte == UInt8(ascii: "\\") { break }
            if byte < 0x20 { break }
            if byte < 0x80 {
                position += 1
            } else {
                let width = try scalarWidth()
                position += width
                continuations += width - 1
            }
        }
        columnBase += continuations
        scratch.removeAll(keepingCapacity: true)
        scratch.append(contentsOf: text[first..<position])
        try unescape(at: start)
        let unescaped = scratch
        try build { builder throws(Diagnostic) in
            try unescaped.withUnsafeBufferPointer { (slice) throws(Diagnostic) in
                try builder.scalar(slice, style, at: start)
            }
        }
    }

    /// Reads the rest of a string into `scratch`, starting at its first escape.
    private mutating func unescape(at start: SourceLocation) throws(Failure) {
        while position < text.count {
            let byte = text[position]
            switch byte {
            case UInt8(ascii: "\""):
                position += 1
                return
            case UInt8(ascii: "\\"): try escape()
            case 0..<0x20:
                throw .syntax(
                    .jsonSyntax(
                        "found \(describeHere()) in a string",
                        at: location,
                        "write it as an escape such as '\\n' or '\\t'"
                    )
                )
            case 0x80...:
                let width = try scalarWidth()
                scratch.append(contentsOf: text[position..<(position + width)])
                position += width
                columnBase += width - 1
            default:
                scratch.append(byte)
                position += 1
            }
        }
        throw .syntax(.jsonSyntax("the string that starts here is not closed", at: start, "add the closing '\"'"))
    }

    private mutating func escape() throws(Failure) {
        let start = location
        position += 1
        let letter = peek
        position += 1
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): scratch.append(letter)
        case UInt8(ascii: "b"): scratch.append(0x08)
        case UInt8(ascii: "f"): scratch.append(0x0C)
        case UInt8(ascii: "n"): scratch.append(0x0A)
        case UInt8(ascii: "r"): scratch.append(0x0D)
        case UInt8(ascii: "t"): scratch.append(0x09)
        case UInt8(ascii: "u"):
            var value = try fourHexDigits(from: start)
            if (0xD800..<0xDC00).contains(value), peek == UInt8(ascii: "\\"), peek(1) == UInt8(ascii: "u") {
                position += 2
                let low = try fourHexDigits(from: start)
                value = (0xDC00..<0xE000).contains(low) ? 0x10000 + ((value & 0x3FF) << 10 | low & 0x3FF) : 0xD800
            }
            guard let scalar = Unicode.Scalar(value), let bytes = UTF8.encode(scalar) else {
                throw .document(
                    .jsonSyntax(
                        "half of a surrogate pair in a string",
                        at: start,
                        "write both halves, or the character itself"
                    )
                )
            }
            scratch.append(contentsOf: bytes)
        default:
            throw .syntax(.jsonSyntax("unknown escape in a string", at: start, "write '\\\\' for a backslash"))
        }
    }

    private mutating func fourHexDigits(from start: SourceLocation) throws(Failure) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let digit = peek.hexDigitValue else {
                throw .syntax(.jsonSyntax("expected four hexadecimal digits after '\\u'", at: start, nil))
            }
            value = value << 4 | UInt32(digit)
            position += 1
        }
        return value
    }

    mutating func number(at start: SourceLocation) throws(Failure) {
        let first = position
        if peek == UInt8(ascii: "-") { position += 1 }
        let integerStart = position
        try digits()
        if position - integerStart > 1, text[integerStart] == UInt8(ascii: "0") {
            throw .yamlSyntax(
                .jsonSyntax("a number has a leading zero", at: start, "put it in quotes, or remove the zero")
            )
        }
        if peek == UInt8(ascii: ".") {
            position += 1
            try digits()
        }
        if peek | 0x20 == UInt8(ascii: "e") {
            position += 1
            if peek == UInt8(ascii: "+") || peek == UInt8(ascii: "-") { position += 1 }
            try digits()
        }
        let slice = UnsafeBufferPointer(rebasing: text[first..<position])
        try build { builder throws(Diagnostic) in try builder.scalar(slice, .plain, at: start) }
    }

    private mutating func digits() throws(Failure) {
        let start = position
        while (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(peek) { position += 1 }
        if position == start { throw unexpected("a digit") }
    }

    mutating func word(_ word: StaticString, at start: SourceLocation) throws(Failure) {
        let rest = UnsafeBufferPointer(rebasing: text[position...].prefix(word.utf8CodeUnitCount))
        guard word.withUTF8Buffer({ $0.elementsEqual(rest) }) else { throw unexpected("a value") }
        position += rest.count
        try build { builder throws(Diagnostic) in try builder.scalar(rest, .plain, at: start) }
    }
}

extension Diagnostic {
    static func jsonSyntax(_ message: String, at location: SourceLocation, _ suggestion: String?) -> Diagnostic {
        Diagnostic(faults.jsonSyntax, Wording(message, suggestion), at: location)
    }
}
