/// A JSON value to print, its members in the order that they are given.
package indirect enum JSONOutput {
    case null
    case bool(Bool)
    case integer(Int)
    /// Digits as they are.
    case number(String)
    case string(String)
    case array([JSONOutput])
    case object([(String, JSONOutput)])

    package static func optional(_ text: String?) -> JSONOutput { text.map { .string($0) } ?? .null }

    /// The value, indented by two spaces a level, and a line break.
    package var text: String {
        var text = ""
        write(to: &text, "\n")
        return text + "\n"
    }

    /// - Parameter lineBreak: a line break and the indentation of the line that the value begins in.
    private func write(to text: inout String, _ lineBreak: String) {
        switch self {
        case .null: text += "null"
        case .bool(let value): text += value ? "true" : "false"
        case .integer(let value): text += String(value)
        case .number(let digits): text += digits
        case .string(let value): text += value.quotedForJSON
        case .array(let values):
            if values.isEmpty { return text += "[]" }
            var separator = "["
            for value in values {
                text += separator + lineBreak + "  "
                value.write(to: &text, lineBreak + "  ")
                separator = ","
            }
            text += lineBreak + "]"
        case .object(let members):
            if members.isEmpty { return text += "{}" }
            var separator = "{"
            for (key, value) in members {
                text += separator + lineBreak + "  " + key.quotedForJSON + ": "
                value.write(to: &text, lineBreak + "  ")
                separator = ","
            }
            text += lineBreak + "}"
        }
    }
}
