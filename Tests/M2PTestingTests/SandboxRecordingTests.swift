import BindingsRuntime
import Foundation
import HTTPTypes
import M2P
import M2PTesting
import PINBlock
import PINBlockAES
import Testing

/// A flow with the sandbox is recorded, and replayed without it.
@Suite struct SandboxRecordingTests {
    /// The results of one run of the flow, which are the same when recorded and replayed.
    private struct Seen: Hashable {
        var user = ""
        var trace = ""
        var purposeOtp = ""
        var refusal = ""
        var wrongOtp = ""
        var pinChange = false
        var undocumented = ""
    }

    private static let mobile = "9876543210"
    private static let birth = "15081990"

    /// Logs in, requests passwords, fails, and sets a PIN.
    private func run(_ client: M2PClient, password: String, otp: String, block: EncryptedPIN) async throws -> Seen {
        var seen = Seen()
        seen.user = try await client.login(username: "acme-operator", password: password).user.username
        seen.trace = try await client.generateOtp(mobileNumber: Self.mobile, otpType: .mobile).result.traceNumber
        do {
            _ = try await client.validateOtp(traceNumber: seen.trace, mobileOtp: otp)
        } catch {
            seen.wrongOtp = error.name
        }
        do {
            _ = try await client.generateOtp(mobileNumber: "9000000001")
        } catch {
            seen.refusal = error.noAccountFound?.businessCode ?? ""
        }
        seen.purposeOtp =
            try await client.generatePurposeOtp(mobile: Self.mobile, purpose: .setPin, kitNo: "130005054").status
        _ = try await client.setPin(
            SetPin(
                entityId: "615928984620006085281025",
                pin: block,
                kitNo: "0000000130005054",
                expiryDate: "1228",
                dob: Self.birth
            )
        )
        seen.pinChange = true
        do {
            _ = try await client.generateOtp(mobileNumber: Self.mobile, template: "broken")
        } catch {
            seen.undocumented = error.name
        }
        return seen
    }

    private struct Recorded {
        let recording: Recording
        let seen: Seen
        let secrets: [String]
    }

    private func record() async throws -> Recorded {
        var configuration = Sandbox.Configuration()
        configuration.passwords = .fixed("735912")
        let sandbox = try await Sandbox.start(configuration)
        let account = try #require(sandbox.testAccounts.first)
        let token = try #require(await sandbox.issueToken(tenant: account.tenant))
        let recorder = ExchangeRecorder()
        let client = M2PClient(
            environment: .origin(sandbox.baseURL.absoluteString),
            tenant: account.tenant,
            token: .token(token),
            middlewares: [recorder, BreakingLastAnswer()]
        )
        let block = try EncryptedPIN(base64: "w6PaC7h9wkpCPL3LciqO7Jv3MwVDvIR/RmOyMw1Hu8c=")
        let seen: Seen
        do {
            seen = try await run(client, password: account.password, otp: "271828", block: block)
        } catch {
            await sandbox.stop()
            throw error
        }
        let otps = await sandbox.messages.map(\.otp)
        await sandbox.stop()
        return Recorded(
            recording: recorder.recording,
            seen: seen,
            secrets: otps + [
                token, account.password, "271828", Self.mobile, String(Self.mobile.prefix(6)), "9000000001",
                Self.birth, "w6PaC7h9", "Bearer", BreakingLastAnswer.secret,
            ]
        )
    }

    private func withFile<Value>(_ body: (URL) async throws -> Value) async throws -> Value {
        let file = FileManager.default.temporaryDirectory.appending(path: "recording-\(UUID().uuidString).json")
        defer { try? FileManager.default.removeItem(at: file) }
        return try await body(file)
    }

    @Test(arguments: [ReplayingTransport.Order.any, .recorded])
    func replayGivesWhatTheSandboxGave(order: ReplayingTransport.Order) async throws {
        let recorded = try await record()
        try await withFile { file in
            try recorded.recording.write(to: file)
            let transport = try ReplayingTransport(contentsOf: file, order: order)
            let client = M2PClient(environment: .sandbox, tenant: "ANY", token: .token("any"), transport: transport)
            // Different secrets also match, because they aren't in the file.
            let seen = try await run(
                client,
                password: "another password",
                otp: "999999",
                block: try EncryptedPIN(base64: "h4jb1O9WFb73si2fRa6GCA==")
            )
            #expect(seen == recorded.seen)
            #expect(seen.refusal == "PP_MIDD_027" && seen.pinChange && seen.undocumented == "unexpected")
            #expect(transport.remaining.isEmpty)
        }
    }

    @Test func fileHoldsNoSecret() async throws {
        let recorded = try await record()
        try await withFile { file in
            try recorded.recording.write(to: file)
            let text = try String(contentsOf: file, encoding: .utf8)
            #expect(recorded.recording.exchanges.count == 7)
            for secret in recorded.secrets { #expect(!text.contains(secret), "\(secret) is in the file") }
            #expect(text.contains("…3210"))
            #expect(text.contains("\"<redacted>\""))
            #expect(text.contains("traceNumber"))
            #expect(try Recording(contentsOf: file) == recorded.recording)
        }
    }

    /// A token provider works on a replayed login too.
    @Test func replayedLoginFeedsATokenProvider() async throws {
        let recorded = try await record()
        let transport = ReplayingTransport(recorded.recording)
        let tokens = TokenProvider(
            loggingInWith: M2PClient(environment: .sandbox, transport: transport),
            username: "acme-operator",
            password: { "any" }
        )
        let client = M2PClient(environment: .sandbox, tenant: "ANY", token: .tokens(tokens), transport: transport)
        #expect(try await client.generateOtp(mobileNumber: Self.mobile, otpType: .mobile).result.status)
    }
}

/// Answers the last call of the flow with an undocumented body.
private struct BreakingLastAnswer: Middleware {
    static let secret = "undocumented-secret"

    func intercept(_ call: APICall, next: @escaping Next) async throws -> Exchange {
        let exchange = await next(call)
        let isLast = call.body.map { String(decoding: $0.data ?? Data(), as: UTF8.self).contains("broken") } ?? false
        guard isLast, let response = exchange.response else { return exchange }
        return call.answered(response, HTTPBody(Data("\"\(Self.secret)\"".utf8)))
    }
}
