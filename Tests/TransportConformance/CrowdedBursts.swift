public import BindingsRuntime
import Foundation
import HTTPTypes

/// Repeated bursts of 1,000 concurrent calls, in a process with as many open descriptors as a large test suite.
///
/// Nothing goes wrong there, so every call must be answered.
public struct CrowdedBursts: Sendable {
    /// How many times each check runs.
    public var repeats = 1
    /// The number of open descriptors other than those of the calls.
    public var descriptors = 3000
    /// The number of transports that keep a connection open.
    public var transports = 200
    /// The number of pending timers.
    public var timers = 1000

    public init() {}

    /// Runs the checks, and returns the longest duration of each.
    ///
    /// - Throws: `Failure`, or the error of a call.
    public func run(_ make: TransportConformance.Factory) async throws -> [(check: String, longest: Duration)] {
        // Leave gaps, so that the next descriptors aren't all consecutive.
        let files = (0..<descriptors * 4 / 3).compactMap { index in
            let file = FileHandle(forReadingAtPath: "/dev/null")
            return index.isMultiple(of: 4) ? nil : file
        }
        let timers = (0..<timers).map { _ in
            let timer = DispatchSource.makeTimerSource(queue: .global())
            timer.schedule(deadline: .now() + 86_400)
            timer.activate()
            return timer
        }
        defer { for timer in timers { timer.cancel() } }
        let server = try serving { _, connection in connection.respond() }
        let transports = try (0..<transports).map { _ in try make(TransportLimits()) }
        for transport in transports { _ = try await transport.send(request(.get, server.authority), body: nil) }
        var times: [(check: String, longest: Duration)] = []
        for check in TransportConformance.bursts {
            var longest = Duration.zero
            for number in 1...max(1, repeats) {
                do { longest = max(longest, try await time { try await check.run(make) }) } catch {
                    throw Failure("\(check), run \(number) of \(repeats): \(error)")
                }
            }
            times.append((check.description, longest))
        }
        withExtendedLifetime((files, transports)) {}
        return times
    }
}
