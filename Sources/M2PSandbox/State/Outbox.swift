/// The "sent" messages, and the tasks that wait for the next one.
struct Outbox: Sendable {
    fileprivate struct Waiter {
        var id: Int
        var minimum: Int
        var recipient: Secret?
        var continuation: CheckedContinuation<Sandbox.Message?, Never>
    }

    private var ring: Ring<Sandbox.Message>
    private let capacity: Int
    private var waiters: [Waiter] = []
    private(set) var count = 0

    init(capacity: Int) {
        self.capacity = capacity
        ring = Ring(capacity: capacity)
    }

    var all: [Sandbox.Message] { ring.elements }

    /// Appends a message and passes it to the waiting tasks.
    mutating func send(_ make: (_ id: Int) -> Sandbox.Message) {
        count += 1
        let message = make(count)
        ring.append(message)
        for waiter in waiters where waiter.accepts(message) { waiter.continuation.resume(returning: message) }
        waiters.removeAll { $0.accepts(message) }
    }

    /// Resumes with the first message with a greater number than `minimum`, or with nil if the waiting is given up.
    mutating func wait(
        id: Int,
        after minimum: Int,
        mobileNumber: String?,
        _ continuation: CheckedContinuation<Sandbox.Message?, Never>
    ) {
        let waiter = Waiter(
            id: id,
            minimum: minimum,
            recipient: mobileNumber.map { Secret(mobileNumber: $0) },
            continuation: continuation
        )
        if let message = all.first(where: waiter.accepts) {
            continuation.resume(returning: message)
        } else {
            waiters.append(waiter)
        }
    }

    mutating func giveUp(id: Int) {
        for waiter in waiters where waiter.id == id { waiter.continuation.resume(returning: nil) }
        waiters.removeAll { $0.id == id }
    }

    mutating func giveUpAll() {
        for waiter in waiters { waiter.continuation.resume(returning: nil) }
        waiters = []
    }

    /// Removes the messages.
    ///
    /// The numbering continues, so waiting tasks still get the next one.
    mutating func removeAll() {
        ring = Ring(capacity: capacity)
    }
}

extension Outbox.Waiter {
    func accepts(_ message: Sandbox.Message) -> Bool {
        message.id > minimum && (recipient == nil || recipient == message.recipient)
    }
}
