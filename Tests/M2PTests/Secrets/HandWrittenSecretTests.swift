import BindingsRuntime
import Foundation
import HTTPTypes
import M2P
import PINBlock
import PINBlockAES
import Testing

/// The hand-written types that hold a secret show nothing of it either.
@Suite struct HandWrittenSecretTests {
    struct Holder: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var marker = Marker()
        let make: @Sendable (String) throws -> Any

        init(_ name: String, _ marker: Marker = Marker(), _ make: @escaping @Sendable (String) throws -> Any) {
            testDescription = name
            self.marker = marker
            self.make = make
        }
    }

    private static let pan = Marker("4539148803436467", showsLastFour: true)

    private static let holders = [
        Holder("a credential") { Credential($0) },
        Holder("a token") { Credential.token($0) },
        Holder("a provider's credential") { text in Credential.provider { text } },
        Holder("basic authentication") { Credential.basic(user: "user", password: $0) },
        Holder("a client's credentials") {
            M2PClient.Credentials(bearerAuth: .token($0), tenantId: Credential($0), tenant: Credential($0))
        },
        Holder("a client") { M2PClient(environment: .sandbox, tenant: "ACME_CORP", token: .token($0)) },
        Holder("a body") { HTTPBody(Data($0.utf8)) },
        Holder("an encrypted PIN", .encryptedPIN) { try EncryptedPIN(base64: $0) },
        Holder("a key", Marker("Qz7Xk9Wv3J1mPr5T8bLdYhNcQz7Xk9Wv")) { try AESKey(text: $0) },
        Holder("a key in Base64", .encryptedPIN) { try AESKey(base64: $0) },
        Holder("a cipher", Marker("Qz7Xk9Wv3J1mPr5T8bLdYhNcQz7Xk9Wv")) { AESPINCipher(key: try AESKey(text: $0)) },
        Holder("an account number", pan) { try AccountNumber(pan: $0) },
        Holder("the error for a PAN", pan) { text in
            do { return try AccountNumber(pan: text, verifyingLuhn: true) } catch { return error }
        },
        Holder("the error for a clear PIN") { text in
            do { _ = try ClearPIN(text) } catch { return error }
            throw CancellationError()
        },
        Holder("the error for a kit number") { text in
            do { return try KitNumber(text) } catch { return error }
        },
        Holder("the error for a key") { text in
            do { return try AESKey(hex: text) } catch { return error }
        },
        Holder("the error for an encrypted PIN", Marker("Qz7Xk9Wv!3J1mPr5T8bLdYhNc")) { text in
            do { return try EncryptedPIN(base64: text) } catch { return error }
        },
    ]

    @Test(arguments: holders)
    func holderShowsNothing(holder: Holder) throws {
        let value = try holder.make(holder.marker.text)
        for (way, text) in Printing.texts(of: value) {
            let leak = holder.marker.leak(in: text)
            #expect(leak == nil, "\(way) shows \(leak ?? ""): \(text)")
        }
    }

    /// An error whose every text is the secret, as a careless library would throw it.
    private struct Careless: LocalizedError, CustomStringConvertible {
        let secret: String
        var description: String { secret }
        var errorDescription: String? { secret }
    }

    private struct Throwing: Transport {
        let error: any Error
        func send(_ request: HTTPRequest, body: HTTPBody?) async throws -> (HTTPResponse, HTTPBody) { throw error }
    }

    @Test func errorOfATransportIsNotShown() async throws {
        let marker = Marker()
        let client = M2PClient(
            environment: .sandbox,
            tenant: "t",
            transport: Throwing(error: Careless(secret: marker.text))
        )
        try await expectNoLeak(of: marker) { try await client.login(username: "user", password: marker.text) }
    }

    @Test func errorOfACredentialIsNotShown() async throws {
        let marker = Marker()
        let client = M2PClient(
            environment: .sandbox,
            tenant: "t",
            token: .provider { throw Careless(secret: marker.text) }
        )
        try await expectNoLeak(of: marker) { try await client.generateOtp(mobileNumber: "9876543210") }
    }

    @Test func credentialThatNoHeaderFieldCanHoldIsNotShown() async throws {
        let marker = Marker("Qz7Xk9Wv3J1m\r\nPr5T8bLdYhNc")
        let client = M2PClient(environment: .sandbox, tenant: "t", token: .token(marker.text))
        try await expectNoLeak(of: marker) { try await client.generateOtp(mobileNumber: "9876543210") }
    }

    @Test func missingCredentialTellsItsNameAlone() async throws {
        let marker = Marker()
        let client = M2PClient(environment: .sandbox, credentials: .init(bearerAuth: .token(marker.text)))
        try await expectNoLeak(of: marker) { try await client.generateOtp(mobileNumber: marker.text) }
    }

    @Test func addressOfTheServerIsNotShownWhereNobodyListens() async throws {
        let marker = Marker()
        let client = M2PClient(
            environment: M2PEnvironment.production.replacing(
                M2PServers.platform,
                with: "http://127.0.0.1:1/\(marker.text)"
            ),
            tenant: "t"
        )
        try await expectNoLeak(of: marker) { try await client.login(username: "user", password: marker.text) }
    }

    private func expectNoLeak(of marker: Marker, _ call: () async throws -> any Sendable) async throws {
        let error = try await failure(of: call)
        #expect(callError(in: error) != nil)
        for (way, text) in Printing.texts(of: error) {
            #expect(marker.leak(in: text) == nil, "\(way): \(text)")
        }
    }

    /// The search finds what it looks for, so that its silence above means something.
    @Test func searchFindsASecretInEachWayOfPrinting() {
        struct Open { let secret: String }
        for (way, text) in Printing.texts(of: Open(secret: Marker().text)) {
            #expect(Marker().leak(in: text) != nil, "\(way): \(text)")
        }
        #expect(Marker().leak(in: "…YhNc") == "YhNc")
        #expect(Marker(showsLastFour: true).leak(in: "…YhNc") == nil)
        #expect(Marker(showsLastFour: true).leak(in: "…dYhNc") != nil)
        #expect(Marker().leak(in: "\(Array(Marker().text.utf8))") != nil)
    }
}
