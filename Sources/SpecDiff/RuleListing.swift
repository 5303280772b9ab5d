import YAMLTree

/// The rules in human-readable form.
package enum RuleListing {
    /// One line for each rule.
    package static var text: String {
        let width = RuleTable.all.map(\.id.count).max() ?? 0
        return RuleTable.all.map { rule in
            let padding = String(repeating: " ", count: width - rule.id.count)
            return "\(rule.id)\(padding)  \(rule.level.rawValue)\(rule.isSecurity ? ", security" : "")"
        }.joined(separator: "\n") + "\n"
    }

    /// A page for the documentation.
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
        text += "\n## The version\n\nThese have no level unless a review file gives one.\n\n"
        text += "| rule | what it means | instead |\n|---|---|---|\n"
        for rule in VersionRule.allCases {
            text += "| `\(rule.rawValue)` | \(cell(rule.meaning)) | \(cell(rule.advice)) |\n"
        }
        text += "\n## Renamed rules\n\nA review file may still use the old ids.\n\n| was | is |\n|---|---|\n"
        for (old, new) in RuleTable.renamed {
            text += "| `\(old)` | \(new.map { "`\($0)`" }.joined(separator: ", ")) |\n"
        }
        return text
    }

    /// In machine-readable form.
    package static var json: String {
        let rules = RuleTable.all.map { rule in
            JSONOutput.object([
                ("id", .string(rule.id)), ("area", .string(rule.area)), ("kind", .string(rule.action.rawValue)),
                ("effect", .string(rule.effect.rawValue)), ("direction", .optional(rule.direction?.rawValue)),
                ("level", .string(rule.level.rawValue)), ("security", .bool(rule.isSecurity)),
                ("mirror", .string(rule.mirror)), ("meaning", .string(rule.meaning)), ("fix", .string(rule.advice)),
                ("formerly", .array(rule.formerly.map { .string($0) })),
            ])
        }
        let version = VersionRule.allCases.map { rule in
            JSONOutput.object([
                ("id", .string(rule.rawValue)), ("area", .string("version")), ("level", .null),
                ("meaning", .string(rule.meaning)), ("fix", .string(rule.advice)),
            ])
        }
        return JSONOutput.object([("rules", .array(rules + version))]).text
    }

    private static func cell(_ text: String) -> String { text.replacing("|", with: "\\|").replacing("<", with: "&lt;") }

    /// The rule's meaning, an example that triggers it, and what to do instead.
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

    /// The rule with the most similar id.
    package static func nearest(to text: String) -> String? { closestMatch(to: text, among: RuleTable.all.map(\.id)) }
}
