import ArgumentParser
import M2P

/// `m2p otp generate`.
struct OTPGenerateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "generate",
        abstract: "Send a one-time password to a customer.",
        discussion: """
            Unless it has a file or descriptor, the token is asked for without showing it, or read from standard \
            input. Without --purpose the answer's traceNumber is what 'm2p otp validate' needs.

            EXAMPLES
              m2p otp generate --environment sandbox --tenant ACME_CORP \\
                --token-file token --mobile 9876543210
              m2p otp generate --origin http://127.0.0.1:8080 --tenant ACME_CORP \\
                --token-file token --mobile 9876543210 --purpose SET_PIN --kit 130005054
            """
    )

    @OptionGroup var connection: ConnectionOptions

    @Option(help: ArgumentHelp("The customer's registered mobile number.", valueName: "number"))
    var mobile: String

    @Option(help: "The purpose of the password. Uses the platform API.")
    var purpose: PurposeName?

    @Option(help: ArgumentHelp("The card's kit number; required for SET_PIN and CARD_BLOCK.", valueName: "number"))
    var kit: String?

    @Option(help: ArgumentHelp("S for a text message only, D for email too.", valueName: "S|D"))
    var type: String?

    @Option(help: ArgumentHelp("The message's template.", valueName: "name"))
    var template: String?

    @Option(help: ArgumentHelp("The card's last 4 digits.", valueName: "digits"))
    var card: String?

    @Option(help: ArgumentHelp("The product.", valueName: "id"))
    var productId: String?

    @Option(help: ArgumentHelp("The mobile number's country code, such as 91.", valueName: "n"))
    var countryCode: Int?

    @Option(help: ArgumentHelp("The customer's entity ID.", valueName: "id"))
    var entityId: String?

    @OptionGroup var nothingElse: NothingElse

    func validate() throws {
        if let purpose = purpose?.purpose, kit == nil, purpose == .setPin || purpose == .cardBlock {
            throw ValidationError("--purpose \(purpose) needs a card; pass --kit.")
        }
        guard purpose != nil else { return }
        let others: [Any?] = [type, template, card, productId, countryCode, entityId]
        if others.contains(where: { $0 != nil }) {
            throw ValidationError("With --purpose only --mobile and --kit are sent; omit the other options.")
        }
    }

    func run() async throws {
        let runner = try CallRunner(connection)
        if let purpose = purpose?.purpose {
            try await runner.run(GeneratePurposeOtp(mobile: mobile, purpose: purpose, kitNo: kit))
            return
        }
        try await runner.run(
            GenerateOtp(
                mobileNumber: mobile,
                otpType: type.map(GenerateOtp.OtpType.init(rawValue:)),
                template: template,
                card: card,
                productId: productId,
                countryCode: countryCode,
                entityId: entityId,
                kitNo: kit
            )
        )
    }
}
