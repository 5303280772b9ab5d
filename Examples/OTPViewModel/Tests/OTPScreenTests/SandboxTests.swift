import M2P
import M2PTesting
import OTPScreen
import Testing

/// The view model over HTTP, against the sandbox.
@MainActor struct SandboxTests {
    @Test func customerIsVerifiedAfterAWrongPassword() async throws {
        let sandbox = try await Sandbox.start()
        let account = try #require(sandbox.testAccounts.first)
        let token = try #require(await sandbox.issueToken(tenant: account.tenant))
        let client = M2PClient(
            environment: .origin(sandbox.baseURL.absoluteString),
            tenant: account.tenant,
            token: .token(token)
        )
        let model = OTPModel(api: client)
        model.mobileNumber = account.mobileNumber
        await model.send()
        let otp = try #require(await sandbox.latestMessage(to: account.mobileNumber)?.otp)

        model.password = "no digits"
        await model.check()
        #expect(model.problem == .wrongPassword)

        model.password = otp
        await model.check()
        await sandbox.stop()
        #expect(model.step == .verified)
        #expect(model.problem == nil)
    }
}
