public import Foundation

/// Obtains a bearer token when one is needed, keeps it, and renews it before it ends.
///
/// However many calls ask at once, they share one request for a token. A token is renewed an hour before its end, or a
/// tenth of its lifetime where that is less, while calls go on with the old one; a renewal that fails is tried again
/// later, and matters to nobody as long as the old token lives. Where a server refuses a token with status 401 the
/// client asks for another one, once for each call.
///
/// ```swift
/// let tokens = TokenProvider { BearerToken(jwt: try await logIn()) }
/// let client = M2PClient(environment: .sandbox, tenant: tenant, token: .tokens(tokens))
/// ```
public actor TokenProvider {
    private let obtain: @Sendable () async throws -> BearerToken
    private let now: @Sendable () -> Date
    private var current: HeldToken?
    private var renewal: Task<Void, Never>?
    private var waiting: [Int: CheckedContinuation<String, any Error>] = [:]
    private var lastTicket = 0
    private var pause = Pause()

    /// A provider that obtains nothing before the first call.
    ///
    /// - Parameters:
    ///   - now: tells the time; the system's clock unless said otherwise.
    ///   - obtain: gets a new token, for example with `login`. What it throws reaches the callers as
    ///     `CallError.Reason.credentialFailed`.
    public init(
        now: @escaping @Sendable () -> Date = { Date() },
        obtain: @escaping @Sendable () async throws -> BearerToken
    ) {
        self.now = now
        self.obtain = obtain
    }

    deinit { renewal?.cancel() }

    /// The present token; waits for one where there is none that still lives.
    ///
    /// - Throws: what obtaining it threw; for a while after a failure the same error, without another try, so that a
    ///   server in trouble is not asked by every call: a second after the first failure, then twice as long each
    ///   time, at most a minute. `CancellationError` where the calling task was cancelled, which ends no other caller's
    ///   wait.
    public func token() async throws -> String {
        let now = now()
        guard let current, current.lives(at: now) else { return try await obtained() }
        if current.isDue(at: now), !pause.lasts(at: now) { renew() }
        return current.text
    }

    /// A token other than `refused`, which a server answered with status 401.
    ///
    /// - Throws: as `token()` does.
    public func token(replacing refused: String) async throws -> String {
        if let current, current.text == refused {
            pause.noteRefusal(of: current, at: now())
            self.current = nil
        }
        return try await token()
    }

    /// Forgets the token, for example when the user changes.
    public func forget() {
        current = nil
        pause = Pause()
    }

    /// How many calls wait for a token.
    var waitingCallers: Int { waiting.count }
    /// Whether a token is being obtained.
    var isRenewing: Bool { renewal != nil }

    /// Waits for a token that is not there yet.
    private func obtained() async throws -> String {
        try Task.checkCancellation()
        if renewal == nil {
            if let error = pause.error(at: now()) { throw error }
            renew()
        }
        lastTicket += 1
        let ticket = lastTicket
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                if Task.isCancelled {
                    continuation.resume(throwing: CancellationError())
                } else {
                    waiting[ticket] = continuation
                }
            }
        } onCancel: {
            Task { await self.giveUp(ticket) }
        }
    }

    private func giveUp(_ ticket: Int) {
        waiting.removeValue(forKey: ticket)?.resume(throwing: CancellationError())
    }

    /// Starts to obtain a token, unless that is under way; it ends no sooner than its own work does, whoever is cancelled.
    private func renew() {
        guard renewal == nil else { return }
        renewal = Task { [obtain, weak self] in
            let result: Result<BearerToken, any Error>
            do { result = .success(try await obtain()) } catch { result = .failure(error) }
            await self?.finishRenewal(result)
        }
    }

    private func finishRenewal(_ result: Result<BearerToken, any Error>) {
        renewal = nil
        let outcome: Result<String, any Error>
        switch result {
        case .success(let token):
            current = HeldToken(token, at: now())
            pause.noteSuccess()
            outcome = .success(token.text)
        case .failure(let error):
            pause.noteFailure(error, at: now())
            outcome = .failure(error)
        }
        let callers = waiting.values
        waiting = [:]
        for caller in callers { caller.resume(with: outcome) }
    }
}

extension TokenProvider: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Nothing of the token.
    public nonisolated var description: String { "<token provider>" }
    /// Nothing of the token.
    public nonisolated var debugDescription: String { description }
    /// No children.
    public nonisolated var customMirror: Mirror { Mirror(self, children: [:]) }
}
