/// The purposes of a card API password.
private enum Purpose: String, CaseIterable {
    case setPin = "SET_PIN"
    case transaction = "TRANSACTION"
    case login = "LOGIN"
    case cardBlock = "CARD_BLOCK"

    var concernsCard: Bool { self == .setPin || self == .cardBlock }
}

extension SandboxState {
    /// Sends a password for one purpose.
    ///
    /// An older one for the same purpose becomes invalid.
    func generatePurposeOtp(_ call: Incoming, sendingFails: Bool) throws(Refusal) -> Reply {
        let tenant = try authorizedTenant(call)
        let fields = try call.fields()
        let mobile = try fields.required("mobile")
        let purpose = try fields.requiredChoice("purpose", Purpose.self)
        let kitNo = purpose.concernsCard ? try fields.required("kitNo") : try fields.string("kitNo")

        guard tenant.customer(mobileNumber: mobile) != nil else { throw .notRegistered }
        if case .refused(let seconds) = purposeSending.admit("\(tenant.id) \(mobile)", at: now) {
            throw .otpRateLimit.retry(after: seconds)
        }
        if sendingFails { throw .sendingFailed }

        let password = passwords.issue(
            key(tenant, mobile, purpose),
            code: makePassword(),
            at: now,
            lifetime: configuration.passwordLifetime,
            attempts: configuration.attemptsPerPassword
        )
        let letter = Letter(
            call: call,
            tenant: tenant.id,
            mobileNumber: mobile,
            purpose: purpose.rawValue,
            kitNo: kitNo,
            traceNumber: nil
        )
        send(password, letter, by: .sms)
        return .success("OTP sent successfully")
    }

    /// Compares a password with the latest one for the number and purpose.
    func validatePurposeOtp(_ call: Incoming) throws(Refusal) -> Reply {
        let tenant = try authorizedTenant(call)
        let fields = try call.fields()
        let mobile = try fields.required("mobile")
        let otp = try fields.required("otp")
        let purpose = try fields.requiredChoice("purpose", Purpose.self)

        guard tenant.customer(mobileNumber: mobile) != nil else { throw .notRegistered }
        switch passwords.check(key(tenant, mobile, purpose), otp, at: now) {
        case nil, .used: throw .otpInvalid
        case .incorrect: throw .otpIncorrect
        case .exhausted: throw .otpExhausted
        case .expired: throw .otpExpired
        case .correct: return .success("OTP validated successfully")
        }
    }

    private func key(_ tenant: Sandbox.Tenant, _ mobile: String, _ purpose: Purpose) -> PasswordPurpose {
        .purpose(tenant: tenant.id, mobile: Secret(mobileNumber: mobile), purpose.rawValue)
    }
}
