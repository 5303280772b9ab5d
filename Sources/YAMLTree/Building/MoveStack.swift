/// A stack whose top becomes an array of exactly the right size, by moving and not by copying.
struct MoveStack<Element>: ~Copyable {
    private var elements: UnsafeMutablePointer<Element>
    private var capacity: Int
    private(set) var count = 0

    init() {
        capacity = 64
        elements = .allocate(capacity: capacity)
    }

    deinit {
        elements.deinitialize(count: count)
        elements.deallocate()
    }

    mutating func push(_ element: consuming Element) {
        if count == capacity { grow() }
        (elements + count).initialize(to: element)
        count += 1
    }

    /// Takes the elements from `start` on off the stack.
    mutating func pop(from start: Int) -> [Element] {
        precondition(start >= 0 && start <= count, "each collection ends once")
        let popped = count - start
        let source = elements + start
        count = start
        return Array(unsafeUninitializedCapacity: popped) { buffer, initialized in
            if popped > 0 { buffer.baseAddress?.moveInitialize(from: source, count: popped) }
            initialized = popped
        }
    }

    subscript(position: Int) -> Element {
        precondition(position >= 0 && position < count, "only what is on the stack is asked for")
        return elements[position]
    }

    private mutating func grow() {
        let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity * 2)
        larger.moveInitialize(from: elements, count: count)
        elements.deallocate()
        elements = larger
        capacity *= 2
    }
}
