import Dispatch
import Foundation

/// The continuous clock, with sleeps that free their memory when canceled.
///
/// A canceled `Task.sleep` keeps its memory until its original end (Swift 6.3). With a deadline of a minute per call,
/// that is the memory of all calls in a minute.
public struct TimerClock: Clock {
    /// The shared clock.
    public init() {}

    /// The present time.
    public var now: ContinuousClock.Instant { .now }
    /// The resolution.
    public var minimumResolution: Duration { ContinuousClock().minimumResolution }

    /// Sleeps until a time.
    ///
    /// - Throws: `CancellationError` if the task is canceled.
    public func sleep(until deadline: ContinuousClock.Instant, tolerance: Duration? = nil) async throws {
        try await Timers.shared.sleep(until: deadline)
    }
}

/// All sleeping tasks of the clock, with one system timer.
final class Timers: @unchecked Sendable {
    static let shared = Timers()

    private typealias Sleeper = CheckedContinuation<Void, any Error>

    private let lock = NSLock()
    private let source = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "TimerClock"))
    private var sleepers: [Int: Sleeper] = [:]
    private var alarms = AlarmQueue()
    /// The time for which the system's timer is set.
    private var nextAlarm: ContinuousClock.Instant?
    private var lastTicket = 0

    init() {
        source.setEventHandler { [unowned self] in ring() }
        source.activate()
    }

    deinit { source.cancel() }

    /// The number of sleeping tasks, and of alarms for them.
    var counts: (sleepers: Int, alarms: Int) { lock.withLock { (sleepers.count, alarms.count) } }

    func sleep(until deadline: ContinuousClock.Instant) async throws {
        try Task.checkCancellation()
        let ticket = lock.withLock {
            lastTicket += 1
            return lastTicket
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { add($0, ticket, deadline) }
        } onCancel: {
            cancel(ticket)
        }
    }

    private func add(_ sleeper: Sleeper, _ ticket: Int, _ deadline: ContinuousClock.Instant) {
        let isCancelled = lock.withLock {
            if Task.isCancelled { return true }
            sleepers[ticket] = sleeper
            alarms.insert(Alarm(time: deadline, ticket: ticket))
            if nextAlarm.map({ deadline < $0 }) ?? true { setTimer(for: deadline) }
            return false
        }
        if isCancelled { sleeper.resume(throwing: CancellationError()) }
    }

    private func cancel(_ ticket: Int) {
        let sleeper = lock.withLock {
            defer {
                // Alarms of canceled tasks are removed in bulk, once they outnumber the others.
                if alarms.count > 2 * sleepers.count + 64 { alarms.removeAll { sleepers[$0.ticket] == nil } }
            }
            return sleepers.removeValue(forKey: ticket)
        }
        sleeper?.resume(throwing: CancellationError())
    }

    private func ring() {
        let woken = lock.withLock {
            var woken: [Sleeper] = []
            let now = ContinuousClock.now
            nextAlarm = nil
            while let alarm = alarms.first {
                if sleepers[alarm.ticket] != nil, alarm.time > now {
                    setTimer(for: alarm.time)
                    break
                }
                alarms.removeFirst()
                if let sleeper = sleepers.removeValue(forKey: alarm.ticket) { woken.append(sleeper) }
            }
            return woken
        }
        for sleeper in woken { sleeper.resume() }
    }

    private func setTimer(for time: ContinuousClock.Instant) {
        nextAlarm = time
        let (seconds, attoseconds) = max(.zero, ContinuousClock.now.duration(to: time)).components
        // Rounded up, so that it doesn't fire too early. At most a century.
        let nanoseconds = Int(min(seconds, 3_155_760_000)) * 1_000_000_000 + Int(attoseconds / 1_000_000_000) + 1
        source.schedule(deadline: .now() + .nanoseconds(nanoseconds), leeway: .milliseconds(1))
    }
}

/// When to wake whom.
private struct Alarm {
    let time: ContinuousClock.Instant
    let ticket: Int
}

/// Alarms in a binary heap, the earliest first.
private struct AlarmQueue {
    private var heap: [Alarm] = []

    var count: Int { heap.count }
    var first: Alarm? { heap.first }

    mutating func insert(_ alarm: Alarm) {
        heap.append(alarm)
        var child = heap.count - 1
        while child > 0, heap[child].time < heap[(child - 1) / 2].time {
            heap.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    mutating func removeFirst() {
        guard let last = heap.popLast(), !heap.isEmpty else { return }
        heap[0] = last
        sink(0)
    }

    mutating func removeAll(where isDropped: (Alarm) -> Bool) {
        heap.removeAll(where: isDropped)
        for parent in stride(from: heap.count / 2 - 1, through: 0, by: -1) { sink(parent) }
    }

    private mutating func sink(_ start: Int) {
        var parent = start
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2]
            where child < heap.count && heap[child].time < heap[least].time {
                least = child
            }
            if least == parent { return }
            heap.swapAt(parent, least)
            parent = least
        }
    }
}
