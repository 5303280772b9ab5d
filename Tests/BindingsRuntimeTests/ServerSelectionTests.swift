import Testing

@_spi(Generated) @testable import BindingsRuntime

@Suite struct ServerSelectionTests {
    private static let production = APIServer(name: "production", url: "https://api.example.com/v1")
    private static let sandbox = APIServer(name: "sandbox", url: "https://sandbox.example.com/base/v1/")
    private static let elsewhere = APIServer(name: "elsewhere", url: "https://files.example.com/v1")

    private func url(_ environment: TestEnvironment, _ servers: [APIServer] = [production, sandbox]) throws -> String {
        let operation = OperationDescriptor(id: "call", method: "GET", path: "/", servers: servers, responses: [])
        return try environment.servers.server(for: operation).url
    }

    @Test(
        arguments: [
            (TestEnvironment(production), "https://api.example.com/v1"),
            (TestEnvironment(sandbox), "https://sandbox.example.com/base/v1/"),
            (TestEnvironment(elsewhere, sandbox), "https://sandbox.example.com/base/v1/"),
            (TestEnvironment(production).moved(to: "http://127.0.0.1:8080"), "http://127.0.0.1:8080/v1"),
            (TestEnvironment(sandbox).moved(to: "http://127.0.0.1:8080/"), "http://127.0.0.1:8080/base/v1"),
            (TestEnvironment(production).replacing(production, with: "http://[::1]:8080/x"), "http://[::1]:8080/x"),
            (TestEnvironment(production).replacing(sandbox, with: "http://localhost"), "https://api.example.com/v1"),
        ]
    )
    func operationGoesToItsServerInTheTestEnvironment(environment: TestEnvironment, url: String) throws {
        #expect(try self.url(environment) == url)
    }

    @Test func operationWithoutAServerInTheEnvironmentIsNotSent() async throws {
        let client = APIClient(
            servers: TestEnvironment(Self.elsewhere).servers,
            transport: Answering { _, _ in
                Issue.record("the call was sent")
                throw CancellationError()
            },
            credentials: Keys(keys: ["key": "k"])
        )
        do throws(PingError) {
            _ = try await client.send(Ping())
            Issue.record("the call succeeded")
        } catch {
            #expect(
                error.callError?.reason.description
                    == "no usable server: 'ping' has none in the environment 'elsewhere'; its servers are "
                    + "one (https://one.example.com/v1), two (https://two)"
            )
        }
    }

    @Test func originKeepsTheBasePathThatAllServersShare() throws {
        #expect(try url(.origin("http://a"), [Self.production, Self.elsewhere]) == "http://a/v1")
        #expect(try url(.origin("http://a/base/"), [Self.production]) == "http://a/base/v1")
        #expect(try url(.origin("http://a"), []) == "http://a")
        #expect(try url(.origin("http://a"), [APIServer(name: "v2", url: "/v2")]) == "http://a/v2")
        #expect(try url(.origin("http://a").moved(to: "http://b"), [Self.production]) == "http://b/v1")
    }

    @Test func originDoesNotGuessWhichBasePath() {
        #expect(throws: CallError.self) { try url(.origin("http://a"), [Self.production, Self.sandbox]) }
    }
}
