import ArgumentParser
import BindingsGeneration
import SpecDiff

/// `bindgen rules`.
struct Rules: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules",
        abstract: "List the rules of 'bindgen diff'.",
        discussion: """
            EXAMPLES
              bindgen rules
              bindgen rules --format markdown > Sources/SpecDiff/SpecDiff.docc/SpecDiffRules.md
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
