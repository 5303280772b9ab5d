import M2P
import M2PTesting
import Testing

@testable import OTPClient

/// The whole client over HTTP, against the sandbox.
struct SandboxTests {
    @Test func passwordIsSentAndChecked() async throws {
        let sandbox = try await Sandbox.start()
        let account = try #require(sandbox.testAccounts.first)
        let passwords = OneTimePasswords(api: try client(of: sandbox, account, password: account.password))

        let traceNumber = try await passwords.send(to: account.mobileNumber)
        let otp = try #require(await sandbox.latestMessage(to: account.mobileNumber)?.otp)
        try await passwords.check(otp, traceNumber: traceNumber)

        let operations = await sandbox.calls.compactMap(\.operation)
        await sandbox.stop()
        #expect(operations == [.login, .generateOtp, .validateOtp])
    }

    @Test func wrongAccountPasswordIsExplained() async throws {
        let sandbox = try await Sandbox.start()
        let account = try #require(sandbox.testAccounts.first)
        let passwords = OneTimePasswords(api: try client(of: sandbox, account, password: "wrong"))
        let failure = await #expect(throws: Failure.self) { try await passwords.send(to: account.mobileNumber) }
        await sandbox.stop()
        #expect(failure?.description.contains("The user name or the password is wrong.") == true)
    }

    /// The client that the command line makes for these arguments.
    private func client(
        of sandbox: Sandbox,
        _ account: Sandbox.TestAccount,
        password: String
    ) throws -> M2PClient {
        try Connection.parse([
            "--origin", sandbox.baseURL.absoluteString, "--tenant", account.tenant, "--username", account.username,
        ]).client(password: password)
    }
}
