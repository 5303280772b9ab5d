import ArgumentParser
import BindingsGeneration
import BindingsModel
import OpenAPIDocument
import SpecDiff
import YAMLTree

/// `bindgen explain`.
struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Explain a diagnostic or a rule of 'bindgen diff', and how to fix it.",
        discussion: """
            EXAMPLES
              bindgen explain dangling-reference
              bindgen explain
            """
    )

    @Argument(help: "The id, such as 'dangling-reference'. Omit it to list every id.")
    var id: String?

    func run() throws {
        guard let id else {
            Terminal.output(Explanations.all.map { "\($0.id): \($0.summary)\n" }.joined())
            return
        }
        if let entry = Explanations.entry(id) {
            Terminal.output(Self.text(entry))
            return
        }
        if let rule = RuleTable.rule(id) {
            Terminal.output(RuleListing.explanation(of: rule))
            return
        }
        if let rule = VersionRule(rawValue: id) {
            Terminal.output("\(id)\n\n\(rule.meaning)\n\nInstead: \(rule.advice)\n")
            return
        }
        let near = closestMatch(to: id, among: Explanations.all.map(\.id)) ?? RuleListing.nearest(to: id)
        let suggestion = near.map { "did you mean '\($0)'?" } ?? "run 'bindgen explain' for a list"
        throw Failure(Failure.usage, "error: unknown id '\(id)'; \(suggestion)")
    }

    private static func text(_ entry: DiagnosticKind) -> String {
        var text = "\(entry.id) (\(entry.severity.rawValue))\n\n"
        text += "\(entry.summary.prefix(1).uppercased() + entry.summary.dropFirst()). \(entry.explanation)\n\n"
        text += "\(entry.fix)\n"
        if let example = entry.example {
            text += "\nAn example:\n\n"
            for line in example.split(separator: "\n", omittingEmptySubsequences: false) where !line.isEmpty {
                text += "    \(line)\n"
            }
        }
        return text
    }
}

/// The explanations of all diagnostics for documents and models.
enum Explanations {
    static let all = DocumentFaults.kinds + ModelFaults.kinds + ReadingFaults.kinds

    static func entry(_ id: String) -> DiagnosticKind? { all.first { $0.id == id } }
}
