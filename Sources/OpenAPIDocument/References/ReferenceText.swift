import YAMLTree

/// A parsed `$ref` string.
///
/// Source: RFC 3986, RFC 6901 section 6.
struct ReferenceText {
    enum Fragment {
        case none
        case pointer([String])
        case anchor(String)
    }

    /// The part before `#`, percent-decoded.
    ///
    /// Empty for the file itself.
    var file: String
    /// Such as `https`, or nil for a relative reference.
    var scheme: String?
    var fragment: Fragment

    /// Nil if the fragment isn't a JSON pointer.
    init?(_ text: String) {
        let hash = text.utf8.firstIndex(of: UInt8(ascii: "#"))
        let before = hash.map { text[..<$0] } ?? text[...]
        scheme = Self.scheme(of: before)
        file = scheme == nil ? Self.percentDecoded(before) : String(before)
        guard let hash else {
            fragment = .none
            return
        }
        let after = text[text.index(after: hash)...]
        switch after.utf8.first {
        case nil: fragment = .none
        case UInt8(ascii: "/"), UInt8(ascii: "%"):
            guard let pointer = try? JSONPointer(parsingFragment: String(after)) else { return nil }
            fragment = .pointer(pointer.tokens)
        default: fragment = .anchor(Self.percentDecoded(after))
        }
    }

    private static func scheme(of text: Substring) -> String? {
        guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")), colon > text.startIndex else { return nil }
        let name = text[..<colon]
        let isScheme = name.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
                true
            default: false
            }
        }
        return isScheme && name.first?.isLetter == true ? name.lowercased() : nil
    }

    /// Decodes `%20` and other escapes.
    ///
    /// Invalid escapes are kept.
    private static func percentDecoded(_ text: Substring) -> String {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
        let source = Array(text.utf8)
        var bytes: [UInt8] = []
        var position = 0
        while position < source.count {
            if source[position] == UInt8(ascii: "%"), position + 2 < source.count,
                let value = UInt8(String(decoding: source[(position + 1)...(position + 2)], as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                position += 3
            } else {
                bytes.append(source[position])
                position += 1
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
