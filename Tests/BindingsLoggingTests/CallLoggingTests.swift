#if Logging
import BindingsLogging
import BindingsRuntime
import BindingsTesting
import Foundation
import HTTPTypes
import InMemoryLogging
import Logging
import M2P
import Testing

@Suite struct CallLoggingTests {
    private static let sent = #"{"result":{"status":true,"traceNumber":"trace-1"},"pagination":null,"more":"unknown"}"#
    private static let noAccount = #"{"status":409,"businessCode":"PP_MIDD_027","detail":"No account found"}"#

    /// A logger and its output.
    private func makeLog(_ level: Logger.Level = .trace) -> (Logger, InMemoryLogHandler) {
        let handler = InMemoryLogHandler()
        var logger = Logger(label: "calls", factory: { _ in handler })
        logger.logLevel = level
        return (logger, handler)
    }

    private func makeClient(_ transport: any Transport, _ middlewares: [any Middleware]) -> M2PClient {
        var client = M2PClient(
            environment: .sandbox,
            tenant: "ACME",
            token: .token("t"),
            transport: transport,
            middlewares: middlewares
        )
        client.api.makeRequestID = { "request-1" }
        return client
    }

    private func texts(_ entry: InMemoryLogHandler.Entry?) -> [String: String] {
        (entry?.metadata ?? [:]).mapValues { "\($0)" }
    }

