#if canImport(CLibCurl)
import Foundation
import FoundationNetworking
import Glibc
import HTTPTypes
import Testing
import TransportConformance

@testable import BindingsRuntime

struct CurlEngineTests {
    /// An entry in libcurl's list of options (curl_easyoption).
    private struct Option {
        let name: UnsafePointer<CChar>?
        let number: Int32
    }

    @Test func optionsHaveTheNumbersThatLibcurlGivesThem() throws {
        typealias Next = @convention(c) (UnsafeRawPointer?) -> UnsafeRawPointer?
        try #require(LibCurl.shared != nil)
        let library = try #require(dlopen("libcurl.so.4", RTLD_LAZY))
        let next = unsafeBitCast(try #require(dlsym(library, "curl_easy_option_next")), to: Next.self)
        var numbers: [String: Int32] = [:]
        var entry = next(nil)
        while let option = entry?.load(as: Option.self), let name = option.name {
            numbers[String(cString: name).replacing("_", with: "").lowercased()] = option.number
            entry = next(entry)
        }
        for option in CurlOption.allCases {
            #expect(numbers["\(option)".lowercased()] == option.rawValue, "\(option)")
        }
    }

    @Test func fieldsAreThoseOfTheRequestAndTheConfiguration() async throws {
        let heads = Recorder<[String]>()
        let server = try LoopbackServer { connection in
            while let head = connection.readHead() {
                heads.record(head)
                _ = connection.readBody()
                connection.respond()
            }
        }
        let configuration = URLSessionConfiguration.ephemeral
        configuration.httpAdditionalHeaders = [
            "X-App": "app", "x-own": "app", "Content-Length": "7", "Not a name": "x",
        ]
        let transport = URLSessionTransport(configuration: configuration)
        for method in [HTTPRequest.Method.get, .post] {
            var request = HTTPRequest(method: method, scheme: "http", authority: server.authority, path: "/")
            request.headerFields[try #require(HTTPField.Name("X-Own"))] = "own"
            request.headerFields[.cookie] = "a=1; b=2"
            // More than libcurl would send without 'Expect: 100-continue'.
            let body = method == .post ? HTTPBody(Data(count: 2_000_000)) : nil
            _ = try await transport.send(request, body: body)
        }
        let expected = [
            "accept-encoding: deflate, gzip, br, zstd", "cookie: a=1; b=2", "host: \(server.authority)", "x-app: app",
            "x-own: own",
        ]
        #expect(heads.values[0].dropFirst().map { $0.lowercasedName }.sorted() == expected)
        let added = ["content-length: 2000000", "content-type: application/octet-stream"]
        #expect(heads.values[1].dropFirst().map { $0.lowercasedName }.sorted() == (expected + added).sorted())
    }

    @Test func connectionsToAHostAreNoMoreThanConfigured() async throws {
        let (begun, release) = (Recorder<Void>(), DispatchSemaphore(value: 0))
        let server = try LoopbackServer { connection in
            while connection.readRequest() != nil {
                begun.record(())
                release.wait()
                connection.respond()
            }
        }
        let configuration = URLSessionConfiguration.ephemeral
        configuration.httpMaximumConnectionsPerHost = 3
        let transport = URLSessionTransport(configuration: configuration)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for index in 0..<12 {
                let method = index.isMultiple(of: 2) ? HTTPRequest.Method.get : .post
                group.addTask {
                    let request = HTTPRequest(method: method, scheme: "http", authority: server.authority, path: "/")
                    _ = try await transport.send(request, body: nil)
                }
            }
            for count in 1...12 {
                await begun.wait(for: min(12, count + 2))
                #expect(begun.values.count <= count + 2)
                release.signal()
                _ = try await group.next()
            }
        }
    }

    /// Corrupts libdispatch's descriptor table: thousands of descriptors, and reset connections.
    @Test func callsEndWhileConnectionsAreResetAmongThousandsOfDescriptors() async throws {
        let server = try LoopbackServer { connection in
            while let request = connection.readRequest() {
                if request.target == "/reset" { return connection.reset() }
                connection.respond(200, [], Data(request.target.utf8))
            }
        }
        // Leave gaps, so that the next descriptors aren't all consecutive.
        let files = (0..<4000).compactMap { index in
            let file = FileHandle(forReadingAtPath: "/dev/null")
            return index.isMultiple(of: 4) ? nil : file
        }
        // Limits that no call reaches.
        let limits = TransportLimits(idleTime: .seconds(86_400), totalTime: .seconds(86_400))
        let transports = (0..<8).map { _ in URLSessionTransport(limits: limits) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for index in 0..<8000 {
                group.addTask {
                    let isReset = index % 4 < 2
                    let method = index.isMultiple(of: 2) ? HTTPRequest.Method.get : .post
                    let path = isReset ? "/reset" : "/\(index)"
                    let request = HTTPRequest(method: method, scheme: "http", authority: server.authority, path: path)
                    do {
                        let (_, body) = try await transports[index % 8].send(request, body: nil)
                        #expect(!isReset && body.data == Data(path.utf8))
                    } catch TransportError.connectionLost { #expect(isReset) }
                }
                if index >= 256 { try await group.next() }
            }
            try await group.waitForAll()
        }
        withExtendedLifetime(files) {}
    }
}

extension String {
    /// A header field with a lowercase name.
    fileprivate var lowercasedName: String {
        let name = prefix { $0 != ":" }
        return name.lowercased() + dropFirst(name.count)
    }
}

struct CurlTLSTests {
    private func get(_ server: TLSServer) -> HTTPRequest {
        HTTPRequest(method: .get, scheme: "https", authority: server.authority, path: "/")
    }

    @Test func speaksHTTP2WhereTheServerDoes() async throws {
        guard let server = try TLSServer(.node) else { return }
        let version = try #require(HTTPField.Name("X-Version"))
        let transport = URLSessionTransport(certificates: nil, privateKey: nil, trusting: server.certificatePath)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for index in 0..<100 {
                group.addTask {
                    let sent = Data(repeating: UInt8(index), count: index * 1500)
                    let method = [HTTPRequest.Method.post, .put, .get][index % 3]
                    var request = get(server)
                    request.method = method
                    let (response, body) = try await transport.send(
                        request,
                        body: method == .get ? nil : HTTPBody(sent)
                    )
                    #expect(response.headerFields[version] == "2.0")
                    #expect(body.data == (method == .get ? Data() : sent))
                }
            }
            try await group.waitForAll()
        }
    }

    /// The server authenticates the client by certificate, and refuses connections with a wrong one or none.
    @Test func clientWithCertificateIsKnownToTheServer() async throws {
        guard let server = try TLSServer(.nodeAskingForCertificate), let other = try TLSServer() else { return }
        let identities = [
            (server.certificatePath, server.privateKeyPath, true), (other.certificatePath, other.privateKeyPath, false),
            (nil, nil, false), ("/none.pem", "/none.pem", false),
        ]
        for (certificates, privateKey, isKnown) in identities {
            let transport = URLSessionTransport(
                certificates: certificates,
                privateKey: privateKey,
                trusting: server.certificatePath
            )
            do {
                let (response, _) = try await transport.send(get(server), body: nil)
                #expect(isKnown && response.status == .ok)
            } catch is TransportError { #expect(!isKnown) }
        }
    }

    @Test func serverMustHaveThePinnedKey() async throws {
        guard let server = try TLSServer(.node) else { return }
        let key = try server.publicKeyDigest()
        let other = Data(repeating: 7, count: 32).base64EncodedString()
        for (pinnedKeys, isAccepted) in [([key], true), ([other, key], true), ([other], false)] {
            let transport = URLSessionTransport(
                certificates: nil,
                privateKey: nil,
                trusting: server.certificatePath,
                pinnedKeys: pinnedKeys
            )
            do {
                let (response, _) = try await transport.send(get(server), body: nil)
                #expect(isAccepted && response.status == .ok)
            } catch TransportError.untrustedServer { #expect(!isAccepted) }
        }
        let unpinned = URLSessionTransport(certificates: nil, privateKey: nil, pinnedKeys: [key])
        await #expect {
            _ = try await unpinned.send(get(server), body: nil)
        } throws: { error in
            if case TransportError.untrustedServer = error { true } else { false }
        }
    }
}
#endif
