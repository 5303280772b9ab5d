#if Metrics
import CoreMetrics
import Foundation

/// The counters and timers of one backend, each made once.
final class Instruments: @unchecked Sendable {
    private struct Key: Hashable {
        let name: String
        let values: [String]
    }

    private let factory: any MetricsFactory
    private let prefix: String
    private let lock = NSLock()
    private var counters: [Key: Counter] = [:]
    private var timers: [Key: CoreMetrics.Timer] = [:]

    init(factory: any MetricsFactory, prefix: String) {
        self.factory = factory
        self.prefix = prefix
    }

    /// The counter for a name, which always comes with the same dimensions.
    func counter(_ name: String, _ dimensions: [(String, String)]) -> Counter {
        lock.withLock {
            let key = Key(name: name, values: dimensions.map(\.1))
            if let counter = counters[key] { return counter }
            let counter = Counter(label: "\(prefix)_\(name)", dimensions: dimensions, factory: factory)
            counters[key] = counter
            return counter
        }
    }

    /// The timer for a name, which always comes with the same dimensions.
    func timer(_ name: String, _ dimensions: [(String, String)]) -> CoreMetrics.Timer {
        lock.withLock {
            let key = Key(name: name, values: dimensions.map(\.1))
            if let timer = timers[key] { return timer }
            let timer = CoreMetrics.Timer(label: "\(prefix)_\(name)", dimensions: dimensions, factory: factory)
            timers[key] = timer
            return timer
        }
    }
}
#endif
