import BindingsRuntime
import Foundation
import M2P
import M2PSandbox
import Testing

/// A sandbox on a free port, and a client for its first tenant.
struct TestBed {
    let sandbox: Sandbox
    let account: Sandbox.TestAccount
    /// The requests of the client, in order.
    let recorder: Recorder
    var client: M2PClient

    /// A client with other settings.
    ///
    /// Nil keeps a setting.
    func client(
        token: Credential? = nil,
        tenant: String? = nil,
        validatesInput: Bool = true,
        requestID: (@Sendable () -> String)? = nil
    ) -> M2PClient {
        var changed = client
        var credentials = M2PClient.Credentials(
            bearerAuth: client.api.credentials.credential(for: "bearerAuth"),
            tenantId: Credential(tenant ?? account.tenant),
            tenant: Credential(tenant ?? account.tenant)
        )
        if let token { credentials.bearerAuth = token }
        changed.api.credentials = credentials
        changed.api.validatesInput = validatesInput
        if let requestID { changed.api.makeRequestID = requestID }
        return changed
    }
}

/// Runs `body` with its own sandbox.
func withTestBed(
    _ configuration: Sandbox.Configuration = Sandbox.Configuration(),
    _ body: (TestBed) async throws -> Void
) async throws {
    let sandbox = try await Sandbox.start(configuration)
    let account = try #require(sandbox.testAccounts.first)
    let token = try #require(await sandbox.issueToken(tenant: account.tenant))
    let recorder = Recorder()
    let client = M2PClient(
        environment: .origin(sandbox.baseURL.absoluteString),
        tenant: account.tenant,
        token: .token(token),
        transport: recorder
    )
    do {
        try await body(TestBed(sandbox: sandbox, account: account, recorder: recorder, client: client))
    } catch {
        await sandbox.stop()
        throw error
    }
    await sandbox.stop()
}

/// The case of an operation's error.
func caseName(of error: any Error) -> String { (error as? any OperationFailure)?.name ?? "\(error)" }

/// The runtime's error in `.unexpected`.
func callError(in error: any Error) -> CallError? { (error as? any OperationFailure)?.callError }

/// The failure of an operation.
func failure(of call: () async throws -> any Sendable) async throws -> any Error {
    let output: any Sendable
    do {
        output = try await call()
    } catch {
        return error
    }
    Issue.record("expected a failure, not \(output)")
    throw CancellationError()
}
