import Foundation

/// Counts calls per key in a sliding window.
struct RateLimiter: Sendable {
    private let limit: Sandbox.RateLimit?
    private var calls: [Secret: [Date]] = [:]

    init(_ limit: Sandbox.RateLimit?) {
        self.limit = limit
    }

    /// Counts a call, or refuses it and tells in how many seconds the next one is allowed.
    mutating func admit(_ key: String, at now: Date) -> Admission {
        guard let limit else { return .admitted }
        let key = Secret(key)
        let window = limit.window.timeInterval
        var recent = calls[key, default: []].filter { now.timeIntervalSince($0) < window }
        defer { calls[key] = recent }
        guard recent.count >= limit.count else {
            recent.append(now)
            return .admitted
        }
        let oldest = recent.first ?? now
        return .refused(retryAfter: max(1, Int((window - now.timeIntervalSince(oldest)).rounded(.up))))
    }

    enum Admission: Equatable {
        case admitted
        /// In whole seconds, at least 1.
        case refused(retryAfter: Int)
    }
}
