import ArgumentParser

/// `m2p pin`.
struct PINCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pin",
        abstract: "Encrypt PINs, check keys, and find a peer's encryption settings.",
        subcommands: [PINEncryptCommand.self, PINKCVCommand.self, PINTranslateCommand.self, PINProbeCommand.self]
    )
}
