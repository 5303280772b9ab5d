import YAMLTree

/// The data for all report formats.
package struct DiffReport: Sendable {
    package enum Format: String, CaseIterable, Sendable {
        case text, markdown, json, github, sarif, html, junit, counts
    }

    /// One side's name in a report, and the lines of its files.
    package struct Side: Sendable {
        package var name: String
        /// The bytes of each file, by the file index of a location.
        package var files: [[UInt8]]

        package init(name: String, files: [[UInt8]]) {
            self.name = name
            self.files = files
        }

        /// The lines of each file.
        var lines: [[Substring]] {
            files.map { bytes in
                String(decoding: bytes, as: UTF8.self).utf8
                    .split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
                    .map { Substring($0.last == UInt8(ascii: "\r") ? $0.dropLast() : $0) }
            }
        }
    }

    package var base: Side
    package var revision: Side
    package var review: Review
    /// Notes about the review file and ignored errors.
    package var notes: [String]
    /// The level that fails a run, or nil for none.
    package var failing: Level?
    /// Whether a wrong version fails a run.
    package var failsForVersion = false

    package init(base: Side, revision: Side, review: Review, notes: [String], failing: Level? = .breaking) {
        self.base = base
        self.revision = revision
        self.review = review
        self.notes = notes
        self.failing = failing
    }

    var changes: [Change] { review.changes }
    var swift: [SwiftChange] { review.swift }
    var documentation: [Change] { review.documentation }
    var verdict: Verdict { review.verdict }
    /// Documentation changes, each once for all directions.
    var documentationOnly: [Change] { Cause.grouping(documentation).map(\.first) }

    /// The highest level that is not excepted.
    package var highest: Level? { (changes.map(\.level) + swift.map(\.level)).max() }

    /// Whether any finding fails the run.
    package var fails: Bool { highest.map(fails) ?? false || isVersionFailing }

    var isVersionFailing: Bool { failsForVersion && verdict.rule != nil }

    func fails(_ level: Level) -> Bool { failing.map { level >= $0 } ?? false }

    func count(_ level: Level) -> Int { changes.count { $0.level == level } }

    var excepted: [(message: String, rule: String, exception: ReviewFile.Exception)] {
        review.excepted.map { ($0.change.message, $0.change.rule, $0.exception) }
            + review.exceptedSwift.map { ($0.change.message, $0.change.rule, $0.exception) }
    }

    /// The counts of a run, by name.
    var counts: [(name: String, value: String)] {
        [
            ("breaking", "\(count(.breaking))"), ("caution", "\(count(.caution))"),
            ("compatible", "\(count(.compatible))"), ("documentation", "\(documentation.count)"),
            ("swift", "\(swift.count)"), ("swift-breaking", "\(swift.count(where: \.breaksSource))"),
            ("excepted", "\(excepted.count)"), ("version-step", verdict.bump.rawValue),
            ("version-rule", verdict.rule?.rawValue ?? ""), ("highest", highest?.rawValue ?? ""),
        ]
    }

    /// `2 breaking, 1 caution, 3 compatible; 1 Swift change breaks source`.
    var summary: String {
        func changes(_ count: Int, _ kind: String) -> String { "\(count) \(kind)change\(count == 1 ? "" : "s")" }
        let causes = Dictionary(grouping: Cause.grouping(self.changes), by: \.level).mapValues(\.count)
        var parts = [Level.breaking, .caution, .compatible].compactMap { level in
            causes[level].map { "\($0) \(level.rawValue)" }
        }
        if parts.isEmpty { parts.append("no change on the wire") }
        var text = parts.joined(separator: ", ")
        let source = swift.count { $0.level == .breaking }
        if source > 0 {
            text += "; \(changes(source, "Swift ")) \(source == 1 ? "breaks" : "break") source"
        } else if !swift.isEmpty {
            text += "; \(changes(swift.count, "Swift ")) that \(swift.count == 1 ? "doesn't" : "don't") break source"
        }
        if !documentationOnly.isEmpty { text += "; \(changes(documentationOnly.count, "documentation-only "))" }
        if !excepted.isEmpty { text += "; \(excepted.count) excepted" }
        return text
    }

    /// The report in one of the formats.
    package func rendered(_ format: Format, isColored: Bool = false) -> String {
        switch format {
        case .text: TextReport(report: self, isColored: isColored).text
        case .markdown: MarkdownReport(report: self).text
        case .json: JSONReport(report: self).text
        case .github: GitHubReport(report: self).text
        case .sarif: SARIFReport(report: self).text
        case .html: HTMLReport(report: self).text
        case .junit: JUnitReport(report: self).text
        // For the outputs of a workflow: `… --format counts >> "$GITHUB_OUTPUT"`.
        case .counts: counts.map { "\($0.name)=\($0.value)\n" }.joined()
        }
    }
}

extension Change {
    /// Where a report points first: the revision, else its closest enclosing element, else the base.
    var shownPlace: Place? { revision ?? anchor ?? base }
}

extension Change.Place {
    var text: String { "\(file.escapedForTerminal):\(location.line):\(location.column)" }
}
