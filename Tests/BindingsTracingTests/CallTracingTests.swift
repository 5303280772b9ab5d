#if Tracing
import BindingsRuntime
import BindingsTesting
import BindingsTracing
import Foundation
import HTTPTypes
import InMemoryTracing
import M2P
import Testing
import Tracing

@Suite struct CallTracingTests {
    private static let sent = #"{"result":{"status":true,"traceNumber":"trace-1"},"pagination":null}"#

    private func makeClient(
        _ tracing: CallTracing,
        _ transport: any Transport,
        retries: [any Middleware] = [],
        environment: M2PEnvironment = .sandbox
    ) -> M2PClient {
        var client = M2PClient(
            environment: environment,
            tenant: "ACME",
            token: .token("t"),
            transport: transport,
            middlewares: [tracing] + retries
        )
        client.api.makeRequestID = { "request-1" }
        return client
    }

    private func attributes(_ span: FinishedInMemorySpan?) -> [String: String] {
        var texts: [String: String] = [:]
        span?.attributes.forEach { name, value in
            texts[name] =
                switch value {
                case .string(let text): text
                case .int32(let number): "\(number)"
                case .int64(let number): "\(number)"
                case .stringArray(let items): "\(items)"
                default: "\(value)"
                }
        }
        return texts
    }

