public import Foundation

/// Obtains a bearer token on demand, caches it, and renews it before it expires.
///
/// Concurrent calls share one request for a token. A token is renewed an hour before it expires, or a tenth of its
/// lifetime if that is less, while calls continue to use the old one. A failed renewal is retried later, and doesn't
/// affect callers while the old token is valid. If a server rejects a token with status 401, the client requests
/// another one, once per call.
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

    /// Creates a provider.
    ///
    /// It obtains nothing before the first call.
    ///
    /// - Parameters:
    ///   - now: Returns the current time. Uses the system's clock by default.
    ///   - obtain: Obtains a new token, for example with `login`. Callers receive its errors as
    ///     `CallError.Reason.credentialFailed`.
    public init(
        now: @escaping @Sendable () -> Date = { Date() },
        obtain: @escaping @Sendable () async throws -> BearerToken
    ) {
        self.now = now
        self.obtain = obtain
    }

    deinit { renewal?.cancel() }

    /// The current token.
    ///
    /// Waits for one if there is no valid token.
    ///
    /// - Throws: The error of obtaining it. For a while after a failure, the same error is thrown without another
    ///   attempt, so that not every call burdens a failing server: for a second after the first failure, then twice
    ///   as long each time, up to a minute. `CancellationError` if the calling task was canceled, which doesn't
    ///   affect other callers.
    public func token() async throws -> String {
        let now = now()
        guard let current, current.lives(at: now) else { return try await obtained() }
        if current.isDue(at: now), !pause.lasts(at: now) { renew() }
        return current.text
    }

    /// A token other than `refused`, which a server rejected with status 401.
    ///
    /// - Throws: The same errors as `token()`.
    public func token(replacing refused: String) async throws -> String {
        if let current, current.text == refused {
            pause.noteRefusal(of: current, at: now())
            self.current = nil
        }
        return try await token()
    }

    /// Discards the token, for example when the user changes.
    public func forget() {
        current = nil
        pause = Pause()
    }

    /// The number of calls that wait for a token.
    var waitingCallers: Int { waiting.count }
    /// Whether a token is being obtained.
    var isRenewing: Bool { renewal != nil }

    /// Waits for the token that is being obtained.
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

    /// Starts to obtain a token, unless that is already in progress.
    ///
    /// It runs to completion, even if callers are canceled.
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
    /// Doesn't show the token.
    public nonisolated var description: String { "<token provider>" }
    /// Doesn't show the token.
    public nonisolated var debugDescription: String { description }
    /// No children.
    public nonisolated var customMirror: Mirror { Mirror(self, children: [:]) }
}
