import Foundation
import M2PSandbox
import TestSupport
import Testing

/// `m2p otp` against a sandbox, over real HTTP.
struct OTPCommandTests {
    /// Runs `body` with a sandbox and the values that every call needs.
    private func withSandbox(_ body: (Sandbox, Sandbox.TestAccount, Caller) async throws -> Void) async throws {
        let sandbox = try await Sandbox.start()
        let account = try #require(sandbox.testAccounts.first)
        let token = try #require(await sandbox.issueToken(tenant: account.tenant))
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let caller = try Caller(folder, origin: sandbox.baseURL.absoluteString, tenant: account.tenant, token: token)
        do {
            try await body(sandbox, account, caller)
        } catch {
            await sandbox.stop()
            throw error
        }
        await sandbox.stop()
    }

    @Test func customerPasswordIsSentAndChecked() async throws {
        try await withSandbox { sandbox, account, caller in
            let sent = try await caller.run(["generate", "--mobile", account.mobileNumber, "--type", "S"])
            #expect(sent.status == 0)
            let trace = try #require(sent.output.split(separator: "\n").last { $0.contains("traceNumber") })
            let number = try #require(trace.split(separator: " ").last).description
            let otp = try #require(await sandbox.latestMessage()?.otp)

            let checked = try await caller.run(["validate", "--trace-number", number], input: "\(otp)\n")
            #expect(checked.status == 0)
            #expect(checked.output.contains("result.messageHash  <redacted>"))
            #expect(!(sent.output + checked.output).contains(otp))

            let again = try await caller.run(["validate", "--trace-number", number], input: "\(otp)\n")
            #expect(again.status == 1)
            #expect(again.errors.hasPrefix("error: status 409 ValidateOtpError.conflict SBX_OTP_USED\n"))
        }
    }

    @Test func messageHashIsPrintedAloneWhereAskedFor() async throws {
        try await withSandbox { sandbox, account, caller in
            _ = try await caller.run(["generate", "--mobile", account.mobileNumber])
            let message = try #require(await sandbox.latestMessage())
            let run = try await caller.run(
                ["validate", "--trace-number", try #require(message.traceNumber), "--message-hash"],
                input: message.otp
            )
            #expect(run.output.count == 65)
            #expect(run.output.dropLast().allSatisfy { $0.isHexDigit })
        }
    }

    @Test func purposePasswordIsSentAndChecked() async throws {
        try await withSandbox { sandbox, account, caller in
            let sent = try await caller.run([
                "generate", "--mobile", account.mobileNumber, "--purpose", "set-pin", "--kit", account.kitNo,
            ])
            #expect(sent.status == 0)
            let otp = try #require(await sandbox.latestMessage()?.otp)
            let arguments = ["validate", "--mobile", account.mobileNumber, "--purpose", "SET_PIN"]
            let wrong = try await caller.run(arguments, input: otp.dropLast() + (otp.last == "0" ? "1" : "0"))
            #expect(wrong.status == 1)
            #expect(wrong.errors.hasPrefix("error: status 400 ValidatePurposeOtpError.otpIncorrect Y103\n"))
            #expect(wrong.errors.contains("Try again"))
            let right = try await caller.run(arguments, input: otp)
            #expect(right.status == 0)
            #expect(right.output == "status   success\nmessage  OTP validated successfully\n")
        }
    }

    @Test func tokenAndPasswordComeFromStandardInputInThisOrder() async throws {
        try await withSandbox { sandbox, account, caller in
            _ = try await caller.run(["generate", "--mobile", account.mobileNumber])
            let message = try #require(await sandbox.latestMessage())
            let run = try await CommandRun.m2p(
                "otp",
                "validate",
                "--origin",
                caller.origin,
                "--tenant",
                account.tenant,
                "--trace-number",
                try #require(message.traceNumber),
                input: "\(caller.token)\n\(message.otp)\n"
            )
            #expect(run.status == 0)
        }
    }

    @Test func refusedTokenSaysWhatToDoAndIsNotShown() async throws {
        try await withSandbox { sandbox, account, caller in
            await sandbox.revokeTokens()
            let run = try await caller.run(["generate", "--mobile", account.mobileNumber])
            #expect(run.status == 1)
            #expect(run.errors.hasPrefix("error: status 401 GenerateOtpError.unauthorized\n"))
            #expect(run.errors.contains("Get a new token"))
            #expect(!run.errors.contains(caller.token))
        }
    }

    @Test func serverThatIsNotThereIsNamedAsSuch() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let token = try folder.file("token", "made-up").path
        let run = try await CommandRun.m2p(
            "otp",
            "generate",
            "--origin",
            "http://127.0.0.1:1",
            "--tenant",
            "T",
            "--mobile",
            "1",
            "--token-file",
            token
        )
        #expect(run.status == 1)
        #expect(run.errors.contains("could not connect"))
        #expect(run.errors.contains("Check --environment or --origin"))
    }
}

/// Runs `m2p otp` for one tenant, with the token in a file.
private struct Caller {
    let origin: String
    let tenant: String
    let token: String
    private let file: String

    init(_ folder: TemporaryFolder, origin: String, tenant: String, token: String) throws {
        self.origin = origin
        self.tenant = tenant
        self.token = token
        file = try folder.file("token", "\(token)\n").path
    }

    func run(_ arguments: [String], input: String = "") async throws -> CommandRun {
        try await CommandRun.m2p(
            ["otp"] + arguments + ["--origin", origin, "--tenant", tenant, "--token-file", file],
            input: input
        )
    }
}
