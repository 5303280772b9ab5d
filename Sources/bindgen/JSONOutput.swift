import YAMLTree

/// A JSON value to print, its members in the order that they are given.
indirect enum JSONOutput {
    case string(String)
    case integer(Int)
    case array([JSONOutput])
    case object([(String, JSONOutput)])
    case null

    static func optional(_ text: String?) -> JSONOutput { text.map { .string($0) } ?? .null }

    /// The value, indented by two spaces a level.
    var text: String {
        var text = ""
        write(to: &text, depth: 0)
        return text
    }

    private func write(to text: inout String, depth: Int) {
        let indentation = String(repeating: "  ", count: depth + 1)
        let end = "\n" + String(repeating: "  ", count: depth)
        switch self {
        case .null: text += "null"
        case .integer(let value): text += String(value)
        case .string(let value): text += value.quotedForJSON
        case .array(let values):
            if values.isEmpty {
                text += "[]"
                return
            }
            text += "["
            for (index, value) in values.enumerated() {
                text += index == 0 ? "\n\(indentation)" : ",\n\(indentation)"
                value.write(to: &text, depth: depth + 1)
            }
            text += "\(end)]"
        case .object(let members):
            text += "{"
            for (index, member) in members.enumerated() {
                text += index == 0 ? "\n\(indentation)" : ",\n\(indentation)"
                text += "\(member.0.quotedForJSON): "
                member.1.write(to: &text, depth: depth + 1)
            }
            text += members.isEmpty ? "}" : "\(end)}"
        }
    }
}
