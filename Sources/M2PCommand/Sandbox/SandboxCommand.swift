import ArgumentParser
import M2PSandbox

/// `m2p sandbox`.
struct SandboxCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sandbox",
        abstract: "Run a local sandbox of the API until interrupted.",
        discussion: """
            Answers all seven operations as the API's documents say. The page at its URL shows the messages "sent" \
            with their one-time passwords.

            EXAMPLES
              m2p sandbox
              m2p sandbox --port 8080
              m2p sandbox --port 8080 --answer-failures-with-200

            Ctrl-C or SIGTERM ends it, with exit code 0.
            """
    )

    @Option(help: "The port to listen on; 0 picks a free one.")
    var port: UInt16 = 0

    @Option(
        help: ArgumentHelp(
            "The IP address to listen on. Anyone who can reach the sandbox can read its messages.",
            valueName: "address"
        )
    )
    var host = "127.0.0.1"

    @Option(
        name: .customLong("allow-host"),
        help: ArgumentHelp("A name that requests may have in their Host field. Repeatable.", valueName: "name")
    )
    var allowedHosts: [String] = []

    @Flag(
        name: .customLong("answer-failures-with-200"),
        help: "Send the platform API's business failures with status 200, as the vendor documents."
    )
    var answersFailuresWithOK = false

    func run() async throws {
        var configuration = Sandbox.Configuration()
        configuration.port = port
        configuration.host = host
        configuration.allowedHosts = allowedHosts
        configuration.businessFailuresAnswerOK = answersFailuresWithOK

        // Before the first line is printed, because its reader may send the signal.
        let (signals, continuation) = AsyncStream.makeStream(of: Int32.self)
        let watch = SignalWatch([SIGINT, SIGTERM, SIGHUP]) { continuation.yield($0) }
        defer { watch.cancel() }

        let sandbox = try await startedSandbox(configuration)
        if !["127.0.0.1", "::1", "localhost"].contains(host) {
            Console.standardError.line("warning: anyone who can reach \(host) can read the sandbox's messages")
        }
        SandboxAnnouncement(console: .standardOutput).show(sandbox)
        for await _ in signals { break }
        await sandbox.stop()
        Console.standardError.line("sandbox stopped")
    }
}
