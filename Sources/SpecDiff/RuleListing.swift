import YAMLTree

/// The rules as text for people.
package enum RuleListing {
    /// One line for each rule.
    package static var text: String {
        let width = Rule.all.map(\.id.count).max() ?? 0
        return Rule.all.map { rule in
            let padding = String(repeating: " ", count: width - rule.id.count)
            return "\(rule.id)\(padding)  \(rule.level.rawValue)\(rule.isSecurity ? ", security" : "")"
        }.joined(separator: "\n") + "\n"
    }

    /// A page for the docs.
    package static var markdown: String {
        var text = """
            # Rules of `bindgen diff`

            Made by `bindgen rules --format markdown`; do not edit. `bindgen explain RULE` prints one with its example.

            | rule | level | what it means | instead |
            |---|---|---|---|

            """
        for rule in Rule.all {
            let level = rule.isSecurity ? "\(rule.level.rawValue), security" : rule.level.rawValue
            text += "| `\(rule.id)` | \(level) | \(cell(rule.meaning)) | \(cell(rule.advice)) |\n"
        }
        return text
    }

    private static func cell(_ text: String) -> String { text.replacing("|", with: "\\|").replacing("<", with: "&lt;") }

    /// The rule's meaning, a bad example, and what to do instead.
    package static func explanation(of rule: Rule) -> String {
        let place =
            switch rule.example.shape {
            case .request: "a property of what callers send"
            case .response: "a property of what callers read"
            case .parameter: "a parameter"
            case .operation: "members of an operation"
            case .document: "members of the document"
            }
        func indented(_ text: String) -> String {
            (text.isEmpty ? "(nothing)" : text).split(separator: "\n").map { "      \($0)" }.joined(separator: "\n")
        }
        let mirror =
            switch rule.mirror {
            case .rule(let id): "\(id) fires where the change is undone"
            case .itself: "it fires too where the change is undone"
            case .none(let reason): reason
            }
        return """
            \(rule.id): \(rule.level.rawValue)\(rule.isSecurity ? ", security" : "")

            \(rule.meaning)

            Example, \(place):
              before
            \(indented(rule.example.before))
              after
            \(indented(rule.example.after))

            Instead: \(rule.advice.isEmpty ? "Nothing: callers need no change." : rule.advice)
            Mirror: \(mirror).

            """
    }

    /// The rule whose id is nearest to a misspelt one.
    package static func nearest(to text: String) -> String? { closestMatch(to: text, among: Rule.all.map(\.id)) }
}
