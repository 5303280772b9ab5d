import Dispatch

/// Hands signals to a closure, on a queue, in place of what they do otherwise.
struct SignalWatch {
    private let sources: [any DispatchSourceSignal]
    private let numbers: [Int32]

    /// Starts watching.
    /// - Parameter ignoring: signals that do nothing meanwhile.
    init(_ numbers: [Int32], ignoring: [Int32] = [], _ handler: @escaping @Sendable (Int32) -> Void) {
        self.numbers = numbers + ignoring
        for number in self.numbers { signal(number, SIG_IGN) }
        sources = numbers.map { number in
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { handler(number) }
            source.resume()
            return source
        }
    }

    /// Lets the signals do again what they do otherwise.
    func cancel() {
        for source in sources { source.cancel() }
        for number in numbers { signal(number, SIG_DFL) }
    }
}
