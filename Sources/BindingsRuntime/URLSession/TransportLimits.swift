/// How long a transport waits, and how much it takes in.
public struct TransportLimits: Hashable, Sendable {
    /// The longest time in which nothing is sent or received before the call ends with `TransportError.timedOut`.
    ///
    /// In a response that is a stream it counts for each chunk, while the reader waits for it; in a request that is one,
    /// also while the caller's sequence gives nothing.
    public var idleTime: Duration
    /// The longest time for the whole call: connecting, sending, waiting and receiving.
    ///
    /// It does not count while a stream is sent, and ends when a response begins to stream.
    public var totalTime: Duration
    /// The largest response body in memory in bytes, counted after any content coding (gzip) is undone; streams have no
    /// limit.
    public var responseSize: Int

    /// Limits that suit JSON: 30 seconds of silence, 60 seconds in all, 10 MiB.
    public init(
        idleTime: Duration = .seconds(30),
        totalTime: Duration = .seconds(60),
        responseSize: Int = 10 * 1024 * 1024
    ) {
        self.idleTime = idleTime
        self.totalTime = totalTime
        self.responseSize = responseSize
    }
}
