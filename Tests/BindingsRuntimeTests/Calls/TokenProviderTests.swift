import BindingsTesting
import Foundation
import HTTPTypes
import Testing

@_spi(Generated) @testable import BindingsRuntime

@Suite struct TokenProviderTests {
    /// Returns `token-1`, `token-2`, … and can be told to wait.
    private actor Issuer {
        var lifetime: Duration = .seconds(86_400)
        var fails = false
        private(set) var count = 0
        private var isHeld = false
        private var held: [CheckedContinuation<Void, Never>] = []

        func set(lifetime: Duration) { self.lifetime = lifetime }
        func set(fails: Bool) { self.fails = fails }
        func hold() { isHeld = true }
        func release() {
            isHeld = false
            for continuation in held { continuation.resume() }
            held = []
        }

        func issue() async throws -> BearerToken {
            count += 1
            let number = count
            if isHeld { await withCheckedContinuation { held.append($0) } }
            if fails { throw IssuerDown() }
            return BearerToken("token-\(number)", lifetime: lifetime)
        }
    }

    private struct IssuerDown: Error {}

    private let clock = ManualClock()
    private let issuer = Issuer()

    private func provider() -> TokenProvider {
        TokenProvider(now: { [clock] in clock.date }) { [issuer] in try await issuer.issue() }
    }

    /// Polls until the token differs from `old`, because `token()` doesn't wait for a background renewal.
    private func token(of provider: TokenProvider, otherThan old: String) async throws -> String {
        while true {
            let token = try await provider.token()
            if token != old { return token }
            await Task.yield()
        }
    }

    @Test func tokenIsKept() async throws {
        let provider = provider()
        for _ in 0..<3 { #expect(try await provider.token() == "token-1") }
        #expect(await issuer.count == 1)
    }

    @Test func fiveHundredCallersShareOneToken() async throws {
        let provider = provider()
        await issuer.hold()
        try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<500 { group.addTask { try await provider.token() } }
            while await provider.waitingCallers < 500 { await Task.yield() }
            await issuer.release()
            for try await token in group { #expect(token == "token-1") }
        }
        #expect(await issuer.count == 1)
    }

    /// An hour before expiry, or a tenth of the lifetime if that is less.
    @Test(arguments: [(86_400, 82_799, 82_801), (3600, 3239, 3241), (60, 53, 55)])
    func tokenIsRenewedBeforeItEnds(lifetime: Int, early: Int, due: Int) async throws {
        let provider = provider()
        await issuer.set(lifetime: .seconds(lifetime))
        #expect(try await provider.token() == "token-1")
        clock.advance(by: .seconds(early))
        #expect(try await provider.token() == "token-1")
        #expect(await issuer.count == 1)
        clock.advance(by: .seconds(due - early))
        #expect(try await token(of: provider, otherThan: "token-1") == "token-2")
    }

    @Test func callsGoOnWithTheOldTokenWhileItIsRenewed() async throws {
        let provider = provider()
        _ = try await provider.token()
        clock.advance(by: .seconds(83_000))
        await issuer.hold()
        for _ in 0..<3 { #expect(try await provider.token() == "token-1") }
        await issuer.release()
        #expect(try await token(of: provider, otherThan: "token-1") == "token-2")
        #expect(await issuer.count == 2)
    }

    @Test func failedRenewalMattersToNobodyWhileTheOldTokenLives() async throws {
        let provider = provider()
        _ = try await provider.token()
        clock.advance(by: .seconds(83_000))
        await issuer.set(fails: true)
        while await issuer.count < 2 { #expect(try await provider.token() == "token-1") }
        while await provider.isRenewing { await Task.yield() }
        for _ in 0..<3 { #expect(try await provider.token() == "token-1") }
        #expect(await issuer.count == 2, "the next try must wait")
        await issuer.set(fails: false)
        clock.advance(by: .seconds(1))
        #expect(try await token(of: provider, otherThan: "token-1") == "token-3")
    }

    @Test func issuerInTroubleIsAskedLessAndLess() async throws {
        let provider = provider()
        await issuer.set(fails: true)
        var tries: [Int] = []
        for second in 0...200 {
            let before = await issuer.count
            await #expect(throws: IssuerDown.self) { try await provider.token() }
            if await issuer.count > before { tries.append(second) }
            clock.advance(by: .seconds(1))
        }
        #expect(tries == [0, 1, 3, 7, 15, 31, 63, 123, 183])
    }

    @Test func cancelledCallerStopsWaitingAndNobodyElseDoes() async throws {
        let provider = provider()
        await issuer.hold()
        let patient = Task { try await provider.token() }
        let hasty = Task { try await provider.token() }
        while await provider.waitingCallers < 2 { await Task.yield() }
        hasty.cancel()
        await #expect(throws: CancellationError.self) { try await hasty.value }
        await issuer.release()
        #expect(try await patient.value == "token-1")
        #expect(await issuer.count == 1)
    }

    @Test func refusedTokenIsReplacedOnceForAllThatHadIt() async throws {
        let provider = provider()
        let refused = try await provider.token()
        clock.advance(by: .seconds(10))
        for _ in 0..<3 { #expect(try await provider.token(replacing: refused) == "token-2") }
        #expect(await issuer.count == 2)
    }

    @Test func serverThatRefusesNewTokensIsNotAskedForOneWithEveryCall() async throws {
        let provider = provider()
        var token = try await provider.token()
        token = try await provider.token(replacing: token)
        #expect(token == "token-2")
        await #expect(throws: TokenRefused.self) { try await provider.token(replacing: token) }
        await #expect(throws: TokenRefused.self) { try await provider.token() }
        #expect(await issuer.count == 2)
        clock.advance(by: .seconds(1))
        #expect(try await provider.token() == "token-3")
    }

    @Test func forgottenTokenIsObtainedAgain() async throws {
        let provider = provider()
        _ = try await provider.token()
        await provider.forget()
        #expect(try await provider.token() == "token-2")
    }

    /// The claims of a made-up unsigned token, and its remaining lifetime at 1,800,000,000.
    @Test(
        arguments: [
            (#"{"exp":1800003600,"iat":1800000000}"#, 3600), (#"{"exp":1900003600,"iat":1900000000}"#, 3600),
            (#"{"exp":1800000060}"#, 60), (#"{"exp":1800000060.5,"iat":1900000000}"#, 60.5), (#"{"sub":"x"}"#, nil),
            ("not JSON", nil), (#"{"exp":"soon"}"#, nil),
        ] as [(String, Double?)]
    )
    func endIsReadFromTheClaims(claims: String, lifetime: Double?) {
        let payload = Data(claims.utf8).base64EncodedString().replacing("=", with: "")
        let now = Date(timeIntervalSince1970: 1_800_000_000)
        let expiry = BearerToken(jwt: "e30.\(payload).").expiry(from: now)
        #expect(expiry.map { $0.timeIntervalSince(now) } == lifetime)
    }

    @Test(arguments: ["", "opaque", "a.b", "a.b.c.d", "a.!!!.c", "..", "é.é.é"])
    func textThatIsNoTokenOfClaimsHasNoKnownEnd(text: String) {
        #expect(BearerToken(jwt: text).expiry(from: Date()) == nil)
    }

    @Test func nothingShowsTheToken() {
        let token = BearerToken("secret-text", lifetime: .seconds(1))
        var dumped = ""
        dump(token, to: &dumped)
        for text in ["\(token)", String(reflecting: token), dumped] { #expect(!text.contains("secret-text")) }
    }
}
