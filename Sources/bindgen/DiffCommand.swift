import ArgumentParser
import BindingsGeneration
import BindingsModel
import OpenAPIDocument
import SpecDiff
import YAMLTree

/// `bindgen diff`.
struct Diff: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Say what a changed document means for its callers, on the wire and in Swift.",
        discussion: """
            Each side is a file, a git revision and a path ('origin/main:spec/m2p.yaml'), or '-' for standard input. \
            A path in a revision starts at the top of the repository, or with './' at the working folder. \
            Files that a side refers to are read from the same place.

            Exit codes: 0 nothing at the level of --fail-on, 1 something, 2 usage, 3 a file or revision cannot be read, \
            4 a document is wrong.

            EXAMPLES
              bindgen diff origin/main:spec/m2p.yaml spec/m2p.yaml
              bindgen diff old.yaml new.yaml --format html > changes.html
              bindgen diff old.yaml new.yaml --fail-on caution --accepted spec/accepted-changes.yaml
            """
    )

    enum FailOn: String, CaseIterable, ExpressibleByArgument {
        case breaking, caution, never

        var level: Level? {
            switch self {
            case .breaking: .breaking
            case .caution: .caution
            case .never: nil
            }
        }
    }

    @Argument(help: "The document before the change.")
    var base: String

    @Argument(help: "The document after it.")
    var revision: String

    @Option(help: "text, markdown, json, github, sarif or html.")
    var format: DiffReport.Format = .text

    @Option(help: "The level that makes the exit code 1: breaking, caution or never.")
    var failOn: FailOn = .breaking

    @Option(help: ArgumentHelp("Changes that were agreed to.", valueName: "accepted-changes.yaml"))
    var accepted: String?

    @Option(help: ArgumentHelp("The configuration of the Swift bindings.", valueName: "bindings.json"))
    var config: String?

    @Option(help: ArgumentHelp(rootHelp, valueName: "dir"))
    var root: String?

    @Flag(inversion: .prefixedNo, help: "Whether to compare the Swift bindings too.")
    var swift = true

    @Option(help: ArgumentHelp("Write the report to a file.", valueName: "file"))
    var output: String?

    @Option(
        help: ArgumentHelp(
            "The day to hold sunsets and acceptances against.",
            valueName: "2026-11-21",
            visibility: .hidden
        )
    )
    var today: String?

    func validate() throws {
        if base == "-", revision == "-" { throw ValidationError("only one side can be standard input") }
    }

    func run() throws {
        do {
            let configuration = try readConfiguration()
            let root = root ?? configuration.root(besides: config)
            let old = try DiffSide(base, root: root)
            let new = try DiffSide(revision, root: root)
            let problems = (old.problems + new.problems).joined(separator: "\n")
            guard let before = old.side, let after = new.side else { throw Failure(Failure.wrongDocument, problems) }
            let today = CivilDay.today(or: today)
            let found = SpecDiff.compare(before, after, today: today)
            let swiftChanges = swift ? bindingChanges(before, after, found, configuration) : []
            let (agreed, notes) = try acceptedChanges()
            let outcome = agreed.apply(to: found.changes, swiftChanges, today: today)
            let report = DiffReport(
                base: DiffReport.Side(name: base, files: old.files),
                revision: DiffReport.Side(name: revision, files: new.files),
                outcome: outcome,
                documentation: found.documentation,
                verdict: Verdict(
                    found.changes,
                    documentation: found.documentation,
                    swift: swiftChanges,
                    old: before.document.info.version,
                    new: after.document.info.version
                ),
                notes: lines(outcome.diagnostics)
                    + notes + (old.passedOver + new.passedOver).map { "passed over: \($0)" }
            )
            try write(report)
            if let level = failOn.level, let highest = report.highest, highest >= level { throw Failure(Failure.found) }
        } catch let error as FileError {
            throw Failure(Failure.files, "error: \(error.message)")
        }
    }

    private func write(_ report: DiffReport) throws {
        let isColoured = format == .text && output == nil && Terminal.showsColours
        let text = report.rendered(format, isColoured: isColoured)
        if let output {
            try FileStore.write([(path: output, bytes: Array(text.utf8))])
        } else {
            Terminal.output(text)
        }
    }

    /// What an app's source can name, before and after; none where the bindings of one side cannot be made.
    private func bindingChanges(
        _ old: SpecDiff.Side,
        _ new: SpecDiff.Side,
        _ found: DocumentChanges,
        _ configuration: BindingsConfiguration
    ) -> [SwiftChange] {
        // Names of components are the one thing that Swift sees and the wire does not.
        let names = [old, new].map { $0.document.components.schemas.map(\.name) }
        if found.changes.isEmpty, names[0] == names[1] { return [] }
        guard let before = Bindings.build(old.document, configuration: configuration).bindings,
            let after = Bindings.build(new.document, configuration: configuration).bindings
        else { return [] }
        keepUntilExit((before, after))
        return SwiftComparison.compare(before, after, of: (base: old, revision: new))
    }

    private func readConfiguration() throws -> BindingsConfiguration {
        guard let config else { return BindingsConfiguration(spec: revision) }
        var names = SourceFiles()
        let read = BindingsConfiguration.read(try FileStore.read(config), file: names.add(name: config))
        guard let configuration = read.configuration else {
            throw Failure(
                Failure.wrongDocument,
                read.diagnostics.map { $0.rendered(in: names) }.joined(separator: "\n")
            )
        }
        return configuration
    }

    private func acceptedChanges() throws(FileError) -> (AcceptedChanges, [String]) {
        guard let accepted else { return (AcceptedChanges(), []) }
        var files = SourceFiles()
        let read = AcceptedChanges.read(try FileStore.read(accepted), file: files.add(name: accepted))
        return (read.accepted, read.diagnostics.map { $0.rendered(in: files) })
    }

    private func lines(_ diagnostics: [Diagnostic]) -> [String] {
        var files = SourceFiles()
        _ = files.add(name: accepted ?? "")
        return diagnostics.map { $0.rendered(in: files) }
    }
}

extension DiffReport.Format: ExpressibleByArgument {}

extension Failure {
    static let found: Int32 = 1
    static let wrongDocument: Int32 = 4
}
