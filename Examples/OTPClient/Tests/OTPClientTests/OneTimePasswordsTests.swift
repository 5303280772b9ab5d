import M2P
import M2PTesting
import Testing

@testable import OTPClient

/// What the commands do and say, without a server.
struct OneTimePasswordsTests {
    @Test func sendingReturnsTheTraceNumber() async throws {
        let sent = GenerateOtp.exampleOutput
        let passwords = OneTimePasswords(api: M2PStub(generateOtp: { _ in .success(sent) }))
        #expect(try await passwords.send(to: "9876543210") == sent.result.traceNumber)
    }

    @Test(arguments: [
        (GenerateOtpError.noAccountFoundExample, "No account has this mobile number."),
        (.conflictExample, "Too many in a row are refused"),
        (.unauthorizedExample, "Check --tenant and --username."),
        (.unexpected(CallError(.transport(.timedOut))), "The server didn't answer: timed out."),
    ])
    func failureToSendIsExplained(error: GenerateOtpError, text: String) async {
        let passwords = OneTimePasswords(api: M2PStub(generateOtp: { _ in .failure(error) }))
        let failure = await #expect(throws: Failure.self) { try await passwords.send(to: "9876543210") }
        #expect(failure?.description.contains(text) == true)
    }

    @Test func correctPasswordIsAccepted() async throws {
        try await OneTimePasswords(api: M2PStub.example).check("123456", traceNumber: "trace")
    }

    @Test func answerWithStatusFalseIsNoSuccess() async {
        let stub = M2PStub(validateOtp: { _ in
            var answer = ValidatedOtp.example
            answer.result.status = false
            return .success(answer)
        })
        let failure = await #expect(throws: Failure.self) {
            try await OneTimePasswords(api: stub).check("123456", traceNumber: "trace")
        }
        #expect(failure?.description == "The one-time password is wrong.")
    }

    @Test func exhaustedPasswordAsksForANewOne() async {
        let stub = M2PStub(validateOtp: { _ in .failure(.attemptsExhaustedExample) })
        let failure = await #expect(throws: Failure.self) {
            try await OneTimePasswords(api: stub).check("123456", traceNumber: "trace")
        }
        #expect(failure?.description.contains("PP_MIDD_034") == true)
        #expect(failure?.description.contains("Send a new one.") == true)
    }
}
