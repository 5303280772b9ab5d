import BindingsModel
import Testing
import YAMLTree

/// The caller chooses the server of each operation, never the order of a list.
@Suite struct EnvironmentTests {
    private func document(_ servers: String, _ paths: String) -> String {
        "openapi: 3.0.3\ninfo: {title: T, version: '1'}\nservers: [\(servers)]\npaths:\n\(paths)\n"
    }

    private func operation(_ id: String, servers: String? = nil) -> String {
        let own = servers.map { "servers: [\($0)], " } ?? ""
        return "  /\(id): {get: {operationId: \(id), \(own)responses: {'204': {description: D}}}}"
    }

    private func found(_ text: String) throws -> (environments: [String], only: String?, diagnostics: [String]) {
        let built = try build(text)
        let bindings = try #require(built.bindings, "\(built.diagnostics)")
        let environments = bindings.environments.map { environment in
            "\(environment.name): \(environment.servers.map(\.identifier).joined(separator: ", "))"
        }
        return (
            environments, bindings.onlyEnvironment?.identifier,
            built.diagnostics.map { "\($0.severity.rawValue) \($0.id): \($0.message)" }
        )
    }

    @Test func serversOfOneEnvironmentBelongTogether() throws {
        let sandbox = "{url: 'https://s.example', x-environment: sandbox}"
        let production = "{url: 'https://p.example', x-environment: production}"
        let files = "{url: 'https://files.example', x-environment: production, x-swift-name: files}"
        let found = try found(
            document("\(sandbox), \(production)", operation("a") + "\n" + operation("b", servers: files))
        )
        #expect(found.environments == ["sandbox: main", "production: server2, files"])
        #expect(found.only == nil)
        #expect(
            found.diagnostics == [
                "note no-server-in-environment: 'b' has no server in the environment 'sandbox'; calls there fail "
                    + "before they are sent"
            ]
        )
    }

    @Test func oneServerMayBelongToTwoEnvironments() throws {
        let sandbox = "{url: 'https://a.example', x-environment: sandbox}"
        let production = "{url: 'https://a.example', x-environment: production}"
        let found = try found(
            document("\(sandbox), {url: 'https://p.example', x-environment: production}", operation("a"))
                + operation("b", servers: "\(sandbox), \(production)") + "\n"
        )
        #expect(found.environments == ["sandbox: main", "production: server2, main"])
        #expect(found.only == nil)
        #expect(found.diagnostics == [])
    }

    @Test func serverOutsideOfAllEnvironmentsIsReported() throws {
        let found = try found(
            document("{url: 'https://a.example', x-environment: live}, {url: 'https://b.example'}", operation("a"))
        )
        #expect(found.environments == ["live: main"])
        #expect(found.only == nil, "the second server is a choice")
        #expect(
            found.diagnostics == [
                "warning server-without-environment: the server 'https://b.example' has no 'x-environment', so no "
                    + "environment uses it"
            ]
        )
    }

    @Test func severalServersOfOneEnvironmentAreReported() throws {
        let server = { (host: String) in "{url: 'https://\(host).example', x-environment: live}" }
        let found = try found(document("\(server("a")), \(server("b"))", operation("a")))
        #expect(found.environments == ["live: main, server2"])
        #expect(found.only == nil)
        #expect(
            found.diagnostics == [
                "warning servers-in-environment: 'a' has several servers in the environment 'live'; the first is used"
            ]
        )
    }

    /// The environments of a document, and the one that a client uses without the argument.
    @Test(
        arguments: [
            ("{url: 'https://a.example'}", nil, ["documented: main"], "documented"),
            ("{url: 'https://a.example', x-environment: live}", nil, ["live: main"], "live"),
            ("{url: 'https://a.example'}", "{url: 'https://b.example'}", ["documented: main, server2"], "documented"),
            (
                "{url: 'https://a.example'}, {url: 'https://b.example'}", nil, ["main: main", "server2: server2"], nil
            ),
            ("", nil, [], nil), ("{url: /v1}", nil, [], nil),
            ("{url: 'https://a.example'}, {url: /v1}", nil, ["main: main"], nil),
        ] as [(String, String?, [String], String?)]
    )
    func nothingIsChosenSilently(servers: String, own: String?, environments: [String], only: String?) throws {
        let second = own.map { "\n" + operation("b", servers: $0) } ?? ""
        let found = try found(document(servers, operation("a") + second))
        #expect(found.environments == environments)
        #expect(found.only == only)
    }

    /// An idempotency key is sent where the document specifies, if it specifies one.
    @Test(
        arguments: [
            ("Idempotency-Key", "header", "Idempotency-Key"), ("X-Idempotency-Key", "header", "X-Idempotency-Key"),
            ("idempotency_key", "header", "idempotency_key"), ("Idempotency-Key", "query", nil),
            ("X-Key", "header", nil),
        ] as [(String, String, String?)]
    )
    func idempotencyKeyIsAHeaderParameter(name: String, place: String, header: String?) throws {
        let bindings = try model(
            paths(
                """
                /a:
                  get:
                    operationId: a
                    parameters: [{name: \(name), in: \(place), schema: {type: string}}]
                    responses: {'204': {description: D}}
                """
            )
        )
        #expect(bindings.operations.first?.idempotencyKey == header)
    }
}
