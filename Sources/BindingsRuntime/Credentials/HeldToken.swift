import Foundation

/// A token and its relevant times.
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

    /// Whether to renew it: an hour before it expires, or at a tenth of the remaining lifetime if that is less.
    func isDue(at now: Date) -> Bool {
        guard let end else { return false }
        return end.timeIntervalSince(now) <= min(3600, end.timeIntervalSince(start) / 10)
    }
}

/// The pause in which no token is requested, because the last ones couldn't be obtained or were rejected.
struct Pause {
    private var count = 0
    private var end = Date.distantPast
    private var reason: (any Error)?

    func lasts(at now: Date) -> Bool { now < end }

    /// The error that callers get during the pause.
    func error(at now: Date) -> (any Error)? { lasts(at: now) ? reason : nil }

    mutating func noteFailure(_ error: any Error, at now: Date) {
        if reason is TokenRefused { count = 0 }
        lengthen(from: now, seconds: 1)
        reason = error
    }

    /// A server that rejects even new tokens must not be asked for one with every call.
    ///
    /// The first rejection has no pause.
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

    /// A token that lived at least this many seconds was valid.
    private static let trial: TimeInterval = 5
}

/// A server rejected a token that had just been obtained.
///
/// No other token is requested at the moment.
public struct TokenRefused: Error, CustomStringConvertible {
    /// What happened and how to fix it.
    public var description: String {
        "the server refuses new tokens; check the tenant, the user's rights and the server"
    }
}
