import YAMLTree

/// `--format markdown`: for a comment on a pull request.
///
/// GitHub limits comments to 65,536 characters. The rest is truncated, and the report says how much.
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
            let parts = "\(left) part\(left == 1 ? "" : "s")"
            text +=
                "\n> **Truncated:** \(parts) of this report did not fit in a comment; run `bindgen diff` for the full report.\n"
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
        var sections = details
        if !report.swift.isEmpty { sections.append(swift) }
        if !report.changes.isEmpty { sections.append(table) }
        if !report.excepted.isEmpty {
            let items = report.excepted.map { item in
                "- \(item.message.escapedForMarkdown) (\(item.rule.markdownCode)): \(item.exception.reason.escapedForMarkdown)"
            }
            sections.append(folded("\(items.count) excepted", items.joined(separator: "\n")))
        }
        let documentationOnly = report.documentationOnly
        if !documentationOnly.isEmpty {
            let title = "\(documentationOnly.count) documentation-only change\(documentationOnly.count == 1 ? "" : "s")"
            let items = documentationOnly.prefix(100).map { "- \($0.message.escapedForMarkdown)" }
            sections.append(folded(title, items.joined(separator: "\n")))
        }
        if !report.notes.isEmpty {
            sections.append("\n" + report.notes.map { "> \($0.escapedForMarkdown)\n" }.joined())
        }
        return sections
    }

    /// A table by operation.
    ///
    /// A change that affects several operations counts for each.
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
        var text = "| operation | breaking | caution | compatible |\n|---|---:|---:|---:|\n"
        for name in order.prefix(100) {
            let row = [Level.breaking, .caution, .compatible].map { counts[name]?[$0].map(String.init) ?? "" }
            text += "| \(name.markdownCode) | \(row.joined(separator: " | ")) |\n"
        }
        if order.count > 100 { text += "\n…and \(order.count - 100) more operations.\n" }
        return folded("By operation", text)
    }

    private var details: [String] {
        let causes = Cause.grouping(report.changes)
        return [Level.breaking, .caution, .compatible].flatMap { level -> [String] in
            let causes = causes.filter { $0.level == level }
            return stride(from: 0, to: causes.count, by: 40).map { start in
                let part = causes[start..<min(start + 40, causes.count)]
                let title =
                    start == 0
                    ? "\(mark(level)) \(causes.count) \(level.rawValue)"
                    : "\(mark(level)) \(level.rawValue), from \(start + 1)"
                let isOpen = level >= .caution && start == 0
                return folded(title, part.map(item).joined(separator: "\n"), isOpen: isOpen)
            }
        }
    }

    private func item(_ cause: Cause) -> String {
        let change = cause.first
        var text = "- \(cause.isSecurity ? ":lock: " : "")\(change.message.escapedForMarkdown)"
        text += " (\(change.rule.markdownCode))"
        let places = [("base", change.base), ("revision", change.revision)].compactMap { side, place in
            place.map { "\(side) \($0.text.markdownCode)" }
        }
        text += "\n  <br>" + ([cause.operations.phrase.markdownCode] + places).joined(separator: ", ")
        if !cause.otherDirections.isEmpty { text += "\n  <br>also \(cause.otherDirections.joined(separator: "; "))" }
        if change.level >= .caution { text += "\n  <br>_Instead:_ \(change.advice.escapedForMarkdown)" }
        return text
    }

    private var swift: String {
        func list(_ changes: [SwiftChange]) -> String {
            let items = changes.prefix(60).map { change in
                let item = "- \(change.message.escapedForMarkdown) (\(change.rule.markdownCode))"
                let lines = [change.before.map { "- \($0)" }, change.after.map { "+ \($0)" }].compactMap(\.self)
                if lines.isEmpty { return item }
                let code = lines.map { "  \($0.escapedForTerminal)" }.joined(separator: "\n")
                return "\(item)\n\n  ```diff\n\(code)\n  ```"
            }
            return items.joined(separator: "\n") + (changes.count > 60 ? "\n- …and \(changes.count - 60) more" : "")
        }
        let breaking = report.swift.filter(\.breaksSource)
        let rest = report.swift.filter { !$0.breaksSource }
        let stops = "\(mark(.breaking)) \(breaking.count) in Swift that can break source"
        let compiles =
            "\(mark(.compatible)) \(rest.count) in Swift that \(rest.count == 1 ? "doesn't" : "don't") break source"
        return (breaking.isEmpty ? "" : folded(stops, list(breaking), isOpen: true))
            + (rest.isEmpty ? "" : folded(compiles, list(rest)))
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
