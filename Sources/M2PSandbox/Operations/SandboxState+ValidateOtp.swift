/// The passwords that `validateOtp` compares.
private enum Comparison: String {
    case mobile = "SINGLE_OTP_MOBILE"
    case sameOnBoth = "SINGLE_OTP_DUAL"
    case differentOnBoth = "DIFFERENT_OTP_DUAL"
}

extension SandboxState {
    /// Compares a password with the one for the trace number.
    ///
    /// `emailOtp` is compared if present, and required for `DIFFERENT_OTP_DUAL`. This is undocumented.
    func validateOtp(_ call: Incoming) throws(Refusal) -> Reply {
        let tenant = try authorizedTenant(call)
        let fields = try call.fields()
        let refNumber = try fields.string("refNumber")
        let comparison = try fields.choice("otpType", Comparison.self)
        try fields.checkStrings("entityId", "eventName", "kitNo", "linkData", "mobileNumber", "otp")
        if let mobile = try fields.object("mobile") {
            try mobile.checkStrings("value")
            try mobile.integer("countryCode")
        }
        let traceNumber = try fields.required("traceNumber")
        let mobileOtp = try fields.required("mobileOtp")
        let emailOtp =
            try comparison == .differentOnBoth ? fields.required("emailOtp") : fields.string("emailOtp")

        let purpose = PasswordPurpose.trace(tenant: tenant.id, traceNumber)
        switch passwords.check(purpose, mobileOtp, emailCode: emailOtp, at: now) {
        case nil: throw .customerTraceUnknown
        case .incorrect: throw .customerIncorrect
        case .used: throw .customerUsed
        case .exhausted: throw .customerExhausted
        case .expired: throw .customerExpired
        case .correct: break
        }
        return .result(
            .members([
                "status": true,
                "refNumber": .string(refNumber ?? random.hex(bytes: 12)),
                "messageHash": .string(random.hex(bytes: 32, uppercase: true)),
            ])
        )
    }
}