    @Test func successIsAClientSpanByTheConventions() async throws {
        let tracer = InMemoryTracer()
        let clock = ManualClock(at: Date(timeIntervalSince1970: 1_000))
        let transport = StubTransport { _, _ in
            clock.advance(by: .seconds(2))
            return (HTTPResponse(status: .ok), HTTPBody(Data(Self.sent.utf8)))
        }
        _ = try await makeClient(CallTracing(tracer, now: { clock.date }), transport)
            .generateOtp(mobileNumber: "9876543210")
        let span = try #require(tracer.finishedSpans.first)
        #expect(tracer.finishedSpans.count == 1 && tracer.activeSpans.isEmpty)
        #expect(span.operationName == "POST /v1/otp/generate")
        #expect(span.kind == .client)
        #expect(span.status == nil)
        #expect(span.startInstant.nanosecondsSinceEpoch == 1_000_000_000_000)
        #expect(span.endInstant.nanosecondsSinceEpoch == 1_002_000_000_000)
        #expect(
            attributes(span) == [
                "http.request.method": "POST", "url.scheme": "https", "url.template": "/v1/otp/generate",
                "server.address": "sandbox-api.m2pprepaid.com", "server.port": "443",
                "http.response.status_code": "200", "http.request.header.x-request-id": #"["request-1"]"#,
            ]
        )
    }

    @Test(arguments: [
        ("http://127.0.0.1:8080", "127.0.0.1", "8080"), ("http://[::1]:8080", "[::1]", "8080"),
        ("http://[::1]", "[::1]", "80"), ("https://user:pw@api.example.com", "api.example.com", "443"),
    ])
    func serverIsNamedWithoutCredentials(origin: String, address: String, port: String) async throws {
        let tracer = InMemoryTracer()
        let client = makeClient(CallTracing(tracer), StubTransport(json: Self.sent), environment: .origin(origin))
        _ = try await client.generateOtp(mobileNumber: "9876543210")
        let found = attributes(tracer.finishedSpans.first)
        #expect(found["server.address"] == address)
        #expect(found["server.port"] == port)
        #expect(!"\(found)".contains("pw@"))
    }

    @Test(arguments: [(409, "conflict"), (401, "unauthorized"), (500, "undocumentedStatus")])
    func statusFrom400IsAnErrorNamedByTheStatus(status: Int, outcome: String) async throws {
        let tracer = InMemoryTracer()
        let client = makeClient(CallTracing(tracer), StubTransport(.init(code: status), json: "{}"))
        _ = try? await client.generateOtp(mobileNumber: "9876543210")
        let span = try #require(tracer.finishedSpans.first)
        #expect(span.status == SpanStatus(code: .error))
        #expect(attributes(span)["error.type"] == "\(status)")
        #expect(attributes(span)["http.response.status_code"] == "\(status)")
    }

    @Test func undecodableSuccessIsAnErrorWithItsName() async throws {
        let tracer = InMemoryTracer()
        let client = makeClient(CallTracing(tracer), StubTransport(json: "[]"))
        _ = try? await client.generateOtp(mobileNumber: "9876543210")
        let span = try #require(tracer.finishedSpans.first)
        #expect(span.status == SpanStatus(code: .error, message: "undecodableBody"))
        #expect(attributes(span)["error.type"] == "undecodableBody")
    }

    private struct Careless: Error, CustomStringConvertible {
        var description: String { "the-secret" }
    }

    @Test(arguments: [
        (TransportError.timedOut as any Error, "timedOut", ["timed out"]), (Careless(), "Careless", []),
        (CancellationError(), "cancelled", []),
    ])
    func brokenExchangeIsAnError(error: any Error, name: String, recorded: [String]) async throws {
        let tracer = InMemoryTracer()
        let client = makeClient(CallTracing(tracer), StubTransport { _, _ in throw error })
        _ = try? await client.generateOtp(mobileNumber: "9876543210")
        let span = try #require(tracer.finishedSpans.first)
        #expect(span.status == SpanStatus(code: .error, message: name))
        #expect(attributes(span)["error.type"] == name)
        #expect(span.errors.map { "\($0.error)" } == recorded)
        #expect(attributes(span)["http.response.status_code"] == nil)
    }

    @Test func contextTravelsInTheHeaderFieldsAndToWhatIsCalled() async throws {
        let tracer = InMemoryTracer()
        let parent = tracer.startSpan("parent", ofKind: .server)
        let client = makeClient(
            CallTracing(tracer),
            StubTransport { request, _ in
                let span = try #require(tracer.activeSpans.first { $0.kind == .client })
                let fields = request.headerFields.map(\.value)
                #expect(fields.contains { $0.contains(span.traceID) })
                #expect(fields.contains { $0.contains(span.spanID) })
                #expect(InstrumentationContext.current?.inMemorySpanContext?.spanID == span.spanID)
                return (HTTPResponse(status: .ok), HTTPBody(Data(Self.sent.utf8)))
            }
        )
        try await InstrumentationContext.$current.withValue(parent.context) {
            _ = try await client.generateOtp(mobileNumber: "9876543210")
        }
        let span = try #require(tracer.finishedSpans.first)
        #expect(span.parentSpanID == parent.spanID)
        #expect(span.traceID == parent.traceID)
        #expect(tracer.performedContextInjections.count == 1)
        parent.end()
    }

    @Test func resendsAreCounted() async throws {
        let tracer = InMemoryTracer()
        let statuses = Statuses([503, 503, 200])
        let transport = StubTransport { _, _ in
            (HTTPResponse(status: .init(code: statuses.next())), HTTPBody(Data(Self.sent.utf8)))
        }
        let tracing = CallTracing(tracer)
        _ = try await makeClient(tracing, transport, retries: [Retries(random: { 0 }), tracing])
            .generateOtp(mobileNumber: "9876543210")
        let spans = tracer.finishedSpans
        // Two rejected attempts, the last one, and the enclosing call.
        #expect(spans.map { attributes($0)["http.request.resend_count"] } == [nil, "1", "2", "2"])
        #expect(spans.prefix(3).allSatisfy { $0.parentSpanID == spans.last?.spanID })
    }

    @Test func tracerOfTheTaskIsUsedWhereNoneIsGiven() async throws {
        let tracer = InMemoryTracer()
        let client = makeClient(CallTracing(), StubTransport(json: Self.sent))
        try await withTracer(tracer) {
            _ = try await client.generateOtp(mobileNumber: "9876543210")
        }
        #expect(tracer.finishedSpans.count == 1)
    }
}

private final class Statuses: @unchecked Sendable {
    private let lock = NSLock()
    private var codes: [Int]

    init(_ codes: [Int]) { self.codes = codes }

    func next() -> Int { lock.withLock { codes.removeFirst() } }
}
#endif
