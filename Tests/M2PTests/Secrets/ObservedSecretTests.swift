#if Logging && Metrics && Tracing
import BindingsLogging
import BindingsMetrics
import BindingsRuntime
import BindingsTesting
import BindingsTracing
import Foundation
import HTTPTypes
import InMemoryLogging
import InMemoryTracing
import Logging
import M2P
import MetricsTestKit
import Testing
import Tracing

/// No `x-sensitive` field appears in a log line, a metric or a span, whatever the request and response.
@Suite struct ObservedSecretTests {
    /// All three middlewares with bodies enabled, and their output.
    private struct Observation {
        let log = InMemoryLogHandler()
        let metrics = TestMetrics()
        let tracer = InMemoryTracer()

        var middlewares: [any Middleware] {
            var logger = Logger(label: "calls", factory: { [log] _ in log })
            logger.logLevel = .trace
            return [
                CallTracing(tracer), CallMetrics(factory: metrics), CallLogging(logger, bodies: .redacted(upTo: .max)),
            ]
        }

        var text: String {
            var text = log.entries.map {
                "\($0.level) \($0.message) \($0.metadata) \($0.error.map { "\($0)" } ?? "")\n"
            }
            .joined()
            for counter in metrics.counters { text += "\(counter.label) \(counter.dimensions)\n" }
            for timer in metrics.timers { text += "\(timer.label) \(timer.dimensions)\n" }
            for span in tracer.finishedSpans {
                text += "\(span.operationName) \(span.status.map { "\($0)" } ?? "") "
                span.attributes.forEach { text += "\($0)=\($1) " }
                text += "\(span.errors.map { "\($0.error)" }) \(span.events)\n"
            }
            return text
        }
    }

    private func client(_ observation: Observation, _ transport: any Transport, token: String = "token") -> M2PClient {
        var client = M2PClient(
            environment: .sandbox,
            tenant: "ACME",
            token: .token(token),
            transport: transport,
            middlewares: observation.middlewares
        )
        client.api.validatesInput = false
        // Check equal lines only once.
        client.api.makeRequestID = { "request" }
        return client
    }

    @Test(arguments: SensitiveField.all)
    func requestShowsNothing(field: SensitiveField) async throws {
        let type = try #require(BodyType.named(field.typeName))
        guard let operation = try type.decode(try JSONEncoder().encode(field.body)) as? any APIOperation else { return }
        let observation = Observation()
        for transport in [
            StubTransport(json: "{}"), StubTransport(.badRequest, json: "[]"),
            StubTransport { _, _ in throw TransportError.timedOut },
        ] {
            await send(operation, client(observation, transport).api)
        }
        #expect(observation.log.entries.count == 3 && observation.tracer.finishedSpans.count == 3)
        #expect(observation.log.entries.allSatisfy { $0.metadata["request"] != nil })
        #expect(field.marker.leak(in: observation.text) == nil, "\(observation.text)")
    }

    private func send<Operation: APIOperation>(_ operation: Operation, _ api: APIClient) async {
        _ = try? await api.send(operation)
    }

    /// Each operation gets a response with the secret, decodable or not, with each status.
    @Test(arguments: SensitiveField.all + SensitiveField.undescribed)
    func responseShowsNothing(field: SensitiveField) async throws {
        let json = String(decoding: try JSONEncoder().encode(field.body), as: UTF8.self)
        let bodies = [
            json, String(json.dropLast(2)), "[\(json)]", "{\"exception\":\(json)}",
            "{\"undocumented\":\"\(field.marker.text)\"}", "{\"result\":\"\(field.marker.text)\"}",
            "\"\(field.marker.text)\"",
        ]
        let statuses = [200, 400, 409, 418]
        let observation = Observation()
        for body in bodies {
            for status in statuses {
                let transport = StubTransport { _, _ in
                    let response = HTTPResponse(
                        status: .init(code: status),
                        headerFields: [.setCookie: field.marker.text, .location: "/\(field.marker.text)"]
                    )
                    return (response, HTTPBody(Data(body.utf8)))
                }
                let client = client(observation, transport, token: field.marker.text)
                for call in SampleCall.all { _ = try? await call.send(client) }
            }
        }
        #expect(observation.log.entries.count == bodies.count * statuses.count * SampleCall.all.count)
        #expect(observation.log.entries.contains { $0.metadata["response"] != nil })
        let lines = Set(observation.text.split(separator: "\n"))
        let shown = lines.filter { field.marker.leak(in: String($0)) != nil }
        #expect(shown.isEmpty, "\(shown.first ?? "")")
    }

    private struct Careless: LocalizedError, CustomStringConvertible {
        let secret: String
        var description: String { secret }
        var errorDescription: String? { secret }
    }

    @Test func errorOfAStrangerShowsNothing() async throws {
        let marker = Marker()
        let observation = Observation()
        let client = client(observation, StubTransport { _, _ in throw Careless(secret: marker.text) })
        for call in SampleCall.all { _ = try? await call.send(client) }
        #expect(observation.log.entries.count == SampleCall.all.count)
        #expect(marker.leak(in: observation.text) == nil, "\(observation.text)")
    }

    /// A failing token source, whose error passes through the middlewares.
    @Test func errorOfACredentialShowsNothing() async throws {
        let marker = Marker()
        let observation = Observation()
        var client = client(observation, StubTransport(json: "{}"))
        client.api.credentials = M2PClient.Credentials(
            bearerAuth: .provider { throw Careless(secret: marker.text) },
            tenantId: Credential("ACME"),
            tenant: Credential("ACME")
        )
        _ = try? await client.generateOtp(mobileNumber: "9876543210")
        #expect(observation.log.entries.first?.metadata["outcome"] == "credentialFailed")
        #expect(marker.leak(in: observation.text) == nil, "\(observation.text)")
    }
}
#endif
