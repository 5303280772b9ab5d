import YAMLTree

/// A string from the document as a Swift string literal.
func literal(_ text: String) -> String {
    if text.utf8.allSatisfy(standsForItself) { return "\"\(text)\"" }
    var result = "\""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\"": result += "\\\""
        case "\\": result += "\\\\"
        case "\n": result += "\\n"
        case "\r": result += "\\r"
        case "\t": result += "\\t"
        case _ where isInvisible(scalar):
            result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
        default: result.unicodeScalars.append(scalar)
        }
    }
    return result + "\""
}

/// Whether a byte is a visible ASCII character that needs no escape.
private func standsForItself(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte < 0x7F && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
}

/// Characters that are indistinguishable from others, or that change how the surrounding text reads.
private func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isHidden || (scalar.properties.generalCategory == .spaceSeparator && scalar != " ")
}
