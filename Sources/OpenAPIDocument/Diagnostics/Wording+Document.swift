import YAMLTree

extension Wording {
    /// "Did you mean" if a candidate is close enough, otherwise all expected values.
    init(_ message: String, oneOf known: [String], not text: String) {
        self.init(
            message,
            closestMatch(to: text, among: known).map { "did you mean '\($0)'?" } ?? Self.list(known)
        )
    }

    /// The message for an example or a default that violates its schema.
    init(violation: SchemaViolation, others: Int, of what: String) {
        let more = others == 0 ? "" : others == 1 ? ", and in one other place" : ", and in \(others) other places"
        self.init(
            "the \(what) violates its schema\(more): \(violation.message)",
            violation.suggestion ?? "fix the \(what), or the schema"
        )
    }

    static func list(_ known: [String]) -> String {
        "expected one of \(known.map { "'\($0)'" }.joined(separator: ", "))"
    }
}

extension Node {
    /// The value here, for messages: `the string 'x'`, `a mapping`.
    var summary: String {
        guard case .scalar(let scalar) = content else { return kindDescription }
        guard scalar.text.utf8.count <= 40 else { return scalar.kind.description }
        switch scalar.kind {
        case .null: return "null"
        case .true, .false: return scalar.text
        case .integer, .bigInteger, .float: return "the number \(scalar.text)"
        case .string: return scalar.text.isEmpty ? "an empty string" : "the string '\(scalar.text)'"
        }
    }

    /// The fix that makes a value match one of the types, if it is clear.
    func fix(for types: [SchemaType]) -> String? {
        guard case .scalar(let scalar) = content else { return nil }
        switch scalar.kind {
        case .null: return nil
        case .string:
            let plain = Node(.scalar(Scalar(text: scalar.text, style: .plain)), location: location)
            let isMeant = plain.string == nil && !plain.isNull && types.contains { $0.includes(plain) }
            return isMeant ? "remove the quotes" : nil
        default: return types.contains(.string) ? "write it in quotes: \"\(scalar.text)\"" : nil
        }
    }
}

extension [SchemaType] {
    /// For messages: `'string' or 'null'`.
    var alternatives: String { map { "'\($0.rawValue)'" }.joined(separator: " or ") }
}
