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
        abstract: "Compare two OpenAPI documents and report what changes for callers, on the wire and in Swift.",
        discussion: """
            Each side is a file, a git revision and a path ('origin/main:spec/m2p.yaml'), or '-' for standard input. \
            A path in a revision starts at the top of the repository, or with './' at the working folder. \
            Files that a side refers to are read from the same place.

            A review file says what a team decided: other levels, what to look at, and exceptions with a reason and a \
            last day.

            Exit codes: 0 nothing at the level of --fail-on, 1 something, 2 usage, 3 a file or revision cannot be read, \
            4 a document or a review file is wrong.

            EXAMPLES
              bindgen diff origin/main:spec/m2p.yaml spec/m2p.yaml
              bindgen diff old.yaml new.yaml --format html > changes.html
              bindgen diff old.yaml new.yaml --fail-on caution --fail-on version --review spec/review.yaml
              bindgen diff old.yaml new.yaml --write-baseline spec/baseline.yaml
            """
    )

    enum FailOn: String, CaseIterable, ExpressibleByArgument {
        case breaking, caution, version, never
    }

    @Argument(help: "The document before the change.")
    var base: String

    @Argument(help: "The document after the change.")
    var revision: String

    @Option(help: "The format of the report: text, markdown, json, github, sarif, html, junit or counts.")
    var format: DiffReport.Format = .text

    @Option(
        help:
            "The findings that make the exit code 1: breaking, caution, version (the wrong step) or never. Repeatable."
    )
    var failOn: [FailOn] = [.breaking]

    @Option(help: ArgumentHelp("A review file with levels and exceptions. Repeatable.", valueName: "review.yaml"))
    var review: [String] = []

    @Option(help: ArgumentHelp("A review file, by its name before.", valueName: "file", visibility: .hidden))
    var accepted: String?

    @Option(
        help: ArgumentHelp("Write a review file with exceptions for the current findings.", valueName: "baseline.yaml")
    )
    var writeBaseline: String?

    @Flag(help: "Compare only the operations that 'include' in --config selects.")
    var onlyUsed = false

    @Option(help: ArgumentHelp("The configuration of the Swift bindings.", valueName: "bindings.json"))
    var config: String?

    @Option(help: ArgumentHelp(rootHelp, valueName: "dir"))
    var root: String?

    @Flag(inversion: .prefixedNo, help: "Whether to compare the Swift bindings too.")
    var swift = true

    @Flag(
        inversion: .prefixedNo,
        help: "Whether the revision's bindings keep the base's names as aliases, as 'generate --previous' makes them."
    )
    var names = true

    @Option(help: ArgumentHelp("Write the report to a file.", valueName: "file"))
    var output: String?

    @Option(
        help: ArgumentHelp(
            "The day to check sunsets and exceptions against.",
            valueName: "2026-11-21",
            visibility: .hidden
        )
    )
    var today = CalendarDate.today

    func validate() throws {
        if base == "-", revision == "-" { throw ValidationError("only one side can be standard input") }
        if onlyUsed, config == nil { throw ValidationError("--only-used needs --config") }
    }

    func run() throws {
        do {
            let configuration = try readConfiguration()
            let root = root ?? configuration.root(besides: config)
            let old = try DiffSide(base, root: root)
            let new = try DiffSide(revision, root: root)
            let problems = (old.problems + new.problems + old.namesProblems + new.namesProblems).joined(separator: "\n")
            guard let one = old.side, let other = new.side, old.namesProblems.isEmpty, new.namesProblems.isEmpty else {
                throw Failure(Failure.wrongDocument, problems)
            }
            let decisions = try ReviewDecisions(
                review + [accepted].compactMap(\.self),
                failingWith: Failure.wrongDocument
            )
            let (before, after) = SpecDiff.limiting(one, other) { name, operation in
                isLookedAt(name, operation, decisions.file, configuration)
            }
            let found = SpecDiff.compare(before, after, decisions.file.policy, today: today)
            let formerNames = (names ? old.formerNames : FormerNames(), names ? new.formerNames : FormerNames())
            let compared =
                swift
                ? bindingChanges(before, after, found, configuration, formerNames)
                : (changes: [], note: nil)
            let swiftChanges = compared.changes
            let review = Review(found, swiftChanges, decisions.file, of: (base: before, revision: after), today: today)
            if let writeBaseline {
                let text = ReviewFile.baseline(review.findings, reason: "found by --write-baseline")
                try FileStore.write([(path: writeBaseline, bytes: Array(text.utf8))])
                return
            }
            let levels = failOn.compactMap { $0 == .caution ? Level.caution : $0 == .breaking ? .breaking : nil }
            var report = DiffReport(
                base: DiffReport.Side(name: base, files: old.files),
                revision: DiffReport.Side(name: revision, files: new.files),
                review: review,
                notes: decisions.lines(review.diagnostics) + [compared.note].compactMap(\.self)
                    + (old.passedOver + new.passedOver).map { "ignored: \($0)" },
                failing: failOn.contains(.never) ? nil : levels.min()
            )
            report.failsForVersion = failOn.contains(.version) && !failOn.contains(.never)
            try write(report)
            if report.fails { throw Failure(Failure.found) }
        } catch let error as FileError {
            throw Failure(Failure.files, "error: \(error.message)")
        }
    }

    private func write(_ report: DiffReport) throws {
        let isColored = format == .text && output == nil && Terminal.showsColors
        let text = report.rendered(format, isColored: isColored)
        if let output {
            try FileStore.write([(path: output, bytes: Array(text.utf8))])
        } else {
            Terminal.output(text)
        }
    }

    /// The changes of the public declarations, and a note if something about them is uncertain.
    private func bindingChanges(
        _ old: SpecDiff.Side,
        _ new: SpecDiff.Side,
        _ found: DocumentChanges,
        _ configuration: BindingsConfiguration,
        _ formerNames: (old: FormerNames, new: FormerNames)
    ) -> (changes: [SwiftChange], note: String?) {
        // Component names affect Swift but aren't sent.
        let components = [old, new].map { $0.document.components.schemas.map(\.name) }
        if found.changes.isEmpty, components[0] == components[1] { return ([], nil) }
        guard var before = Bindings.build(old.document, configuration: configuration).bindings,
            var after = Bindings.build(new.document, configuration: configuration).bindings
        else {
            return ([], "the Swift bindings were not compared, because those of one side cannot be generated")
        }
        let renamed = names ? RenamedTypes(before, after) : nil
        _ = before.keep(formerNames.old)
        let unusable = Set(after.keep(formerNames.new.adding(renamed?.names ?? [:])).names)
        keepUntilExit((before, after))
        let changes = SwiftComparison.compare(
            before,
            after,
            ambiguous: renamed?.ambiguous ?? [:],
            of: (base: old, revision: new)
        )
        let recorded = Set(formerNames.new.entries.map(\.name))
        let missing = (renamed?.names.keys ?? [:].keys).filter { !recorded.contains($0) && !unusable.contains($0) }
        return (changes, missing.isEmpty ? nil : namesNote(missing.count))
    }

    private func namesNote(_ count: Int) -> String {
        let file = FormerNames.fileName(for: revision)
        return "\(count == 1 ? "1 former name is" : "\(count) former names are") not in '\(file)' yet; "
            + "'swift package regenerate' or 'bindgen generate --previous \(base)' adds them"
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

    private func isLookedAt(
        _ name: OperationName,
        _ operation: OpenAPIDocument.Operation,
        _ review: ReviewFile,
        _ configuration: BindingsConfiguration
    ) -> Bool {
        if onlyUsed, let include = configuration.include {
            var item = PathItem(path: name.path, location: operation.location)
            item.operations = [operation]
            guard !name.isWebhook, !include.filter([item]).isEmpty else { return false }
        }
        return !review.except.contains(name) && review.only?.contains(name) ?? true
    }
}

extension DiffReport.Format: ExpressibleByArgument {}

extension Failure {
    static let found: Int32 = 1
    static let wrongDocument: Int32 = 4
}
