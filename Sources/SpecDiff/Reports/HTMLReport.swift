import YAMLTree

/// `--format html`: one page without any other file, for reading and printing.
struct HTMLReport {
    let report: DiffReport
    let baseLines: [[Substring]]
    let revisionLines: [[Substring]]

    init(report: DiffReport) {
        self.report = report
        baseLines = report.base.lines
        revisionLines = report.revision.lines
    }

    var text: String {
        """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>API changes: \(report.summary.escapedForHTML)</title>
        <style>
        \(Self.style)
        </style>
        </head>
        <body>
        \(header)
        \(filters)
        <main id="changes">
        \(report.changes.isEmpty && report.swift.isEmpty && report.documentation.isEmpty ? "<p class=\"none\">Nothing changed.</p>" : "")
        \(byLevel.map { article($0) }.joined(separator: "\n"))
        \(report.swift.map { article($0) }.joined(separator: "\n"))
        \(report.documentation.map { article($0) }.joined(separator: "\n"))
        \(report.accepted.map { article($0.change, accepted: $0.entry) }.joined(separator: "\n"))
        </main>
        \(notes)
        <script>
        \(Self.script)
        </script>
        </body>
        </html>

        """
    }

    /// The worst first, each level in the document's order.
    private var byLevel: [Change] {
        [Level.breaking, .caution, .compatible].flatMap { level in report.changes.filter { $0.level == level } }
    }

    private var header: String {
        let verdict = report.verdict
        return """
            <header>
            <h1>API changes</h1>
            <p class="sides"><code>\(report.base.name.escapedForHTML)</code> &rarr; <code>\(report.revision.name.escapedForHTML)</code></p>
            <p class="verdict \(report.highest?.rawValue ?? "none")"><strong>\(report.summary.escapedForHTML)</strong><br>
            Version step: <strong>\(verdict.bump.rawValue)</strong>, since \(verdict.reason.escapedForHTML).\(verdict.complaint.map { " <span class=\"complaint\">\($0.escapedForHTML).</span>" } ?? "")</p>
            </header>
            """
    }

    private var filters: String {
        let kinds: [(String, String, Int)] = [
            ("breaking", "Breaking", report.count(.breaking)), ("caution", "Caution", report.count(.caution)),
            ("compatible", "Compatible", report.count(.compatible)), ("swift", "Swift", report.swift.count),
            ("documentation", "Words alone", report.documentation.count),
            ("accepted", "Accepted", report.accepted.count),
        ]
        let boxes = kinds.filter { $0.2 > 0 }.map { kind in
            "<label class=\"\(kind.0)\"><input type=\"checkbox\" data-kind=\"\(kind.0)\"\(kind.0 == "documentation" ? "" : " checked")> \(kind.1) <b>\(kind.2)</b></label>"
        }
        return """
            <nav aria-label="Filters">
            \(boxes.joined(separator: "\n"))
            <label class="search">Find <input type="search" id="find" placeholder="operation, rule or text" autocomplete="off"></label>
            <span id="shown" role="status"></span>
            <span class="keys">Keys: <kbd>j</kbd> <kbd>k</kbd> next and last change, <kbd>/</kbd> find</span>
            </nav>
            """
    }

    private var notes: String {
        if report.notes.isEmpty { return "" }
        let items = report.notes.map { "<li>\($0.escapedForHTML)</li>" }
        return "<footer><h2>Notes</h2><ul>\(items.joined())</ul></footer>"
    }

    private func article(_ change: Change, accepted: AcceptedChanges.Entry? = nil) -> String {
        let kind = accepted == nil ? change.level.rawValue : "accepted"
        var meta = [
            change.direction.map { "<span class=\"tag\">\($0.rawValue)</span>" },
            "<code>\(change.rule.escapedForHTML)</code>",
        ].compactMap(\.self)
        if change.isSecurity { meta.insert("<span class=\"tag security\">security</span>", at: 0) }
        let operations = change.operations.prefix(12).map { "<code>\($0.description.escapedForHTML)</code>" }.joined(
            separator: ", "
        )
        let more = change.operations.count > 12 ? " and \(change.operations.count - 12) more" : ""
        return """
            <article class="change \(kind)" data-kind="\(kind)" tabindex="-1">
            <h2><span class="badge">\(kind)</span> \(change.message.escapedForHTML)</h2>
            <p class="meta">\(meta.joined(separator: " ")) \(operations.isEmpty ? "the document" : operations)\(more)</p>
            \(accepted.map { "<p class=\"advice\">Accepted: \($0.reason.escapedForHTML)\($0.until.map { ", until \($0)" } ?? "")</p>" } ?? "")
            <div class="sides2">\(extract(change.base, baseLines, "base", "removed"))\(extract(change.revision, revisionLines, "revision", "added"))</div>
            \(change.level >= .caution ? "<p class=\"advice\"><strong>Instead:</strong> \(change.advice.escapedForHTML)</p>" : "")
            </article>
            """
    }

    private func article(_ change: SwiftChange) -> String {
        func side(_ text: String?, _ name: String, _ mark: String) -> String {
            guard let text else {
                return "<figure class=\"empty\"><figcaption>\(name)</figcaption><p>not there</p></figure>"
            }
            return
                "<figure><figcaption>\(name)</figcaption><pre><code><span class=\"line \(mark)\">\(text.escapedForHTML)\n</span></code></pre></figure>"
        }
        return """
            <article class="change swift \(change.level.rawValue)" data-kind="swift" tabindex="-1">
            <h2><span class="badge">\(change.breaksSource ? "Swift: breaks source" : "Swift")</span> \(change.message.escapedForHTML)</h2>
            <p class="meta"><code>\(change.rule.escapedForHTML)</code> <code>\(change.declaration.escapedForHTML)</code></p>
            <div class="sides2">\(side(change.before, "before", "removed"))\(side(change.after, "after", "added"))</div>
            </article>
            """
    }

    /// The lines around a place, with the changed one marked.
    private func extract(_ place: Change.Place?, _ files: [[Substring]], _ name: String, _ mark: String) -> String {
        guard let place else {
            return "<figure class=\"empty\"><figcaption>\(name)</figcaption><p>not there</p></figure>"
        }
        var lines = ""
        for offset in -3...5 {
            let number = Int(place.location.line) + offset
            guard files.indices.contains(Int(place.location.file)),
                files[Int(place.location.file)].indices.contains(number - 1)
            else { continue }
            let line = files[Int(place.location.file)][number - 1]
            let text = line.utf8.count > 400 ? String(line.prefix(400)) + "…" : String(line)
            lines +=
                "<span class=\"line\(offset == 0 ? " \(mark)" : "")\"><span class=\"number\">\(number)</span>\(text.escapedForHTML)\n</span>"
        }
        let pointer = place.pointer.map { "<span class=\"pointer\">\($0.description.escapedForHTML)</span>" } ?? ""
        return
            "<figure><figcaption>\(name) <span>\(place.words.escapedForHTML)</span>\(pointer)</figcaption><pre tabindex=\"0\"><code>\(lines)</code></pre></figure>"
    }
}
