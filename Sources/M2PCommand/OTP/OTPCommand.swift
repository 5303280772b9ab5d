import ArgumentParser

/// `m2p otp`.
struct OTPCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "otp",
        abstract: "Send and check one-time passwords.",
        subcommands: []
    )
}
