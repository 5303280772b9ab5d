import Foundation
import HTTPTypes
import Testing

@_spi(Generated) @testable import BindingsRuntime

/// What middlewares see of a call, and how often its response is decoded for it.
@Suite struct ExchangeTests {
    /// A call whose decoding is counted.
    private struct Counted: APIOperation {
        @TaskLocal static var decodings = Counter()
        static let descriptor = OperationDescriptor(
            id: "counted",
            method: "GET",
            path: "/",
            servers: [APIServer(name: "one", url: "https://one.example.com/v1")],
            responses: [.json(200), .failure(409)]
        )

        static func decode(_ response: ReceivedResponse) throws(CallError) -> Result<[String: Int], PingError> {
            decodings.increment()
            switch response.status {
            case 200: return .success(try response.json())
            case 409: return .failure(.conflict(try response.failure()))
            default: throw response.undocumentedStatus
            }
        }
    }

    /// Reads everything that a middleware in another package can read.
    private struct Asking: Middleware {
        func intercept(_ call: APICall, next: @escaping Next) async throws -> Exchange {
            let exchange = await next(call)
            _ = (exchange.outcome, exchange.redactedOutcome, exchange.outcome)
            return exchange
        }
    }

    private func client(_ transport: any Transport, _ middlewares: [any Middleware]) -> APIClient {
        APIClient(servers: .documented, transport: transport, middlewares: middlewares)
    }

    @Test(arguments: [(200, #"{"n":1}"#), (409, #"{"code":"C"}"#), (418, "{}"), (200, "not JSON")])
    func responseIsDecodedOnceHoweverManyAsk(status: Int, json: String) async {
        let transport = Answering(.init(code: status), json)
        for middlewares in [[], [Asking()], [Asking(), Asking(), Asking(), Asking()]] as [[any Middleware]] {
            let decodings = Counter()
            await Counted.$decodings.withValue(decodings) {
                _ = try? await client(transport, middlewares).send(Counted())
            }
            #expect(decodings.value == 1)
        }
    }

    @Test func attemptsThatNobodyAsksAboutAreNotDecoded() async {
        let decodings = Counter()
        await Counted.$decodings.withValue(decodings) {
            var client = client(Answering(.serviceUnavailable), [Retries(clock: InstantClock())])
            client.options.retries = .off
            _ = try? await client.send(Counted())
        }
        #expect(decodings.value == 1)
    }

    private struct Failing: Middleware {
        struct Problem: Error {}
        func intercept(_ call: APICall, next: @escaping Next) async throws -> Exchange { throw Problem() }
    }

    private struct Noting: Middleware {
        let journal: Journal
        func intercept(_ call: APICall, next: @escaping Next) async throws -> Exchange {
            let exchange = await next(call)
            await journal.note("\(exchange.outcome.kind) \(exchange.outcome.name) \(exchange.response == nil)")
            return exchange
        }
    }

    /// Errors from inner middlewares, the transport or credentials reach outer middlewares as an exchange.
    @Test func errorsAreExchangesWithoutAResponse() async {
        let journal = Journal()
        let lost = Answering { _, _ in throw TransportError.connectionLost("reset") }
        let calls: [(any Transport, [any Middleware])] = [(lost, []), (Answering(), [Failing()])]
        for (transport, inner) in calls {
            _ = try? await client(transport, [Noting(journal: journal)] + inner).send(Counted())
        }
        var secured = client(Answering(), [Noting(journal: journal)])
        secured.credentials = Keys(keys: [:])
        _ = try? await secured.send(Ping())
        #expect(
            await journal.entries == [
                "unexpected connectionLost true", "unexpected Problem true", "unexpected missingCredential true",
            ]
        )
    }

    private struct Storing: Middleware {
        func intercept(_ call: APICall, next: @escaping Next) async throws -> Exchange {
            call.answered(HTTPResponse(status: .ok), HTTPBody(Data(#"{"n":7}"#.utf8)))
        }
    }

    @Test func middlewareMayAnswerWithoutTheServer() async throws {
        let unreached = Answering { _, _ in throw CancellationError() }
        #expect(try await client(unreached, [Noting(journal: Journal()), Storing()]).send(Counted()) == ["n": 7])
    }

    /// If a middleware mixes up calls, the caller gets that response, decoded as its own.
    @Test func exchangeOfAnotherOperationIsDecodedAsTheCallersOwn() async throws {
        struct Mixing: Middleware {
            func intercept(_ call: APICall, next: @escaping Next) async throws -> Exchange {
                APICall(Ping(), call.request).answered(HTTPResponse(status: .ok), HTTPBody(Data(#"{"n":7}"#.utf8)))
            }
        }
        #expect(try await client(Answering(), [Mixing()]).send(Counted()) == ["n": 7])
    }

    @Test(
        arguments: [
            (200, "application/pdf", true), (200, "application/json; charset=utf-8", false), (200, nil, false),
            (206, "application/json", true), (404, "application/pdf", false), (503, "application/pdf", false),
            (301, "application/pdf", false),
        ] as [(Int, String?, Bool)]
    )
    func descriptorSaysWhichResponsesAreStreams(status: Int, type: String?, isStream: Bool) {
        let operation = OperationDescriptor(
            id: "o",
            method: "GET",
            path: "/",
            servers: [],
            responses: [
                ResponseDescriptor(200, bodies: ["application/json": .json, "application/pdf": .stream]),
                .failure(404, .range(5)), .stream(.range(2)),
            ]
        )
        var head = HTTPResponse(status: .init(code: status))
        head.headerFields[.contentType] = type
        #expect(operation.isStream(head) == isStream)
    }

    /// Logs and alerts handle every error the same way.
    @Test func failureTellsWhatItIsWithoutASwitch() {
        let response = ErrorResponse(
            ["code": "C-1"],
            status: .conflict,
            headerFields: [.retryAfter: "3"],
            requestID: "request-1"
        )
        let failure = PingError.conflict(response)
        #expect(failure.name == "conflict")
        #expect(failure.status == .conflict)
        #expect(failure.headerFields == [.retryAfter: "3"])
        #expect(failure.requestID == "request-1")
        #expect(failure.businessCode == "C-1")
        #expect(failure.retryAfter == .seconds(3))
        #expect(failure.callError == nil)
        let received = CallError.Received(status: .badGateway, headerFields: [.retryAfter: "5"], body: Data())
        let unexpected = PingError.unexpected(CallError(.undocumentedStatus(received), requestID: "request-2"))
        #expect(unexpected.name == "unexpected")
        #expect(unexpected.status == .badGateway)
        #expect(unexpected.retryAfter == .seconds(5))
        #expect(unexpected.requestID == "request-2")
        #expect(unexpected.businessCode == nil)
        #expect(unexpected.callError?.reason.name == "undocumentedStatus")
    }
}
