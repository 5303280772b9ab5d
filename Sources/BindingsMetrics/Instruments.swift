#if Metrics
import CoreMetrics
import Foundation

/// The counters and timers of one backend, created once each.
final class Instruments: @unchecked Sendable {
    /// The metrics of one operation.
    enum Count: String {
        case calls, retries
    }

    private struct CountKey: Hashable {
        let operation: String
        let count: Count
    }

    private struct TimerKey: Hashable {
        let operation: String
        let succeeded: Bool
    }

    private struct Failure: Hashable {
        let operation: String
        let name: String
        let status: String
    }

    private let factory: any MetricsFactory
    private let prefix: String
    private let lock = NSLock()
    private var counts: [CountKey: Counter] = [:]
    private var durations: [TimerKey: CoreMetrics.Timer] = [:]
    private var failures: [Failure: Counter] = [:]

    init(factory: any MetricsFactory, prefix: String) {
        self.factory = factory
        self.prefix = prefix
    }

    /// The counter for the calls or the retries of an operation.
    func counter(_ count: Count, of operation: String) -> Counter {
        lock.withLock {
            let key = CountKey(operation: operation, count: count)
            if let known = counts[key] { return known }
            let counter = counter(count.rawValue, [("operation", operation)])
            counts[key] = counter
            return counter
        }
    }

    /// The timer for the successful or the failed calls of an operation.
    func timer(of operation: String, succeeded: Bool) -> CoreMetrics.Timer {
        lock.withLock {
            let key = TimerKey(operation: operation, succeeded: succeeded)
            if let known = durations[key] { return known }
            let outcome = ("outcome", succeeded ? "success" : "failure")
            let timer = CoreMetrics.Timer(
                label: "\(prefix)_duration",
                dimensions: [("operation", operation), outcome],
                factory: factory
            )
            durations[key] = timer
            return timer
        }
    }

    /// The counter of one kind of failure.
    func failures(of operation: String, _ name: String, status: String) -> Counter {
        lock.withLock {
            let failure = Failure(operation: operation, name: name, status: status)
            if let known = failures[failure] { return known }
            let counter = counter("failures", [("operation", operation), ("failure", name), ("status", status)])
            failures[failure] = counter
            return counter
        }
    }

    private func counter(_ name: String, _ dimensions: [(String, String)]) -> Counter {
        Counter(label: "\(prefix)_\(name)", dimensions: dimensions, factory: factory)
    }
}
#endif
