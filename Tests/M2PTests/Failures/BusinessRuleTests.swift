import BindingsRuntime
import HTTPTypes
import M2P
import M2PSandbox
import PINBlock
import PINBlockAES
import Testing

/// Actual violations of the documented rules: the sandbox's failure reaches the caller as the documented case.
@Suite struct BusinessRuleTests {
    /// A violation of a rule, and the resulting case.
    struct Rule: Sendable, CustomTestStringConvertible {
        let name: String
        let caseName: String
        /// The business code in the body.
        let code: String
        /// Whether `businessFailuresAnswerOK` changes its status to 200.
        var mayAnswerOK = true
        let broken: @Sendable (TestBed) async throws -> any Sendable

        var testDescription: String { name }
    }

    @Test(arguments: Rule.customerAPI + Rule.purposeOtp + Rule.setPin + Rule.tokens, [false, true])
    func brokenRuleIsTheDocumentedCase(rule: Rule, answersOK: Bool) async throws {
        var configuration = Sandbox.Configuration()
        configuration.businessFailuresAnswerOK = answersOK
        try await withTestBed(configuration) { bed in
            let error = try await failure { try await rule.broken(bed) }
            let answeredOK = answersOK && rule.mayAnswerOK
            // An undocumented code results in the general case of its status.
            #expect(caseName(of: error) == (answeredOK && rule.caseName == "badRequest" ? "failed" : rule.caseName))
            let response = try #require(error as? any OperationFailure)
            #expect(response.businessCode == rule.code)
            #expect((response.status == .ok) == answeredOK)
        }
    }
}

extension BusinessRuleTests.Rule {
    private typealias Rule = BusinessRuleTests.Rule

    static let customerAPI = [
        Rule(name: "unknown mobile number", caseName: "noAccountFound", code: "PP_MIDD_027", mayAnswerOK: false) {
            try await $0.client.generateOtp(mobileNumber: "9000000000")
        },
        Rule(name: "too many passwords", caseName: "conflict", code: "SBX_OTP_RATE_LIMIT", mayAnswerOK: false) { bed in
            for _ in 0..<5 { _ = try await bed.client.generateOtp(mobileNumber: Sample.mobile) }
            return try await bed.client.generateOtp(mobileNumber: Sample.mobile)
        },
        Rule(name: "wrong password", caseName: "conflict", code: "SBX_OTP_INCORRECT", mayAnswerOK: false) { bed in
            let sent = try await bed.client.generateOtp(mobileNumber: Sample.mobile)
            return try await bed.client.validateOtp(traceNumber: sent.result.traceNumber, mobileOtp: "wrong")
        },
        Rule(
            name: "right password after three wrong ones",
            caseName: "attemptsExhausted",
            code: "PP_MIDD_034",
            mayAnswerOK: false
        ) { bed in
            let trace = try await bed.client.generateOtp(mobileNumber: Sample.mobile).result.traceNumber
            for _ in 0..<3 { _ = try? await bed.client.validateOtp(traceNumber: trace, mobileOtp: "wrong") }
            let otp = await bed.sandbox.latestMessage()?.otp ?? ""
            return try await bed.client.validateOtp(traceNumber: trace, mobileOtp: otp)
        },
        Rule(name: "expired password", caseName: "conflict", code: "SBX_OTP_EXPIRED", mayAnswerOK: false) { bed in
            let sent = try await bed.client.generateOtp(mobileNumber: Sample.mobile)
            bed.sandbox.clock.advance(by: .seconds(301))
            let otp = await bed.sandbox.latestMessage()?.otp ?? ""
            return try await bed.client.validateOtp(traceNumber: sent.result.traceNumber, mobileOtp: otp)
        },
    ]

