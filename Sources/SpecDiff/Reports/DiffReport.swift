import YAMLTree

/// Everything that a report shows.
package struct DiffReport: Sendable {
    package enum Format: String, CaseIterable, Sendable {
        case text, markdown, json, github, sarif, html
    }

    /// One side as a report names it, with the lines of its files.
    package struct Side: Sendable {
        package var name: String
        /// The bytes of each file, by the index that locations carry.
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
    package var changes: [Change]
    package var documentation: [Change]
    package var swift: [SwiftChange]
    package var accepted: [(change: Change, entry: AcceptedChanges.Entry)]
    package var acceptedSwift: [(change: SwiftChange, entry: AcceptedChanges.Entry)]
    package var verdict: Verdict
    /// About the file of accepted changes.
    package var notes: [String]

    package init(
        base: Side,
        revision: Side,
        outcome: AcceptedChanges.Outcome,
        documentation: [Change],
        verdict: Verdict,
        notes: [String]
    ) {
        self.base = base
        self.revision = revision
        self.documentation = documentation
        self.verdict = verdict
        self.notes = notes
        changes = outcome.changes
        swift = outcome.swift
        accepted = outcome.accepted.map { ($0.0, $0.1) }
        acceptedSwift = outcome.acceptedSwift.map { ($0.0, $0.1) }
    }

    /// The highest level that is not accepted.
    package var highest: Level? { (changes.map(\.level) + swift.map(\.level)).max() }

    package func count(_ level: Level) -> Int { changes.count { $0.level == level } }

    /// `2 breaking, 1 caution, 3 compatible; 1 Swift change breaks source`.
    var summary: String {
        var parts: [String] = []
        for level in [Level.breaking, .caution, .compatible] where count(level) > 0 {
            parts.append("\(count(level)) \(level.rawValue)")
        }
        if parts.isEmpty { parts.append("no change on the wire") }
        var text = parts.joined(separator: ", ")
        let source = swift.count(where: \.breaksSource)
        if source > 0 {
            text += "; \(source) Swift change\(source == 1 ? " breaks" : "s break") source"
        } else if !swift.isEmpty {
            text += "; \(swift.count) Swift change\(swift.count == 1 ? "" : "s"), none breaks source"
        }
        if !documentation.isEmpty { text += "; \(documentation.count) of words alone" }
        let accepted = accepted.count + acceptedSwift.count
        if accepted > 0 { text += "; \(accepted) accepted" }
        return text
    }

    /// The report as text in one of the formats.
    package func rendered(_ format: Format, isColoured: Bool = false) -> String {
        switch format {
        case .text: TextReport(report: self, isColoured: isColoured).text
        case .markdown: MarkdownReport(report: self).text
        case .json: JSONReport(report: self).text
        case .github: GitHubReport(report: self).text
        case .sarif: SARIFReport(report: self).text
        case .html: HTMLReport(report: self).text
        }
    }
}

extension Change {
    /// Where a report points first: in the revision, else the nearest thing there, else in the base.
    var shownPlace: Place? { revision ?? anchor ?? base }

    /// `POST /v1/otp/generate and 2 more`.
    var operationWords: String {
        guard let first = operations.first else { return "the document" }
        return operations.count == 1 ? first.description : "\(first) and \(operations.count - 1) more"
    }
}

extension Change.Place {
    var words: String { "\(file.escapedForTerminal):\(location.line):\(location.column)" }
}
