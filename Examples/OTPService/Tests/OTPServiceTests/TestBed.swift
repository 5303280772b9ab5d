import Foundation
import Hummingbird
import HummingbirdTesting
import InMemoryLogging
import InMemoryTracing
import Logging
import M2PTesting
import MetricsTestKit
import Testing

@testable import OTPService

/// The service on a free port, a sandbox that plays M2P, and everything that the service wrote.
struct TestBed: Sendable {
    let sandbox: Sandbox
    let account: Sandbox.TestAccount
    let log = InMemoryLogHandler()
    let metrics = TestMetrics()
    let tracer = InMemoryTracer()

    init(_ configuration: Sandbox.Configuration = Sandbox.Configuration()) async throws {
        sandbox = try await Sandbox.start(configuration)
        account = try #require(sandbox.testAccounts.first)
    }

    var settings: Settings {
        get throws {
            try Settings([
                "PORT": "0", "M2P_ORIGIN": sandbox.baseURL.absoluteString, "M2P_TENANT": account.tenant,
                "M2P_USERNAME": account.username, "M2P_PASSWORD": account.password,
                "M2P_PIN_KEY": Sandbox.TestAccount.pinKey,
            ])
        }
    }

    var logger: Logger {
        var logger = Logger(label: "test", factory: { [log] _ in log })
        logger.logLevel = .trace
        return logger
    }

    func application(
        onServerRunning: @escaping @Sendable (Int?) async -> Void = { _ in }
    ) throws -> some ApplicationProtocol {
        makeApplication(
            try settings,
            logger: logger,
            metrics: metrics,
            tracer: tracer,
            onServerRunning: onServerRunning
        )
    }

    /// All that was logged, measured and traced.
    var observed: String {
        var text = log.entries.map { "\($0.message) \($0.metadata)" }.joined(separator: "\n")
        for counter in metrics.counters { text += "\n\(counter.label) \(counter.dimensions)" }
        for span in tracer.finishedSpans {
            text += "\n\(span.operationName)"
            span.attributes.forEach { text += " \($0)=\($1)" }
        }
        return text
    }
}

/// Runs a test with the service and a sandbox.
func withService(
    _ configuration: Sandbox.Configuration = Sandbox.Configuration(),
    _ body: @Sendable (any TestClientProtocol, TestBed) async throws -> Void
) async throws {
    let bed = try await TestBed(configuration)
    do {
        try await bed.application().test(.live) { try await body($0, bed) }
    } catch {
        await bed.sandbox.stop()
        throw error
    }
    await bed.sandbox.stop()
}

extension TestClientProtocol {
    /// Sends JSON.
    func send(_ method: HTTPRequest.Method, _ path: String, _ body: [String: String]) async throws -> TestResponse {
        try await execute(
            uri: path,
            method: method,
            headers: [.contentType: "application/json"],
            body: ByteBuffer(bytes: try JSONEncoder().encode(body))
        )
    }
}

extension TestResponse {
    /// Reads the body.
    func decode<Value: Decodable>(_ type: Value.Type = Value.self) throws -> Value {
        try JSONDecoder().decode(type, from: Data(body.readableBytesView))
    }

    /// The code of an error.
    var errorCode: String? { try? decode(ServiceError.Body.self).error.code }
}
