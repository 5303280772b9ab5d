import Foundation

/// Keeps retries to a share of the calls, so that they cannot make an outage worse.
///
/// Each call adds its share, up to the reserve; each retry takes one. One budget is for all calls that go to the same
/// server: give each client of that server the same one.
public final class RetryBudget: @unchecked Sendable {
    private let share: Double
    private let reserve: Double
    private let lock = NSLock()
    private var balance: Double

    /// A budget that starts with its whole reserve.
    ///
    /// - Parameters:
    ///   - share: retries for each call in the long run, from 0; a fifth unless said otherwise.
    ///   - reserve: retries that may happen at once after a quiet time; at least 1.
    public init(share: Double = 0.2, reserve: Int = 20) {
        self.share = share.isFinite ? max(0, share) : 0
        self.reserve = Double(max(1, reserve))
        balance = self.reserve
    }

    /// Counts a call.
    func deposit() {
        lock.withLock { balance = min(reserve, balance + share) }
    }

    /// Whether there is a retry left, which this takes.
    func withdraw() -> Bool {
        lock.withLock {
            guard balance >= 1 else { return false }
            balance -= 1
            return true
        }
    }
}
