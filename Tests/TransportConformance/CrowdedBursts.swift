public import BindingsRuntime
import Foundation
import HTTPTypes

/// 1,000 calls at once, again and again, in a process that has as much open as a large test suite has.
///
/// Nothing goes wrong there, so every call must be answered.
public struct CrowdedBursts: Sendable {
    /// How often each check is run.
    public var repeats = 1
    /// The number of open descriptors other than those of the calls.
    public var descriptors = 3000
    /// How many transports keep a connection meanwhile.
    public var transports = 200
    /// How many timers wait meanwhile.
    public var timers = 1000

    /// Each check once.
    public init() {}

    /// Runs the checks; gives the longest time that each took.
    ///
    /// - Throws: `Failure`, or what a call threw.
    public func run(_ make: TransportConformance.Factory) async throws -> [(check: String, longest: Duration)] {
        // Gaps, so that the next descriptors are not all neighbors.
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
