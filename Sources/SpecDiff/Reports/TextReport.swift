import YAMLTree

/// `--format text`: for a terminal.
struct TextReport {
    let report: DiffReport
    let isColoured: Bool

    var text: String {
        var lines = [bold("\(report.base.name) -> \(report.revision.name)"), report.summary]
        for level in [Level.breaking, .caution, .compatible] {
            let changes = report.changes.filter { $0.level == level }
            guard !changes.isEmpty else { continue }
            lines += ["", coloured(level.rawValue.uppercased(), level)]
            for change in changes { lines += self.lines(change) }
        }
        if !report.swift.isEmpty {
            lines += ["", bold("SWIFT")]
            for change in report.swift {
                lines.append(
                    "  \(coloured(change.breaksSource ? "breaks" : "compiles", change.level)) \(change.message.escapedForTerminal) [\(change.rule)]"
                )
                if let before = change.before { lines.append("      - \(before.escapedForTerminal)") }
                if let after = change.after { lines.append("      + \(after.escapedForTerminal)") }
            }
        }
        if !report.documentation.isEmpty {
            lines += ["", bold("WORDS ALONE")]
            for change in report.documentation {
                let place = change.shownPlace.map { " (\($0.words))" } ?? ""
                lines.append("  \(change.message.escapedForTerminal)\(place)")
            }
        }
        if !report.accepted.isEmpty || !report.acceptedSwift.isEmpty {
            lines += ["", bold("ACCEPTED")]
            let accepted =
                report.accepted.map { ($0.change.message, $0.change.rule, $0.entry.reason) }
                + report.acceptedSwift.map { ($0.change.message, $0.change.rule, $0.entry.reason) }
            for (message, rule, reason) in accepted {
                lines.append("  \(message.escapedForTerminal) [\(rule)]: \(reason.escapedForTerminal)")
            }
        }
        lines += ["", "version: \(report.verdict.bump.rawValue) (\(report.verdict.reason.escapedForTerminal))"]
        if let complaint = report.verdict.complaint { lines.append("         \(complaint.escapedForTerminal)") }
        lines += report.notes
        return lines.joined(separator: "\n") + "\n"
    }

    private func lines(_ change: Change) -> [String] {
        var lines = [
            "  \(coloured("●", change.level)) \(change.message.escapedForTerminal)\(change.isSecurity ? " [security]" : "")"
        ]
        lines.append(
            dim(
                "      \(change.operationWords.escapedForTerminal)\(change.direction.map { ", \($0.rawValue)" } ?? ""), \(change.rule)"
            )
        )
        for (side, place) in [("base      ", change.base), ("revision  ", change.revision)] {
            guard let place else { continue }
            let pointer = place.pointer.map { " \($0.description.escapedForTerminal)" } ?? ""
            lines.append(dim("      \(side)\(place.words)\(pointer)"))
        }
        if change.level >= .caution { lines.append("      instead: \(change.advice)") }
        return lines
    }

    private func bold(_ text: String) -> String {
        let text = text.escapedForTerminal
        return isColoured ? "\u{1B}[1m\(text)\u{1B}[0m" : text
    }
    private func dim(_ text: String) -> String { isColoured ? "\u{1B}[2m\(text)\u{1B}[0m" : text }

    private func coloured(_ text: String, _ level: Level) -> String {
        guard isColoured else { return text == "●" ? "-" : text }
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
