import ArgumentParser
import PackageVersion

/// The command-line tool for `M2P`, which is also an example of its use.
@main
struct M2PCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "m2p",
        abstract: "Try and use the M2P prepaid card API: one-time passwords, card PINs, tokens.",
        discussion: """
            EXAMPLES
              m2p demo                      watch the whole API work, on this machine only
              m2p sandbox --port 8080       serve the API for your own program
              m2p pin encrypt --kit 130005054 --key-file pin.key

            PINs, one-time passwords, tokens and keys are read from a prompt without echo, from standard input, from \
            a file or from a file descriptor; never from arguments or the environment.
            \(exitCodes)
            """,
        version: PackageVersion.text,
        subcommands: [DemoCommand.self, SandboxCommand.self, OTPCommand.self, PINCommand.self]
    )

    static func main() async {
        let arguments = Array(CommandLine.arguments.dropFirst())
        do {
            try SecretArguments.refuse(arguments)
            var command = try parseAsRoot(arguments)
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch let failure as Failure {
            if !failure.message.isEmpty { Console.standardError.line("error: \(failure.message)") }
            endProcess(failure.exitCode)
        } catch {
            end(error)
        }
    }

    /// Help and version go to standard output and aren't failures.
    ///
    /// The parser's errors are usage errors.
    private static func end(_ error: any Error) -> Never {
        let message = fullMessage(for: error)
        let code = exitCode(for: error)
        if code == .success {
            Console.standardOutput.line(message)
            endProcess(0)
        }
        let isPrefixed = message.hasPrefix("Error: ")
        Console.standardError.line(isPrefixed ? "error: \(message.dropFirst(7))" : message)
        endProcess(code == .validationFailure ? 2 : 1)
    }
}
