#if Logging
public import BindingsRuntime
import HTTPTypes
public import Logging

/// Writes one line to a log for each call.
///
/// The line names the operation and its outcome. Its metadata has:
///
/// | key | value |
/// |---|---|
/// | `operation` | the `operationId` |
/// | `method`, `path` | the method and the path template: a path as it is sent may name a person |
/// | `status` | the response's status code, where one came |
/// | `outcome` | `success`, or what went wrong: see `CallOutcome` |
/// | `attempts` | how often the request has been sent so far |
/// | `duration_ms` | from here until the response was whole, or began to stream, in milliseconds |
/// | `request_id` | the value of `X-Request-ID` |
/// | `error` | what was thrown: its text where it is known to hold no secret, else its type |
/// | `request`, `response` | the bodies, where they are asked for |
///
/// Before `Retries` in the client's list it writes a line for each call, after it one for each attempt.
///
/// ```swift
/// let client = M2PClient(tenant: tenant, token: token, middlewares: [CallLogging(logger), Retries()])
/// ```
public struct CallLogging: Middleware {
    private let logger: Logger
    private let bodies: Bodies
    private let level: @Sendable (CallOutcome) -> Logger.Level
    private let clock: any Clock<Duration>

    /// What is written of the bodies.
    public struct Bodies: Sendable {
        fileprivate let limit: Int?

        /// Nothing.
        public static let none = Bodies(limit: nil)

        /// The fields that the document describes, the sensitive ones redacted, up to 4,096 characters of each body.
        ///
        /// Fields that the document does not describe are left out, and so are bodies that cannot be decoded.
        public static let redacted = redacted(upTo: 4096)

        /// As `redacted`, with another limit of characters.
        public static func redacted(upTo characters: Int) -> Bodies { Bodies(limit: max(0, characters)) }
    }

    /// Logs with a logger.
    ///
    /// - Parameters:
    ///   - level: the level for each outcome; `defaultLevel` unless said otherwise.
    ///   - clock: measures the duration.
    public init(
        _ logger: Logger,
        bodies: Bodies = .none,
        level: @escaping @Sendable (CallOutcome) -> Logger.Level = CallLogging.defaultLevel,
        clock: any Clock<Duration> = ContinuousClock()
    ) {
        self.logger = logger
        self.bodies = bodies
        self.level = level
        self.clock = clock
    }

    /// `info` for a success or a cancelled call, `notice` for a documented failure below status 500, else `error`.
    @Sendable public static func defaultLevel(_ outcome: CallOutcome) -> Logger.Level {
        switch outcome.kind {
        case .success, .cancelled: .info
        case .documentedFailure: (outcome.status?.code ?? 0) < 500 ? .notice : .error
        case .unexpected: .error
        }
    }

    /// Passes the call on unchanged, and logs what came of it.
    public func intercept(_ call: APICall, next: @escaping Next) async throws -> Exchange {
        let elapsed = clock.stopwatch()
        let exchange = await next(call)
        write(exchange, elapsed())
        return exchange
    }

    private func write(_ exchange: Exchange, _ duration: Duration) {
        let outcome = exchange.outcome
        let level = level(outcome)
        guard level >= logger.logLevel else { return }
        let call = exchange.call
        var metadata: Logger.Metadata = [
            "operation": "\(call.operation.id)", "method": "\(call.operation.method.rawValue)",
            "path": "\(call.operation.path)", "outcome": "\(outcome.name)", "attempts": "\(exchange.attempts)",
            "duration_ms": "\(duration.wholeMilliseconds)", "request_id": "\(call.requestID)",
        ]
        if let status = outcome.status { metadata["status"] = "\(status.code)" }
        if let error = exchange.error { metadata["error"] = "\(Self.text(of: error).line(upTo: bodies.limit ?? 4096))" }
        if let limit = bodies.limit {
            metadata["request"] = "\(call.redactedInput.line(upTo: limit))"
            if let text = exchange.redactedOutcome { metadata["response"] = "\(text.line(upTo: limit))" }
        }
        logger.log(level: level, "\(call.operation.id): \(outcome.name)", metadata: metadata)
    }

    /// The texts of the runtime's own errors hold no secret; of others nothing is known.
    private static func text(of error: any Error) -> String {
        error is TransportError || error is CallError ? "\(error)" : "\(type(of: error))"
    }
}

extension Duration {
    fileprivate var wholeMilliseconds: Int64 {
        components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
    }
}

extension String {
    /// The text on one line: what a server sends must not look like lines of its own.
    fileprivate func line(upTo limit: Int) -> String {
        // Most are short and plain ASCII, which needs no look at the properties of each scalar.
        if utf8.count <= limit, utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return self }
        var line = ""
        for scalar in unicodeScalars.prefix(limit) {
            let breaksLine = scalar.properties.generalCategory == .control || ("\u{2028}"..."\u{2029}").contains(scalar)
            line += breaksLine ? scalar.escaped(asASCII: true) : String(scalar)
        }
        return unicodeScalars.count > limit ? line + "…" : line
    }
}
#endif
