import M2P
import M2PSandbox

extension Demo {
    mutating func showOTPFailures() async {
        narrator.chapter("When a password does not work")
        await expired()
        await exhausted()
        await rateLimited()
        await unknownNumber()
    }

    private mutating func expired() async {
        step("The password has expired", "It is valid for five minutes. The sandbox's clock is moved forward by six.")
        guard let otp = await newPurposePassword() else { return }
        sandbox.clock.advance(by: .seconds(6 * 60))
        await call(
            ValidatePurposeOtp(mobile: account.mobileNumber, otp: otp, purpose: .transaction),
            should: .failure("otpExpired", code: "Y101")
        )
    }

    private mutating func exhausted() async {
        step("Three wrong attempts", "After the third one, even the right password is rejected.")
        guard let otp = await newPurposePassword() else { return }
        let wrong = ValidatePurposeOtp(mobile: account.mobileNumber, otp: mistyped(otp), purpose: .transaction)
        for _ in 1...3 {
            await call(wrong, should: .failure("otpIncorrect", code: "Y103"), detail: .brief)
        }
        await call(
            ValidatePurposeOtp(mobile: account.mobileNumber, otp: otp, purpose: .transaction),
            should: .failure("attemptsExhausted", code: "OTP_005")
        )
    }

    private mutating func rateLimited() async {
        step("Too many messages", "Five passwords in one minute are sent, the sixth is not. Wait, then try again.")
        sandbox.clock.advance(by: .seconds(61))
        let message = GeneratePurposeOtp(mobile: account.mobileNumber, purpose: .transaction)
        for _ in 1...5 { await call(message, detail: .brief) }
        await call(message, should: .failure("rateLimited", code: "OTP_004"))
    }

    private mutating func unknownNumber() async {
        step("Nobody has this number", "Both parts of the API report this differently. Here, both are typed.")
        let nobody = String(account.mobileNumber.reversed())
        await call(GenerateOtp(mobileNumber: nobody), should: .failure("noAccountFound", code: "PP_MIDD_027"))
        await call(
            GeneratePurposeOtp(mobile: nobody, purpose: .login),
            should: .failure("mobileNotRegistered", code: "Y216")
        )
    }

    /// Sends a password for a transaction.
    private mutating func newPurposePassword() async -> String? {
        let receipt = await call(
            GeneratePurposeOtp(mobile: account.mobileNumber, purpose: .transaction),
            detail: .brief
        )
        guard receipt != nil, let otp = await lastPassword() else {
            abandon("No message was sent, so there is no password to check.")
            return nil
        }
        return otp
    }
}
