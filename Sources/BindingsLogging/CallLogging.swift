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
/// let client = M2PClient(
///     environment: .sandbox, tenant: tenant, token: token, middlewares: [CallLogging(logger), Retries()])
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
            "operation": .string(call.operation.id), "method": .string(call.operation.method.rawValue),
            "path": .string(call.operation.path), "outcome": .string(outcome.name),
            "attempts": .stringConvertible(exchange.attempts),
            "duration_ms": .stringConvertible(duration.wholeMilliseconds), "request_id": .string(call.requestID),
        ]
        if let status = outcome.status { metadata["status"] = .stringConvertible(status.code) }
        if let error = exchange.error { metadata["error"] = .string(Self.text(of: error).line(upTo: 4096)) }
        if let limit = bodies.limit {
            metadata["request"] = .stringConvertible(Line(limit: limit) { call.redactedInput })
            if exchange.hasRedactedOutcome {
                metadata["response"] = .stringConvertible(Line(limit: limit) { exchange.redactedOutcome ?? "" })
            }
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

/// A line of text that is made when a log handler writes it, and not for one that does not.
private struct Line: CustomStringConvertible, CustomReflectable, Sendable {
    let limit: Int
    let make: @Sendable () -> String

    var description: String { make().line(upTo: limit) }
    var customMirror: Mirror { Mirror(self, children: [:]) }
}

extension String {
    /// The text on one line: what a server sends must not look like lines of its own.
    fileprivate func line(upTo limit: Int) -> String {
        var line = ""
        for scalar in unicodeScalars.prefix(limit) {
            switch scalar.value {
            case 0..<0x20, 0x7F..<0xA0, 0x2028...0x2029: line += scalar.escaped(asASCII: true)
            default: line.unicodeScalars.append(scalar)
            }
        }
        return unicodeScalars.count > limit ? line + "…" : line
    }
}
#endif
