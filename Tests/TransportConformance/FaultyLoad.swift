@_spi(Generated) public import BindingsRuntime
import Foundation
import HTTPTypes

/// Many concurrent calls to a server with random faults, and their outcomes.
public struct FaultyLoad: Sendable {
    /// The number of calls.
    public var calls = 2000
    /// The number of concurrent calls.
    public var inFlight = 256
    /// Determines which attempts meet which faults.
    public var seed: UInt64 = 1
    /// The deadline of each call.
    public var deadline: Duration = .seconds(30)

    /// 2,000 calls, 256 of them concurrent.
    public init() {}

    /// The outcomes of the calls.
    public struct Report: Sendable, CustomStringConvertible {
        /// The number of calls by outcome.
        public fileprivate(set) var outcomes: [String: Int] = [:]
        /// Errors: a call that got another call's response, was lost, or was processed twice.
        public fileprivate(set) var violations: [String] = []
        /// The duration of the slowest call.
        public fileprivate(set) var longest: Duration = .zero
        /// The number of occurrences of each fault.
        public fileprivate(set) var faults: [String: Int] = [:]
        /// The number of requests that the server read.
        public fileprivate(set) var requests = 0

        /// A line for each kind of outcome and fault.
        public var description: String {
            func table(_ counts: [String: Int]) -> String {
                counts.sorted { $0.key < $1.key }.map { "    \($0.value) \($0.key)" }.joined(separator: "\n")
            }
            return """
                outcomes:
                \(table(outcomes))
                faults, over \(requests) requests:
                \(table(faults))
                slowest call: \(longest)
                violations: \(violations.isEmpty ? "none" : violations.joined(separator: "; "))
                """
        }
    }

    /// Makes the calls, and returns when all have ended and the server has stopped.
    public func run(_ make: TransportConformance.Factory) async throws -> Report {
        let state = FaultyServer(seed: seed)
        let server = try LoopbackServer { state.serve($0) }
        defer { server.stop() }
        let tokens = TokenProvider(now: { Self.fastTime() }) { BearerToken(state.issueToken(), expiry: nil) }
        var policy = RetryPolicy()
        policy.baseDelay = .milliseconds(10)
        policy.deadline = deadline
        let client = APIClient(
            servers: .origin("http://\(server.authority)"),
            transport: try make(TransportLimits(idleTime: .seconds(10))),
            middlewares: [Retries(policy, budget: RetryBudget(share: 1, reserve: calls))],
            credentials: OneCredential(credential: .tokens(tokens))
        )
        var report = Report()
        await withTaskGroup(of: (Int, Duration, String, Int?).self) { group in
            for number in 0..<calls {
                if number >= inFlight, let ended = await group.next() { report.note(ended, state) }
                group.addTask {
                    let start = ContinuousClock.now
                    let (outcome, answer) = await Self.call(number, client)
                    return (number, ContinuousClock.now - start, outcome, answer)
                }
            }
            for await ended in group { report.note(ended, state) }
        }
        state.finish(&report)
        if report.outcomes.values.reduce(0, +) != calls { report.violations.append("calls without an outcome") }
        return report
    }

    /// Every other call sends a message.
    ///
    /// The rest may be repeated.
    private static func call(_ number: Int, _ client: APIClient) async -> (String, Int?) {
        do throws(NumberError) {
            let answer =
                if number.isMultiple(of: 2) { try await client.send(SendNumber(number: number)) } else {
                    try await client.send(StoreNumber(number: number))
                }
            return ("answered", answer)
        } catch {
            return (error.kind, nil)
        }
    }

    /// A thousand times as fast as the clock, so that a token that a fault invalidates is never a new one.
    private static func fastTime() -> Date {
        Date(timeIntervalSinceReferenceDate: Date().timeIntervalSinceReferenceDate * 1000)
    }
}

extension FaultyLoad.Report {
    fileprivate mutating func note(
        _ ended: (number: Int, time: Duration, outcome: String, answer: Int?),
        _ state: FaultyServer
    ) {
        outcomes[ended.outcome, default: 0] += 1
        longest = max(longest, ended.time)
        if ended.outcome.hasPrefix("untyped") { violations.append("\(ended.number): \(ended.outcome)") }
        guard let answer = ended.answer else { return }
        if answer != ended.number { violations.append("call \(ended.number) got the answer of call \(answer)") }
        if state.timesProcessed(ended.number) == 0 {
            violations.append("call \(ended.number) was answered, not processed")
        }
    }
}

/// A fault of one request.
private enum Fault: String, CaseIterable {
    case delay, resetBefore, resetAfter, serverError, unavailable, unavailableForASecond, garbage, truncation,
        expiredToken
}

/// Answers each request with its number, unless a fault occurs.
private final class FaultyServer: @unchecked Sendable {
    private let lock = NSLock()
    private var random: UInt64
    private var processed: [Int: Int] = [:]
    private var faults: [String: Int] = [:]
    private var requests = 0
    private var issued = 0
    private var valid: Set<String> = []

    init(seed: UInt64) { random = seed }

