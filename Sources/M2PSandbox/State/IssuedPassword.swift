import Foundation

/// A one-time password and its state.
struct IssuedPassword: Sendable {
    let id: Int
    let purpose: PasswordPurpose
    let code: Secret
    /// The password in the email, for passwords of type `D`.
    let emailCode: Secret?
    let issuedAt: Date
    let expiresAt: Date
    private let attempts: Int
    private var failures = 0
    private var isUsed = false
    private var isReplaced = false

    init(
        id: Int,
        purpose: PasswordPurpose,
        code: Secret,
        emailCode: Secret?,
        issuedAt: Date,
        expiresAt: Date,
        attempts: Int
    ) {
        self.id = id
        self.purpose = purpose
        self.code = code
        self.emailCode = emailCode
        self.issuedAt = issuedAt
        self.expiresAt = expiresAt
        self.attempts = attempts
    }

    /// The result of an attempt.
    enum Verdict: Sendable {
        case correct, incorrect, used, exhausted, expired
    }

    /// Compares, and uses up an attempt if the password is wrong.
    ///
    /// The documents count attempts for 24 hours. By then, the password itself has long expired.
    mutating func check(_ code: String, emailCode: String?, at now: Date) -> Verdict {
        switch state(at: now) {
        case .used, .replaced: return .used
        case .exhausted: return now.timeIntervalSince(issuedAt) < 24 * 60 * 60 ? .exhausted : .expired
        case .expired: return .expired
        case .live: break
        }
        guard Secret(code) == self.code, emailCode.map({ Secret($0) == self.emailCode }) ?? true else {
            failures += 1
            return .incorrect
        }
        isUsed = true
        return .correct
    }

    mutating func replace() {
        isReplaced = true
    }

    var attemptsLeft: Int { max(0, attempts - failures) }

    func state(at now: Date) -> Sandbox.Message.State {
        if isUsed { return .used }
        if attemptsLeft == 0 { return .exhausted }
        if isReplaced { return .replaced }
        return now < expiresAt ? .live : .expired
    }
}

/// The key of a one-time password.
enum PasswordPurpose: Hashable, Sendable {
    /// The customer API: the trace number.
    case trace(tenant: String, String)
    /// The card API: the number and the purpose.
    case purpose(tenant: String, mobile: Secret, String)
}
