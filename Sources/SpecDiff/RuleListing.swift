import YAMLTree

/// The rules as text for people.
package enum RuleListing {
    /// One line for each rule.
    package static var text: String {
        let width = RuleTable.all.map(\.id.count).max() ?? 0
        return RuleTable.all.map { rule in
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
        for rule in RuleTable.all {
            let level = rule.isSecurity ? "\(rule.level.rawValue), security" : rule.level.rawValue
            text += "| `\(rule.id)` | \(level) | \(cell(rule.meaning)) | \(cell(rule.advice)) |\n"
        }
        return text
    }

    private static func cell(_ text: String) -> String { text.replacing("|", with: "\\|").replacing("<", with: "&lt;") }

    /// The rule's meaning, a bad example, and what to do instead.
    package static func explanation(of rule: Rule) -> String {
        func indented(_ text: String) -> String {
            (text.isEmpty ? "(nothing)" : text).split(separator: "\n").map { "      \($0)" }.joined(separator: "\n")
        }
        let mirror = rule.mirror == rule.id ? "it fires too" : "\(rule.mirror) fires"
        return """
            \(rule.id): \(rule.level.rawValue)\(rule.isSecurity ? ", security" : "")

            \(rule.meaning)

            Example, \(rule.example.place):
              before
            \(indented(rule.example.before))
              after
            \(indented(rule.example.after))

            Instead: \(rule.advice)
            Where the change is undone, \(mirror).

            """
    }

    /// The rule whose id is nearest to a misspelt one.
    package static func nearest(to text: String) -> String? { closestMatch(to: text, among: RuleTable.all.map(\.id)) }
}
