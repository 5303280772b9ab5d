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
        case text, markdown, json
    }

    @Option(help: "The format of the list: text, markdown or json.")
    var format: Format = .text

    func run() {
        switch format {
        case .text: Terminal.output(RuleListing.text)
        case .markdown: Terminal.output(RuleListing.markdown)
        case .json: Terminal.output(RuleListing.json)
        }
    }
}
