import M2P
import M2PSandbox

extension Demo {
    mutating func showRefusals() async {
        narrator.chapter("When the request is wrong")
        await wrongKey()
        await failureWithStatus200()
        await invalidInput()
        await missingToken()
        await expiredToken()
    }

    private mutating func wrongKey() async {
        step("A PIN block with a different key", "The server cannot decrypt it, and the PIN stays the same.")
        do {
            let key = String(Sandbox.TestAccount.pinKey.reversed())
            let operation = try await setPin(ClearPIN(ascii: Self.madeUpPIN.reversed()), key: key)
            await call(operation, should: .failure("undecryptablePin", code: "CARD_011"))
            try await checkPIN("The card still has its old PIN.")
        } catch {
            abandon("The PIN could not be encrypted: \(error)")
        }
    }

    private mutating func failureWithStatus200() async {
        step(
            "A failure that looks like a success",
            """
            The vendor warns that a refusal may come with status 200 and an exception in the body. It is thrown \
            nevertheless.
            """
        )
        await sandbox.inject(
            .failure(status: 200, code: "Y103", message: "Invalid OTP"),
            for: .validatePurposeOtp
        )
        await call(
            ValidatePurposeOtp(mobile: account.mobileNumber, otp: "0000", purpose: .transaction),
            should: .failure("otpIncorrect", code: "Y103")
        )
    }

    private mutating func invalidInput() async {
        step("Invalid input", "A month 13 and a missing entity ID are rejected before anything is sent.")
        do {
            var operation = try await setPin(ClearPIN(ascii: Self.madeUpPIN), key: Sandbox.TestAccount.pinKey)
            operation.entityId = ""
            operation.expiryDate = "1328"
            await call(operation, should: .failure("unexpected", code: "invalidInput"))
        } catch {
            abandon("The PIN could not be encrypted: \(error)")
        }
    }

    private mutating func missingToken() async {
        step("No token", "The client knows which credentials a call needs, and sends nothing without them.")
        await call(
            GenerateOtp(mobileNumber: account.mobileNumber),
            with: client(token: nil),
            should: .failure("unexpected", code: "missingCredential")
        )
    }

    private mutating func expiredToken() async {
        step("The token has expired", "A day later, the server rejects the token. Log in again, then retry.")
        sandbox.clock.advance(by: .seconds(24 * 60 * 60))
        await call(GenerateOtp(mobileNumber: account.mobileNumber), should: .failure("unauthorized"))
        if let session = await call(
            Login(username: account.username, password: account.password),
            detail: .brief
        ) {
            use(token: session.token)
        }
        await call(GenerateOtp(mobileNumber: account.mobileNumber))
    }
}
