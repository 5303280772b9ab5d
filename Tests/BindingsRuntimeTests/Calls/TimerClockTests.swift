import Foundation
import Testing

@testable import BindingsRuntime

@Suite struct TimerClockTests {
    @Test func sleepersWakeInTheOrderOfTheirTimesAndNotBefore() async throws {
        let start = ContinuousClock.now
        let order = try await withThrowingTaskGroup(of: Int.self) { group in
            for number in [30, 10, 40, 20, 0, -10] {
                group.addTask {
                    try await TimerClock().sleep(until: start + .milliseconds(number))
                    #expect(ContinuousClock.now >= start + .milliseconds(number))
                    return number
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(order.filter { $0 > 0 }.sorted() == [10, 20, 30, 40])
    }

    @Test func cancelledSleepEndsAtOnceAndLeavesNothingBehind() async throws {
        let timers = Timers()
        let end = ContinuousClock.now + .seconds(3600)
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<10_000 {
                group.addTask { await #expect(throws: CancellationError.self) { try await timers.sleep(until: end) } }
            }
            group.cancelAll()
        }
        #expect(timers.counts.sleepers == 0)
        #expect(timers.counts.alarms <= 64)
    }

    @Test func cancelledTaskDoesNotSleep() async throws {
        let timers = Timers()
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            try await timers.sleep(until: .now + .seconds(3600))
        }
        await #expect(throws: CancellationError.self) { try await task.value }
    }

    @Test func manyTimesInAnyOrderAllRing() async throws {
        let timers = Timers()
        let start = ContinuousClock.now
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<2000 {
                group.addTask { try await timers.sleep(until: start + .microseconds(number * 7919 % 20_000)) }
                if number.isMultiple(of: 3) {
                    let task = Task { try await timers.sleep(until: start + .seconds(3600)) }
                    task.cancel()
                }
            }
            try await group.waitForAll()
        }
        #expect(ContinuousClock.now >= start + .milliseconds(19))
    }
}
