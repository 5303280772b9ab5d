import BindingsTesting
import Foundation
import HTTPTypes
import Testing

@_spi(Generated) @testable import BindingsRuntime

@Suite struct RetriesTests {
    /// The outcome of an attempt.
    enum Outcome: Sendable {
        case status(Int, retryAfter: String? = nil)
        case error(TransportError)
        case otherError

        func exchange(of call: APICall) -> Exchange {
            switch self {
            case .status(let code, let retryAfter):
                var response = HTTPResponse(status: HTTPResponse.Status(code: code))
                response.headerFields[.retryAfter] = retryAfter
                return call.answered(response, HTTPBody())
            case .error(let error): return call.failed(error)
            case .otherError: return call.failed(CocoaError(.featureUnsupported))
            }
        }
    }

    /// Runs one call whose attempts all end the same way, and returns the number of attempts and the waits.
    private func attempts(
        _ rule: RetryRule,
        _ outcome: Outcome,
        _ policy: RetryPolicy = RetryPolicy(),
        budget: RetryBudget = RetryBudget(),
        random: Double = 1
    ) async -> (count: Int, waits: [Duration]) {
        let clock = InstantClock()
        let retries = Retries(
            policy,
            budget: budget,
            clock: clock,
            now: { Date(timeIntervalSince1970: 784_111_777) },
            random: { random }
        )
        let counter = Counter()
        _ = try? await retries.intercept(.example(rule)) { call in
            counter.increment()
            return outcome.exchange(of: call)
        }
        return (counter.value, clock.waits)
    }

    @Test(
        arguments: [
            (.error(.notConnected("")), 0, 3, 3), (.status(429), 0, 5, 5), (.status(503), 0, 5, 5),
            (.status(500), 0, 0, 3), (.status(502), 0, 0, 3), (.status(504), 0, 0, 3),
            (.error(.connectionLost("")), 0, 0, 3), (.error(.timedOut), 0, 0, 3),
            (.error(.responseTooLarge(limit: 1)), 0, 0, 0), (.error(.invalidRequest("")), 0, 0, 0),
            (.error(.untrustedServer("")), 0, 0, 0), (.otherError, 0, 0, 0), (.status(200), 0, 0, 0),
            (.status(400), 0, 0, 0), (.status(401), 0, 0, 0), (.status(408), 0, 0, 0), (.status(409), 0, 0, 0),
            (.status(501), 0, 0, 0),
        ] as [(Outcome, Int, Int, Int)]
    )
    func outcomeIsTriedAgainAsOftenAsTheRuleAllows(
        outcome: Outcome,
        never: Int,
        unprocessed: Int,
        idempotent: Int
    ) async {
        #expect(await attempts(.never, outcome).count == 1 + never)
        #expect(await attempts(.unprocessed, outcome).count == 1 + unprocessed)
        #expect(await attempts(.idempotent, outcome).count == 1 + idempotent)
    }

    @Test(
        arguments: [(1.0, [200, 400, 800, 1000, 1000]), (0.5, [100, 200, 400, 500, 500]), (0, [0, 0, 0, 0, 0])]
            as [(Double, [Int])]
    )
    func waitsDoubleUpToTheLongestWithFullJitter(random: Double, milliseconds: [Int]) async {
        var policy = RetryPolicy()
        policy.maximumDelay = .seconds(1)
        let waits = await attempts(.idempotent, .status(503), policy, random: random).waits
        #expect(waits == milliseconds.map { .milliseconds($0) })
    }

    /// The current time is Sun, 06 Nov 1994 08:49:37 GMT.
    @Test(
        arguments: [
            ("2", 2), ("0", 0), ("Sun, 06 Nov 1994 08:49:47 GMT", 10), ("Sunday, 06-Nov-94 08:49:47 GMT", 10),
            ("Sun Nov  6 08:49:47 1994", 10), ("Sun, 06 Nov 1994 08:49:30 GMT", 0), ("soon", 0), ("-1", 0), ("", 0),
            ("Sun, 31 Feb 1994 08:49:47 GMT", 0), ("Sun, 06 Nov 1994 25:49:47 GMT", 0),
        ]
    )
    func serverIsWaitedForAsLongAsItAsks(retryAfter: String, seconds: Int) async {
        let waits = await attempts(.unprocessed, .status(503, retryAfter: retryAfter), random: 0).waits
        #expect(waits.first == .seconds(seconds))
    }

    @Test func randomTimeComesOnTopOfWhatTheServerAsks() async {
        #expect(await attempts(.unprocessed, .status(429, retryAfter: "2")).waits.first == .milliseconds(2200))
    }

