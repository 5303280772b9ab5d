import Foundation

/// Limits retries to a share of the calls, so that they can't make an outage worse.
///
/// Each call adds its share, up to the reserve. Each retry takes one. Use one budget for all clients of the same
/// server.
public final class RetryBudget: @unchecked Sendable {
    private let share: Double
    private let reserve: Double
    private let lock = NSLock()
    private var balance: Double

    /// Creates a budget with a full reserve.
    ///
    /// - Parameters:
    ///   - share: The number of retries per call in the long run, from 0. A fifth by default.
    ///   - reserve: The number of retries that may happen in a burst. At least 1.
    public init(share: Double = 0.2, reserve: Int = 20) {
        self.share = share.isFinite ? max(0, share) : 0
        self.reserve = Double(max(1, reserve))
        balance = self.reserve
    }

    /// Counts a call.
    func deposit() {
        lock.withLock { balance = min(reserve, balance + share) }
    }

    /// Takes a retry if there is one left.
    func withdraw() -> Bool {
        lock.withLock {
            guard balance >= 1 else { return false }
            balance -= 1
            return true
        }
    }
}
