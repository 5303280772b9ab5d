import BindingsRuntime
import M2P
import M2PSandbox
import PINBlock
import Testing

/// Input that violates the document's constraints is rejected before sending, with all violations in one error.
@Suite struct InvalidInputTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let operation: Sandbox.Operation
        let violations: [String]
        let send: @Sendable (any M2PAPI) async throws -> any Sendable

        var testDescription: String { "\(operation.rawValue): \(violations.joined(separator: ", "))" }
    }

    private static let rows = [
        Row(operation: .generateOtp, violations: ["/mobileNumber must be at least 1 characters long"]) {
            try await $0.generateOtp(mobileNumber: "")
        },
        Row(
            operation: .generateOtp,
            violations: ["/otpType must be one of the documented values", "/card must match ^[0-9]{4}$"]
        ) {
            try await $0.generateOtp(mobileNumber: "1", otpType: .init(rawValue: "Q"), card: "016")
        },
        Row(
            operation: .validateOtp,
            violations: [
                "/traceNumber must be at least 1 characters long", "/mobileOtp must be at least 1 characters long",
            ]
        ) {
            try await $0.validateOtp(traceNumber: "", mobileOtp: "")
        },
        Row(operation: .generatePurposeOtp, violations: ["/purpose must be one of the documented values"]) {
            try await $0.generatePurposeOtp(mobile: "1", purpose: .init(rawValue: "FUN"))
        },
        Row(
            operation: .validatePurposeOtp,
            violations: ["/mobile must be at least 1 characters long", "/otp must be at least 1 characters long"]
        ) {
            try await $0.validatePurposeOtp(mobile: "", otp: "", purpose: .login)
        },
        Row(
            operation: .setPin,
            violations: [
                "/entityId must be 1 to 50 characters long", "/kitNo must be exactly 16 characters long",
                "/kitNo must match ^[0-9]{16}$", "/expiryDate must match ^(0[1-9]|1[0-2])[0-9]{2}$",
                "/dob must be at least 1 characters long",
            ]
        ) {
            try await $0.setPin(
                Sample.setPin(
                    entityId: String(repeating: "1", count: 51),
                    kitNo: "130005054",
                    expiryDate: "1328",
                    dob: ""
                )
            )
        },
        Row(operation: .setPin, violations: ["/pin must be at most 100 characters long"]) {
            try await $0.setPin(Sample.setPin(pin: String(repeating: "A", count: 128)))
        },
        Row(
            operation: .login,
            violations: [
                "/username must be at least 1 characters long", "/password must be at least 1 characters long",
            ]
        ) {
            try await $0.login(username: "", password: "")
        },
        Row(
            operation: .createAccessToken,
            violations: [
                "/clientId must be at least 1 characters long", "/clientSecret must be at least 1 characters long",
                "/grantType must be one of the documented values",
            ]
        ) {
            try await $0.createAccessToken(clientId: "", clientSecret: "", grantType: .init(rawValue: "password"))
        },
    ]

    @Test(arguments: rows)
    func everyViolationIsToldAndNothingIsSent(row: Row) async throws {
        try await withTestBed { bed in
            let error = try await failure { try await row.send(bed.client) }
            guard case .invalidInput(let violations) = callError(in: error)?.reason else {
                Issue.record("\(error)")
                return
            }
            #expect(violations.map(\.description) == row.violations)
            #expect(await bed.sandbox.callCount == 0)
            #expect(bed.recorder.requests.isEmpty)
        }
    }

    @Test func everyOperationHasARow() {
        #expect(Set(Self.rows.map(\.operation)) == Set(Sandbox.Operation.allCases))
    }
}
