import BindingsRuntime
import HTTPTypes
import M2P
import M2PTesting
import PINBlock
import Testing

@Suite struct M2PStubTests {
    /// Example app code that uses `M2PAPI`.
    private func confirm(_ api: some M2PAPI) async -> String {
        do {
            return try await api.validateOtp(traceNumber: "trace", mobileOtp: "123456").result.messageHash
        } catch  where error.attemptsExhausted != nil {
            return "ask for a new one"
        } catch {
            return "\(error)"
        }
    }

    private static func answer(_ hash: String) -> ValidatedOtp {
        var answer = ValidatedOtp.example
        answer.result.messageHash = hash
        return answer
    }

    @Test func closureAnswersInPlaceOfTheServer() async {
        let stub = M2PStub(validateOtp: { operation in
            .success(Self.answer("hash of \(operation.traceNumber)"))
        })
        #expect(await confirm(stub) == "hash of trace")
    }

    @Test func closureThrowsTheOperationsOwnError() async {
        let stub = M2PStub(validateOtp: { _ in
            .failure(.attemptsExhausted(ErrorResponse(Problem.example, status: .conflict)))
        })
        #expect(await confirm(stub) == "ask for a new one")
    }

    @Test func closureCanBeSetLater() async {
        var stub = M2PStub()
        stub.onValidateOtp = { _ in .success(Self.answer("later")) }
        #expect(await confirm(stub) == "later")
    }

    private static let calls: [(String, @Sendable (M2PStub) async throws -> any Sendable)] = [
        ("generateOtp", { try await $0.generateOtp(mobileNumber: "9876543210") }),
        ("validateOtp", { try await $0.validateOtp(traceNumber: "t", mobileOtp: "123456") }),
        ("generatePurposeOtp", { try await $0.generatePurposeOtp(mobile: "9876543210", purpose: .login) }),
        ("validatePurposeOtp", { try await $0.validatePurposeOtp(mobile: "9", otp: "1", purpose: .login) }),
        ("setPin", { try await $0.setPin(SetPin(entityId: "e", pin: block(), kitNo: "1", expiryDate: "1", dob: "1")) }),
        ("login", { try await $0.login(username: "u", password: "p") }),
        ("createAccessToken", { try await $0.createAccessToken(clientId: "c", clientSecret: "s") }),
    ]

    private static func block() throws -> EncryptedPIN {
        try EncryptedPIN(base64: "w6PaC7h9wkpCPL3LciqO7Jv3MwVDvIR/RmOyMw1Hu8c=")
    }

    @Test(arguments: calls.map(\.0))
    func operationWithoutAClosureFailsAndIsNamed(operation: String) async throws {
        let call = try #require(Self.calls.first { $0.0 == operation }).1
        do {
            _ = try await call(M2PStub())
            Issue.record("\(operation) gave an answer")
        } catch {
            let reason = try #require((error as? any OperationFailure)?.callError)
            #expect(reason.operationID == operation)
            #expect("\(reason)" == "\(operation): could not connect: this M2PStub has no closure for '\(operation)'")
        }
    }

    @Test func exampleStubAnswersEachOperation() async throws {
        let stub = M2PStub.example
        for call in Self.calls { _ = try await call.1(stub) }
    }

    /// A test only changes the values that matter, and keeps the rest of the example.
    @Test func exampleIsChangedWhereItMatters() async {
        var stub = M2PStub()
        stub.onValidateOtp = { _ in
            var answer = ValidatedOtp.example
            answer.result.messageHash = "changed"
            return .success(answer)
        }
        #expect(await confirm(stub) == "changed")
        stub.onValidateOtp = { _ in .failure(.attemptsExhaustedExample) }
        #expect(await confirm(stub) == "ask for a new one")
    }

    @Test func exampleOfAnErrorIsItsCase() {
        #expect(ValidateOtpError.attemptsExhaustedExample.businessCode == "PP_MIDD_034")
        #expect(ValidateOtpError.attemptsExhaustedExample.status == .conflict)
        #expect(ValidateOtpError.conflictExample.name == "conflict")
        #expect(ValidateOtpError.unauthorizedExample.status == .unauthorized)
        #expect(GeneratePurposeOtpError.rateLimitedExample.name == "rateLimited")
        #expect(GeneratePurposeOtpError.failedExample.name == "failed")
    }

    @Test func exampleOfAnOperationMayBeSent() {
        #expect(GenerateOtp.example.violations.isEmpty)
        #expect(ValidateOtp.example.violations.isEmpty)
        #expect(SetPin.example.violations.isEmpty)
        #expect(Login.example.violations.isEmpty)
    }

    /// No example contains the document's sample values for sensitive properties.
    @Test func examplesHaveDummiesForSecrets() throws {
        #expect(GenerateOtp.example.mobileNumber == "dummy")
        #expect(ValidateOtp.example.mobileOtp == "dummy")
        #expect(Login.example.password == "dummy")
        let hash = ValidatedOtp.example.result.messageHash
        #expect(hash == String(repeating: "0", count: 64))
    }
}
