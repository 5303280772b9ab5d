import ArgumentParser
import BindingsGeneration
import SwiftEmitter

/// `bindgen generate`.
struct Generate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "generate",
        abstract: "Generate Swift for an OpenAPI document.",
        discussion: """
            EXAMPLES
              bindgen generate --config Sources/Pets/bindings.json --output Generated
              bindgen generate --config Sources/Pets/bindings.json --output Generated --check
              bindgen generate --config Sources/PetsTesting/bindings.json --output Generated/Testing
            """
    )

    @Option(help: ArgumentHelp("The configuration.", valueName: "bindings.json"))
    var config: String

    @Option(help: ArgumentHelp("The directory for the Swift files.", valueName: "dir"))
    var output: String

    @Option(
        help: ArgumentHelp(
            "The module that generated test support imports. Defaults to 'module' in its bindings.json.",
            valueName: "name"
        )
    )
    var module: String?

    @Flag(help: "Write nothing. If the directory is out of date, list the differences and exit with 1.")
    var check = false

    @Flag(help: "Write nothing. List the files that would change.")
    var dryRun = false

    @Flag(help: "Treat warnings as errors.")
    var strict = false

    @Option(
        help: ArgumentHelp(
            "The command that --check suggests as the fix.",
            valueName: "command",
            visibility: .hidden
        )
    )
    var remedy: String?

    func run() throws {
        do {
            let generation = try Generation(config: config, isStrict: strict, module: module)
            keepUntilExit(generation)
            Terminal.error(generation.diagnostics.joined(separator: "\n"))
            guard let files = generation.files else { throw Failure(Failure.document) }
            let folder = OutputFolder(output)
            let changes = try folder.changes(for: files)
            if check {
                try report(changes)
            } else if dryRun {
                for change in changes { print("\(change.verb) \(folder.path(of: change.name))") }
                if changes.isEmpty { print("nothing would change in \(output)") }
            } else {
                try folder.apply(changes)
            }
        } catch let error as FileError {
            throw Failure(Failure.files, "error: \(error.message)")
        }
    }

    private func report(_ changes: [OutputFolder.Change]) throws {
        if changes.isEmpty { return }
        let command = remedy ?? "bindgen generate --config \(config) --output \(output)"
        for change in changes { print("\(OutputFolder(output).path(of: change.name)): \(change.state)") }
        throw Failure(Failure.document, "error: \(output) is out of date; run '\(command)'")
    }
}
