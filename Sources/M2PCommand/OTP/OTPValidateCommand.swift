import ArgumentParser
import M2P

/// `m2p otp validate`.
struct OTPValidateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate",
        abstract: "Check a one-time password that a customer entered.",
        discussion: """
            Reads, from prompts without echo or as lines of standard input: the token, unless it has a file or \
            descriptor; the password; with --type DIFFERENT_OTP_DUAL also the one from the e-mail.

            EXAMPLES
              m2p otp validate --environment sandbox --tenant ACME_CORP \\
                --token-file token --trace-number 5b69fa8d-3698-4a1d-be59-eb35b055fab0
              m2p otp validate --origin http://127.0.0.1:8080 --tenant ACME_CORP \\
                --token-file token --mobile 9876543210 --purpose SET_PIN
            """
    )

    @OptionGroup var connection: ConnectionOptions

    @Option(help: ArgumentHelp("The trace number from 'm2p otp generate'. Uses the customer API.", valueName: "uuid"))
    var traceNumber: String?

    @Option(help: "The purpose of the password. Uses the platform API.")
    var purpose: PurposeName?

    @Option(help: ArgumentHelp("The mobile number that the password was sent to.", valueName: "number"))
    var mobile: String?

    @Option(
        help: ArgumentHelp("SINGLE_OTP_MOBILE, SINGLE_OTP_DUAL or DIFFERENT_OTP_DUAL.", valueName: "type")
    )
    var type: String?

    @Option(help: ArgumentHelp("The customer's entity ID.", valueName: "id"))
    var entityId: String?

    @Option(help: ArgumentHelp("The card's kit number.", valueName: "number"))
    var kit: String?

    @Flag(help: "Print only the message hash, for the operation that needs it. Otherwise it is redacted.")
    var messageHash = false

    @OptionGroup var nothingElse: NothingElse

    func validate() throws {
        if (traceNumber == nil) == (purpose == nil) {
            throw ValidationError("Give either --trace-number, or --purpose with --mobile.")
        }
        guard purpose != nil else { return }
        if mobile == nil { throw ValidationError("--purpose needs --mobile.") }
        if type != nil || entityId != nil || kit != nil || messageHash {
            throw ValidationError("With --purpose only --mobile is sent; omit the other options.")
        }
    }

    func run() async throws {
        let runner = try CallRunner(connection)
        let otp = try SecretReader().line("One-time password").text()
        if let purpose = purpose?.purpose {
            try await runner.run(ValidatePurposeOtp(mobile: mobile ?? "", otp: otp, purpose: purpose))
            return
        }
        let type = type.map(ValidateOtp.OtpType.init(rawValue:))
        let emailOtp = type == .differentOtpDual ? try SecretReader().line("Password from the email").text() : nil
        let proof = try await runner.run(
            ValidateOtp(
                traceNumber: traceNumber ?? "",
                mobileOtp: otp,
                emailOtp: emailOtp,
                otpType: type,
                entityId: entityId,
                kitNo: kit,
                mobileNumber: mobile
            ),
            printsResult: !messageHash
        )
        if messageHash { Console.standardOutput.line(proof.result.messageHash) }
    }
}
