/// The last few of many things, oldest first.
struct Ring<Element: Sendable>: Sendable {
    private let capacity: Int
    private var slots: [Element] = []
    private var start = 0

    init(capacity: Int) {
        self.capacity = max(1, capacity)
    }

    mutating func append(_ element: Element) {
        if slots.count < capacity {
            slots.append(element)
        } else {
            slots[start] = element
            start = (start + 1) % capacity
        }
    }

    var elements: [Element] { Array(slots[start...] + slots[..<start]) }
}
