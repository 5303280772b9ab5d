#if Logging
public import BindingsRuntime
import HTTPTypes
public import Logging

/// Logs one line for each call.
///
/// The line names the operation and its outcome. Its metadata has:
///
/// | key | value |
/// |---|---|
/// | `operation` | the `operationId` |
/// | `method`, `path` | the method and the path template, because a sent path may contain personal data |
/// | `status` | the response's status code, if there was a response |
/// | `outcome` | `success`, or the name of the failure: see `CallOutcome` |
/// | `attempts` | the number of times that the request has been sent |
/// | `duration_ms` | the time until the response was complete, or began to stream, in milliseconds |
/// | `request_id` | the value of `X-Request-ID` |
/// | `error` | the error: its description if that is known to contain no secrets, otherwise its type |
/// | `request`, `response` | the bodies, if enabled |
///
/// Before `Retries` in the client's list, it logs one line per call. After it, one per attempt.
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

    /// How much of the bodies is logged.
    public struct Bodies: Sendable {
        fileprivate let limit: Int?

        /// Nothing.
        public static let none = Bodies(limit: nil)

        /// The documented fields, with sensitive ones redacted, up to 4,096 characters of each body.
        ///
        /// Undocumented fields and bodies that can't be decoded are omitted.
        public static let redacted = redacted(upTo: 4096)

        /// Like `redacted`, with a different limit.
        public static func redacted(upTo characters: Int) -> Bodies { Bodies(limit: max(0, characters)) }
    }

    /// Creates a middleware for a logger.
    ///
    /// - Parameters:
    ///   - level: The level for each outcome. Defaults to `defaultLevel`.
    ///   - clock: Measures the duration.
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

    /// `info` for a success or a canceled call, `notice` for a documented failure below status 500, otherwise
    /// `error`.
    @Sendable public static func defaultLevel(_ outcome: CallOutcome) -> Logger.Level {
        switch outcome.kind {
        case .success, .cancelled: .info
        case .documentedFailure: (outcome.status?.code ?? 0) < 500 ? .notice : .error
        case .unexpected: .error
        }
    }

    /// Passes the call on unchanged, and logs the result.
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
        let operation = call.operation
        var metadata: Logger.Metadata = [
            "operation": .string(operation.id), "method": .string(operation.method.rawValue),
            "path": .string(operation.path), "outcome": .string(outcome.name),
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
        logger.log(level: level, "\(operation.id): \(outcome.name)", metadata: metadata)
    }

    /// The runtime's own errors have no secrets in their descriptions.
    ///
    /// Nothing is known about others.
    private static func text(of error: any Error) -> String {
        error is TransportError || error is CallError ? "\(error)" : "\(type(of: error))"
    }
}

extension Duration {
    fileprivate var wholeMilliseconds: Int64 {
        components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
    }
}

/// A string that is created only if a log handler writes it.
private struct Line: CustomStringConvertible, CustomReflectable, Sendable {
    let limit: Int
    let make: @Sendable () -> String

    var description: String { make().line(upTo: limit) }
    var customMirror: Mirror { Mirror(self, children: [:]) }
}

extension String {
    /// The string on one line, so that a server's data can't look like separate log lines.
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
