import ArgumentParser
import BindingsGeneration
import PackageVersion

/// The command line of the generator.
@main
struct Bindgen: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bindgen",
        abstract: "Typed Swift bindings from an OpenAPI document.",
        discussion: """
            Exit codes: 0 success, 1 the document has errors or the output is out of date, 2 usage, 3 a file cannot be read or \
            written.
            """,
        version: PackageVersion.text,
        subcommands: [
            Generate.self, Lint.self, Initialize.self, Keywords.self, Explain.self, Diff.self, Rules.self,
        ]
    )

    static func main() {
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch let failure as Failure {
            Terminal.error(failure.message)
            endProcess(failure.exitCode)
        } catch {
            let code = exitCode(for: error)
            if code == .success {
                print(fullMessage(for: error))
                endProcess(0)
            }
            Terminal.error(fullMessage(for: error))
            endProcess(code == .validationFailure ? Failure.usage : code.rawValue)
        }
    }
}

/// An unsuccessful exit: the message, if there is more to print, and the exit code.
struct Failure: Error {
    static let document: Int32 = 1
    static let usage: Int32 = 2
    static let files: Int32 = 3

    let exitCode: Int32
    let message: String

    init(_ exitCode: Int32, _ message: String = "") {
        self.exitCode = exitCode
        self.message = message
    }
}

/// Ends the process.
///
/// The name avoids the commands' method `exit`.
private func endProcess(_ code: Int32) -> Never { exit(code) }

/// Keeps a value until the process exits.
///
/// Freeing a document's tree takes a tenth of a run.
func keepUntilExit(_ value: Any) { _ = Unmanaged.passRetained(Keeper(value)) }

private final class Keeper {
    private let value: Any

    init(_ value: Any) { self.value = value }
}
