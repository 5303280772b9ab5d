import YAMLTree

/// `--format html`: a single self-contained page for reading and printing.
struct HTMLReport {
    let report: DiffReport
    private let baseLines: [[Substring]]
    private let revisionLines: [[Substring]]
    private let causes: [Cause]

    init(report: DiffReport) {
        self.report = report
        baseLines = report.base.lines
        revisionLines = report.revision.lines
        causes = Cause.grouping(report.changes)
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
        \(sections.joined(separator: "\n"))
        </main>
        \(notes)
        <script>
        \(Self.script)
        </script>
        </body>
        </html>

        """
    }

    private var header: String {
        let verdict = report.verdict
        let complaint = verdict.complaint.map { " <span class=\"complaint\">\($0.escapedForHTML).</span>" } ?? ""
        return """
            <header>
            <h1>API changes</h1>
            <p class="sides"><code>\(report.base.name.escapedForHTML)</code> &rarr; <code>\(report.revision.name.escapedForHTML)</code></p>
            <p class="verdict \(report.highest?.rawValue ?? "none")"><strong>\(report.summary.escapedForHTML)</strong><br>
            Version step: <strong>\(verdict.bump.rawValue)</strong>, since \(verdict.reason.escapedForHTML).\(complaint)</p>
            </header>
            """
    }

    private var filters: String {
        let kinds: [(String, String, Int)] = [
            ("breaking", "Breaking", count(.breaking)), ("caution", "Caution", count(.caution)),
            ("swift", "Swift", report.swift.count), ("compatible", "Compatible", count(.compatible)),
            ("documentation", "Documentation only", report.documentationOnly.count),
            ("excepted", "Excepted", report.excepted.count),
        ]
        let boxes = kinds.filter { $0.2 > 0 }.map { kind, words, count in
            let state = kind == "documentation" ? "" : " checked"
            return
                "<label class=\"\(kind)\"><input type=\"checkbox\" data-kind=\"\(kind)\"\(state)> \(words) <b>\(count)</b></label>"
        }
        return """
            <nav aria-label="Filters">
            \(boxes.joined(separator: "\n"))
            <label class="search">Find <input type="search" id="find" placeholder="operation, rule or text" autocomplete="off"></label>
            <span id="shown" role="status"></span>
            <span class="keys">Keys: <kbd>j</kbd> <kbd>k</kbd> next and previous change, <kbd>/</kbd> find, <kbd>Esc</kbd> show all</span>
            </nav>
            """
    }

    private func count(_ level: Level) -> Int { causes.count { $0.level == level } }

    /// Changes that need a decision come first.
    private var sections: [String] {
        let decide = causes.filter { $0.level >= .caution }.map(article)
        let breaks = report.swift.filter(\.breaksSource).map(article)
        let rest =
            causes.filter { $0.level < .caution }.map(article) + report.swift.filter { !$0.breaksSource }.map(article)
        let parts = [
            ("To decide", decide), ("Swift changes that can break source", breaks),
            ("No caller changes needed", rest),
            ("Documentation only", Cause.grouping(report.documentation).map(article)),
            ("Excepted", report.review.excepted.map { article(Cause(changes: [$0.change]), $0.exception) }),
        ]
        let shown = parts.filter { !$0.1.isEmpty }.map { title, articles in
            "<section><h2>\(title)</h2>\n\(articles.joined(separator: "\n"))\n</section>"
        }
        return shown.isEmpty ? ["<p class=\"none\">Nothing changed.</p>"] : shown
    }

    private var notes: String {
        if report.notes.isEmpty { return "" }
        let items = report.notes.map { "<li>\($0.escapedForHTML)</li>" }
        return "<footer><h2>Notes</h2><ul>\(items.joined())</ul></footer>"
    }

    private func article(_ cause: Cause) -> String { article(cause, nil) }

    private func article(_ cause: Cause, _ exception: ReviewFile.Exception?) -> String {
        let change = cause.first
        let kind = exception == nil ? change.level.rawValue : "excepted"
        var meta = [
            change.direction.map { "<span class=\"tag\">\($0.rawValue)</span>" },
            "<code>\(change.rule.escapedForHTML)</code>",
        ].compactMap(\.self)
        if cause.isSecurity { meta.insert("<span class=\"tag security\">security</span>", at: 0) }
        let reached = cause.operations
        let names = reached.prefix(100).map { "<li><code>\($0.description.escapedForHTML)</code></li>" }.joined()
        let more = reached.count > 100 ? "<li>and \(reached.count - 100) more</li>" : ""
        let operations =
            reached.count < 2
            ? "<code>\(reached.phrase.escapedForHTML)</code>"
            : "<details class=\"reach\"><summary>\(reached.count) operations</summary><ul>\(names)\(more)</ul></details>"
        let others = cause.otherDirections.map { "<p class=\"meta\">Also \($0.escapedForHTML)</p>" }.joined()
        let reason = exception.map { exception in
            let until = exception.until.map { ", until \($0.escapedForHTML)" } ?? ""
            return "<p class=\"advice\">Excepted: \(exception.reason.escapedForHTML)\(until)</p>"
        }
        let advice = "<p class=\"advice\"><strong>Instead:</strong> \(change.advice.escapedForHTML)</p>"
        return """
            <article class="change \(kind)" data-kind="\(kind)" tabindex="-1">
            <h3><span class="badge">\(kind)</span> \(change.message.escapedForHTML)</h3>
            <div class="meta">\(meta.joined(separator: " ")) \(operations)</div>\(others)
            \(reason ?? (change.level >= .caution ? advice : ""))
            <div class="sides2">\(extract(change.base, baseLines, "base", "removed"))\(extract(change.revision, revisionLines, "revision", "added"))</div>
            </article>
            """
    }

    private func article(_ change: SwiftChange) -> String {
        func side(_ text: String?, _ name: String, _ mark: String) -> String {
            guard let text else { return empty(name) }
            let line = "<span class=\"line \(mark)\">\(text.escapedForHTML)\n</span>"
            return "<figure><figcaption>\(name)</figcaption><pre tabindex=\"0\"><code>\(line)</code></pre></figure>"
        }
        return """
            <article class="change swift \(change.level.rawValue)" data-kind="swift" tabindex="-1">
            <h3><span class="badge">\(change.breaksSource ? "Swift: breaks source" : "Swift")</span> \(change.message.escapedForHTML)</h3>
            <p class="meta"><code>\(change.rule.escapedForHTML)</code> <code>\(change.declaration.escapedForHTML)</code></p>
            <div class="sides2">\(side(change.before, "before", "removed"))\(side(change.after, "after", "added"))</div>
            </article>
            """
    }

    private func empty(_ name: String) -> String {
        "<figure class=\"empty\"><figcaption>\(name)</figcaption><p>not present</p></figure>"
    }

    /// The lines around a location, with the changed line marked.
    private func extract(_ place: Change.Place?, _ files: [[Substring]], _ name: String, _ mark: String) -> String {
        guard let place else { return empty(name) }
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
        let caption = "\(name) <span>\(place.text.escapedForHTML)</span>\(pointer)"
        return "<figure><figcaption>\(caption)</figcaption><pre tabindex=\"0\"><code>\(lines)</code></pre></figure>"
    }
}
