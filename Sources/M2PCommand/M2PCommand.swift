import ArgumentParser
import M2P

@main
struct M2PCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "m2p", subcommands: [])
}
