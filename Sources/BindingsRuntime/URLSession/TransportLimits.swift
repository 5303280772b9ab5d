/// A transport's limits on time and size.
public struct TransportLimits: Hashable, Sendable {
    /// The maximum time without sending or receiving data, after which the call ends with `TransportError.timedOut`.
    ///
    /// In a streamed response, it applies to each chunk while the reader waits for it. In a streamed request, it also
    /// applies while the caller's sequence produces nothing.
    public var idleTime: Duration
    /// The time limit for the whole call: connecting, sending, waiting and receiving.
    ///
    /// It doesn't apply while a stream is sent, and ends when a response begins to stream.
    public var totalTime: Duration
    /// The maximum size of a response body in memory in bytes, after decompression (gzip).
    ///
    /// Streams have no limit.
    public var responseSize: Int

    /// Limits for JSON: 30 seconds of silence, 60 seconds in total, 10 MiB.
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
