#if Metrics
import BindingsMetrics
import BindingsRuntime
import BindingsTesting
import Foundation
import HTTPTypes
import M2P
import MetricsTestKit
import Testing

@Suite struct CallMetricsTests {
    private static let sent = #"{"result":{"status":true,"traceNumber":"trace-1"},"pagination":null}"#

    private func call(
        _ metrics: TestMetrics,
        clock: ManualClock = ManualClock(),
        retries: [any Middleware] = [],
        _ answer: @escaping @Sendable () async throws -> (Int, String)
    ) async {
        let transport = StubTransport { _, _ in
            let (status, json) = try await answer()
            return (HTTPResponse(status: .init(code: status)), HTTPBody(Data(json.utf8)))
        }
        let client = M2PClient(
            environment: .sandbox,
            tenant: "ACME",
            token: .token("t"),
            transport: transport,
            middlewares: [CallMetrics(factory: metrics, clock: clock)] + retries
        )
        _ = try? await client.generateOtp(mobileNumber: "9876543210")
    }

    @Test func successIsCountedAndTimed() async throws {
        let metrics = TestMetrics()
        let clock = ManualClock()
        await call(metrics, clock: clock) {
            clock.advance(by: .milliseconds(18))
            return (200, Self.sent)
        }
        await call(metrics) { (200, Self.sent) }
        #expect(metrics.counterTotal(label: "api_client_calls", dimensions: [("operation", "generateOtp")]) == 2)
        let timer = try metrics.expectTimer(
            "api_client_duration",
            [("operation", "generateOtp"), ("outcome", "success")]
        )
        #expect(timer.values.contains(18_000_000))
        #expect(metrics.counters(label: "api_client_failures").isEmpty)
        #expect(metrics.counters(label: "api_client_retries").isEmpty)
    }

    @Test(arguments: [
        (409, #"{"businessCode":"PP_MIDD_027"}"#, "noAccountFound", "4xx"), (409, "{}", "conflict", "4xx"),
        (401, "{}", "unauthorized", "4xx"), (500, "{}", "undocumentedStatus", "5xx"),
        (200, "[]", "undecodableBody", "2xx"),
    ])
    func failureIsCountedByNameAndStatus(status: Int, json: String, failure: String, class: String) async throws {
        let metrics = TestMetrics()
        await call(metrics) { (status, json) }
        let counter = try metrics.expectCounter(
            "api_client_failures",
            [("operation", "generateOtp"), ("failure", failure), ("status", `class`)]
        )
        #expect(counter.totalValue == 1)
        _ = try metrics.expectTimer("api_client_duration", [("operation", "generateOtp"), ("outcome", "failure")])
    }

    private struct Careless: Error, CustomStringConvertible {
        var description: String { "the-secret" }
    }

    @Test(arguments: [
        (TransportError.timedOut as any Error, "timedOut"), (TransportError.connectionLost("x"), "connectionLost"),
        (Careless(), "Careless"), (CancellationError(), "cancelled"),
    ])
    func brokenExchangeIsCountedWithoutAStatus(error: any Error, failure: String) async throws {
        let metrics = TestMetrics()
        await call(metrics) { throw error }
        let counter = try metrics.expectCounter(
            "api_client_failures",
            [("operation", "generateOtp"), ("failure", failure), ("status", "none")]
        )
        #expect(counter.totalValue == 1)
    }

    @Test func retriesAreCountedOnceEach() async throws {
        let metrics = TestMetrics()
        let statuses = Statuses([503, 429, 503, 200])
        await call(metrics, retries: [Retries(random: { 0 })]) { (statuses.next(), Self.sent) }
        #expect(metrics.counterTotal(label: "api_client_calls") == 1)
        #expect(metrics.counterTotal(label: "api_client_retries") == 3)
    }

    @Test func prefixCanBeChosen() async throws {
        let metrics = TestMetrics()
        let client = M2PClient(
            environment: .sandbox,
            tenant: "ACME",
            token: .token("t"),
            transport: StubTransport(json: Self.sent),
            middlewares: [CallMetrics(factory: metrics, prefix: "bank_m2p")]
        )
        _ = try await client.generateOtp(mobileNumber: "9876543210")
        #expect(metrics.counters.map(\.label) == ["bank_m2p_calls"])
        #expect(metrics.timers.map(\.label) == ["bank_m2p_duration"])
    }
}

private final class Statuses: @unchecked Sendable {
    private let lock = NSLock()
    private var codes: [Int]

    init(_ codes: [Int]) { self.codes = codes }

    func next() -> Int { lock.withLock { codes.removeFirst() } }
}
#endif
