/// A JSON pointer: the path from a document's root to one value.
///
/// Source: RFC 6901.
package struct JSONPointer: Hashable, Sendable {
    /// An error in the syntax of a JSON pointer.
    package enum ParseError: Error, Hashable, Sendable {
        /// It is neither empty nor starts with `/`.
        case missingSlash
        /// A `~` that isn't followed by 0 or 1.
        case badEscape(token: String)
        /// In a URI fragment: a `%` that isn't followed by two hexadecimal digits, or bytes that aren't UTF-8.
        case badPercentEncoding
    }

    /// The reference tokens, unescaped.
    package var tokens: [String]

    /// The root, or the value that the tokens lead to.
    package init(_ tokens: [String] = []) {
        self.tokens = tokens
    }

    /// Parses a pointer such as `/paths/~1otp/get`.
    ///
    /// The empty string is the root.
    ///
    /// Source: RFC 6901, sections 3 and 4.
    package init(parsing text: String) throws(ParseError) {
        tokens = []
        guard !text.isEmpty else { return }
        var pieces = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard pieces.removeFirst().isEmpty else { throw .missingSlash }
        tokens.reserveCapacity(pieces.count)
        for piece in pieces { tokens.append(try Self.unescape(Substring(piece))) }
    }

    /// Parses a percent-encoded URI fragment, with or without its `#`.
    ///
    /// Source: RFC 6901, section 6.
    package init(parsingFragment fragment: String) throws(ParseError) {
        let text = fragment.utf8.first == UInt8(ascii: "#") ? String(fragment.dropFirst()) : fragment
        try self.init(parsing: Self.percentDecode(text))
    }

    package func appending(_ token: String) -> JSONPointer { JSONPointer(tokens + [token]) }
    package func appending(_ index: Int) -> JSONPointer { appending(String(index)) }
    package func appending(_ pointer: JSONPointer) -> JSONPointer { JSONPointer(tokens + pointer.tokens) }

    package var isRoot: Bool { tokens.isEmpty }

    /// The pointer to the enclosing value, or nil for the root.
    package var parent: JSONPointer? { tokens.isEmpty ? nil : JSONPointer(Array(tokens.dropLast())) }

    /// As a URI fragment with its `#`, such as `#/paths/~1otp~1%7Bid%7D`.
    package var fragment: String {
        var bytes = [UInt8(ascii: "#")]
        for byte in description.utf8 {
            if Self.isAllowedInFragment(byte) {
                bytes.append(byte)
            } else {
                let digits = Array("0123456789ABCDEF".utf8)
                bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension JSONPointer: CustomStringConvertible {
    /// The pointer as a string, such as `/paths/~1otp/get`.
    ///
    /// Empty for the root.
    package var description: String {
        var bytes: [UInt8] = []
        for token in tokens {
            bytes.append(UInt8(ascii: "/"))
            for byte in token.utf8 {
                switch byte {
                case UInt8(ascii: "~"): bytes += [byte, UInt8(ascii: "0")]
                case UInt8(ascii: "/"): bytes += [UInt8(ascii: "~"), UInt8(ascii: "1")]
                default: bytes.append(byte)
                }
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension JSONPointer {
    private static func unescape(_ token: Substring) throws(ParseError) -> String {
        guard token.utf8.contains(UInt8(ascii: "~")) else { return String(token) }
        var bytes: [UInt8] = []
        var rest = token.utf8.makeIterator()
        while let byte = rest.next() {
            guard byte == UInt8(ascii: "~") else {
                bytes.append(byte)
                continue
            }
            switch rest.next() {
            case UInt8(ascii: "0"): bytes.append(UInt8(ascii: "~"))
            case UInt8(ascii: "1"): bytes.append(UInt8(ascii: "/"))
            default: throw .badEscape(token: String(token))
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func percentDecode(_ text: String) throws(ParseError) -> String {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
        var bytes: [UInt8] = []
        var rest = text.utf8.makeIterator()
        while let byte = rest.next() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let high = rest.next()?.hexDigitValue, let low = rest.next()?.hexDigitValue else {
                throw .badPercentEncoding
            }
            bytes.append(high << 4 | low)
        }
        let decoded = String(decoding: bytes, as: UTF8.self)
        guard decoded.utf8.elementsEqual(bytes) else { throw .badPercentEncoding }
        return decoded
    }

    /// Source: RFC 3986, section 3.5.
    private static func isAllowedInFragment(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "-._~!$&'()*+,;=:@/?".utf8.contains(byte)
        }
    }
}

extension UInt8 {
    /// The value 0 to 15 of an ASCII hexadecimal digit, or nil for any other byte.
    var hexDigitValue: UInt8? {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
