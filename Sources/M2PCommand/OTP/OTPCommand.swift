import ArgumentParser

/// `m2p otp`.
struct OTPCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "otp",
        abstract: "Send and check one-time passwords.",
        discussion: """
            Without --purpose the customer API is called, with it the platform API.

            EXAMPLES
              m2p otp generate --origin http://127.0.0.1:8080 --tenant ACME_CORP \\
                --token-file token --mobile 9876543210
              m2p otp validate --origin http://127.0.0.1:8080 --tenant ACME_CORP \\
                --token-file token --trace-number 5b69fa8d-3698-4a1d-be59-eb35b055fab0
            """,
        subcommands: [OTPGenerateCommand.self, OTPValidateCommand.self]
    )
}
