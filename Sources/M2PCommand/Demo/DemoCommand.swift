import ArgumentParser
import M2PSandbox

/// `m2p demo`.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Watch every operation work and fail, against a sandbox on this machine.",
        discussion: """
            Starts a server that behaves as the API's documents say, makes real HTTP calls to it, and shows what each \
            one sends and gets. Needs no account and no network, and takes less than a second.

            EXAMPLES
              m2p demo
              m2p demo | less
              NO_COLOR=1 m2p demo

            Exits with 0 if every call has the expected result, otherwise with 1.
            """
    )

    @Option(help: ArgumentHelp("Let the first call of an operation fail, to see a demo go wrong.", visibility: .hidden))
    var breaking: String?

    func run() async throws {
        let sandbox = try await startedSandbox(Sandbox.Configuration())
        if let breaking {
            guard let operation = Sandbox.Operation(rawValue: breaking) else {
                throw Failure.usage("--breaking takes one of \(Sandbox.Operation.allCases.map(\.rawValue))")
            }
            await sandbox.inject(.status(500), for: operation)
        }
        guard let account = sandbox.testAccounts.first else { throw Failure.failed("the sandbox has no test account") }
        var demo = Demo(sandbox: sandbox, account: account, narrator: DemoNarrator(console: .standardOutput))
        await demo.run()
        let unexpected = demo.unexpected
        await sandbox.stop()
        if unexpected > 0 { throw Failure.failed() }
    }
}

/// Starts a sandbox, and reports errors like those of the command line.
func startedSandbox(_ configuration: Sandbox.Configuration) async throws -> Sandbox {
    do {
        return try await Sandbox.start(configuration)
    } catch let error as SandboxError {
        throw Failure.failed("\(error)")
    }
}
