/// A member of a value with its text, as it may be shown.
struct Field: Sendable, Equatable {
    /// The member's name; `result.status` for a member of a member.
    let name: String
    let text: String
}

extension Field {
    /// The members of a request or a result, sensitive ones redacted, absent ones left out.
    ///
    /// Reads the value's mirror, where the bindings put what may be shown (`Redacting`).
    static func all(of value: Any) -> [Field] {
        fields(of: value, prefix: "")
    }

    private static func fields(of value: Any, prefix: String) -> [Field] {
        Mirror(reflecting: value).children.flatMap { label, child -> [Field] in
            guard let label, let present = unwrapped(child) else { return [] }
            let name = prefix + label
            if Mirror(reflecting: present).displayStyle == .struct, !hasOwnText(present) {
                return fields(of: present, prefix: "\(name).")
            }
            return [Field(name: name, text: printable(String(describing: present)))]
        }
    }

    private static func hasOwnText(_ value: Any) -> Bool {
        Mirror(reflecting: value).children.isEmpty
    }

    private static func unwrapped(_ value: Any) -> Any? {
        let mirror = Mirror(reflecting: value)
        guard mirror.displayStyle == .optional else { return value }
        return mirror.children.first.flatMap { unwrapped($0.value) }
    }

    /// A server's text cannot steer the terminal.
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
