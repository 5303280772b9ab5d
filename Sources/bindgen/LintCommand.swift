import ArgumentParser
import BindingsGeneration
import BindingsModel
import YAMLTree

/// `bindgen lint`.
struct Lint: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint",
        abstract: "Say everything that is wrong with an OpenAPI document, and write nothing.",
        discussion: """
            Exit codes: 0 no error, 1 an error (with --strict also a warning), 2 usage, 3 a file cannot be read.

            EXAMPLES
              bindgen lint openapi.yaml
              bindgen lint openapi.yaml --strict --format sarif > lint.sarif
            """
    )

    @Argument(help: "The document.")
    var spec: String

    @Flag(help: "Take warnings for errors.")
    var strict = false

    @Option(help: "text, json, github or sarif.")
    var format: LintReport.Format = .text

    @Option(help: ArgumentHelp("The configuration to build the model with.", valueName: "bindings.json"))
    var config: String?

    @Option(help: ArgumentHelp(rootHelp, valueName: "dir"))
    var root: String?

    func run() throws {
        do {
            let configuration = try readConfiguration()
            let root = root ?? configuration.root(besides: config)
            let inspection = try Inspection(
                spec: spec,
                root: root,
                configuration,
                isStrict: strict,
                checksExamples: true
            )
            keepUntilExit(inspection)
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

/// What `--root` means.
let rootHelp = "The folder that references stay in: the document's own, or one above it."

extension BindingsConfiguration {
    /// The folder that references stay in, as the configuration at a path names it.
    func root(besides path: String?) -> String? {
        root.map { FilePath.join(FilePath.folder(of: path ?? ""), $0) }
    }
}
