/// How a parameter becomes text (OpenAPI, Parameter Object, `style`).
public enum ParameterStyle: Sendable {
    /// Values separated by commas: `a,b`.
    case simple
    /// In a path, each value after a period: `.a.b`.
    case label
    /// In a path, named values after semicolons: `;id=a`.
    case matrix
    /// In a query or cookie, named values: `id=a&id=b`.
    case form
    /// In a query, the values of an array separated by spaces: `id=a%20b`.
    case spaceDelimited
    /// In a query, the values of an array separated by vertical bars: `id=a%7Cb`.
    case pipeDelimited
    /// In a query, the members of an object in brackets: `id[member]=a`.
    case deepObject
}

extension ParameterStyle {
    /// The text for a path segment or a header field; `encode` escapes one name or value.
    func segment(
        _ name: String,
        _ content: ParameterContent,
        explode: Bool,
        encode: (String) -> String
    ) -> String {
        switch (self, content) {
        case (.label, .primitive(let text)): "." + encode(text)
        case (.label, .array(let texts)): "." + texts.map(encode).joined(separator: explode ? "." : ",")
        case (.label, .object(let members)):
            "."
                + (explode
                    ? members.map { "\(encode($0.0))=\(encode($0.1))" }.joined(separator: ".")
                    : members.map { "\(encode($0.0)),\(encode($0.1))" }.joined(separator: ","))
        case (.matrix, .primitive(let text)): Self.matrix(name, encode(text), encode)
        case (.matrix, .array(let texts)):
            explode
                ? texts.map { Self.matrix(name, encode($0), encode) }.joined()
                : Self.matrix(name, texts.map(encode).joined(separator: ","), encode)
        case (.matrix, .object(let members)):
            explode
                ? members.map { Self.matrix($0.0, encode($0.1), encode) }.joined()
                : Self.matrix(
                    name,
                    members.map { "\(encode($0.0)),\(encode($0.1))" }.joined(separator: ","),
                    encode
                )
        case (_, .primitive(let text)): encode(text)
        case (_, .array(let texts)): texts.map(encode).joined(separator: ",")
        case (_, .object(let members)):
            members.map { "\(encode($0.0))\(explode ? "=" : ",")\(encode($0.1))" }.joined(separator: ",")
        }
    }

    /// The name and value pairs of a query, form or cookie; `encode` escapes one name or value.
    func pairs(
        _ name: String,
        _ content: ParameterContent,
        explode: Bool,
        encode: (String) -> String
    ) -> [String] {
        let key = encode(name)
        switch (self, content) {
        case (_, .primitive(let text)): return ["\(key)=\(encode(text))"]
        case (.deepObject, .object(let members)):
            return members.map { "\(key)%5B\(encode($0.0))%5D=\(encode($0.1))" }
        case (_, .array(let texts)) where explode: return texts.map { "\(key)=\(encode($0))" }
        case (_, .object(let members)) where explode: return members.map { "\(encode($0.0))=\(encode($0.1))" }
        case (_, .array(let texts)): return ["\(key)=\(texts.map(encode).joined(separator: separator))"]
        case (_, .object(let members)):
            return [
                "\(key)=" + members.map { "\(encode($0.0))\(separator)\(encode($0.1))" }.joined(separator: separator)
            ]
        }
    }

    /// An empty value goes without its `=` (RFC 6570, section 3.2.7).
    private static func matrix(_ name: String, _ value: String, _ encode: (String) -> String) -> String {
        value.isEmpty ? ";\(encode(name))" : ";\(encode(name))=\(value)"
    }

    private var separator: String {
        switch self {
        case .spaceDelimited: "%20"
        case .pipeDelimited: "%7C"
        default: ","
        }
    }
}

/// Percent-encoding (RFC 3986, section 2).
enum PercentEncoding {
    /// Everything but the unreserved characters as `%XX` of its UTF-8 bytes.
    static func encode(_ text: String) -> String { encode(text, keepingReserved: false) }

    /// As `encode`, but the reserved characters stay (`allowReserved`), `#` excepted, and so do `%XX` triples.
    static func encodeKeepingReserved(_ text: String) -> String { encode(text, keepingReserved: true) }

    private static func encode(_ text: String, keepingReserved: Bool) -> String {
        if text.utf8.allSatisfy(isUnreserved) { return text }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count + 16)
        var rest = Substring(text).utf8
        while let byte = rest.popFirst() {
            let stays = keepingReserved && (isReserved(byte) || byte == UInt8(ascii: "%") && startsTriple(rest))
            if stays || isUnreserved(byte) {
                bytes.append(byte)
            } else {
                bytes.append(UInt8(ascii: "%"))
                bytes.append(hexDigit(byte >> 4))
                bytes.append(hexDigit(byte & 15))
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func hexDigit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"):
            true
        default: false
        }
    }

    private static func isReserved(_ byte: UInt8) -> Bool {
        ":/?[]@!$&'()*+,;=".utf8.contains(byte)
    }

    /// Whether two hexadecimal digits follow a percent sign.
    private static func startsTriple(_ rest: Substring.UTF8View) -> Bool {
        let digits = rest.prefix(2)
        return digits.count == 2 && digits.allSatisfy { "0123456789ABCDEFabcdef".utf8.contains($0) }
    }
}
