import M2P
import M2PTesting
import OTPScreen

extension OTPModel {
    /// A model whose calls succeed with the document's examples.
    public static var preview: OTPModel { preview(.example) }

    /// A model whose mobile number is filled in, and whose calls a stub answers.
    public static func preview(_ stub: M2PStub) -> OTPModel {
        let model = OTPModel(api: stub)
        model.mobileNumber = "9876543210"
        return model
    }

    /// A model that waits for the one-time password.
    public static func waitingForPassword(_ stub: M2PStub = .example) async -> OTPModel {
        let model = preview(stub)
        await model.send()
        return model
    }
}

extension M2PStub {
    /// No account has the mobile number.
    public static var withoutAccount: M2PStub {
        M2PStub(generateOtp: { _ in .failure(.noAccountFoundExample) })
    }

    /// The password was tried three times.
    public static var withoutAttempts: M2PStub {
        var stub = M2PStub.example
        stub.onValidateOtp = { _ in .failure(.attemptsExhaustedExample) }
        return stub
    }

    /// The network is down.
    public static var offline: M2PStub {
        M2PStub(generateOtp: { _ in .failure(.unexpected(CallError(.transport(.notConnected("no network"))))) })
    }
}
