#if AsyncHTTPClient
import AsyncHTTPClient
import BindingsRuntime
import Foundation
import HTTPTypes
import NIOCore
import NIOSSL
import Testing
import TransportConformance

struct ClientLifetimeTests {
    private func makeServer() throws -> LoopbackServer {
        try LoopbackServer { connection in
            while connection.readRequest() != nil { connection.respond() }
        }
    }

    private func request(_ server: LoopbackServer) -> HTTPRequest {
        HTTPRequest(method: .get, scheme: "http", authority: server.authority, path: "/")
    }

    @Test func callsAfterShutdownAreRefused() async throws {
        let server = try makeServer()
        let transport = AsyncHTTPClientTransport()
        _ = try await transport.send(request(server), body: nil)
        try await transport.shutdown()
        try await transport.shutdown()
        await #expect {
            _ = try await transport.send(request(server), body: nil)
        } throws: { error in
            if case TransportError.invalidRequest = error { true } else { false }
        }
    }

    @Test func aClientOfTheCallersOutlivesTheTransport() async throws {
        let server = try makeServer()
        try await HTTPClient.withHTTPClient { client in
            for _ in 0..<2 {
                let transport = AsyncHTTPClientTransport(client: client)
                let (response, _) = try await transport.send(request(server), body: nil)
                #expect(response.status == .ok)
                try await transport.shutdown()
            }
        }
    }
}

#if os(Linux) || os(macOS)
struct SecureConnectionTests {
    /// The configuration of a client that trusts the server's self-signed certificate, and uses `version`.
    private func configuration(
        _ server: TLSServer,
        _ version: HTTPClient.Configuration.HTTPVersion
    ) -> HTTPClient.Configuration {
        var tls = TLSConfiguration.makeClientConfiguration()
        tls.trustRoots = .file(server.certificatePath)
        var configuration = HTTPClient.Configuration(tlsConfiguration: tls, redirectConfiguration: .disallow)
        configuration.httpVersion = version
        return configuration
    }

    @Test(arguments: [(HTTPClient.Configuration.HTTPVersion.automatic, "2.0"), (.http1Only, "1.1")])
    func speaksTheVersionThatBothKnow(_ version: HTTPClient.Configuration.HTTPVersion, expected: String) async throws {
        guard let server = try TLSServer(.node) else { return }
        let field = try #require(HTTPField.Name("X-Version"))
        // Always shut down the client. Without it, deinitialization would end the process with all tests.
        try await HTTPClient.withHTTPClient(configuration: configuration(server, version)) { client in
            let transport = AsyncHTTPClientTransport(client: client)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for index in 0..<100 {
                    group.addTask {
                        let sent = Data(repeating: UInt8(index), count: index * 1500)
                        let (response, body) = try await transport.send(
                            HTTPRequest(method: .post, scheme: "https", authority: server.authority, path: "/"),
                            body: HTTPBody(sent)
                        )
                        #expect(response.headerFields[field] == expected)
                        #expect(body.data == sent)
                    }
                }
                try await group.waitForAll()
            }
        }
    }

    /// The server authenticates the client by certificate, and refuses connections with a wrong one or none.
    @Test func clientWithCertificateIsKnownToTheServer() async throws {
        guard let server = try TLSServer(.nodeAskingForCertificate), let other = try TLSServer() else { return }
        let known = try ClientIdentity(certificates: server.certificatePath, privateKey: server.privateKeyPath)
        let unknown = try ClientIdentity(certificates: other.certificatePath, privateKey: other.privateKeyPath)
        let request = HTTPRequest(method: .get, scheme: "https", authority: server.authority, path: "/")
        for (identity, isKnown) in [(known, true), (unknown, false), (nil, false)] {
            let transport = AsyncHTTPClientTransport(identity: identity, trusting: server.certificatePath)
            do {
                let (response, _) = try await transport.send(request, body: nil)
                #expect(isKnown && response.status == .ok)
            } catch {
                #expect(!isKnown, "\(error)")
            }
            try await transport.shutdown()
        }
    }

    @Test func unreadableIdentityIsNamedByItsFile() throws {
        guard let server = try TLSServer() else { return }
        #expect(throws: InvalidClientIdentity.unreadableCertificates(path: "/none.pem")) {
            try ClientIdentity(certificates: "/none.pem", privateKey: server.privateKeyPath)
        }
        #expect(throws: InvalidClientIdentity.unreadableCertificates(path: server.privateKeyPath)) {
            try ClientIdentity(certificates: server.privateKeyPath, privateKey: server.privateKeyPath)
        }
        #expect(throws: InvalidClientIdentity.unreadablePrivateKey(path: server.certificatePath)) {
            try ClientIdentity(certificates: server.certificatePath, privateKey: server.certificatePath)
        }
    }
}
#endif
#endif
