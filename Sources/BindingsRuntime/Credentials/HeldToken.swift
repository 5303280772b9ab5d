import Foundation

/// A token and the times that matter to it.
struct HeldToken {
    let text: String
    let start: Date
    private let end: Date?

    init(_ token: BearerToken, at now: Date) {
        text = token.text
        start = now
        end = token.expiry(from: now)
    }

    func lives(at now: Date) -> Bool { end.map { now < $0 } ?? true }

    /// Whether it is time to get the next one: an hour before the end, or a tenth of the lifetime.
    func isDue(at now: Date) -> Bool {
        guard let end else { return false }
        return end.timeIntervalSince(now) <= min(3600, end.timeIntervalSince(start) / 10)
    }
}

/// The time in which no token is asked for, because the last ones could not be had or were refused.
struct Pause {
    private var count = 0
    private var end = Date.distantPast
    private var reason: (any Error)?

    func lasts(at now: Date) -> Bool { now < end }

    /// The error that callers get while the pause lasts.
    func error(at now: Date) -> (any Error)? { lasts(at: now) ? reason : nil }

    mutating func noteFailure(_ error: any Error, at now: Date) {
        if reason is TokenRefused { count = 0 }
        lengthen(from: now, seconds: 1)
        reason = error
    }

    /// A server that refuses even new tokens must not be asked for one with every call; the first refusal costs no time.
    mutating func noteRefusal(of token: HeldToken, at now: Date) {
        if !(reason is TokenRefused) || now.timeIntervalSince(token.start) >= Self.trial { count = 0 }
        lengthen(from: now, seconds: count == 0 ? 0 : 0.5)
        reason = TokenRefused()
    }

    mutating func noteSuccess() {
        if !(reason is TokenRefused) { self = Pause() }
    }

    private mutating func lengthen(from now: Date, seconds: TimeInterval) {
        end = now.addingTimeInterval(min(60, seconds * pow(2, Double(count))))
        count = min(count + 1, 16)
    }

    /// A token that lived for so many seconds was a good one.
    private static let trial: TimeInterval = 5
}

/// A server refused a token that had only just been obtained; no other is asked for at the moment.
public struct TokenRefused: Error, CustomStringConvertible {
    /// What happened, and what to do.
    public var description: String {
        "the server refuses new tokens; check the tenant, the user's rights and the server"
    }
}
