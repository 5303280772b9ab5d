import Foundation
import HTTPTypes
import Testing

@_spi(Generated) @testable import BindingsRuntime

@Suite struct APIClientTests {
    private struct Noting: Middleware {
        let name: String
        let journal: Journal

        func intercept(_ call: APICall, next: @escaping Next) async throws -> Exchange {
            await journal.note("\(name) sees \(call.operation.id) \(call.requestID)")
            var call = call
            if let way = HTTPField.Name("X-Way") { call.request.headerFields.append(HTTPField(name: way, value: name)) }
            let exchange = await next(call)
            await journal.note("\(name) saw \(exchange.response?.status.code ?? 0)")
            return exchange
        }
    }

    private func client(
        _ transport: any Transport,
        middlewares: [any Middleware] = [],
        keys: [String: Credential] = ["key": "k"],
        servers: ServerSelection = .documented
    ) -> APIClient {
        APIClient(
            servers: servers,
            transport: transport,
            middlewares: middlewares,
            credentials: Keys(keys: keys),
            makeRequestID: { "request-1" }
        )
    }

    /// The failure of a call, or nil if it succeeds.
    private func failure(of ping: Ping = Ping(), _ client: APIClient) async -> PingError? {
        do throws(PingError) {
            _ = try await client.send(ping)
            return nil
        } catch {
            return error
        }
    }

    @Test func requestHasEveryPartInItsPlace() async throws {
        let journal = Journal()
        let transport = Answering { request, body in
            await journal.note(request)
            await journal.note(String(decoding: body?.data ?? Data(), as: UTF8.self))
            return (HTTPResponse(status: .ok), HTTPBody(Data("{}".utf8)))
        }
        let ping = Ping(id: "a/b c", tags: ["x", "y&z"], trace: "t", seen: "s;1")
        _ = try await client(transport, keys: ["key": "k&1", "cookie": "unused"]).send(ping)
        let request = try #require(await journal.requests.first)
        #expect(request.method == .put)
        #expect(request.scheme == "https")
        #expect(request.authority == "one.example.com")
        #expect(request.path == "/v1/pings/a%2Fb%20c?tag=x&tag=y%26z&key=k%261")
        #expect(request.headerFields[HTTPField.Name("X-Trace")!] == "t")
        #expect(request.headerFields[.cookie] == "seen=s%3B1")
        #expect(request.headerFields[.contentType] == "application/json")
        #expect(request.headerFields[.accept] == "application/json")
        #expect(request.headerFields[HTTPField.Name("X-Request-ID")!] == "request-1")
        #expect(await journal.entries == [#"{"text":"hello"}"#])
    }

