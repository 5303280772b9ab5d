import Foundation

/// A one-time password and what has become of it.
struct IssuedPassword: Sendable {
    let id: Int
    let purpose: PasswordPurpose
    let code: Secret
    /// What went by e-mail, for passwords of type `D`.
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

    /// How an attempt ended.
    enum Verdict: Sendable {
        case correct, incorrect, used, exhausted, expired
    }

    /// Compares, and spends an attempt where the password is wrong.
    ///
    /// The attempts are counted for 24 hours [000–002]; by then the password itself is long expired.
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

/// What finds a one-time password again.
enum PasswordPurpose: Hashable, Sendable {
    /// The customer API: the trace number.
    case trace(tenant: String, String)
    /// The card API: the number and the purpose.
    case purpose(tenant: String, mobile: Secret, String)
}
