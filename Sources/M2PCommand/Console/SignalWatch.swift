import Dispatch

/// Passes signals to a closure on a queue instead of their default action.
struct SignalWatch {
    private let sources: [any DispatchSourceSignal]
    private let numbers: [Int32]

    /// Starts watching.
    /// - Parameter ignoring: Signals to ignore in the meantime.
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

    /// Restores the default actions of the signals.
    func cancel() {
        for source in sources { source.cancel() }
        for number in numbers { signal(number, SIG_DFL) }
    }
}

/// Lets a signal end the process, so that the parent process sees which one it was.
///
/// Dispatch's threads block signals, and a parent process may have blocked them from the start, so unblock it here.
func endProcess(by number: Int32) {
    signal(number, SIG_DFL)
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, number)
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    raise(number)
}
