public import Foundation

/// A clock that a test advances manually.
///
/// ```swift
/// let clock = ManualClock()
/// async let answer = client.generateOtp(mobileNumber: "9876543210")
/// await clock.sleepers(1)
/// clock.advance(by: .seconds(5))
/// ```
public final class ManualClock: Clock, @unchecked Sendable {
    /// A time on this clock, measured from its creation.
    public struct Instant: InstantProtocol {
        fileprivate let offset: Duration

        /// A later time, or an earlier one for a negative duration.
        public func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
        /// The time between the two.
        public func duration(to other: Instant) -> Duration { other.offset - offset }
        /// Compares the times.
        public static func < (left: Instant, right: Instant) -> Bool { left.offset < right.offset }
    }

    private struct Sleeper {
        let deadline: Instant
        let continuation: CheckedContinuation<Void, any Error>
    }

    private struct Watcher {
        let count: Int
        let deadline: Instant?
        let continuation: CheckedContinuation<Void, Never>
    }

    private let lock = NSLock()
    private let start: Date
    private var time = Instant(offset: .zero)
    private var sleepers: [Int: Sleeper] = [:]
    private var watchers: [Watcher] = []
    private var lastTicket = 0

    /// A clock that starts at a date.
    public init(at start: Date = Date(timeIntervalSince1970: 1_800_000_000)) {
        self.start = start
    }

    /// The present time.
    public var now: Instant { lock.withLock { time } }
    /// The current time as a date, for code that uses the time of day.
    public var date: Date {
        let (seconds, attoseconds) = lock.withLock { time.offset }.components
        return start.addingTimeInterval(TimeInterval(seconds) + TimeInterval(attoseconds) / 1e18)
    }
    /// Zero.
    public var minimumResolution: Duration { .zero }

    /// Advances the time and wakes tasks that sleep no longer than that.
    public func advance(by duration: Duration) {
        let woken = lock.withLock {
            time = time.advanced(by: duration)
            let due = sleepers.filter { $0.value.deadline <= time }
            for ticket in due.keys { sleepers.removeValue(forKey: ticket) }
            return due.sorted { ($0.value.deadline, $0.key) < ($1.value.deadline, $1.key) }.map(\.value.continuation)
        }
        for continuation in woken { continuation.resume() }
    }

    /// Waits until at least this many tasks sleep on this clock.
    ///
    /// - Parameter time: Counts only tasks that wake within this duration.
    public func sleepers(_ count: Int, until time: Duration? = nil) async {
        await withCheckedContinuation { continuation in
            let isDone = lock.withLock {
                let watcher = Watcher(
                    count: count,
                    deadline: time.map { self.time.advanced(by: $0) },
                    continuation: continuation
                )
                if isReached(watcher) { return true }
                watchers.append(watcher)
                return false
            }
            if isDone { continuation.resume() }
        }
    }

    /// Sleeps until the clock reaches `deadline`.
    ///
    /// - Throws: `CancellationError` if the task is canceled.
    public func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        let ticket = lock.withLock {
            lastTicket += 1
            return lastTicket
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                add(Sleeper(deadline: deadline, continuation: continuation), ticket)
            }
        } onCancel: {
            lock.withLock { sleepers.removeValue(forKey: ticket) }?.continuation.resume(throwing: CancellationError())
        }
    }

    private func isReached(_ watcher: Watcher) -> Bool {
        sleepers.values.count { watcher.deadline == nil || watcher.deadline == $0.deadline } >= watcher.count
    }

    private func add(_ sleeper: Sleeper, _ ticket: Int) {
        let (isDue, reached) = lock.withLock { () -> (Bool, [Watcher]) in
            if sleeper.deadline <= time || Task.isCancelled { return (true, []) }
            sleepers[ticket] = sleeper
            let reached = watchers.filter(isReached)
            watchers.removeAll(where: isReached)
            return (false, reached)
        }
        if isDue {
            sleeper.continuation.resume(with: Task.isCancelled ? .failure(CancellationError()) : .success(()))
        }
        for watcher in reached { watcher.continuation.resume() }
    }
}
