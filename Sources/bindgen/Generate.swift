import ArgumentParser
import BindingsGeneration
import BindingsModel
import SpecDiff
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
              bindgen generate --config Sources/Pets/bindings.json --output Generated --previous v1.2.0:openapi.yaml

            With --previous, a type that was renamed since the previous version keeps its old name as a deprecated alias. \
            The names file next to the document, such as openapi.names.json, records the name for later runs and for \
            builds. Commit it.
            """
    )

    @Option(help: ArgumentHelp("The configuration.", valueName: "bindings.json"))
    var config: String

    @Option(help: ArgumentHelp("The directory for the Swift files.", valueName: "dir"))
    var output: String?

    @Option(
        help: ArgumentHelp(
            "The module that generated test support imports. Defaults to 'module' in its bindings.json.",
            valueName: "name"
        )
    )
    var module: String?

    @Option(
        help: ArgumentHelp(
            "The previous version of the document, a file or REVISION:PATH, whose type names remain as deprecated aliases.",
            valueName: "document"
        )
    )
    var previous: String?

    @Flag(help: "Write only the names file, for bindings that are generated in the build.")
    var onlyNames = false

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

    func validate() throws {
        if output == nil, !onlyNames { throw ValidationError("--output is missing") }
        if onlyNames, previous == nil { throw ValidationError("--only-names needs --previous") }
    }

    func run() throws {
        do {
            let generation = try Generation(
                config: config,
                isStrict: strict,
                module: module,
                findNames: formerNames
            )
            keepUntilExit(generation)
            Terminal.error(generation.diagnostics.joined(separator: "\n"))
            guard let files = generation.files else { throw Failure(Failure.document) }
            if let file = generation.namesFile {
                if check {
                    throw Failure(
                        Failure.document,
                        "error: \(file.path) lacks type names of '\(previous ?? "")'; run this without --check"
                    )
                }
                if dryRun { print("update \(file.path)") } else { try FileStore.write([file]) }
            }
            guard let output, !onlyNames else { return }
            let folder = OutputFolder(output)
            let changes = try folder.changes(for: files)
            if check {
                try report(changes, in: output)
            } else if dryRun {
                for change in changes { print("\(change.verb) \(folder.path(of: change.name))") }
                if changes.isEmpty, generation.namesFile == nil { print("nothing would change in \(output)") }
            } else {
                try folder.apply(changes)
            }
        } catch let error as FileError {
            throw Failure(Failure.files, "error: \(error.message)")
        }
    }

    /// The current names of the previous version's renamed types.
    private func formerNames(
        _ bindings: Bindings,
        _ configuration: BindingsConfiguration
    ) throws(FileError) -> [TypeName: TypeName] {
        guard let previous else { return [:] }
        let side = try DiffSide(previous, root: configuration.root(besides: config))
        let old = side.side.flatMap { Bindings.build($0.document, configuration: configuration).bindings }
        guard let old else {
            let problems = side.problems.isEmpty ? [] : [side.problems[0].replacing(": error: ", with: ": warning: ")]
            Terminal.error(
                (problems + ["warning: the type names of '\(previous)' are not kept, because it has errors"]).joined(
                    separator: "\n"
                )
            )
            return [:]
        }
        keepUntilExit(old)
        let renamed = RenamedTypes(old, bindings)
        for (name, types) in renamed.ambiguous.sorted(by: { $0.key.path < $1.key.path }) {
            let list = types.map { "'\($0.path)'" }.joined(separator: " and ")
            Terminal.error(
                "warning: '\(name.path)' was removed and has no alias, because it could be \(list); add the right one to the names file"
            )
        }
        var named = bindings
        let found = FormerNames().adding(renamed.names)
        let unusable = Set(named.keep(found).names)
        return renamed.names.filter { !unusable.contains($0.key) }
    }

    private func report(_ changes: [OutputFolder.Change], in output: String) throws {
        if changes.isEmpty { return }
        let command = remedy ?? "bindgen generate --config \(config) --output \(output)"
        for change in changes { print("\(OutputFolder(output).path(of: change.name)): \(change.state)") }
        throw Failure(Failure.document, "error: \(output) is out of date; run '\(command)'")
    }
}
