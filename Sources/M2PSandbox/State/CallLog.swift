/// The last calls, with nothing secret in them.
struct CallLog: Sendable {
    private var ring: Ring<Sandbox.Call>
    private let capacity: Int
    private(set) var count = 0

    init(capacity: Int) {
        self.capacity = capacity
        ring = Ring(capacity: capacity)
    }

    var all: [Sandbox.Call] { ring.elements }

    mutating func append(_ make: (_ id: Int) -> Sandbox.Call) {
        count += 1
        ring.append(make(count))
    }

    mutating func removeAll() {
        ring = Ring(capacity: capacity)
    }
}
