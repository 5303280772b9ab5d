import YAMLTree

/// `--format markdown`: for a comment on a pull request.
///
/// GitHub takes comments of at most 65,536 characters: what does not fit is left out, and the report says how much.
struct MarkdownReport {
    static let limit = 65_000

    let report: DiffReport

    var text: String {
        var text = head
        let closing = 200
        var left = 0
        for section in sections {
            if text.utf16.count + section.utf16.count + closing <= Self.limit {
                text += section
            } else {
                left += 1
            }
        }
        if left > 0 {
            text +=
                "\n> **Cut:** \(left) part\(left == 1 ? "" : "s") of this report did not fit a comment; `bindgen diff` shows all of it.\n"
        }
        return text
    }

    private var head: String {
        var text = "### API changes: \(report.summary)\n\n"
        text += "**Version step: \(report.verdict.bump.rawValue)**, since \(report.verdict.reason)."
        if let complaint = report.verdict.complaint { text += " :warning: \(complaint.escapedForMarkdown)." }
        return text + "\n"
    }

    private var sections: [String] {
        var sections: [String] = []
        if !report.changes.isEmpty { sections.append(table) }
        sections += details
        if !report.swift.isEmpty { sections.append(swift) }
        if !report.accepted.isEmpty || !report.acceptedSwift.isEmpty { sections.append(accepted) }
        if !report.documentation.isEmpty {
            sections.append(
                folded(
                    "\(report.documentation.count) of words alone",
                    report.documentation.prefix(100).map { "- \($0.message.escapedForMarkdown)" }
                        .joined(separator: "\n")
                )
            )
        }
        if !report.notes.isEmpty {
            sections.append("\n" + report.notes.map { "> \($0.escapedForMarkdown)\n" }.joined())
        }
        return sections
    }

    /// Operation by operation; what reaches several is counted for each.
    private var table: String {
        var order: [String] = []
        var counts: [String: [Level: Int]] = [:]
        for change in report.changes {
            let names = change.operations.isEmpty ? ["the document"] : change.operations.map(\.description)
            for name in names {
                if counts[name] == nil { order.append(name) }
                counts[name, default: [:]][change.level, default: 0] += 1
            }
        }
        var text = "\n| operation | breaking | caution | compatible |\n|---|---:|---:|---:|\n"
        for name in order.prefix(100) {
            let row = [Level.breaking, .caution, .compatible].map { counts[name]?[$0].map(String.init) ?? "" }
            text += "| \(name.markdownCode) | \(row.joined(separator: " | ")) |\n"
        }
        if order.count > 100 { text += "\n…and \(order.count - 100) more operations.\n" }
        return text
    }

    private var details: [String] {
        [Level.breaking, .caution, .compatible].flatMap { level -> [String] in
            let changes = report.changes.filter { $0.level == level }
            return stride(from: 0, to: changes.count, by: 40).map { start in
                let part = changes[start..<min(start + 40, changes.count)]
                let title =
                    start == 0
                    ? "\(mark(level)) \(changes.count) \(level.rawValue)"
                    : "\(mark(level)) \(level.rawValue), from \(start + 1)"
                return folded(title, part.map(item).joined(separator: "\n"), isOpen: level == .breaking && start == 0)
            }
        }
    }

    private func item(_ change: Change) -> String {
        var text = "- \(change.isSecurity ? ":lock: " : "")\(change.message.escapedForMarkdown)"
        text += " (\(change.rule.markdownCode))"
        let places = [("base", change.base), ("revision", change.revision)].compactMap { side, place in
            place.map { "\(side) \($0.words.markdownCode)" }
        }
        text += "\n  <br>\(change.operationWords.markdownCode)"
        if !places.isEmpty { text += ", \(places.joined(separator: ", "))" }
        if change.level >= .caution { text += "\n  <br>_Instead:_ \(change.advice.escapedForMarkdown)" }
        return text
    }

    private var swift: String {
        let breaking = report.swift.filter(\.breaksSource)
        let rest = report.swift.filter { !$0.breaksSource }
        func list(_ changes: [SwiftChange]) -> String {
            changes.prefix(60).map { change in
                var text = "- \(change.message.escapedForMarkdown) (\(change.rule.markdownCode))"
                if change.before != nil || change.after != nil {
                    let lines = [change.before.map { "- \($0)" }, change.after.map { "+ \($0)" }].compactMap(\.self)
                    text +=
                        "\n\n  ```diff\n"
                        + lines.map { "  \($0.escapedForTerminal)" }.joined(separator: "\n")
                        + "\n  ```"
                }
                return text
            }.joined(separator: "\n") + (changes.count > 60 ? "\n- …and \(changes.count - 60) more" : "")
        }
        var text = ""
        if !breaking.isEmpty {
            text += folded(
                "\(mark(.breaking)) \(breaking.count) in Swift that can stop source from compiling",
                list(breaking),
                isOpen: true
            )
        }
        if !rest.isEmpty {
            text += folded("\(mark(.compatible)) \(rest.count) in Swift that compile as before", list(rest))
        }
        return text
    }

    private var accepted: String {
        let wire = report.accepted.map {
            "- \($0.change.message.escapedForMarkdown) (\($0.change.rule.markdownCode)): \($0.entry.reason.escapedForMarkdown)"
        }
        let swift = report.acceptedSwift.map {
            "- \($0.change.message.escapedForMarkdown) (\($0.change.rule.markdownCode)): \($0.entry.reason.escapedForMarkdown)"
        }
        return folded("\(wire.count + swift.count) accepted", (wire + swift).joined(separator: "\n"))
    }

    private func folded(_ title: String, _ body: String, isOpen: Bool = false) -> String {
        "\n<details\(isOpen ? " open" : "")><summary>\(title)</summary>\n\n\(body)\n\n</details>\n"
    }

    private func mark(_ level: Level) -> String {
        switch level {
        case .breaking: ":red_circle:"
        case .caution: ":yellow_circle:"
        case .compatible: ":green_circle:"
        case .documentation: ":blue_circle:"
        }
    }
}
