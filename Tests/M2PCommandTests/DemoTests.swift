import Foundation
import M2PSandbox
import TestSupport
import Testing

@testable import M2PCommand

struct DemoTests {
    @Test func demoEndsWellAndSaysSo() async throws {
        let run = try await CommandRun.m2p("demo")
        #expect(run.status == 0)
        #expect(run.errors.isEmpty)
        #expect(run.output.contains("✓ 30 calls, all with the expected result, in "))
        #expect(!run.output.contains("✗"))
    }

    @Test func pipeGetsPlainTextIn80Columns() async throws {
        let run = try await CommandRun.m2p("demo", environment: ["TERM": "xterm-256color"])
        #expect(!run.output.contains("\u{1B}"))
        for line in run.output.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
    }

    @Test(arguments: Sandbox.Operation.allCases)
    func failingCallIsMarkedAndFailsTheRun(operation: Sandbox.Operation) async throws {
        let run = try await CommandRun.m2p("demo", "--breaking", operation.rawValue)
        #expect(run.status == 1)
        #expect(run.output.contains("✗ 500"))
        #expect(run.output.contains("undocumentedStatus"))
        #expect(run.output.contains("had an unexpected result; look for ✗ above."))
    }

    @Test func everyOperationAndEveryPromisedFailureIsShown() async throws {
        let run = try await CommandRun.m2p("demo")
        for operation in Sandbox.Operation.allCases {
            #expect(run.output.contains("client.\(operation.rawValue)(…)"))
        }
        let failures = [
            "409  ValidateOtpError.conflict  SBX_OTP_INCORRECT", "400  ValidatePurposeOtpError.otpExpired  Y101",
            "400  .otpIncorrect  Y103", "400  ValidatePurposeOtpError.attemptsExhausted  OTP_005",
            "429  GeneratePurposeOtpError.rateLimited  OTP_004", "409  GenerateOtpError.noAccountFound  PP_MIDD_027",
            "400  SetPinError.undecryptablePin  CARD_011", "nothing sent  GenerateOtpError.unexpected",
            "401  GenerateOtpError.unauthorized",
        ]
        for failure in failures { #expect(run.output.contains(failure), "\(failure)") }
    }

    @Test func nothingSecretIsShown() async throws {
        var configuration = Sandbox.Configuration()
        // The same passwords and trace numbers each time, so that none of them contains another by chance.
        configuration.randomness = .seeded(1)
        let sandbox = try await Sandbox.start(configuration)
        let account = try #require(sandbox.testAccounts.first)
        let screen = Screen()
        var demo = Demo(sandbox: sandbox, account: account, narrator: DemoNarrator(console: screen.console))
        await demo.run()
        let passwords = await sandbox.messages.map(\.otp)
        await sandbox.stop()

        let unexpected = demo.unexpected
        #expect(unexpected == 0)
        #expect(passwords.count >= 8)
        let pin = String(decoding: Demo.madeUpPIN, as: UTF8.self)
        let secrets =
            passwords + [
                pin, String(pin.reversed()), account.password, account.clientSecret, account.dateOfBirth,
                account.mobileNumber, String(account.mobileNumber.reversed()), Sandbox.TestAccount.pinKey, "eyJ",
                "Bearer ",
            ]
        let text = screen.text.replacingOccurrences(of: sandbox.baseURL.absoluteString, with: "")
        for secret in secrets { #expect(!text.contains(secret), "\(secret)") }
    }
}

/// Stores the output.
final class Screen: @unchecked Sendable {
    private let lock = NSLock()
    private var lines: [String] = []

    var console: Console {
        Console(palette: .colored) { text in
            self.lock.withLock { self.lines.append(text) }
        }
    }

    var text: String { lock.withLock { lines.joined() } }
}
