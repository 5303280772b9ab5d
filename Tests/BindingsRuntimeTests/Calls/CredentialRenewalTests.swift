import BindingsTesting
import Foundation
import HTTPTypes
import Testing

@_spi(Generated) @testable import BindingsRuntime

/// How the client handles a token that a server rejects.
@Suite struct CredentialRenewalTests {
    private actor Issuer {
        private(set) var count = 0
        func issue() -> BearerToken {
            count += 1
            return BearerToken("t\(count)", expiry: nil)
        }
    }

    private struct Counting: Middleware {
        let journal: Journal

        func intercept(_ call: APICall, next: @escaping Next) async throws -> Exchange {
            await journal.note(call.request)
            let exchange = await next(call)
            await journal.note("\(exchange.response?.status.code ?? 0) after \(exchange.attempts)")
            return exchange
        }
    }

    private let issuer = Issuer()
    private let journal = Journal()

    /// A client and a server that accepts only these tokens.
    private func client(accepting accepted: Set<String>) -> APIClient {
        let transport = Answering { [journal] request, _ in
            let token = request.headerFields[.authorization].map { String($0.dropFirst("Bearer ".count)) } ?? ""
            await journal.note("sent \(token)")
            let isGood = accepted.contains(token)
            return (HTTPResponse(status: isGood ? .ok : .unauthorized), HTTPBody(Data("{}".utf8)))
        }
        let tokens = TokenProvider { [issuer] in await issuer.issue() }
        return APIClient(
            servers: .documented,
            transport: transport,
            middlewares: [Counting(journal: journal)],
            credentials: Keys(keys: ["token": .tokens(tokens), "tenant": "t"])
        )
    }

    @Test func refusedTokenIsRenewedAndTheRequestSentOnceMore() async throws {
        _ = try await client(accepting: ["t2"]).send(Ping())
        #expect(await journal.entries == ["sent t1", "sent t2", "200 after 2"])
    }

    @Test func secondRefusalIsTheAnswer() async throws {
        let client = client(accepting: [])
        do throws(PingError) {
            _ = try await client.send(Ping())
            Issue.record("the call succeeded")
        } catch {
            guard case .undocumentedStatus(let received) = error.reason else {
                Issue.record("\(error)")
                return
            }
            #expect(received.status == .unauthorized)
        }
        #expect(await journal.entries == ["sent t1", "sent t2", "401 after 2"])
    }

    @Test func middlewaresSeeNoCredential() async throws {
        _ = try await client(accepting: ["t1"]).send(Ping())
        let request = try #require(await journal.requests.first)
        #expect(request.headerFields[.authorization] == nil)
        #expect(request.headerFields[HTTPField.Name("X-Tenant")!] == nil)
    }

    @Test func fixedTokenIsNotSentAgain() async throws {
        var client = client(accepting: [])
        client.credentials = Keys(keys: ["token": "t1", "tenant": "t"])
        await #expect(throws: PingError.self) { try await client.send(Ping()) }
        #expect(await journal.entries == ["sent t1", "401 after 1"])
    }

    @Test func errorOfTheProviderIsTheCredentials() async throws {
        struct LoginDown: Error {}
        var client = client(accepting: [])
        let tokens = TokenProvider { throw LoginDown() }
        client.credentials = Keys(keys: ["token": .tokens(tokens), "tenant": "t"])
        do throws(PingError) {
            _ = try await client.send(Ping())
            Issue.record("the call succeeded")
        } catch {
            guard case .credentialFailed("token", let cause) = error.reason else {
                Issue.record("\(error)")
                return
            }
            #expect(cause is LoginDown)
            #expect("\(error)".contains("couldn't get the credential for 'token': LoginDown"))
        }
    }
}
