import BindingsRuntime
import Foundation
import TransportConformance

// Makes many calls through each transport with random faults, and reports their outcomes.
// Usage: FaultLoad [--calls N] [--in-flight N] [--seed N]
// Exits with 1 if a call was lost, mixed up, repeated without permission or late, or left a descriptor open.
//
// With --bursts N, it makes 1,000 concurrent calls instead, N times for each method, in a process with as many open
// descriptors as a large test suite. There are no faults. Exits with 1 if a call isn't answered.

func option(_ name: String, _ value: Int) -> Int {
    let arguments = CommandLine.arguments
    guard let place = arguments.firstIndex(of: name), place + 1 < arguments.count else { return value }
    return Int(arguments[place + 1]) ?? value
}

/// The number of open descriptors of this process, or nil if the system doesn't list them.
func openDescriptors() -> Int? {
    (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd"))?.count
}

func requestedLoad() -> FaultyLoad {
    var load = FaultyLoad()
    load.calls = option("--calls", 10_000)
    load.inFlight = option("--in-flight", 256)
    load.seed = UInt64(clamping: option("--seed", Int.random(in: 1...1_000_000)))
    return load
}

let load = requestedLoad()
let bursts = option("--bursts", 0)
if bursts == 0 { print("\(load.calls) calls, \(load.inFlight) at once, seed \(load.seed)") }

/// Runs the load over one transport.
///
/// Returns false if anything failed.
@concurrent
func run(
    _ load: FaultyLoad,
    _ name: String,
    _ make: @escaping TransportConformance.Factory,
    shutDown: @Sendable () async throws -> Void = {}
) async throws -> Bool {
    if bursts > 0 {
        var crowded = CrowdedBursts()
        crowded.repeats = bursts
        for (check, longest) in try await crowded.run(make) {
            print("\(name) \(check): \(bursts) times, \(longest) at most")
        }
        try await shutDown()
        return true
    }
    let start = ContinuousClock.now
    let before = openDescriptors()
    let report = try await load.run(make)
    try await shutDown()
    let time = ContinuousClock.now - start
    // The server's threads close their ends shortly after the client.
    var left = openDescriptors()
    for _ in 0..<100 where left ?? 0 > (before ?? 0) + 8 {
        try await Task.sleep(for: .milliseconds(50))
        left = openDescriptors()
    }
    print("\n\(name): \(load.calls) calls in \(time)\n\(report)")
    print("descriptors open before and after: \(before.map(String.init) ?? "?"), \(left.map(String.init) ?? "?")")
    let isLate = report.longest > load.deadline + .seconds(5)
    if isLate { print("A call took longer than its deadline of \(load.deadline).") }
    return report.violations.isEmpty && !isLate && (left ?? 0) <= (before ?? 0) + 8
}

var isGood = try await run(load, "URLSessionTransport", { URLSessionTransport(limits: $0) })
#if AsyncHTTPClient
let transport = AsyncHTTPClientTransport()
isGood =
    try await run(load, "AsyncHTTPClientTransport", { _ in transport }, shutDown: { try await transport.shutdown() })
    && isGood
#else
print("\nAsyncHTTPClientTransport: not built; run with --traits AsyncHTTPClient")
#endif
exit(isGood ? 0 : 1)