    func issueToken() -> String {
        lock.withLock {
            issued += 1
            valid.insert("token-\(issued)")
            return "token-\(issued)"
        }
    }

    func timesProcessed(_ number: Int) -> Int { lock.withLock { processed[number] ?? 0 } }

    func finish(_ report: inout FaultyLoad.Report) {
        lock.withLock {
            report.faults = faults
            report.requests = requests
            for (number, count) in processed where number.isMultiple(of: 2) && count > 1 {
                report.violations.append("message \(number) was sent \(count) times")
            }
        }
    }

    func serve(_ connection: LoopbackConnection) {
        while let request = connection.readRequest() {
            guard let number = request.target.split(separator: "/").last.flatMap({ Int($0) }) else { return }
            guard answer(request, number, connection) else { return }
        }
    }

    /// Whether the connection stays open.
    private func answer(_ request: LoopbackRequest, _ number: Int, _ connection: LoopbackConnection) -> Bool {
        let token = request["authorization"].map { String($0.dropFirst("Bearer ".count)) } ?? ""
        let (isValid, fault) = lock.withLock { (valid.contains(token), nextFault()) }
        guard isValid else { return connection.respond(401) }
        let body = Data("\(number)".utf8)
        let json = ["Content-Type: application/json"]
        switch fault {
        case nil:
            process(number)
            return connection.respond(200, json, body)
        case .delay:
            process(number)
            connection.waitForClose(afterSilence: .milliseconds(50))
            return connection.respond(200, json, body)
        case .resetBefore:
            connection.reset()
            return false
        case .resetAfter:
            process(number)
            connection.reset()
            return false
        case .serverError:
            process(number)
            return connection.respond(500)
        case .unavailable: return connection.respond(503, ["Retry-After: 0"])
        case .unavailableForASecond: return connection.respond(503, ["Retry-After: 1"])
        case .garbage:
            process(number)
            return connection.respond(200, json, Data([0xFF, 0x00, 0x7B]))
        case .truncation:
            process(number)
            connection.write(
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n\(number)"
            )
            return false
        case .expiredToken:
            _ = lock.withLock { valid.remove(token) }
            return connection.respond(401)
        }
    }

    private func process(_ number: Int) { lock.withLock { processed[number, default: 0] += 1 } }

    /// One request in six meets a fault.
    ///
    /// A lost token is rare, because it affects every call in progress.
    private func nextFault() -> Fault? {
        requests += 1
        // SplitMix64 (Steele, Lea, Flood, 2014).
        random &+= 0x9E37_79B9_7F4A_7C15
        var z = random
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        z ^= z >> 31
        let fault: Fault? =
            switch z % 10_000 {
            case 0..<1600: Fault.allCases[Int(z / 10_000 % 8)]
            case 1600..<1608: .expiredToken
            default: nil
            }
        if let fault { faults[fault.rawValue, default: 0] += 1 }
        return fault
    }
}

private struct OneCredential: CredentialProvider {
    let credential: Credential

    func credential(for scheme: String) -> Credential? { credential }
}

private let bearer = [[SecurityScheme(name: "token", kind: .bearer)]]

/// Sends a message.
///
/// It must be processed at most once.
private struct SendNumber: APIOperation {
    static let descriptor = OperationDescriptor(
        id: "send",
        method: "POST",
        path: "/",
        servers: [],
        responses: [.json(200), .failure(401, 500, 503)],
        security: bearer,
        retry: .unprocessed
    )
    let number: Int

    func encode(into request: inout RequestBuilder) throws {
        request.path("/messages/\(number)")
        try request.json(number)
    }

    static func decode(_ response: ReceivedResponse) throws(CallError) -> Result<Int, NumberError> {
        try NumberError.decode(response)
    }
}

/// May be processed any number of times.
private struct StoreNumber: APIOperation {
    static let descriptor = OperationDescriptor(
        id: "store",
        method: "PUT",
        path: "/",
        servers: [],
        responses: [.json(200), .failure(401, 500, 503)],
        security: bearer,
        retry: .idempotent
    )
    let number: Int

    func encode(into request: inout RequestBuilder) throws {
        request.path("/numbers/\(number)")
        try request.json(number)
    }

    static func decode(_ response: ReceivedResponse) throws(CallError) -> Result<Int, NumberError> {
        try NumberError.decode(response)
    }
}

private struct NumberError: OperationFailure {
    let details: FailureDetails
    init(_ details: FailureDetails) { self.details = details }

    static func decode(_ response: ReceivedResponse) throws(CallError) -> Result<Int, NumberError> {
        switch response.status {
        case 200: .success(try response.json())
        case 401, 500, 503: .failure(.init("failed", response.failure()))
        default: throw response.undocumentedStatus
        }
    }

    var kind: String {
        switch callError?.reason {
        case nil: "failed: \(status?.code ?? 0)"
        case .transport(.notConnected): "failed: not connected"
        case .transport(.connectionLost): "failed: connection lost"
        case .transport(.timedOut): "failed: timed out"
        case .undecodableBody: "failed: garbage"
        case .credentialFailed: "failed: no token"
        default: "untyped reason"
        }
    }
}
