import M2P
import M2PSandbox

extension Demo {
    mutating func showCustomerOTP() async {
        narrator.chapter("Is it really the customer?")

        step(
            "Send a one-time password",
            "The customer gets a text message. The trace number identifies the message later."
        )
        let sent = await call(
            GenerateOtp(
                mobileNumber: account.mobileNumber,
                otpType: .mobile,
                entityId: account.entityId,
                kitNo: account.kitNo
            )
        )
        guard let trace = sent?.result.traceNumber, let otp = await lastPassword() else {
            return abandon("No message was sent, so there is no password to check.")
        }

        step("The customer mistypes it", "Three attempts are allowed; this uses one of them.")
        await call(
            ValidateOtp(traceNumber: trace, mobileOtp: mistyped(otp)),
            should: .failure("conflict", code: "SBX_OTP_INCORRECT")
        )

        step("The customer types it right", "The hash proves the verification to later operations.")
        await call(ValidateOtp(traceNumber: trace, mobileOtp: otp))
    }

    /// The password in the last "sent" message, as the customer would read it.
    func lastPassword() async -> String? {
        await sandbox.latestMessage(to: account.mobileNumber)?.otp
    }

    /// The password with a different last digit.
    func mistyped(_ otp: String) -> String {
        otp.dropLast() + (otp.last == "0" ? "1" : "0")
    }
}
