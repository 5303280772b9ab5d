import ArgumentParser
import BindingsGeneration
import BindingsModel
import OpenAPIDocument
import SpecDiff
import YAMLTree

/// `bindgen lint`.
struct Lint: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint",
        abstract: "Report every problem in an OpenAPI document, without generating code.",
        discussion: """
            Exit codes: 0 no error, 1 an error (with --strict also a warning), 2 usage, 3 a file cannot be read.

            EXAMPLES
              bindgen lint openapi.yaml
              bindgen lint openapi.yaml --strict --format sarif > lint.sarif
              bindgen lint openapi.yaml --write-baseline spec/baseline.yaml
              bindgen lint openapi.yaml --review spec/review.yaml --review spec/baseline.yaml
            """
    )

    @Argument(help: "The document.")
    var spec: String

    @Flag(help: "Treat warnings as errors.")
    var strict = false

    @Option(help: "The format of the report: text, json, github or sarif.")
    var format: LintReport.Format = .text

    @Option(help: ArgumentHelp("A review file with levels and exceptions. Repeatable.", valueName: "review.yaml"))
    var review: [String] = []

    @Option(
        help: ArgumentHelp("Write a review file with exceptions for the current findings.", valueName: "baseline.yaml")
    )
    var writeBaseline: String?

    @Option(help: ArgumentHelp("The day to check exceptions against.", valueName: "2026-11-21", visibility: .hidden))
    var today = CalendarDate.today

    @Option(help: ArgumentHelp("The configuration to build the model with.", valueName: "bindings.json"))
    var config: String?

    @Option(help: ArgumentHelp(rootHelp, valueName: "dir"))
    var root: String?

    func run() throws {
        do {
            let configuration = try readConfiguration()
            let root = root ?? configuration.root(besides: config)
            var inspection = try Inspection(
                spec: spec,
                root: root,
                configuration,
                isStrict: strict,
                checksExamples: true
            )
            keepUntilExit(inspection)
            if let writeBaseline {
                let findings = inspection.diagnostics.map { (rule: $0.id, place: $0.reviewPlace) }
                let text = ReviewFile.baseline(findings, reason: "found by --write-baseline")
                return try FileStore.write([(path: writeBaseline, bytes: Array(text.utf8))])
            }
            let decisions = try ReviewDecisions(review, failingWith: Failure.document)
            let notes = inspection.apply(decisions.file, today: today)
            let lines = decisions.lines(notes)
            if !lines.isEmpty { Terminal.error(lines.joined(separator: "\n") + "\n") }
            Terminal.output(LintReport(inspection, of: spec).text(format))
            if inspection.errors > 0 { throw Failure(Failure.document) }
        } catch let error as FileError {
            throw Failure(Failure.files, "error: \(error.message)")
        }
    }

    private func readConfiguration() throws -> BindingsConfiguration {
        guard let config else { return BindingsConfiguration(spec: spec) }
        var files = SourceFiles()
        let read = BindingsConfiguration.read(try FileStore.read(config), file: files.add(name: config))
        guard let configuration = read.configuration else {
            throw Failure(
                Failure.document,
                read.diagnostics.map { $0.rendered(in: files) }.joined(separator: "\n")
            )
        }
        return configuration
    }
}

extension LintReport.Format: ExpressibleByArgument {}

extension Diagnostic {
    /// The location used by exceptions: a JSON pointer, or `file` for a diagnostic without a location.
    fileprivate var reviewPlace: String { pointer.map(\.description) ?? "file" }
}

extension Inspection {
    /// Removes the team's exceptions, and applies its levels to the rest.
    ///
    /// - Returns: Exceptions that expired or match nothing.
    fileprivate mutating func apply(_ review: ReviewFile, today: CalendarDate) -> [Diagnostic] {
        var coverage = ReviewFile.Coverage(review, today: today)
        diagnostics = diagnostics.compactMap { diagnostic in
            if coverage.exception(for: diagnostic.id, at: [diagnostic.reviewPlace]) != nil { return nil }
            var diagnostic = diagnostic
            switch review.lintLevels[diagnostic.id] {
            case nil: break
            case .off: return nil
            case .error: diagnostic.severity = .error
            case .warning: diagnostic.severity = .warning
            }
            return diagnostic
        }
        let ids = Set(Explanations.all.map(\.id))
        return coverage.diagnostics { ids.contains($0) }
    }
}

/// The help for `--root`.
let rootHelp = "The root directory for references: the document's directory or a parent of it."

extension BindingsConfiguration {
    /// The root directory for references in the configuration at a path.
    func root(besides path: String?) -> String? {
        root.map { FilePath.join(FilePath.folder(of: path ?? ""), $0) }
    }
}
