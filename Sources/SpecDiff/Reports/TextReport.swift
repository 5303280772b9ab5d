import YAMLTree

/// `--format text`: for a terminal.
struct TextReport {
    let report: DiffReport
    let isColored: Bool

    var text: String {
        var lines = [bold("\(report.base.name) -> \(report.revision.name)"), report.summary]
        let causes = Cause.grouping(report.changes)
        for level in [Level.breaking, .caution, .compatible] {
            let causes = causes.filter { $0.level == level }
            if !causes.isEmpty {
                lines += ["", colored(level.rawValue.uppercased(), level)] + causes.flatMap(self.lines)
            }
        }
        section("SWIFT", report.swift, &lines) { change in
            let verb = colored(change.breaksSource ? "breaks" : "compiles", change.level)
            return ["  \(verb) \(change.message.escapedForTerminal) [\(change.rule)]"]
                + [change.before.map { "      - \($0.escapedForTerminal)" }].compactMap(\.self)
                + [change.after.map { "      + \($0.escapedForTerminal)" }].compactMap(\.self)
        }
        section("DOCUMENTATION ONLY", report.documentationOnly, &lines) { change in
            ["  \(change.message.escapedForTerminal)\(change.shownPlace.map { " (\($0.text))" } ?? "")"]
        }
        section("EXCEPTED", report.excepted, &lines) { item in
            ["  \(item.message.escapedForTerminal) [\(item.rule)]: \(item.exception.reason.escapedForTerminal)"]
        }
        lines += ["", "version: \(report.verdict.bump.rawValue) (\(report.verdict.reason.escapedForTerminal))"]
        if let complaint = report.verdict.complaint { lines.append("         \(complaint.escapedForTerminal)") }
        lines += report.notes
        return lines.joined(separator: "\n") + "\n"
    }

    private func section<Item>(_ title: String, _ items: [Item], _ lines: inout [String], _ show: (Item) -> [String]) {
        if !items.isEmpty { lines += ["", bold(title)] + items.flatMap(show) }
    }

    private func lines(_ cause: Cause) -> [String] {
        let change = cause.first
        let mark = colored("●", change.level)
        let names = (change.direction.map { ", \($0.rawValue)" } ?? "") + ", \(change.rule)"
        var lines = [
            "  \(mark) \(change.message.escapedForTerminal)\(cause.isSecurity ? " [security]" : "")",
            dim("      \(cause.operations.phrase.escapedForTerminal)\(names)"),
        ]
        for words in cause.otherDirections { lines.append(dim("      also: \(words)")) }
        for (side, place) in [("base      ", change.base), ("revision  ", change.revision)] {
            guard let place else { continue }
            let pointer = place.pointer.map { " \($0.description.escapedForTerminal)" } ?? ""
            lines.append(dim("      \(side)\(place.text)\(pointer)"))
        }
        if change.level >= .caution { lines.append("      instead: \(change.advice)") }
        return lines
    }

    private func bold(_ text: String) -> String {
        let text = text.escapedForTerminal
        return isColored ? "\u{1B}[1m\(text)\u{1B}[0m" : text
    }

    private func dim(_ text: String) -> String { isColored ? "\u{1B}[2m\(text)\u{1B}[0m" : text }

    private func colored(_ text: String, _ level: Level) -> String {
        guard isColored else { return text == "●" ? "-" : text }
        let code =
            switch level {
            case .breaking: 31
            case .caution: 33
            case .compatible: 32
            case .documentation: 34
            }
        return "\u{1B}[\(code)m\(text)\u{1B}[0m"
    }
}
