import Foundation

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The CPU time of this process, all of its threads, in seconds.
func cpuSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// The memory that this process holds, in MiB; nil where the system does not tell.
func residentMemory() -> Double? {
    guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8) else { return nil }
    return text.split(separator: " ").dropFirst().first.flatMap { Double($0) }.map { $0 * 4096 / 1_048_576 }
}

/// What some calls cost.
struct Cost {
    var calls = 0
    var cpu = 0.0
    var time = 0.0

    mutating func add(_ other: Cost) {
        calls += other.calls
        cpu += other.cpu
        time += other.time
    }

    var microsecondsPerCall: Double { cpu / Double(calls) * 1e6 }
    var callsPerSecond: Double { Double(calls) / time }
}

/// Makes calls, so many at once, and adds their cost.
func measure(
    _ cost: inout Cost,
    calls: Int,
    inFlight: Int,
    _ call: @escaping @Sendable () async throws -> Int
) async throws {
    let (cpu, start) = (cpuSeconds(), ContinuousClock.now)
    let sum = try await withThrowingTaskGroup(of: Int.self) { group in
        for worker in 0..<inFlight {
            let share = calls / inFlight + (worker < calls % inFlight ? 1 : 0)
            group.addTask {
                var sum = 0
                for _ in 0..<share { sum += try await call() }
                return sum
            }
        }
        return try await group.reduce(0, +)
    }
    let (seconds, attoseconds) = (ContinuousClock.now - start).components
    cost.cpu += cpuSeconds() - cpu
    cost.time += Double(seconds) + Double(attoseconds) / 1e18
    cost.calls += calls
    // Each answer's lifetime, so that none can have been left out or been another one.
    if sum != calls * 3600 { throw CocoaError(.coderInvalidValue) }
}
