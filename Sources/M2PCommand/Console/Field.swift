@_spi(Generated) import M2P

/// A member of a value and its printable text.
struct Field: Sendable, Equatable {
    /// The member's name, such as `result.status` for a nested member.
    let name: String
    let text: String
}

extension Field {
    /// The members of a request or a result, with sensitive ones redacted and absent ones omitted.
    static func all(of value: Any, prefix: String = "") -> [Field] {
        let members: [(name: String, value: Any)]
        switch value {
        case let value as any RedactingFields:
            members = value.shownFields.compactMap { field in field.value.map { (field.name, $0) } }
        case let value as any Encodable: members = MemberEncoder.members(of: value)
        default: members = []
        }
        return members.flatMap { name, value in
            let parts = all(of: value, prefix: "\(prefix)\(name).")
            return parts.isEmpty ? [Field(name: prefix + name, text: printable("\(value)"))] : parts
        }
    }

    /// A server's text can't control the terminal.
    static func printable(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { isControl($0) ? "\u{FFFD}" : $0 }))
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }
}
