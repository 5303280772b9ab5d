import Foundation

/// The one-time passwords issued, of which only the latest few thousand are remembered.
struct PasswordBook: Sendable {
    private let capacity: Int
    private var passwords: [Int: IssuedPassword] = [:]
    private var latest: [PasswordPurpose: Int] = [:]
    private var nextID = 1

    init(capacity: Int) {
        self.capacity = max(1, capacity)
    }

    subscript(id: Int) -> IssuedPassword? { passwords[id] }

    /// Remembers a new password; an older one for the same purpose can no longer be used.
    mutating func issue(
        _ purpose: PasswordPurpose,
        code: Secret,
        emailCode: Secret? = nil,
        at now: Date,
        lifetime: Duration,
        attempts: Int
    ) -> IssuedPassword {
        if let older = latest[purpose] { passwords[older]?.replace() }
        let password = IssuedPassword(
            id: nextID,
            purpose: purpose,
            code: code,
            emailCode: emailCode,
            issuedAt: now,
            expiresAt: now.addingTimeInterval(lifetime.timeInterval),
            attempts: attempts
        )
        passwords[nextID] = password
        latest[purpose] = nextID
        forget(nextID - capacity)
        nextID += 1
        return password
    }

    /// Compares with the latest password for the purpose, or returns nil if there is none.
    mutating func check(
        _ purpose: PasswordPurpose,
        _ code: String,
        emailCode: String? = nil,
        at now: Date
    ) -> IssuedPassword.Verdict? {
        guard let id = latest[purpose] else { return nil }
        return passwords[id]?.check(code, emailCode: emailCode, at: now)
    }

    private mutating func forget(_ id: Int) {
        guard let old = passwords.removeValue(forKey: id) else { return }
        if latest[old.purpose] == id { latest[old.purpose] = nil }
    }
}
