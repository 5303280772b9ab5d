import Foundation

/// A clock on which waits between attempts take no time and deadlines never expire.
///
/// The deadlines of these tests are a minute; the waits between attempts are shorter.
final class InstantClock: Clock, @unchecked Sendable {
    private let lock = NSLock()
    private var noted: [Duration] = []

    /// The waits between attempts, in order.
    var waits: [Duration] { lock.withLock { noted } }

    let now = ContinuousClock.now
    let minimumResolution: Duration = .zero

    func sleep(until deadline: ContinuousClock.Instant, tolerance: Duration?) async throws {
        let wait = now.duration(to: deadline)
        if wait >= .seconds(60) { return try await ContinuousClock().sleep(for: .seconds(86_400)) }
        lock.withLock { noted.append(wait) }
    }
}

/// A thread-safe counter.
final class Counter: @unchecked Sendable {
    private let lock = NSLock()
    private var count = 0

    var value: Int { lock.withLock { count } }
    func increment() { lock.withLock { count += 1 } }
}
