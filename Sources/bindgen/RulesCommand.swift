#if canImport(SpecDiff)
import ArgumentParser
import SpecDiff

/// `bindgen rules`.
struct Rules: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List the rules of 'bindgen diff'.",
        discussion: """
            EXAMPLES
              bindgen rules
              bindgen rules --format markdown > docs/diff-rules.md
            """
    )

    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, markdown
    }

    @Option(help: "text or markdown.")
    var format: Format = .text

    func run() {
        Terminal.output(format == .text ? RuleListing.text : RuleListing.markdown)
    }
}

/// `bindgen explain`.
struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print what a rule of 'bindgen diff' means, with an example and its compatible alternative."
    )

    @Argument(help: "The rule's id, such as 'request-property-removed'.")
    var rule: String

    func run() throws {
        guard let found = Rule.named(rule) else {
            let near = RuleListing.nearest(to: rule).map { "; did you mean '\($0)'?" } ?? ""
            throw Failure(Failure.usage, "error: unknown rule '\(rule)'\(near)")
        }
        Terminal.output(RuleListing.explanation(of: found))
    }
}
#endif
