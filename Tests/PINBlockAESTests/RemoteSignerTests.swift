import Foundation
import PINBlock
import PINBlockAES
import Testing
import TransportConformance

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// The article's remote cipher with a key service on loopback.
@Suite struct RemoteSignerTests {
    /// A key service that holds the key.
    private func makeService(_ cipher: AESPINCipher) throws -> LoopbackServer {
        try LoopbackServer.answering { path, body in
            do {
                switch path {
                case "/encipher": return (200, try cipher.encipher(ClearBlock(bytes: body)))
                case "/decipher": return (200, try cipher.decipher(body).withUnsafeBytes { Array($0) })
                case "/encipher-format-4":
                    let account = try Self.account(field: body.suffix(16))
                    return (200, try cipher.encipher(Format4Block(pinField: body.prefix(16), for: account)))
                case "/decipher-format-4":
                    let account = try Self.account(field: body.suffix(16))
                    let block = try cipher.decipher(Array(body.prefix(16)), format4For: account)
                    return (200, block.withUnsafePINField { Array($0) })
                default: return (404, [])
                }
            } catch {
                return (422, [])
            }
        }
    }

    private static func account(field: ArraySlice<UInt8>) throws -> AccountNumber {
        let nibbles = field.flatMap { [$0 >> 4, $0 & 0xF] }
        return try AccountNumber(pan: nibbles[1...(12 + Int(nibbles[0]))].map(String.init).joined())
    }

    @Test func encryptsAndDecryptsInTheService() async throws {
        let local = AESPINCipher(key: try AESKey(text: AESPINCipherTests.keyText))
        let service = try makeService(local)
        defer { service.stop() }
        let remote = RemoteSigner(service: try service.url, session: URLSession(configuration: .ephemeral))
        let account = AccountNumber(kit: try KitNumber("130005054"))
        let encrypted = try await remote.encrypt(ClearPIN("1234"), for: account)
        #expect(encrypted.base64 == "w6PaC7h9wkpCPL3LciqO7Jv3MwVDvIR/RmOyMw1Hu8c=")
        try await expectSame(remote.decrypt(encrypted, for: account), ClearPIN("1234"))
        for format in [PINBlockFormat.format1, .format2, .format3(account), .format4(account)] {
            let encrypted = try await remote.encrypt(ClearPIN("987654"), as: format)
            try await expectSame(remote.decrypt(encrypted, as: format), ClearPIN("987654"))
            try await expectSame(local.decrypt(encrypted, as: format), ClearPIN("987654"))
        }
    }

    @Test func serviceThatFailsIsNamedByItsStatus() async throws {
        let service = try LoopbackServer.answering { _, _ in (503, Array("key store is sealed".utf8)) }
        defer { service.stop() }
        let remote = RemoteSigner(service: try service.url, session: URLSession(configuration: .ephemeral))
        let account = AccountNumber(kit: try KitNumber("130005054"))
        await #expect(throws: RemoteSignerError(status: 503)) {
            try await remote.encrypt(ClearPIN("1234"), for: account)
        }
    }

    @Test func serviceThatReturnsTheClearBlockIsNotBelieved() async throws {
        let service = try LoopbackServer.answering { _, body in (200, body) }
        defer { service.stop() }
        let remote = RemoteSigner(service: try service.url, session: URLSession(configuration: .ephemeral))
        let account = AccountNumber(kit: try KitNumber("130005054"))
        await #expect(throws: PINError.cipherLeftBlockInClear) {
            try await remote.encrypt(ClearPIN("1234"), for: account)
        }
    }
}

extension LoopbackServer {
    fileprivate typealias Answer = @Sendable (_ path: String, _ body: [UInt8]) -> (status: Int, body: [UInt8])

    /// Answers each request by its path and body.
    fileprivate static func answering(_ answer: @escaping Answer) throws -> LoopbackServer {
        try LoopbackServer { connection in
            while let request = connection.readRequest() {
                let (status, body) = answer(request.target, Array(request.body))
                _ = connection.respond(status, [], Data(body))
            }
        }
    }

    fileprivate var url: URL {
        get throws { try #require(URL(string: "http://\(authority)")) }
    }
}
