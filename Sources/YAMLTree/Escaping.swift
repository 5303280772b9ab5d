/// Escapes untrusted text for each output format, with one function per format.
///
/// They work on scalars or bytes, because a `Character` can be several: CR LF, or a quote with a combining mark.
extension String {
    /// One line of a terminal or a log.
    package var escapedForTerminal: String { showingHidden }

    /// The data after `::` in a workflow command.
    ///
    /// Source: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
    package var escapedForWorkflow: String { escapingBytes { $0 == UInt8(ascii: "%") || $0 < 0x20 } }

    /// A property of a workflow command.
    package var escapedForWorkflowProperty: String {
        escapingBytes { [UInt8(ascii: "%"), UInt8(ascii: ":"), UInt8(ascii: ",")].contains($0) || $0 < 0x20 }
    }

    /// Markdown without any markup, mentions or links.
    ///
    /// Source: CommonMark 0.31, 2.4: a backslash before ASCII punctuation makes it literal.
    package var escapedForMarkdown: String {
        var result: [UInt8] = []
        for byte in showingHidden.utf8 {
            switch byte {
            case UInt8(ascii: "<"): result += "&lt;".utf8
            case UInt8(ascii: ">"): result += "&gt;".utf8
            case UInt8(ascii: "&"): result += "&amp;".utf8
            // GitHub treats an escaped `@` as a mention too.
            case UInt8(ascii: "@"): result += "@\u{200B}".utf8
            case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "["),
                UInt8(ascii: "]"), UInt8(ascii: "|"), UInt8(ascii: "#"), UInt8(ascii: "~"), UInt8(ascii: "$"):
                result += [UInt8(ascii: "\\"), byte]
            default:
                // GitHub links an address that has `://` or `www.`.
                let isInLink = byte == UInt8(ascii: "/") && result.last == UInt8(ascii: ":")
                if isInLink || byte == UInt8(ascii: ".") && result.suffix(3).elementsEqual("www".utf8) {
                    result.append(UInt8(ascii: "\\"))
                }
                result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// A Markdown code span with its backticks.
    ///
    /// Safe inside a table.
    package var markdownCode: String {
        var result: [UInt8] = [UInt8(ascii: "`")]
        for byte in showingHidden.utf8 {
            switch byte {
            case UInt8(ascii: "`"): result.append(UInt8(ascii: "'"))
            case UInt8(ascii: "|"): result += "\\|".utf8
            default: result.append(byte)
            }
        }
        result.append(UInt8(ascii: "`"))
        return String(decoding: result, as: UTF8.self)
    }

    /// Text or an attribute's value in HTML.
    package var escapedForHTML: String {
        var result: [UInt8] = []
        for byte in showingHidden.utf8 {
            switch byte {
            case UInt8(ascii: "<"): result += "&lt;".utf8
            case UInt8(ascii: ">"): result += "&gt;".utf8
            case UInt8(ascii: "&"): result += "&amp;".utf8
            case UInt8(ascii: "\""): result += "&quot;".utf8
            case UInt8(ascii: "'"): result += "&#39;".utf8
            default: result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// A path as a URI reference.
    ///
    /// Source: RFC 3986, section 2.3.
    package var escapedForURI: String {
        var text = ""
        for byte in utf8 {
            let isPlain =
                (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte)
                || "-._~/".utf8.contains(byte)
            let digits = String(byte, radix: 16, uppercase: true)
            text += isPlain ? String(Unicode.Scalar(byte)) : "%\(digits.count == 1 ? "0" : "")\(digits)"
        }
        return text
    }

    /// A JSON string with its quotes.
    ///
    /// Invisible characters are escaped.
    ///
    /// Source: RFC 8259, section 7.
    package var quotedForJSON: String {
        var result: [UInt8] = [UInt8(ascii: "\"")]
        for scalar in unicodeScalars {
            switch scalar {
            case "\"": result += "\\\"".utf8
            case "\\": result += "\\\\".utf8
            case "\n": result += "\\n".utf8
            case "\r": result += "\\r".utf8
            case "\t": result += "\\t".utf8
            case _ where scalar.isHidden:
                for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter {
                    let digits = String(unit, radix: 16)
                    result += "\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".utf8
                }
            default: result += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
            }
        }
        result.append(UInt8(ascii: "\""))
        return String(decoding: result, as: UTF8.self)
    }

    /// Percent-encodes some of the bytes and escapes other invisible characters.
    private func escapingBytes(_ isEscaped: (UInt8) -> Bool) -> String {
        var result: [UInt8] = []
        let digits = Array("0123456789ABCDEF".utf8)
        func append(_ bytes: some Sequence<UInt8>) {
            for byte in bytes {
                if isEscaped(byte) {
                    result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
                } else {
                    result.append(byte)
                }
            }
        }
        // Line breaks stay as `%0A`.
        var rest = Substring(self).utf8
        while let end = rest.firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) {
            append(String(Substring(rest[..<end])).showingHidden.utf8)
            append([rest[end]])
            rest = rest[rest.index(after: end)...]
        }
        append(String(Substring(rest)).showingHidden.utf8)
        return String(decoding: result, as: UTF8.self)
    }
}
