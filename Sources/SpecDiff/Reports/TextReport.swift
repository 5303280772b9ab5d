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
                    "  \(coloured(change.breaksSource ? "breaks" : "compiles", change.level)) \(change.message) [\(change.rule)]"
                )
                if let before = change.before { lines.append("      - \(before.clean)") }
                if let after = change.after { lines.append("      + \(after.clean)") }
            }
        }
        if !report.documentation.isEmpty {
            lines += ["", bold("WORDS ALONE")]
            for change in report.documentation {
                lines.append("  \(change.message.clean)\(change.shownPlace.map { " (\($0.words))" } ?? "")")
            }
        }
        if !report.accepted.isEmpty || !report.acceptedSwift.isEmpty {
            lines += ["", bold("ACCEPTED")]
            for item in report.accepted {
                lines.append("  \(item.change.message.clean) [\(item.change.rule)]: \(item.entry.reason.clean)")
            }
            for item in report.acceptedSwift {
                lines.append("  \(item.change.message.clean) [\(item.change.rule)]: \(item.entry.reason.clean)")
            }
        }
        lines += ["", "version: \(report.verdict.bump.rawValue) (\(report.verdict.reason))"]
        if let complaint = report.verdict.complaint { lines.append("         \(complaint.clean)") }
        lines += report.notes
        return lines.joined(separator: "\n") + "\n"
    }

    private func lines(_ change: Change) -> [String] {
        var lines = [
            "  \(coloured("●", change.level)) \(change.message.clean)\(change.isSecurity ? " [security]" : "")"
        ]
        lines.append(
            dim(
                "      \(change.operationWords.clean)\(change.direction.map { ", \($0.rawValue)" } ?? ""), \(change.rule)"
            )
        )
        if let place = change.base {
            lines.append(dim("      base      \(place.words)\(place.pointer.map { " \($0.description.clean)" } ?? "")"))
        }
        if let place = change.revision {
            lines.append(dim("      revision  \(place.words)\(place.pointer.map { " \($0.description.clean)" } ?? "")"))
        }
        if change.level >= .caution { lines.append("      instead: \(change.advice)") }
        return lines
    }

    private func bold(_ text: String) -> String { isColoured ? "\u{1B}[1m\(text.clean)\u{1B}[0m" : text.clean }
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

extension String {
    /// Without control characters, which a document could have put into a name to trick a terminal.
    var clean: String {
        guard unicodeScalars.contains(where: { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) }) else {
            return self
        }
        return String(
            String.UnicodeScalarView(
                unicodeScalars.map { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) ? "\u{FFFD}" : $0 }
            )
        )
    }
}
