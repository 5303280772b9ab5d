import BindingsTesting
import Foundation
import HTTPTypes
import Testing

@_spi(Generated) @testable import BindingsRuntime

/// The options of a call, and the metadata of its response.
@Suite struct CallOptionsTests {
    private let journal = Journal()

    private func client(
        _ statuses: [HTTPResponse.Status] = [.ok],
        middlewares: [any Middleware] = []
    ) -> (client: APIClient, attempts: Counter) {
        let attempts = Counter()
        let transport = Answering { [journal] request, _ in
            await journal.note(request)
            attempts.increment()
            let status = statuses[min(attempts.value, statuses.count) - 1]
            return (HTTPResponse(status: status, headerFields: [.server: "test"]), HTTPBody(Data("{}".utf8)))
        }
        let client = APIClient(
            servers: .documented,
            transport: transport,
            middlewares: middlewares,
            credentials: Keys(keys: ["key": "k"]),
            makeRequestID: { "request-1" }
        )
        return (client, attempts)
    }

    private func sent(_ client: APIClient, _ options: CallOptions) async throws -> HTTPFields {
        var client = client
        client.options = options
        _ = try await client.send(Ping(trace: "own"))
        return try #require(await journal.requests.last).headerFields
    }

    /// The failure of a call, or nil if it succeeds.
    private func failure<Operation: APIOperation>(of operation: Operation, _ client: APIClient) async -> PingError?
    where Operation.Failure == PingError {
        do throws(PingError) {
            _ = try await client.send(operation)
            return nil
        } catch {
            return error
        }
    }

    @Test func responseComesWithItsHeadAndTheNumberOfAttempts() async throws {
        let retries = Retries(clock: InstantClock())
        let (client, _) = client([.serviceUnavailable, .badGateway, .ok], middlewares: [retries])
        let response = try await client.response(to: Ping())
        #expect(response.value == [:])
        #expect(response.status == .ok)
        #expect(response.headerFields[.server] == "test")
        #expect(response.requestID == "request-1")
        #expect(response.attempts == 3)
    }

    @Test func fieldsAndRequestIDReplaceTheClients() async throws {
        var options = CallOptions(requestID: "mine-7")
        options.headerFields = [.userAgent: "app/1", .accept: "application/problem+json"]
        let fields = try await sent(client().client, options)
        #expect(fields[.userAgent] == "app/1")
        #expect(fields[values: .accept] == ["application/problem+json"])
        #expect(fields[values: try #require(HTTPField.Name("X-Request-ID"))] == ["mine-7"])
    }

    @Test func idempotencyKeyGoesIntoTheFieldThatTheDocumentNames() async throws {
        let fields = try await sent(client().client, CallOptions(idempotencyKey: "key-1"))
        #expect(fields[try #require(HTTPField.Name("X-Trace"))] == "key-1")
    }

    @Test(arguments: ["a\r\nb", "a\0b"])
    func valuesThatNoFieldCanHoldAreRefused(text: String) async {
        for options in [CallOptions(requestID: text), CallOptions(idempotencyKey: text)] {
            var (client, attempts) = client()
            client.options = options
            let error = await failure(of: Ping(), client)
            #expect(error?.callError?.reason.name == "unencodableRequest")
            #expect(error?.callError.map { "\($0)".utf8.allSatisfy { $0 >= 0x20 } } == true)
            #expect(attempts.value == 0)
        }
    }

    @Test func keyWithoutAFieldForItIsRefused() async {
        struct Keyless: APIOperation {
            static let descriptor = OperationDescriptor(
                id: "keyless",
                method: "GET",
                path: "/",
                servers: [APIServer(name: "one", url: "https://one.example.com")],
                responses: [.json(200)]
            )
            static func decode(_ response: ReceivedResponse) throws(CallError) -> Result<[String: Int], PingError> {
                .success(try response.json())
            }
        }
        var (client, attempts) = client()
        client.options.idempotencyKey = "key-1"
        let error = await failure(of: Keyless(), client)
        #expect(
            error?.callError?.reason.description
                == "the request could not be encoded: the document names no header field for the idempotency key of this operation"
        )
        #expect(attempts.value == 0)
    }

    @Test func retriesCanBeSwitchedOffForACall() async {
        var (client, attempts) = client([.serviceUnavailable], middlewares: [Retries(clock: InstantClock())])
        client.options.retries = .off
        _ = await failure(of: Ping(), client)
        #expect(attempts.value == 1)
    }

    @Test func policyOfACallHoldsWithAndWithoutTheMiddleware() async {
        var policy = RetryPolicy()
        policy.limitWhenUnavailable = 2
        policy.baseDelay = .zero
        for middlewares in [[Retries(clock: InstantClock())], []] {
            var (client, attempts) = client([.serviceUnavailable], middlewares: middlewares)
            client.options.retries = policy
            _ = await failure(of: Ping(), client)
            #expect(attempts.value == 3)
        }
    }

    @Test func timeLimitEndsACallWithAllOfItsWaits() async throws {
        let clock = ManualClock()
        var (client, attempts) = client([.serviceUnavailable], middlewares: [Retries(clock: clock, random: { 1 })])
        client.clock = clock
        client.options.timeLimit = .milliseconds(150)
        let call = Task { [client] in await failure(of: Ping(), client) }
        // Two sleepers: the limit, and the wait before the second attempt. The first attempt's deadline is gone.
        await clock.sleepers(1, until: .milliseconds(200))
        clock.advance(by: .milliseconds(150))
        let error = await call.value
        guard case .transport(.timedOut) = error?.callError?.reason else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(attempts.value == 1)
    }

    @Test func cancellingACallWithATimeLimitCancelsIt() async throws {
        let clock = ManualClock()
        var (client, _) = client([.serviceUnavailable], middlewares: [Retries(clock: clock, random: { 1 })])
        client.clock = clock
        client.options.timeLimit = .seconds(10)
        let call = Task { [client] in await failure(of: Ping(), client) }
        await clock.sleepers(1, until: .milliseconds(200))
        call.cancel()
        let error = await call.value
        #expect(error?.callError?.reason.name == "cancelled")
    }
}
