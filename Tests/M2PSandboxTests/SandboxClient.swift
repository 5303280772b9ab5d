import Foundation
import Testing

@testable import M2PSandbox

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// Calls a sandbox over real HTTP, with handwritten bodies.
struct SandboxClient: Sendable {
    let sandbox: Sandbox
    let account: Sandbox.TestAccount
    var token: String?
    var tenant: String?
    private let session: URLSession

    init(_ sandbox: Sandbox) async throws {
        self.sandbox = sandbox
        account = try #require(sandbox.testAccounts.first)
        tenant = account.tenant
        token = await sandbox.issueToken(tenant: account.tenant)
        let configuration = URLSessionConfiguration.ephemeral
        configuration.timeoutIntervalForRequest = 300
        configuration.httpMaximumConnectionsPerHost = 100
        session = URLSession(configuration: configuration)
    }

    /// The response.
    struct Answer: Sendable {
        var status: Int
        var headers: [String: String]
        var bytes: [UInt8]

        var text: String { String(decoding: bytes, as: UTF8.self) }
        var json: JSONValue? { try? JSONParser.parse(bytes) }
        /// The business code, in any of the locations that the API uses.
        var code: String? {
            string("businessCode") ?? string("code") ?? json?["exception"]?["errorCode"]?.text
        }

        func string(_ names: String...) -> String? {
            names.reduce(json) { $0?[$1] }?.text
        }
    }

    func call(
        _ operation: Sandbox.Operation,
        _ body: String,
        headers: [String: String?] = [:]
    ) async throws -> Answer {
        var all: [String: String?] = ["Content-Type": "application/json"]
        if let field = operation.family.tenantField {
            all[field] = tenant
            all["Authorization"] = token.map { "Bearer \($0)" }
        }
        all.merge(headers) { $1 }
        return try await send("POST", operation.path, body, headers: all)
    }

    func call(_ operation: Sandbox.Operation, _ members: [String: JSONValue]) async throws -> Answer {
        let body = JSONValue.object(
            members.sorted { $0.key < $1.key }.map { JSONMember(name: $0.key, value: $0.value) }
        )
        return try await call(operation, String(decoding: body.bytes, as: UTF8.self))
    }

    func send(
        _ method: String,
        _ path: String,
        _ body: String? = nil,
        headers: [String: String?] = [:]
    ) async throws -> Answer {
        var request = URLRequest(url: try #require(URL(string: path, relativeTo: sandbox.baseURL)))
        request.httpMethod = method
        request.httpBody = body.map { Data($0.utf8) }
        for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
        let (data, response) = try await session.data(for: request)
        let http = try #require(response as? HTTPURLResponse)
        var fields: [String: String] = [:]
        for (name, value) in http.allHeaderFields { fields["\(name)".lowercased()] = "\(value)" }
        return Answer(status: http.statusCode, headers: fields, bytes: Array(data))
    }

    func close() {
        session.invalidateAndCancel()
    }
}

extension JSONValue {
    var text: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }
}

/// Starts a sandbox with a stopped clock for one test, and stops it afterwards.
func withSandbox<Result: Sendable>(
    _ change: (inout Sandbox.Configuration) -> Void = { _ in },
    _ body: (SandboxClient) async throws -> Result
) async throws -> Result {
    var configuration = Sandbox.Configuration()
    configuration.clock = SandboxClock(frozenAt: Date(timeIntervalSince1970: 1_800_000_000))
    configuration.randomness = .seeded(1)
    change(&configuration)
    let sandbox = try await Sandbox.start(configuration)
    let client = try await SandboxClient(sandbox)
    do {
        let result = try await body(client)
        client.close()
        await sandbox.stop()
        return result
    } catch {
        client.close()
        await sandbox.stop()
        throw error
    }
}

extension SandboxClient {
    /// The same client with a token issued now.
    func renewed() async -> SandboxClient {
        var client = self
        client.token = await sandbox.issueToken(tenant: tenant ?? "")
        return client
    }
}
