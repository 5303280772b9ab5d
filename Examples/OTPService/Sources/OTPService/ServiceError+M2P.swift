import Hummingbird
import M2P

// Each operation throws a different error type, so the compiler picks the initializer.

extension ServiceError {
    init(_ error: GenerateOtpError) {
        if error.noAccountFound != nil {
            self = .noAccount
        } else if error.conflict != nil {
            // M2P documents this status for too many messages in a row, without a code.
            self.init(.conflict, "notSent", "No password was sent; too many in a row are refused.", error)
        } else {
            self.init(upstream: error)
        }
    }

    init(_ error: ValidateOtpError) {
        if error.attemptsExhausted != nil {
            self = .noAttemptsLeft
        } else if error.conflict != nil {
            self = .wrongOTP
        } else {
            self.init(upstream: error)
        }
    }

    init(_ error: GeneratePurposeOtpError) {
        if error.mobileNotRegistered != nil {
            self = .noAccount
        } else if error.rateLimited != nil || error.tooManyRequests != nil {
            self.init(.tooManyRequests, "tooManyMessages", "Too many passwords were sent; wait a while.", error)
        } else if error.sendingFailed != nil {
            self.init(.badGateway, "notSent", "The message couldn't be sent.")
        } else {
            self.init(upstream: error)
        }
    }

    init(_ error: ValidatePurposeOtpError) {
        if error.otpIncorrect != nil {
            self = .wrongOTP
        } else if error.attemptsExhausted != nil {
            self = .noAttemptsLeft
        } else if error.otpExpired != nil || error.otpInvalid != nil {
            self.init(.gone, "otpExpired", "The one-time password is no longer valid; send a new one.")
        } else if error.mobileNotRegistered != nil {
            self = .noAccount
        } else if error.rateLimited != nil || error.tooManyRequests != nil {
            self.init(.tooManyRequests, "tooManyAttempts", "Too many attempts; wait a while.", error)
        } else {
            self.init(upstream: error)
        }
    }

    init(_ error: SetPinError) {
        if error.unknownKit != nil {
            self.init(.notFound, "unknownCard", "No card has this kit number.")
        } else if error.notRegistered != nil {
            self = .noAccount
        } else if error.invalidPin != nil {
            self = .invalid("pin", "was refused")
        } else if error.undecryptablePin != nil {
            self = .misconfigured
        } else if error.badRequest != nil || error.failed != nil {
            // No documented code; the expiry or the date of birth doesn't match, for example.
            self.init(.unprocessableContent, "refused", "The card's data don't match.")
        } else {
            self.init(upstream: error)
        }
    }

    private static let noAccount = ServiceError(.notFound, "noAccount", "No account has this mobile number.")
    private static let noAttemptsLeft = ServiceError(.gone, "noAttemptsLeft", "No attempts are left.")
    private static let misconfigured = ServiceError(.internalServerError, "misconfigured", "The setup is wrong.")

    private init(
        _ status: HTTPResponse.Status,
        _ code: String,
        _ message: String,
        _ error: some OperationFailure
    ) {
        self.init(status, code, message, retryAfter: error.retryAfter)
    }

    /// What means the same for each operation.
    ///
    /// `CallLogging` has logged the details.
    private init(upstream error: some OperationFailure) {
        switch (error.callError?.reason, error.status?.code) {
        case (.invalidInput(let violations)?, _):
            self.init(.unprocessableContent, "invalidInput", violations.map(\.description).joined(separator: "; "))
        case (.transport(.timedOut)?, _):
            self.init(.gatewayTimeout, "timedOut", "M2P didn't answer in time; it may have done what was asked.")
        case (.transport(.notConnected)?, _), (_, 429), (_, 503):
            self.init(.serviceUnavailable, "unavailable", "M2P can't be reached at the moment.", error)
        case (.unencodableRequest?, _), (.invalidServer?, _), (.missingCredential?, _):
            self = .misconfigured
        default:
            // Refused tokens, lost connections and answers that the document doesn't describe.
            self.init(.badGateway, "upstreamFailed", "M2P didn't answer as expected.")
        }
    }
}
