import Foundation
import PINBlock

/// The state of a sandbox.
///
/// One call at a time changes it.
actor SandboxState {
    let configuration: Sandbox.Configuration
    let pinCipher: any PINBlockCipher
    var random: RandomSource
    var tokens = TokenBook()
    var passwords: PasswordBook
    var pins = PINVault()
    var messages: Outbox
    var customerSending: RateLimiter
    var purposeSending: RateLimiter
    var logins: RateLimiter
    var faults = FaultQueue()
    var callLog: CallLog
    var stalls = StallGate()
    var callCount = 0
    var waitCount = 0

    init(_ configuration: Sandbox.Configuration, pinCipher: any PINBlockCipher) {
        self.configuration = configuration
        self.pinCipher = pinCipher
        random = RandomSource(configuration.randomness)
        passwords = PasswordBook(capacity: configuration.rememberedMessages)
        messages = Outbox(capacity: configuration.rememberedMessages)
        customerSending = RateLimiter(configuration.sendingLimit)
        purposeSending = RateLimiter(configuration.sendingLimit)
        logins = RateLimiter(configuration.loginLimit)
        callLog = CallLog(capacity: configuration.rememberedCalls)
    }

    var now: Date { configuration.clock.now }

    /// Resets the state, including tokens and PINs, and the clock's advances.
    func reset() {
        configuration.clock.reset()
        tokens = TokenBook()
        passwords = PasswordBook(capacity: configuration.rememberedMessages)
        pins = PINVault()
        messages.removeAll()
        customerSending = RateLimiter(configuration.sendingLimit)
        purposeSending = RateLimiter(configuration.sendingLimit)
        logins = RateLimiter(configuration.loginLimit)
        faults = FaultQueue()
        callLog.removeAll()
        stalls.releaseAll()
    }
}

extension SandboxState {
    /// The tenant of an operation, after its bearer token was checked.
    func authorizedTenant(_ call: Incoming) throws(Refusal) -> Sandbox.Tenant {
        guard let token = call.bearerToken, let name = call.tenant,
            tokens.tenant(of: token, at: now) == name,
            let tenant = configuration.tenants.first(where: { $0.id == name })
        else { throw .unauthorized }
        return tenant
    }

    /// Executes an operation, or rejects it.
    func answer(_ call: Incoming, sendingFails: Bool) async -> Reply {
        do throws(Refusal) {
            switch call.operation {
            case .generateOtp: return try generateOtp(call, sendingFails: sendingFails)
            case .validateOtp: return try validateOtp(call)
            case .generatePurposeOtp: return try generatePurposeOtp(call, sendingFails: sendingFails)
            case .validatePurposeOtp: return try validatePurposeOtp(call)
            case .setPin: return try await setPin(call)
            case .login: return try login(call)
            case .createAccessToken: return try createAccessToken(call)
            }
        } catch {
            return refuse(error, call.operation.family)
        }
    }

    nonisolated func refuse(_ refusal: Refusal, _ family: APIFamily) -> Reply {
        refusal.reply(family, businessFailuresAnswerOK: configuration.businessFailuresAnswerOK)
    }
}