    static let purposeOtp = [
        Rule(name: "generate: unknown mobile number", caseName: "mobileNotRegistered", code: "Y216") {
            try await $0.client.generatePurposeOtp(mobile: "9000000000", purpose: .login)
        },
        Rule(name: "generate: sending fails", caseName: "sendingFailed", code: "OTP_001") { bed in
            await bed.sandbox.inject(.sendingFailed)
            return try await bed.client.generatePurposeOtp(mobile: Sample.mobile, purpose: .login)
        },
        Rule(name: "generate: too many", caseName: "rateLimited", code: "OTP_004", mayAnswerOK: false) { bed in
            for _ in 0..<5 { _ = try await bed.client.generatePurposeOtp(mobile: Sample.mobile, purpose: .login) }
            return try await bed.client.generatePurposeOtp(mobile: Sample.mobile, purpose: .login)
        },
        Rule(name: "generate: no kit for a card purpose", caseName: "badRequest", code: "SBX_KIT_NO_REQUIRED") {
            try await $0.client.generatePurposeOtp(mobile: Sample.mobile, purpose: .cardBlock)
        },
        Rule(name: "validate: unknown mobile number", caseName: "mobileNotRegistered", code: "Y216") {
            try await $0.client.validatePurposeOtp(mobile: "9000000000", otp: "123456", purpose: .login)
        },
        Rule(name: "validate: none was sent", caseName: "otpInvalid", code: "OTP_002") {
            try await $0.client.validatePurposeOtp(mobile: Sample.mobile, otp: "123456", purpose: .login)
        },
        Rule(name: "validate: sent for another purpose", caseName: "otpInvalid", code: "OTP_002") { bed in
            let otp = try await sent(bed)
            return try await bed.client.validatePurposeOtp(mobile: Sample.mobile, otp: otp, purpose: .transaction)
        },
        Rule(name: "validate: wrong", caseName: "otpIncorrect", code: "Y103") { bed in
            _ = try await sent(bed)
            return try await bed.client.validatePurposeOtp(mobile: Sample.mobile, otp: "wrong", purpose: .login)
        },
        Rule(name: "validate: expired", caseName: "otpExpired", code: "Y101") { bed in
            let otp = try await sent(bed)
            bed.sandbox.clock.advance(by: .seconds(301))
            return try await bed.client.validatePurposeOtp(mobile: Sample.mobile, otp: otp, purpose: .login)
        },
        Rule(name: "validate: dead after three", caseName: "attemptsExhausted", code: "OTP_005") { bed in
            let otp = try await sent(bed)
            for _ in 0..<3 {
                _ = try? await bed.client.validatePurposeOtp(mobile: Sample.mobile, otp: "wrong", purpose: .login)
            }
            return try await bed.client.validatePurposeOtp(mobile: Sample.mobile, otp: otp, purpose: .login)
        },
    ]

    static let setPin = [
        Rule(name: "setPin: unknown kit", caseName: "unknownKit", code: "CARD_001") {
            try await $0.client.setPin(Sample.setPin(kitNo: "0000000130005055"))
        },
        Rule(name: "setPin: not a customer", caseName: "notRegistered", code: "Y109") {
            try await $0.client.setPin(Sample.setPin(entityId: "nobody"))
        },
        Rule(name: "setPin: a block that nobody encrypted", caseName: "undecryptablePin", code: "CARD_011") {
            try await $0.client.setPin(Sample.setPin(pin: "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="))
        },
        Rule(name: "setPin: a block for another card", caseName: "invalidPin", code: "CARD_010") { bed in
            let cipher = AESPINCipher(key: try AESKey(text: Sandbox.TestAccount.pinKey))
            let other = AccountNumber(kit: try KitNumber("999999999"))
            let pin = try await cipher.encrypt(ClearPIN("1234"), for: other)
            return try await bed.client.setPin(Sample.setPin(pin: pin.base64))
        },
        Rule(name: "setPin: wrong date of birth", caseName: "badRequest", code: "SBX_DOB_MISMATCH") {
            try await $0.client.setPin(Sample.setPin(dob: "16081990"))
        },
        Rule(name: "setPin: wrong expiry date", caseName: "badRequest", code: "SBX_EXPIRY_DATE_MISMATCH") {
            try await $0.client.setPin(Sample.setPin(expiryDate: "0129"))
        },
        Rule(name: "setPin: a field left empty", caseName: "badRequest", code: "SBX_DOB_REQUIRED") {
            try await $0.client(validatesInput: false).setPin(Sample.setPin(dob: ""))
        },
    ]

    static let tokens = [
        Rule(name: "login: wrong password", caseName: "invalidCredentials", code: "AUTH_001", mayAnswerOK: false) {
            try await $0.client.login(username: "acme-operator", password: "wrong")
        },
        Rule(name: "login: too many", caseName: "rateLimited", code: "AUTH_008", mayAnswerOK: false) { bed in
            for _ in 0..<10 { _ = try? await bed.client.login(username: "acme-operator", password: "wrong") }
            return try await bed.client.login(username: "acme-operator", password: "acme-password")
        },
        Rule(name: "login: no user name", caseName: "badRequest", code: "SBX_USERNAME_REQUIRED", mayAnswerOK: false) {
            try await $0.client(validatesInput: false).login(username: "", password: "acme-password")
        },
        Rule(name: "token: wrong secret", caseName: "unauthorized", code: "AUTH_001", mayAnswerOK: false) {
            try await $0.client.createAccessToken(clientId: "acme-backend", clientSecret: "wrong")
        },
        Rule(name: "token: other grant", caseName: "badRequest", code: "SBX_UNSUPPORTED_GRANT_TYPE", mayAnswerOK: false)
        {
            try await $0.client(validatesInput: false).createAccessToken(
                clientId: "acme-backend",
                clientSecret: "acme-secret",
                grantType: .init(rawValue: "password")
            )
        },
    ]

    /// A login password, as the customer receives it.
    private static func sent(_ bed: TestBed) async throws -> String {
        _ = try await bed.client.generatePurposeOtp(mobile: Sample.mobile, purpose: .login)
        return await bed.sandbox.latestMessage()?.otp ?? ""
    }
}
