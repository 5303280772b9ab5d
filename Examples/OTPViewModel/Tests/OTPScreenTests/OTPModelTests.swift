import M2P
import M2PTesting
import OTPScreen
import OTPScreenPreviews
import Testing

/// The view model without a server: a stub answers.
@MainActor struct OTPModelTests {
    private let traceNumber = GenerateOtp.exampleOutput.result.traceNumber

    @Test func sendingAsksForThePassword() async {
        let model = OTPModel.preview
        await model.send()
        #expect(model.step == .password(traceNumber: traceNumber))
        #expect(model.problem == nil)
        #expect(!model.isBusy)
    }

    @Test func numberIsNeeded() async {
        let model = OTPModel(api: M2PStub())
        #expect(!model.canSend)
        await model.send()
        #expect(model.step == .number)
        #expect(model.problem == nil)
    }

    @Test(arguments: [
        (GenerateOtpError.noAccountFoundExample, OTPModel.Problem.noAccount),
        (.conflictExample, .tooManyMessages),
        (.unexpected(CallError(.transport(.timedOut))), .offline),
        (.unexpected(CallError(.undecodable, requestID: "r-1")), .other(requestID: "r-1")),
    ])
    func failureToSendIsExplained(error: GenerateOtpError, problem: OTPModel.Problem) async {
        let model = OTPModel.preview(M2PStub(generateOtp: { _ in .failure(error) }))
        await model.send()
        #expect(model.step == .number)
        #expect(model.problem == problem)
        #expect(!model.isBusy)
    }

    @Test func cancelledCallIsNoProblem() async {
        let model = OTPModel.preview(M2PStub(generateOtp: { _ in .failure(.unexpected(CallError(.cancelled))) }))
        await model.send()
        #expect(model.problem == nil)
        #expect(model.step == .number)
    }

    @Test func correctPasswordVerifiesAndHandsOverTheProof() async {
        var proofs: [String] = []
        let model = OTPModel(api: M2PStub.example) { proofs.append($0) }
        model.mobileNumber = "9876543210"
        await model.send()
        model.password = "123456"
        await model.check()
        #expect(model.step == .verified)
        #expect(model.password.isEmpty)
        #expect(proofs == [ValidateOtp.exampleOutput.result.messageHash])
    }

    /// An answer with status 200 that says no.
    @Test func answerWithStatusFalseIsAWrongPassword() async {
        var stub = M2PStub.example
        stub.onValidateOtp = { _ in
            var answer = ValidatedOtp.example
            answer.result.status = false
            return .success(answer)
        }
        let model = await OTPModel.waitingForPassword(stub)
        model.password = "123456"
        await model.check()
        #expect(model.step == .password(traceNumber: traceNumber))
        #expect(model.problem == .wrongPassword)
    }

    @Test func exhaustedPasswordGoesBackToTheNumber() async {
        let model = await OTPModel.waitingForPassword(.withoutAttempts)
        model.password = "123456"
        await model.check()
        #expect(model.step == .number)
        #expect(model.problem == .newPasswordNeeded)
        #expect(model.password.isEmpty)
    }

    @Test func passwordIsCheckedWithTheTraceNumberOfTheLastOneSent() async {
        let seen = Seen()
        var stub = M2PStub.example
        stub.onValidateOtp = { operation in
            await seen.note(operation)
            return .success(ValidateOtp.exampleOutput)
        }
        let model = await OTPModel.waitingForPassword(stub)
        model.password = "123456"
        await model.check()
        #expect(await seen.operations.map(\.traceNumber) == [traceNumber])
        #expect(await seen.operations.map(\.mobileOtp) == ["123456"])
    }

    @Test func restartForgetsThePassword() async {
        let model = await OTPModel.waitingForPassword()
        model.password = "123456"
        model.restart()
        #expect(model.step == .number)
        #expect(model.password.isEmpty)
        #expect(model.mobileNumber == "9876543210")
    }
}

/// What a stub was asked.
private actor Seen {
    private(set) var operations: [ValidateOtp] = []

    func note(_ operation: ValidateOtp) { operations.append(operation) }
}

extension CallError.Reason {
    /// A reason that the screen has no specific text for.
    fileprivate static var undecodable: Self { .unencodableRequest("an example") }
}
