import ArgumentParser

/// Sends one-time passwords and checks them.
@main
struct OTPClient: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "OTPClient",
        abstract: "Send and check one-time passwords.",
        discussion: """
            The account's password comes from the environment variable M2P_PASSWORD. Without it, the program asks for the \
            password, or reads a line of standard input if that isn't a terminal. The one-time password is read the same \
            way. Neither is ever an argument, because other programs can see those.
            """,
        subcommands: [Send.self, Check.self, Verify.self]
    )
}

/// `OTPClient send`.
struct Send: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Send a one-time password, and print its trace number.")

    @OptionGroup var connection: Connection
    @Argument(help: "The customer's registered mobile number.")
    var mobileNumber: String

    func run() async throws {
        let passwords = OneTimePasswords(api: try connection.client())
        print(try await passwords.send(to: mobileNumber))
    }
}

/// `OTPClient check`.
struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Check the one-time password that the customer received.")

    @OptionGroup var connection: Connection
    @Argument(help: "The trace number that 'send' printed.")
    var traceNumber: String

    func run() async throws {
        let passwords = OneTimePasswords(api: try connection.client())
        try await passwords.check(try Secrets.read("One-time password"), traceNumber: traceNumber)
        print("The one-time password is correct.")
    }
}

/// `OTPClient verify`.
struct Verify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Send a one-time password, then check it.")

    @OptionGroup var connection: Connection
    @Argument(help: "The customer's registered mobile number.")
    var mobileNumber: String

    func run() async throws {
        let passwords = OneTimePasswords(api: try connection.client())
        let traceNumber = try await passwords.send(to: mobileNumber)
        print("Sent. The trace number is \(traceNumber).")
        try await passwords.check(try Secrets.read("One-time password"), traceNumber: traceNumber)
        print("The one-time password is correct.")
    }
}
