#if Metrics
import CoreMetrics
import Foundation

/// The counters and timers of one backend, each made once.
final class Instruments: @unchecked Sendable {
    /// What is measured of each call of one operation.
    struct OfOperation {
        let calls: Counter
        let retries: Counter
        let successes: CoreMetrics.Timer
        let failures: CoreMetrics.Timer
    }

    private struct Failure: Hashable {
        let operation: String
        let name: String
        let status: String
    }

    private let factory: any MetricsFactory
    private let prefix: String
    private let lock = NSLock()
    private var operations: [String: OfOperation] = [:]
    private var failures: [Failure: Counter] = [:]

    init(factory: any MetricsFactory, prefix: String) {
        self.factory = factory
        self.prefix = prefix
    }

    /// The instruments of the operation with an ID.
    func operation(_ id: String) -> OfOperation {
        lock.withLock {
            if let known = operations[id] { return known }
            let operation = OfOperation(
                calls: counter("calls", [("operation", id)]),
                retries: counter("retries", [("operation", id)]),
                successes: timer("duration", [("operation", id), ("outcome", "success")]),
                failures: timer("duration", [("operation", id), ("outcome", "failure")])
            )
            operations[id] = operation
            return operation
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

    private func timer(_ name: String, _ dimensions: [(String, String)]) -> CoreMetrics.Timer {
        CoreMetrics.Timer(label: "\(prefix)_\(name)", dimensions: dimensions, factory: factory)
    }
}
#endif
