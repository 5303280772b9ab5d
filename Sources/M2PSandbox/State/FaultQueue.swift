/// The faults that wait for their calls.
struct FaultQueue: Sendable {
    private struct Entry {
        var fault: Sandbox.Fault
        var operation: Sandbox.Operation?
        var times: Int
    }

    private var entries: [Entry] = []

    mutating func add(_ fault: Sandbox.Fault, for operation: Sandbox.Operation?, times: Int) {
        guard times > 0 else { return }
        entries.append(Entry(fault: fault, operation: operation, times: times))
    }

    /// Takes the oldest fault that is meant for the operation, or for any.
    mutating func take(for operation: Sandbox.Operation) -> Sandbox.Fault? {
        guard let index = entries.firstIndex(where: { $0.operation == nil || $0.operation == operation }) else {
            return nil
        }
        let fault = entries[index].fault
        entries[index].times -= 1
        if entries[index].times == 0 { entries.remove(at: index) }
        return fault
    }

    /// What waits, in words.
    var pending: [String] {
        entries.map { entry in
            let times = entry.times == 1 ? "" : " × \(entry.times)"
            return "\(entry.fault.name)\(times), \(entry.operation?.rawValue ?? "any operation")"
        }
    }
}
