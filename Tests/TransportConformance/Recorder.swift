import Foundation

/// Values from a server's threads, which a test can read or wait for.
public final class Recorder<Value: Sendable>: @unchecked Sendable {
    private let lock = NSLock()
    private var recorded: [Value] = []
    private var waiting: [(count: Int, CheckedContinuation<Void, Never>)] = []

    /// The recorded values, in order.
    public var values: [Value] { lock.withLock { recorded } }

    /// An empty recorder.
    public init() {}

    public func record(_ value: Value) {
        let ready = lock.withLock {
            recorded.append(value)
            let ready = waiting.filter { $0.count <= recorded.count }
            waiting.removeAll { $0.count <= recorded.count }
            return ready
        }
        for waiter in ready { waiter.1.resume() }
    }

    /// Waits until `count` values are recorded.
    public func wait(for count: Int) async {
        await withCheckedContinuation { continuation in
            let isReady = lock.withLock {
                if recorded.count < count { waiting.append((count, continuation)) }
                return recorded.count >= count
            }
            if isReady { continuation.resume() }
        }
    }
}
