internal import FlyingFox
public import Foundation
public import PINBlock
internal import PINBlockAES

/// An HTTP server in this process that behaves as the API's documents say, for tests, demonstrations and development.
///
///     let sandbox = try await Sandbox.start()
///     // … calls to sandbox.baseURL and sandbox.customerBaseURL …
///     let otp = await sandbox.latestMessage()?.otp
///     await sandbox.stop()
///
/// Where the documents are silent it decides, and says so: business codes beginning with `SBX_` are its own [choice].
public final class Sandbox: Sendable {
    /// What the sandbox was started with, the port included that it found.
    public let configuration: Configuration
    /// Where the token endpoints and the card API are, such as `http://127.0.0.1:49152`.
    public let baseURL: URL
    let state: SandboxState
    private let serving: Task<Void, Never>

    /// Starts a sandbox; it listens when this returns.
    /// - Throws: ``SandboxError``; `CancellationError`.
    public static func start(_ configuration: Configuration = Configuration()) async throws -> Sandbox {
        try configuration.checkNames()
        let cipher = try configuration.pinCipher ?? AESPINCipher(key: AESKey(text: TestAccount.pinKey))
        let state = SandboxState(configuration, pinCipher: cipher)
        let handler = SandboxHandler(
            state: state,
            hosts: HostRule(configuration),
            inbox: configuration.servesInbox ? Inbox(state) : nil
        )
        let server = try HTTPServer(configuration, handler: handler)
        let serving = try await server.listen(configuration)
        guard let port = await server.port else {
            serving.cancel()
            throw CancellationError()
        }
        return try Sandbox(configuration, port: port, state: state, serving: serving)
    }

    private init(
        _ configuration: Configuration,
        port: UInt16,
        state: SandboxState,
        serving: Task<Void, Never>
    ) throws {
        var configuration = configuration
        configuration.port = port
        self.configuration = configuration
        let host = configuration.reachableHost
        guard let url = URL(string: "http://\(host):\(port)") else {
            serving.cancel()
            throw SandboxError.hostNotAnAddress(host)
        }
        baseURL = url
        self.state = state
        self.serving = serving
    }

    deinit {
        serving.cancel()
    }

    /// Where the customer API is: ``baseURL`` and `/prepaid/customer`.
    public var customerBaseURL: URL {
        baseURL.appendingPathComponent("prepaid").appendingPathComponent("customer")
    }

    /// Serves until the sandbox is stopped or this task is cancelled, which stops it.
    public func run() async {
        await withTaskCancellationHandler {
            await serving.value
        } onCancel: {
            serving.cancel()
        }
        await stop()
    }

    /// Closes every connection and frees the port; no task and no socket is left when this returns.
    public func stop() async {
        await state.close()
        // Cancelled rather than stopped: FlyingFox's stop closes the listening socket while it is still waited for.
        serving.cancel()
        await serving.value
    }
}

extension Sandbox {
    /// What the tests of an app need: the first user, client, customer and card of each tenant that has all four.
    public var testAccounts: [TestAccount] {
        configuration.tenants.compactMap(\.testAccount)
    }

    /// The messages "sent", newest last, as they stand now.
    public var messages: [Message] {
        get async { await state.currentMessages }
    }

    /// The last message, or the last one to this telephone number.
    public func latestMessage(to mobileNumber: String? = nil) async -> Message? {
        await messages.last { mobileNumber == nil || $0.mobileNumber == mobileNumber }
    }

    /// Waits for the first message with a number greater than `id`; returns immediately if it has been sent.
    /// - Throws: `CancellationError` where the task is cancelled or the sandbox stops.
    public func message(after id: Int = 0, to mobileNumber: String? = nil) async throws -> Message {
        guard let message = await state.message(after: id, to: mobileNumber) else { throw CancellationError() }
        return message
    }

    /// The last calls, newest last, with nothing secret in them.
    public var calls: [Call] {
        get async { await state.callLog.all }
    }

    /// How many calls were answered or dropped since the start.
    public var callCount: Int {
        get async { await state.callLog.count }
    }

    /// Makes the next calls go wrong: those to one operation, or to any.
    ///
    /// Faults wait in the order in which they came.
    public func inject(_ fault: Fault, for operation: Operation? = nil, times: Int = 1) async {
        await state.inject(fault, for: operation, times: times)
    }

    /// Takes back the faults that have not happened yet.
    public func removeFaults() async {
        await state.removeFaults()
    }

    /// Resumes stalled calls.
    public func releaseStalledCalls() async {
        await state.releaseStalledCalls()
    }

    /// How many calls are stalled.
    public var stalledCalls: Int {
        get async { await state.stalls.count }
    }

    /// Issues a bearer token without a call.
    /// - Returns: nil for an unknown tenant.
    public func issueToken(tenant: String, lifetime: Duration = .seconds(3600)) async -> String? {
        await state.issueToken(tenant: tenant, lifetime: lifetime)
    }

    /// Makes every token an unknown one.
    public func revokeTokens() async {
        await state.revokeTokens()
    }

    /// Whether a card has this PIN; false where none was set.
    ///
    /// Without a tenant, any tenant's card counts.
    public func pinMatches(_ pin: borrowing ClearPIN, kit: KitNumber, tenant: String? = nil) async -> Bool {
        await state.pins.matches(pin, tenant: tenant, kit: kit)
    }

    /// Forgets everything that happened, tokens and PINs included, and takes back the clock's advances.
    public func reset() async {
        await state.reset()
    }

    /// The time that the sandbox goes by.
    public var clock: SandboxClock { configuration.clock }
}
