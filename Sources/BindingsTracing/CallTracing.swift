#if Tracing
public import BindingsRuntime
public import Foundation
import HTTPTypes
public import Tracing

/// Creates a client span for each call, and sends the trace context in the request's header fields.
///
/// Names and attributes are those of OpenTelemetry's semantic conventions for HTTP clients (1.27, stable):
/// the span is named `POST /v1/otp/generate`, and has `http.request.method`, `url.scheme`, `url.template`,
/// `server.address`, `server.port`, `http.response.status_code`, `http.request.resend_count` and `error.type`. It also
/// has `http.request.header.x-request-id`. `url.full` is omitted: paths and queries may contain personal data or
/// credentials.
///
/// A status of 400 or higher makes the span an error, as the conventions specify for clients. So does any other error
/// for the caller: no response, an undocumented response, or a failure with a success status.
///
/// Before `Retries` in the client's list, it creates one span per call. After it, one per attempt.
public struct CallTracing: Middleware {
    private let tracer: (any Tracer)?
    private let now: @Sendable () -> Date

    /// Creates a middleware for a tracer.
    ///
    /// - Parameters:
    ///   - tracer: The tracer, or nil for the one that `InstrumentationSystem` was bootstrapped with.
    ///   - now: The clock for the start and end of spans.
    public init(_ tracer: (any Tracer)? = nil, now: @escaping @Sendable () -> Date = { Date() }) {
        self.tracer = tracer
        self.now = now
    }

    /// Passes the call on with the context of a new span.
    public func intercept(_ call: APICall, next: @escaping Next) async throws -> Exchange {
        let tracer = tracer ?? InstrumentationSystem.tracer
        return await intercept(call, with: tracer, next)
    }

    private func intercept(_ call: APICall, with tracer: some Tracer, _ next: Next) async -> Exchange {
        let span = tracer.startSpan(call.operation.spanName, ofKind: .client, at: SpanInstant(now()))
        defer { span.end(at: SpanInstant(now())) }
        // Skip the work if nobody records the span.
        if span.isRecording { span.describe(call) }
        var call = call
        tracer.inject(span.context, into: &call.request.headerFields, using: HTTPFieldInjector())
        let exchange = await InstrumentationContext.$current.withValue(span.context) { [call] in await next(call) }
        // The runtime's own errors have no secrets in their descriptions. Nothing is known about others.
        if let error = exchange.error, error is TransportError || error is CallError { span.recordError(error) }
        if span.isRecording { span.finish(exchange.outcome, resends: exchange.attempts - 1) }
        return exchange
    }
}

/// A point in time for spans.
private struct SpanInstant: TracerInstant {
    let nanosecondsSinceEpoch: UInt64

    init(_ date: Date) {
        nanosecondsSinceEpoch = UInt64(max(0, date.timeIntervalSince1970) * 1e9)
    }

    static func < (left: SpanInstant, right: SpanInstant) -> Bool {
        left.nanosecondsSinceEpoch < right.nanosecondsSinceEpoch
    }
}

/// Puts the values of a trace's context into header fields.
private struct HTTPFieldInjector: Injector {
    func inject(_ value: String, forKey key: String, into fields: inout HTTPFields) {
        guard let name = HTTPField.Name(key), HTTPField.isValidValue(value) else { return }
        fields[name] = value
    }
}
#endif
