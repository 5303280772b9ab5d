#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The CPU time of this process, all of its threads, in nanoseconds.
func cpuTime() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
}

/// Two pieces of work, measured in turns, so that whatever else the machine does meets both.
struct Comparison {
    /// The median CPU time of one run, in nanoseconds.
    let first: Double
    let second: Double
    /// The median of the ratios of neighbouring batches, second to first.
    let ratio: Double
    /// The sum of what the runs gave, so that none can be left out.
    let checked: Int

    init(
        batches: Int,
        runs: Int,
        first: @Sendable () async throws -> Int,
        second: @Sendable () async throws -> Int
    ) async throws {
        var pairs: [(Double, Double)] = []
        var checked = 0
        for batch in 0..<(batches + 2) {
            let start = cpuTime()
            for _ in 0..<runs { checked += try await first() }
            let middle = cpuTime()
            for _ in 0..<runs { checked += try await second() }
            let end = cpuTime()
            // The first two batches fill caches.
            if batch >= 2 { pairs.append((Double(middle - start), Double(end - middle))) }
        }
        self.first = Self.median(pairs.map(\.0)) / Double(runs)
        self.second = Self.median(pairs.map(\.1)) / Double(runs)
        ratio = Self.median(pairs.map { $0.1 / $0.0 })
        self.checked = checked
    }

    private static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
}