    @Test func middlewaresRunInOrderTheFirstOutermost() async throws {
        let journal = Journal()
        let transport = Answering { request, _ in
            await journal.note("sent \(request.headerFields[values: HTTPField.Name("X-Way")!])")
            return (HTTPResponse(status: .ok), HTTPBody(Data("{}".utf8)))
        }
        let middlewares = [Noting(name: "outer", journal: journal), Noting(name: "inner", journal: journal)]
        _ = try await client(transport, middlewares: middlewares).send(Ping())
        #expect(
            await journal.entries == [
                "outer sees ping request-1", "inner sees ping request-1", #"sent ["outer", "inner"]"#, "inner saw 200",
                "outer saw 200",
            ]
        )
    }

    /// A document may have `X-Request-ID` among an operation's parameters.
    @Test func requestIDThatTheCallerGivesIsTheCalls() async throws {
        struct Named: APIOperation {
            static let descriptor = OperationDescriptor(
                id: "named",
                method: "GET",
                path: "/",
                servers: [APIServer(name: "one", url: "https://one.example.com")],
                responses: []
            )

            func encode(into request: inout RequestBuilder) throws { try request.header("X-Request-ID", "own-7") }
            static func decode(_ response: ReceivedResponse) throws(CallError) -> Result<Void, PingError> {
                throw response.undocumentedStatus
            }
        }
        let journal = Journal()
        let client = client(Answering(), middlewares: [Noting(name: "m", journal: journal)])
        do throws(PingError) {
            try await client.send(Named())
            Issue.record("the call succeeded")
        } catch  where error.callError != nil {
            #expect(error.requestID == "own-7")
        } catch {
            Issue.record("\(error)")
        }
        #expect(await journal.entries.first == "m sees named own-7")
    }

    /// Only the first alternative that has all of its credentials is used.
    @Test(
        arguments: [
            (["token", "tenant"], ["Bearer token", "tenant", nil, nil]),
            (["token", "tenant", "key", "cookie"], ["Bearer token", "tenant", nil, nil]),
            (["token", "key"], [nil, nil, "key=key", nil]), (["tenant", "cookie"], [nil, nil, nil, "sid=cookie"]),
            (["key", "cookie"], [nil, nil, "key=key", nil]),
        ] as [([String], [String?])]
    )
    func firstAlternativeWithAllCredentialsIsUsed(names: [String], parts: [String?]) async throws {
        let journal = Journal()
        let transport = Answering { request, _ in
            await journal.note(request)
            return (HTTPResponse(status: .ok), HTTPBody(Data("{}".utf8)))
        }
        let keys = Dictionary(uniqueKeysWithValues: names.map { ($0, Credential($0)) })
        _ = try await client(transport, keys: keys).send(Ping())
        let request = try #require(await journal.requests.first)
        let fields = request.headerFields
        let query = request.path?.split(separator: "?").dropFirst().first.map(String.init)
        #expect([fields[.authorization], fields[HTTPField.Name("X-Tenant")!], query, fields[.cookie]] == parts)
    }

    @Test func withoutAnyCompleteAlternativeNothingIsSent() async {
        let error = await failure(client(Answering { _, _ in throw Unreached() }, keys: ["tenant": "t"]))
        guard case .missingCredential(let schemes) = error?.reason else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(schemes == ["token"])
    }

    @Test func credentialIsAskedForOncePerCall() async throws {
        let journal = Journal()
        let key = Credential.provider {
            await journal.note("asked")
            return "k"
        }
        let client = client(Answering(), keys: ["key": key])
        _ = try await client.send(Ping())
        _ = try await client.send(Ping())
        #expect(await journal.entries == ["asked", "asked"])
    }

    @Test func documentedFailureIsItsCase() async throws {
        let error = await failure(client(Answering(.conflict, #"{"code":"C"}"#)))
        #expect(error?.conflict?.body == ["code": "C"])
        #expect(error?.conflict?.requestID == "request-1")
    }

    private struct Unreached: Error {}

    /// A problem, and the error's description, which names the operation and the request.
    @Test(
        arguments: [
            ("status", "undocumented status 418"),
            ("body", "status 200 with a body that does not match the document: /* is not an integer"),
            ("transport", "could not connect: refused"), ("other", "the connection failed: Unreached"),
            ("input", "invalid input: /text must be at least 1 characters long"),
            ("path", "the request could not be encoded: the path parameter 'id' is empty or a dot segment"),
            (
                "field",
                "the request could not be encoded: the value of the header field 'X-Trace' has characters that a field cannot hold"
            ),
            ("server", "no usable server: 'one' is not an absolute URL; use '.origin(\"https://…\")'"),
            ("credential", "couldn't get the credential for 'key': Unreached"),
        ]
    )
    func errorTellsWhatHappenedToWhichRequest(cause: String, text: String) async {
        let error: PingError? =
            switch cause {
            case "status": await failure(client(Answering(.init(code: 418))))
            case "body": await failure(client(Answering(.ok, #"{"n":"x"}"#)))
            case "transport": await failure(client(Answering { _, _ in throw TransportError.notConnected("refused") }))
            case "other": await failure(client(Answering { _, _ in throw Unreached() }))
            case "input": await failure(of: Ping(text: ""), client(Answering()))
            case "path": await failure(of: Ping(id: ".."), client(Answering()))
            case "field": await failure(of: Ping(trace: "a\r\nb"), client(Answering()))
            case "server":
                await failure(
                    client(Answering(), servers: ServerSelection(name: "test", [APIServer(name: "one", url: "one")]))
                )
            case "credential": await failure(client(Answering(), keys: ["key": .provider { throw Unreached() }]))
            default: nil
            }
        guard let found = error?.callError else {
            Issue.record("\(cause): \(String(describing: error))")
            return
        }
        #expect(found.description == "ping: \(text) (request request-1)")
        #expect(found.operationID == "ping")
        #expect(found.requestID == "request-1")
    }

    @Test func inputIsSentUncheckedWhereAskedTo() async throws {
        var client = client(Answering())
        client.validatesInput = false
        #expect(try await client.send(Ping(text: "")) == ["n": 1])
    }

    @Test func cancelledTransportEndsAsCancelled() async {
        let client = client(
            Answering { _, _ in
                withUnsafeCurrentTask { $0?.cancel() }
                throw TransportError.connectionLost("because it was cancelled")
            }
        )
        let error = await Task { await failure(client) }.value
        guard case .cancelled = error?.reason else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func requestIDsDiffer() {
        let ids = (0..<100).map { _ in RequestID.random() }
        #expect(Set(ids).count == 100)
        #expect(ids.allSatisfy { Pattern("^[0-9a-f-]{36}$").accepts($0) })
    }
}
