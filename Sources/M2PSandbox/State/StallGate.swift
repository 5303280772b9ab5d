/// Holds stalled calls until they are released.
struct StallGate: Sendable {
    private var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
    private var cancelled: Set<Int> = []
    private var nextID = 0
    private(set) var isOpen = false

    mutating func ticket() -> Int {
        nextID += 1
        return nextID
    }

    mutating func wait(_ ticket: Int, _ continuation: CheckedContinuation<Void, Never>) {
        if isOpen || cancelled.remove(ticket) != nil {
            continuation.resume()
        } else {
            waiting[ticket] = continuation
        }
    }

    mutating func cancel(_ ticket: Int) {
        if let continuation = waiting.removeValue(forKey: ticket) {
            continuation.resume()
        } else {
            cancelled.insert(ticket)
        }
    }

    mutating func releaseAll() {
        for continuation in waiting.values { continuation.resume() }
        waiting = [:]
    }

    /// Releases all calls, now and in the future.
    mutating func open() {
        isOpen = true
        releaseAll()
    }

    var count: Int { waiting.count }
}