    @Test(arguments: ["61", "99999999999999999999", "Fri, 31 Dec 9999 23:59:59 GMT"])
    func waitBeyondTheDeadlineEndsTheCallAtOnce(retryAfter: String) async {
        let (count, waits) = await attempts(.idempotent, .status(503, retryAfter: retryAfter))
        #expect(count == 1)
        #expect(waits.isEmpty)
    }

    @Test func budgetKeepsRetriesToAShareOfTheCalls() async {
        let budget = RetryBudget(share: 0.1, reserve: 5)
        var retries = 0
        for _ in 0..<100 { retries += await attempts(.idempotent, .status(503), budget: budget).count - 1 }
        #expect((14...15).contains(retries), "5 in reserve and a tenth of 100 calls, not \(retries)")
    }

    @Test(arguments: [(0.0, 1), (-1, 1), (.nan, 1), (.infinity, 1)] as [(Double, Int)])
    func budgetOfNoShareHasItsReserveAlone(share: Double, reserve: Int) async {
        let budget = RetryBudget(share: share, reserve: 0)
        for _ in 0..<3 { _ = await attempts(.idempotent, .status(503), budget: budget) }
        #expect(await attempts(.idempotent, .status(503), budget: budget).count == reserve)
    }

    /// The transport ends an attempt that exceeds the remaining time.
    @Test func attemptsHaveTheTimeThatIsLeft() async throws {
        let clock = ManualClock()
        var policy = RetryPolicy()
        policy.deadline = .seconds(10)
        let limits = Recorded()
        let retries = Retries(policy, clock: clock, random: { 0 })
        let exchange = try await retries.intercept(.example(.idempotent)) { call in
            limits.note(call.timeLimit)
            clock.advance(by: .seconds(4))
            return Outcome.error(.timedOut).exchange(of: call)
        }
        #expect(limits.values == [.seconds(10), .seconds(6), .seconds(2)])
        #expect(exchange.error as? TransportError == .timedOut)
    }

    private final class Recorded: @unchecked Sendable {
        private let lock = NSLock()
        private var noted: [Duration?] = []
        var values: [Duration?] { lock.withLock { noted } }
        func note(_ time: Duration?) { lock.withLock { noted.append(time) } }
    }

    @Test func cancelledCallEndsItsWait() async throws {
        let clock = ManualClock()
        let attempts = Counter()
        let call = Task {
            try await Retries(clock: clock, random: { 0 }).intercept(.example(.idempotent)) { call in
                attempts.increment()
                return Outcome.status(503, retryAfter: "5").exchange(of: call)
            }
        }
        await clock.sleepers(1, until: .seconds(5))
        call.cancel()
        await #expect(throws: CancellationError.self) { try await call.value }
        #expect(attempts.value == 1)
    }

    @Test func everyAttemptIsSeenByTheMiddlewaresBehind() async throws {
        let journal = Journal()
        let client = APIClient(
            servers: .documented,
            transport: Answering(.serviceUnavailable),
            middlewares: [
                Noting(name: "call", journal: journal), Retries(clock: InstantClock()),
                Noting(name: "attempt", journal: journal),
            ],
            credentials: Keys(keys: ["key": "k"])
        )
        await #expect(throws: PingError.self) { try await client.send(Ping()) }
        #expect(await journal.entries == (1...6).map { "attempt 503 \($0)" } + ["call 503 6"])
    }

    private struct Noting: Middleware {
        let name: String
        let journal: Journal

        func intercept(_ call: APICall, next: @escaping Next) async throws -> Exchange {
            let exchange = await next(call)
            await journal.note("\(name) \(exchange.response?.status.code ?? 0) \(exchange.attempts)")
            return exchange
        }
    }
}

extension APICall {
    fileprivate static func example(_ rule: RetryRule) -> APICall {
        let request = HTTPRequest(method: .post, scheme: "https", authority: "example.com", path: "/")
        switch rule {
        case .never: return APICall(Never(), request)
        case .unprocessed: return APICall(Unprocessed(), request)
        case .idempotent: return APICall(Ping(), request)
        }
    }

    private struct Never: EmptyOperation {
        static let descriptor = OperationDescriptor(id: "o", method: "POST", path: "/", servers: [], responses: [])
    }

    private struct Unprocessed: EmptyOperation {
        static let descriptor = OperationDescriptor(
            id: "o",
            method: "POST",
            path: "/",
            servers: [],
            responses: [],
            retry: .unprocessed
        )
    }
}

/// An operation that sends nothing and declares no responses.
private protocol EmptyOperation: APIOperation where Output == Void, Failure == PingError {}

extension EmptyOperation {
    static func decode(_ response: ReceivedResponse) throws(CallError) -> Result<Void, PingError> {
        throw response.undocumentedStatus
    }
}
