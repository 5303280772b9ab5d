extension JSONParser {
    /// The current byte, or 0 at the end.
    ///
    /// JSON never contains 0.
    var peek: UInt8 { position < text.count ? text[position] : 0 }

    func peek(_ distance: Int) -> UInt8 { position + distance < text.count ? text[position + distance] : 0 }

    var location: SourceLocation {
        SourceLocation(
            file: file,
            line: UInt32(truncatingIfNeeded: line),
            column: UInt32(truncatingIfNeeded: position - columnBase)
        )
    }

    mutating func skipSpace() {
        while position < text.count {
            switch text[position] {
            case UInt8(ascii: " "), UInt8(ascii: "\t"): position += 1
            case UInt8(ascii: "\n"):
                position += 1
                newLine()
            case UInt8(ascii: "\r"):
                position += 1
                if peek != UInt8(ascii: "\n") { newLine() }
            default: return
            }
        }
    }

    mutating func newLine() {
        line += 1
        columnBase = position - 1
    }

    /// The length of the scalar at the current position, checked to be UTF-8 (the Unicode Standard, table 3-7).
    func scalarWidth() throws(Failure) -> Int {
        let width: Int
        var second: ClosedRange<UInt8> = 0x80...0xBF
        switch text[position] {
        case 0xC2...0xDF: width = 2
        case 0xE0: (width, second) = (3, 0xA0...0xBF)
        case 0xED: (width, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: width = 3
        case 0xF0: (width, second) = (4, 0x90...0xBF)
        case 0xF4: (width, second) = (4, 0x80...0x8F)
        case 0xF1...0xF3: width = 4
        default: throw invalidUTF8()
        }
        guard second.contains(peek(1)) else { throw invalidUTF8() }
        for distance in 2..<4 where distance < width {
            guard peek(distance).isUTF8Continuation else { throw invalidUTF8() }
        }
        return width
    }

    func describeHere() -> String { SourceText(text, file: file).description(at: position) }

    func unexpected(_ expected: String) -> Failure {
        if position < text.count, text[position] >= 0x80 {
            do throws(Failure) { _ = try scalarWidth() } catch { return error }
        }
        let diagnostic = Diagnostic.jsonSyntax("expected \(expected), found \(describeHere())", at: location, nil)
        return startsYAMLSyntax ? .yamlSyntax(diagnostic) : .syntax(diagnostic)
    }

    /// Whether the unexpected character here could start a comment, a plain or single-quoted scalar, an anchor, an
    /// alias or a tag, or is the bracket after a trailing comma.
    private var startsYAMLSyntax: Bool {
        switch peek {
        case UInt8(ascii: "#"), UInt8(ascii: "'"), UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "!"),
            UInt8(ascii: "]"),
            UInt8(ascii: "}"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "<"),
            UInt8(ascii: "$"), UInt8(ascii: "~"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), 0x80...:
            true
        default: false
        }
    }

    func invalidUTF8() -> Failure {
        let byte = String(text[position], radix: 16, uppercase: true)
        let location = SourceText(text, file: file).location(of: position)
        return .document(Diagnostic(faults.invalidUTF8, "the byte 0x\(byte) is not UTF-8 here", at: location))
    }
}

extension UInt8 {
    var isJSONSpace: Bool {
        self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") || self == UInt8(ascii: "\n")
            || self == UInt8(ascii: "\r")
    }
}
