import YAMLTree

/// `--format github`: workflow commands, which GitHub shows next to the lines of the revision.
struct GitHubReport {
    let report: DiffReport

    var text: String {
        var lines: [String] = []
        for change in report.changes {
            let level = change.level == .breaking ? "error" : change.level == .caution ? "warning" : "notice"
            let advice = change.level >= .caution ? ". Instead: \(change.advice)" : ""
            lines.append(
                command(
                    level,
                    change.shownPlace,
                    title: "\(change.level.rawValue): \(change.rule)",
                    "\(change.operations.phrase): \(change.message)\(advice)"
                )
            )
        }
        for change in report.swift where change.breaksSource {
            lines.append(
                command("error", change.revision ?? change.base, title: "Swift source: \(change.rule)", change.message)
            )
        }
        // If a team gave it a level, it is one of the changes.
        if let complaint = report.verdict.complaint, !report.changes.contains(where: { $0.message == complaint }) {
            lines.append(command(report.isVersionFailing ? "error" : "warning", nil, title: "version", complaint))
        }
        lines.append(
            command(
                "notice",
                nil,
                title: "API changes",
                "\(report.summary); version step: \(report.verdict.bump.rawValue)"
            )
        )
        return lines.joined(separator: "\n") + "\n"
    }

    private func command(_ level: String, _ place: Change.Place?, title: String, _ message: String) -> String {
        var properties: [String] = []
        if let place {
            properties += [
                "file=\(place.file.escapedForWorkflowProperty)", "line=\(place.location.line)",
                "col=\(place.location.column)",
            ]
        }
        properties.append("title=\(title.escapedForWorkflowProperty)")
        return "::\(level) \(properties.joined(separator: ","))::\(message.escapedForWorkflow)"
    }
}
