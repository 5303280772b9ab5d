internal import FlyingFox
public import Foundation
public import PINBlock
internal import PINBlockAES

/// An in-process HTTP server that behaves as the API's documents describe, for tests, demos and development.
///
///     let sandbox = try await Sandbox.start()
///     // … calls to sandbox.baseURL and sandbox.customerBaseURL …
///     let otp = await sandbox.latestMessage()?.otp
///     await sandbox.stop()
///
/// Where the documents are silent, the sandbox makes its own choice, and says so: business codes that begin with
/// `SBX_` are its own.
public final class Sandbox: Sendable {
    /// The sandbox's configuration, with the actual port.
    public let configuration: Configuration
    /// The base URL of the token endpoints and the card API, such as `http://127.0.0.1:49152`.
    public let baseURL: URL
    let state: SandboxState
    private let serving: Task<Void, Never>

    /// Starts a sandbox, which is listening when this returns.
    /// - Throws: ``SandboxError`` or `CancellationError`.
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

    /// The base URL of the customer API: ``baseURL`` and `/prepaid/customer`.
    public var customerBaseURL: URL {
        baseURL.appendingPathComponent("prepaid").appendingPathComponent("customer")
    }

    /// Serves until the sandbox is stopped, or until this task is canceled, which stops it.
    public func run() async {
        await withTaskCancellationHandler {
            await serving.value
        } onCancel: {
            serving.cancel()
        }
        await stop()
    }

    /// Closes all connections and frees the port.
    ///
    /// No task or socket remains when this returns.
    public func stop() async {
        await state.close()
        // Canceled instead of stopped, because FlyingFox's stop closes the listening socket while it is still in use.
        serving.cancel()
        await serving.value
    }
}

extension Sandbox {
    /// The test accounts: the first user, client, customer and card of each tenant that has all four.
    public var testAccounts: [TestAccount] {
        configuration.tenants.compactMap(\.testAccount)
    }

    /// The "sent" messages in their current state, newest last.
    public var messages: [Message] {
        get async { await state.currentMessages }
    }

    /// The last message, or the last one to this mobile number.
    public func latestMessage(to mobileNumber: String? = nil) async -> Message? {
        await messages.last { mobileNumber == nil || $0.mobileNumber == mobileNumber }
    }

    /// Waits for the first message with a number greater than `id`; returns immediately if it has been sent.
    /// - Throws: `CancellationError` if the task is canceled or the sandbox stops.
    public func message(after id: Int = 0, to mobileNumber: String? = nil) async throws -> Message {
        guard let message = await state.message(after: id, to: mobileNumber) else { throw CancellationError() }
        return message
    }

    /// The last calls without secrets, newest last.
    public var calls: [Call] {
        get async { await state.callLog.all }
    }

    /// The number of calls answered or dropped since the start.
    public var callCount: Int {
        get async { await state.callLog.count }
    }

    /// Injects a fault into the next calls to an operation, or to any operation.
    ///
    /// Faults happen in the order in which they were injected.
    public func inject(_ fault: Fault, for operation: Operation? = nil, times: Int = 1) async {
        await state.inject(fault, for: operation, times: times)
    }

    /// Removes the faults that haven't happened yet.
    public func removeFaults() async {
        await state.removeFaults()
    }

    /// Resumes stalled calls.
    public func releaseStalledCalls() async {
        await state.releaseStalledCalls()
    }

    /// The number of stalled calls.
    public var stalledCalls: Int {
        get async { await state.stalls.count }
    }

    /// Issues a bearer token without a call.
    /// - Returns: The token, or nil for an unknown tenant.
    public func issueToken(tenant: String, lifetime: Duration = .seconds(3600)) async -> String? {
        await state.issueToken(tenant: tenant, lifetime: lifetime)
    }

    /// Invalidates all tokens.
    public func revokeTokens() async {
        await state.revokeTokens()
    }

    /// Whether a card has this PIN.
    ///
    /// False if none was set.
    ///
    /// Without a tenant, cards of all tenants count.
    public func pinMatches(_ pin: borrowing ClearPIN, kit: KitNumber, tenant: String? = nil) async -> Bool {
        await state.pins.matches(pin, tenant: tenant, kit: kit)
    }

    /// Resets the state, including tokens and PINs, and the clock's advances.
    public func reset() async {
        await state.reset()
    }

    /// The current time of the sandbox.
    public var clock: SandboxClock { configuration.clock }
}