    @Test func successIsOneLineWithItsFacts() async throws {
        let (logger, log) = makeLog()
        let clock = ManualClock()
        let transport = StubTransport { _, _ in
            clock.advance(by: .milliseconds(18))
            return (HTTPResponse(status: .ok), HTTPBody(Data(Self.sent.utf8)))
        }
        _ = try await makeClient(transport, [CallLogging(logger, clock: clock)])
            .generateOtp(mobileNumber: "9876543210")
        #expect(log.entries.count == 1)
        #expect(log.entries.first?.message == "generateOtp: success")
        #expect(log.entries.first?.level == .info)
        #expect(
            texts(log.entries.first) == [
                "operation": "generateOtp", "method": "POST", "path": "/v1/otp/generate", "status": "200",
                "outcome": "success", "attempts": "1", "duration_ms": "18", "request_id": "request-1",
            ]
        )
    }

    @Test func documentedFailureIsNamedAsTheCallerSeesIt() async throws {
        let (logger, log) = makeLog()
        let client = makeClient(StubTransport(.conflict, json: Self.noAccount), [CallLogging(logger)])
        _ = try? await client.generateOtp(mobileNumber: "9876543210")
        #expect(log.entries.first?.message == "generateOtp: noAccountFound")
        #expect(texts(log.entries.first)["status"] == "409")
    }

    /// The platform API also reports failures with status 200.
    @Test func failureWithAStatusOfSuccessIsAFailure() async throws {
        let (logger, log) = makeLog()
        let json = #"{"result":null,"exception":{"errorCode":"Y103","shortMessage":"wrong"},"pagination":null}"#
        let client = makeClient(StubTransport(json: json), [CallLogging(logger)])
        _ = try? await client.validatePurposeOtp(mobile: "9876543210", otp: "123456", purpose: .login)
        #expect(log.entries.first?.level == .notice)
        #expect(texts(log.entries.first)["outcome"] != "success")
        #expect(texts(log.entries.first)["status"] == "200")
    }

    @Test(arguments: [
        (200, sent, Logger.Level.info), (400, "{}", .notice), (409, noAccount, .notice), (500, "{}", .error),
        (200, "[]", .error), (418, "{}", .error),
    ])
    func levelFollowsTheOutcome(status: Int, json: String, level: Logger.Level) async throws {
        let (logger, log) = makeLog()
        let client = makeClient(StubTransport(.init(code: status), json: json), [CallLogging(logger)])
        _ = try? await client.generateOtp(mobileNumber: "9876543210")
        #expect(log.entries.map(\.level) == [level])
    }

    @Test func levelsCanBeChosen() async throws {
        let (logger, log) = makeLog()
        let logging = CallLogging(logger, level: { $0.name == "noAccountFound" ? .debug : .critical })
        let client = makeClient(StubTransport(.conflict, json: Self.noAccount), [logging])
        _ = try? await client.generateOtp(mobileNumber: "9876543210")
        #expect(log.entries.map(\.level) == [.debug])
    }

    @Test func nothingIsWrittenBelowTheLoggersLevel() async throws {
        let (logger, log) = makeLog(.warning)
        _ = try await makeClient(StubTransport(json: Self.sent), [CallLogging(logger)])
            .generateOtp(mobileNumber: "9876543210")
        #expect(log.entries.isEmpty)
    }

    @Test func bodiesAreWrittenWhenAskedForAndRedacted() async throws {
        let (logger, log) = makeLog()
        _ = try await makeClient(StubTransport(json: Self.sent), [CallLogging(logger, bodies: .redacted)])
            .generateOtp(mobileNumber: "9876543210", otpType: .mobile)
        let line = texts(log.entries.first)
        #expect(line["request"] == "GenerateOtp(mobileNumber: …3210, otpType: S)")
        #expect(line["response"]?.contains("trace-1") == true)
        #expect(line["response"]?.contains("unknown") == false)
    }

    @Test func undecodableBodyIsNotWritten() async throws {
        let (logger, log) = makeLog()
        let client = makeClient(StubTransport(json: "<html>oops</html>"), [CallLogging(logger, bodies: .redacted)])
        _ = try? await client.generateOtp(mobileNumber: "9876543210")
        #expect(texts(log.entries.first)["outcome"] == "undecodableBody")
        #expect(texts(log.entries.first)["response"] == nil)
        #expect(!"\(log.entries)".contains("oops"))
    }

    /// Sent and received data can't forge a log line or fill the disk.
    @Test func bodiesStayOnOneLineOfLimitedLength() async throws {
        let (logger, log) = makeLog()
        let detail = #"one\ninfo: two "# + String(repeating: "x", count: 500)
        let client = makeClient(
            StubTransport(.badRequest, json: #"{"detail":"\#(detail)"}"#),
            [CallLogging(logger, bodies: .redacted(upTo: 200))]
        )
        _ = try? await client.generateOtp(mobileNumber: "9876543210", template: "a\ninfo: b\u{1b}[31m\u{2028}c")
        let line = texts(log.entries.first)
        #expect(line["request"]?.contains(#"a\ninfo: b\u{1B}[31m\u{2028}c"#) == true)
        #expect(line.values.joined().unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x2028 })
        #expect(line["response"]?.hasSuffix("x…") == true)
        #expect(line["response"]?.count ?? 0 < 250)
    }

    private struct Careless: Error, CustomStringConvertible {
        var description: String { "the-secret" }
    }

    @Test(arguments: [
        (TransportError.timedOut as any Error, "timedOut", "timed out"),
        (TransportError.notConnected("refused"), "notConnected", "could not connect: refused"),
        (Careless(), "Careless", "Careless"), (CancellationError(), "cancelled", "CancellationError"),
    ])
    func errorIsNamed(error: any Error, outcome: String, text: String) async throws {
        let (logger, log) = makeLog()
        let client = makeClient(StubTransport { _, _ in throw error }, [CallLogging(logger)])
        _ = try? await client.generateOtp(mobileNumber: "9876543210")
        #expect(log.entries.count == 1)
        #expect(texts(log.entries.first)["outcome"] == outcome)
        #expect(texts(log.entries.first)["error"] == text)
        #expect(texts(log.entries.first)["status"] == nil)
    }

    @Test func placeBesideRetriesSaysWhetherCallsOrAttemptsAreWritten() async throws {
        let (logger, log) = makeLog()
        let answers = Answers([.serviceUnavailable, .serviceUnavailable, .ok], json: Self.sent)
        let retries = Retries(random: { 0 })
        let client = makeClient(answers.transport, [CallLogging(logger), retries, CallLogging(logger)])
        _ = try await client.generateOtp(mobileNumber: "9876543210")
        #expect(log.entries.map { texts($0)["attempts"] } == ["1", "2", "3", "3"])
        #expect(log.entries.map { texts($0)["status"] } == ["503", "503", "200", "200"])
    }
}

/// A sequence of statuses with the same body.
private final class Answers: @unchecked Sendable {
    private let lock = NSLock()
    private var statuses: [HTTPResponse.Status]
    private let json: String

    init(_ statuses: [HTTPResponse.Status], json: String) {
        self.statuses = statuses
        self.json = json
    }

    var transport: StubTransport {
        StubTransport { [self] _, _ in
            (HTTPResponse(status: lock.withLock { statuses.removeFirst() }), HTTPBody(Data(json.utf8)))
        }
    }
}
#endif
