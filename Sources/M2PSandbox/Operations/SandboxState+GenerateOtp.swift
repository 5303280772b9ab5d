/// How `generateOtp` sends a password.
private enum Delivery: String {
    case mobile = "S"
    case mobileAndEmail = "D"
}

extension SandboxState {
    /// Sends a password and assigns it a trace number.
    func generateOtp(_ call: Incoming, sendingFails: Bool) throws(Refusal) -> Reply {
        let tenant = try authorizedTenant(call)
        let fields = try call.fields()
        let delivery = try fields.choice("otpType", Delivery.self) ?? .mobile
        try fields.checkStrings("template", "productId", "entityId")
        try fields.integer("countryCode")
        let kitNo = try fields.string("kitNo")
        if let card = try fields.string("card"), card.count != 4 || !card.allSatisfy(\.isASCIIDigit) {
            throw .invalid("card", "the card's last 4 digits")
        }
        let mobileNumber = try fields.required("mobileNumber")

        guard tenant.customer(mobileNumber: mobileNumber) != nil else { throw .noAccount }
        if case .refused(let seconds) = customerSending.admit("\(tenant.id) \(mobileNumber)", at: now) {
            throw .customerRateLimit.retry(after: seconds)
        }
        if sendingFails { throw .customerSendingFailed }

        let traceNumber = random.uuid()
        let code = makePassword()
        let emailCode = delivery == .mobile ? nil : configuration.dualPasswordsDiffer ? makePassword() : code
        let password = passwords.issue(
            .trace(tenant: tenant.id, traceNumber),
            code: code,
            emailCode: emailCode,
            at: now,
            lifetime: configuration.passwordLifetime,
            attempts: configuration.attemptsPerPassword
        )
        let letter = Letter(
            call: call,
            tenant: tenant.id,
            mobileNumber: mobileNumber,
            purpose: nil,
            kitNo: kitNo,
            traceNumber: traceNumber
        )
        send(password, letter, by: .sms)
        if delivery == .mobileAndEmail { send(password, letter, by: .email) }
        return .result(.members(["status": true, "traceNumber": .string(traceNumber), "refNumber": ""]))
    }
}

/// The content of a message in addition to the password.
struct Letter {
    var call: Incoming
    var tenant: String
    var mobileNumber: String
    var purpose: String?
    var kitNo: String?
    var traceNumber: String?
}

extension SandboxState {
    func makePassword() -> Secret {
        switch configuration.passwords {
        case .random(let digits): Secret(random.decimal(digits: min(max(digits, 4), 10)))
        case .fixed(let text): Secret(text)
        case .custom(let make): Secret(make())
        }
    }

    func send(_ password: IssuedPassword, _ letter: Letter, by channel: Sandbox.Message.Channel) {
        messages.send { id in
            Sandbox.Message(
                id: id,
                channel: channel,
                operation: letter.call.operation,
                tenant: letter.tenant,
                purpose: letter.purpose,
                kitNo: letter.kitNo,
                traceNumber: letter.traceNumber,
                requestID: letter.call.requestID,
                sentAt: password.issuedAt,
                expiresAt: password.expiresAt,
                attemptsLeft: password.attemptsLeft,
                state: .live,
                recipient: Secret(mobileNumber: letter.mobileNumber),
                code: channel == .email ? password.emailCode ?? password.code : password.code,
                passwordID: password.id
            )
        }
    }

    /// The current messages, oldest first.
    var currentMessages: [Sandbox.Message] {
        let now = now
        return messages.all.map { message in
            var message = message
            guard let password = passwords[message.passwordID] else {
                message.state = .replaced
                message.attemptsLeft = 0
                return message
            }
            message.state = password.state(at: now)
            message.attemptsLeft = password.attemptsLeft
            return message
        }
    }
}

extension Character {
    var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
