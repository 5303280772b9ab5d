import BindingsGeneration
import PackageVersion
import SwiftEmitter
import YAMLTree

/// The output of `bindgen lint`.
struct LintReport {
    enum Format: String, CaseIterable {
        case text, json, github, sarif
    }

    private let inspection: Inspection
    private let spec: String

    init(_ inspection: Inspection, of spec: String) {
        self.inspection = inspection
        self.spec = spec
    }

    func text(_ format: Format) -> String {
        switch format {
        case .text: plain
        case .json: json.text
        case .github: github
        case .sarif: sarif.text
        }
    }

    private var summary: String {
        func count(_ number: Int, _ word: String) -> String { "\(number) \(word)\(number == 1 ? "" : "s")" }
        let hidden = inspection.hidden.sentence.map { "; \($0)" } ?? ""
        return "\(count(inspection.errors, "error")), \(count(inspection.warnings, "warning"))\(hidden)"
    }

    private var plain: String {
        let lines = inspection.diagnostics.map { "\($0.rendered(in: inspection.files)) (\($0.id))\n" }
        return lines.joined() + "\(spec.escapedForTerminal): \(summary)\n"
    }

    private var json: JSONOutput {
        .object([
            ("document", .string(spec)),
            ("errors", .integer(inspection.errors)),
            ("warnings", .integer(inspection.warnings)),
            ("hidden", .integer(inspection.hidden.errors + inspection.hidden.warnings)),
            (
                "diagnostics",
                .array(
                    inspection.diagnostics.map { diagnostic in
                        let place = diagnostic.location.map { members(of: $0) } ?? []
                        return .object(
                            [("id", .string(diagnostic.id)), ("severity", .string(diagnostic.severity.rawValue))]
                                + place
                                + [
                                    ("pointer", .optional(diagnostic.pointer?.description)),
                                    ("message", .string(diagnostic.message)),
                                    ("suggestion", .optional(diagnostic.suggestion)),
                                    (
                                        "notes",
                                        .array(
                                            diagnostic.notes.map { note in
                                                .object(
                                                    members(of: note.location) + [("message", .string(note.message))]
                                                )
                                            }
                                        )
                                    ),
                                ]
                        )
                    }
                )
            ),
        ])
    }

    private func members(of location: SourceLocation) -> [(String, JSONOutput)] {
        [
            ("file", .string(inspection.files.name(of: location.file))), ("line", .integer(Int(location.line))),
            ("column", .integer(Int(location.column))),
        ]
    }

    /// Workflow commands.
    ///
    /// Source: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
    private var github: String {
        var lines: [String] = []
        for diagnostic in inspection.diagnostics {
            var properties: [String] = []
            if let location = diagnostic.location {
                properties.append("file=\(inspection.files.name(of: location.file).escapedForWorkflowProperty)")
                properties.append("line=\(location.line)")
                properties.append("col=\(location.column)")
            }
            properties.append("title=\(diagnostic.id.escapedForWorkflowProperty)")
            lines.append(
                "::\(diagnostic.severity == .note ? "notice" : diagnostic.severity.rawValue) \(properties.joined(separator: ","))::\(diagnostic.sentence.escapedForWorkflow)\n"
            )
        }
        return lines.joined() + "::notice title=bindgen lint::\(spec.escapedForWorkflow): \(summary)\n"
    }

    /// SARIF 2.1.0, which code scanning services read.
    private var sarif: JSONOutput {
        let used = Set(inspection.diagnostics.map(\.id)).sorted()
        let rules = used.map { id -> JSONOutput in
            let entry = Explanations.entry(id)
            return .object([
                ("id", .string(id)),
                ("shortDescription", .object([("text", .string(entry?.summary ?? id))])),
                ("help", .object([("text", .string(entry.map { "\($0.explanation) \($0.fix)" } ?? id))])),
            ])
        }
        let results = inspection.diagnostics.map { diagnostic -> JSONOutput in
            var members: [(String, JSONOutput)] = [
                ("ruleId", .string(diagnostic.id)),
                ("ruleIndex", .integer(used.firstIndex(of: diagnostic.id) ?? -1)),
                ("level", .string(diagnostic.severity.rawValue)),
                ("message", .object([("text", .string(diagnostic.sentence))])),
            ]
            if let location = diagnostic.location { members.append(("locations", .array([.object(place(location))]))) }
            if !diagnostic.notes.isEmpty {
                let notes = diagnostic.notes.map { note in
                    JSONOutput.object(
                        place(note.location) + [("message", .object([("text", .string(note.message))]))]
                    )
                }
                members.append(("relatedLocations", .array(notes)))
            }
            return .object(members)
        }
        let driver: JSONOutput = .object([
            ("name", .string("bindgen lint")), ("version", .string(PackageVersion.text)), ("rules", .array(rules)),
        ])
        return .object([
            ("$schema", .string("https://json.schemastore.org/sarif-2.1.0.json")),
            ("version", .string("2.1.0")),
            (
                "runs",
                .array([
                    .object([
                        ("tool", .object([("driver", driver)])), ("columnKind", .string("unicodeCodePoints")),
                        ("results", .array(results)),
                    ])
                ])
            ),
        ])
    }

    private func place(_ location: SourceLocation) -> [(String, JSONOutput)] {
        let region: JSONOutput = .object([
            ("startLine", .integer(max(1, Int(location.line)))),
            ("startColumn", .integer(max(1, Int(location.column)))),
        ])
        let artifact: JSONOutput = .object([("uri", .string(inspection.files.name(of: location.file).escapedForURI))])
        return [("physicalLocation", .object([("artifactLocation", artifact), ("region", region)]))]
    }
}

extension Diagnostic {
    /// The message and the fix.
    fileprivate var sentence: String { suggestion.map { "\(message); \($0)" } ?? message }
}
