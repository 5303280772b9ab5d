import M2P

extension OTPModel {
    /// What the customer can be told about a call that failed.
    public enum Problem: Equatable, Sendable {
        /// No account has the mobile number.
        case noAccount
        /// Too many passwords were sent in a row.
        case tooManyMessages
        /// The password is wrong, or no longer valid.
        case wrongPassword
        /// The password was tried too often.
        case newPasswordNeeded
        /// There is no connection, or it is too slow.
        case offline
        /// Anything else; the request ID is for the server's operators.
        case other(requestID: String)

        /// What the failures of all operations have in common; nil if the call was cancelled, because the screen is gone.
        init?(_ error: some OperationFailure) {
            switch error.callError?.reason {
            case .cancelled: return nil
            case .transport(.notConnected), .transport(.connectionLost), .transport(.timedOut): self = .offline
            default: self = .other(requestID: error.requestID)
            }
        }
    }
}

extension OTPModel.Problem {
    /// The text to show.
    ///
    /// An app that speaks several languages makes each a localized string.
    public var text: String {
        switch self {
        case .noAccount: "No account has this mobile number."
        case .tooManyMessages: "Too many passwords were sent. Wait a while, then try again."
        case .wrongPassword: "This password isn't valid. Check it, or send a new one."
        case .newPasswordNeeded: "The password was tried too often. Send a new one."
        case .offline: "There is no connection. Try again."
        case .other(let requestID): "Something went wrong. If it happens again, tell us this number: \(requestID)"
        }
    }
}
