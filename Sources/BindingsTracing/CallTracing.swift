#if Tracing
public import BindingsRuntime
public import Foundation
import HTTPTypes
public import Tracing

/// Opens a client span for each call, and sends the trace's context along in the request's header fields.
///
/// Names and attributes are those of OpenTelemetry's semantic conventions for HTTP clients (1.27, stable):
/// the span is called `POST /v1/otp/generate`, and has `http.request.method`, `url.scheme`, `url.template`,
/// `server.address`, `server.port`, `http.response.status_code`, `http.request.resend_count` and `error.type`. Besides, it
/// has `http.request.header.x-request-id`. `url.full` is left out: paths and queries may name persons or hold
/// credentials.
///
/// A status from 400 on makes the span an error, as the conventions say for clients. So does whatever else the caller
/// gets as an error: no response, one that the document does not describe, and a failure told with a status of success.
///
/// Before `Retries` in the client's list it opens a span for each call, after it one for each attempt.
public struct CallTracing: Middleware {
    private let tracer: (any Tracer)?
    private let now: @Sendable () -> Date

    /// Traces with a tracer.
    ///
    /// - Parameters:
    ///   - tracer: the one that `InstrumentationSystem` was started with where nil.
    ///   - now: when spans begin and end.
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
        // What nobody records need not be put together.
        if span.isRecording { span.describe(call) }
        var call = call
        tracer.inject(span.context, into: &call.request.headerFields, using: HTTPFieldInjector())
        let exchange = await InstrumentationContext.$current.withValue(span.context) { [call] in await next(call) }
        // The texts of the runtime's own errors hold no secret; of others nothing is known.
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
