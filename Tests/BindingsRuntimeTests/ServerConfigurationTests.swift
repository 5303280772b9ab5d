import Testing

@_spi(Generated) @testable import BindingsRuntime

@Suite struct ServerConfigurationTests {
    private static let production = APIServer(name: "production", url: "https://api.example.com/v1")
    private static let sandbox = APIServer(name: "sandbox", url: "https://sandbox.example.com/base/v1/")

    @Test(
        arguments: [
            (ServerConfiguration(), "https://api.example.com/v1"),
            (.preferring(sandbox), "https://sandbox.example.com/base/v1/"),
            (ServerConfiguration(preferred: ["none", "sandbox"]), "https://sandbox.example.com/base/v1/"),
            (ServerConfiguration(preferred: ["none"]), "https://api.example.com/v1"),
            (ServerConfiguration(overrides: ["production": "http://[::1]:8080/x"]), "http://[::1]:8080/x"),
            (ServerConfiguration(overrides: ["sandbox": "http://localhost"]), "https://api.example.com/v1"),
            (.origin("http://127.0.0.1:8080"), "http://127.0.0.1:8080/v1"),
            (.origin("http://127.0.0.1:8080/"), "http://127.0.0.1:8080/v1"),
            (
                ServerConfiguration(preferred: ["sandbox"], origin: "http://127.0.0.1:8080"),
                "http://127.0.0.1:8080/base/v1"
            ),
            (
                ServerConfiguration(overrides: ["production": "http://one"], origin: "http://all"),
                "http://one"
            ),
        ]
    )
    func serverIsTheDocumentedOneUnlessToldOtherwise(configuration: ServerConfiguration, url: String) {
        #expect(configuration.server(among: [Self.production, Self.sandbox])?.url == url)
    }

    @Test func withoutDocumentedServersTheOriginIsUsed() {
        #expect(ServerConfiguration().server(among: []) == nil)
        #expect(ServerConfiguration.origin("http://a").server(among: [])?.url == "http://a")
    }

    @Test func relativeServerTakesTheOrigin() {
        let server = ServerConfiguration.origin("http://a").server(among: [APIServer(name: "v2", url: "/v2")])
        #expect(server?.url == "http://a/v2")
    }

    @Test func changedConfigurationHoldsForTheNextCall() {
        var configuration = ServerConfiguration(overrides: ["production": "http://one"], origin: "http://a")
        configuration.overrides = [:]
        #expect(configuration.server(among: [Self.production])?.url == "http://a/v1")
        configuration.origin = "http://b/base/"
        let moved = configuration.server(among: [Self.production])
        #expect(moved?.url == "http://b/base/v1")
        #expect(moved == APIServer(name: "production", url: "http://b/base/v1"))
        configuration.origin = nil
        configuration.overrides["production"] = "http://two"
        #expect(configuration.server(among: [Self.production])?.url == "http://two")
    }

    @Test func originThatIsNoURLGivesNone() {
        let server = ServerConfiguration.origin("localhost:8080").server(among: [Self.production])
        #expect(server?.location == nil)
        #expect(server?.url == "localhost:8080/v1")
    }
}
