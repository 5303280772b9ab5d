@_spi(Generated) import BindingsRuntime
import BindingsTesting
import Foundation
import HTTPTypes
import M2P
import M2PSandbox
import M2PTesting
import PINBlock
import PINBlockAES
import Testing

/// Handwritten types that hold a secret don't show any of it either.
@Suite struct HandWrittenSecretTests {
    /// A value of a type that contains the marker.
    struct Holder: Sendable, CustomTestStringConvertible {
        let type: String
        let testDescription: String
        var marker = Marker()
        let make: @Sendable (String) async throws -> Any

        init(
            _ type: String,
            _ what: String = "",
            _ marker: Marker = Marker(),
            _ make: @escaping @Sendable (String) async throws -> Any
        ) {
            self.type = type
            testDescription = what.isEmpty ? type : "\(type): \(what)"
            self.marker = marker
            self.make = make
        }
    }

    private static let pan = Marker("4539148803436467", showsLastFour: true)
    private static let key = Marker("Qz7Xk9Wv3J1mPr5T8bLdYhNcQz7Xk9Wv")

    private static let holders = credentials + bodies + errors + pins + others

    private static let credentials = [
        Holder("Credential", "fixed") { Credential($0) },
        Holder("Credential", "a token") { Credential.token($0) },
        Holder("Credential", "a provider's") { text in Credential.provider { text } },
        Holder("Credential", "basic authentication") { Credential.basic(user: "user", password: $0) },
        Holder("Credential", "tokens") { text in
            let tokens = TokenProvider { BearerToken(text, expiry: nil) }
            _ = try await tokens.token()
            return Credential(tokens)
        },
        Holder("BearerToken") { BearerToken($0, expiry: nil) },
        Holder("TokenProvider") { text in
            let tokens = TokenProvider { BearerToken(text, lifetime: .seconds(60)) }
            _ = try await tokens.token()
            return tokens
        },
        Holder("APIClient", "its credentials") {
            M2PClient.Credentials(bearerAuth: .token($0), tenantId: Credential($0), tenant: Credential($0))
        },
        Holder("APIClient") { M2PClient(environment: .sandbox, tenant: "ACME_CORP", token: .token($0)) },
    ]

    private static let bodies = [
        Holder("HTTPBody") { HTTPBody(Data($0.utf8)) },
        Holder("HTTPBody.AsyncIterator") { HTTPBody(Data($0.utf8)).makeAsyncIterator() },
        Holder("ServerSentEvent") { ServerSentEvent(data: $0, id: $0) },
        Holder("ServerSentEvents") { HTTPBody(Data($0.utf8)).serverSentEvents },
        Holder("ServerSentEvents.AsyncIterator") { text in
            var iterator = HTTPBody(Data("data: 1\n\ndata: \(text)\n\ndata: \(text)".utf8)).serverSentEvents
                .makeAsyncIterator()
            _ = try await iterator.next()
            return iterator
        },
        Holder("FileContent") { FileContent(Data($0.utf8)) },
        Holder("MultipartForm") { text in
            var form = MultipartForm()
            form.add("name", text: text)
            return form
        },
        Holder("PartHeader") { PartHeader("X-Secret", $0) as Any },
        Holder("ParameterContent", "a text") { ParameterContent.primitive($0) },
        Holder("ParameterContent", "texts") { ParameterContent.array([$0]) },
        Holder("ParameterContent", "members") { ParameterContent.object([($0, $0)]) },
        Holder("JSONValue", "a string") { JSONValue.string($0) },
        Holder("JSONValue", "a member") { JSONValue.object([$0: .string($0)]) },
        Holder("JSONValue", "an item") { JSONValue.array([.array([.string($0)])]) },
        Holder("JSONValue", "a number", .digits) { JSONValue.integer(Int64($0) ?? 0) },
        Holder("Recording") { text in
            Recording([.init(operation: "", method: "GET", path: "/", request: .init(json: [text: .string(text)]))])
        },
        Holder("Recording.Exchange") { text in
            Recording.Exchange(operation: "", method: "GET", path: "/", response: .init(json: .string(text)))
        },
        Holder("Recording.Body") { Recording.Body(json: [$0: .string($0)]) },
        Holder("StubTransport") { StubTransport(json: $0) },
        Holder("ReplayingTransport") { text in
            ReplayingTransport(
                Recording([.init(operation: "", method: "GET", path: "/", request: .init(json: .string(text)))])
            )
        },
        Holder("ExchangeRecorder") { text in
            let recorder = ExchangeRecorder()
            let client = M2PClient(
                environment: .sandbox,
                tenant: "t",
                token: .token(text),
                transport: StubTransport(json: "{\"\(text)\":1,\"result\":{\"\(text)\":1}}"),
                middlewares: [recorder]
            )
            _ = try? await client.generateOtp(mobileNumber: text)
            return recorder
        },
        Holder("APICall") { call($0) },
        Holder("Exchange", "without a response") { call($0).failed(Careless(secret: $0)) },
        Holder("Exchange", "with a response") { text in
            let head = HTTPResponse(status: .ok, headerFields: [.setCookie: text])
            return call(text).answered(head, HTTPBody(Data("{\"\(text)\":1}".utf8)))
        },
        Holder("APIResponse") { text in
            let user = #"{"id":"1","username":"u","entityId":"e","role":"r"}"#
            let session = "{\"token\":\"\(text)\",\"user\":\(user)}"
            let client = M2PClient(environment: .sandbox, transport: StubTransport(json: session))
            return try await client.response(to: Login(username: "user", password: text))
        },
        Holder("CallOptions") { text in
            CallOptions(headerFields: [.authorization: text], idempotencyKey: text)
        },
    ]

    private static let errors = [
        Holder("ErrorResponse", "header fields") { text in
            ErrorResponse((), status: .conflict, headerFields: [.setCookie: text])
        },
        Holder("ErrorResponse", "bare text") { ErrorResponse($0, status: .conflict) },
        Holder("ErrorResponse", "bytes") { ErrorResponse(Data($0.utf8), status: .conflict) },
        Holder("ErrorResponse", "a map") { ErrorResponse([$0: 1], status: .conflict) },
        Holder("ErrorResponse", "maps") { ErrorResponse([[$0: [$0: $0]]], status: .conflict) },
        Holder("ErrorResponse", "anything") { ErrorResponse(JSONValue.string($0), status: .conflict) },
        Holder("CallError") { try await failedCall($0) },
        Holder("CallError.Reason") { try await failedCall($0).reason },
        Holder("CallError.Received") { text in
            guard case .undecodableBody(let received, _) = try await failedCall(text).reason else {
                throw CancellationError()
            }
            return received
        },
        Holder("CallError.Reason", "a stranger's error") { CallError.Reason.connection(Careless(secret: $0)) },
        Holder("CallOutcome") { call($0).failed(Careless(secret: $0)).outcome },
        Holder("FailureDetails") { text in
            GenerateOtpError.unauthorized(
                ErrorResponse((), status: .unauthorized, headerFields: [.setCookie: text])
            ).details
        },
        Holder("Violation") { text in violations(text) },
        Holder("Validator") { text in
            var validators: [Validator] = []
            _ = Members(members: [text: ""]) { validators.append($0) }.violations
            return validators
        },
        Holder("AccountNumber", "the error for a PAN", pan) { text in
            do { return try AccountNumber(pan: text, verifyingLuhn: true) } catch { return error }
        },
        Holder("PINError", "the error for a clear PIN") { text in
            do { _ = try ClearPIN(text) } catch { return error }
            throw CancellationError()
        },
        Holder("PINError", "the error for a kit number") { text in
            do { return try KitNumber(text) } catch { return error }
        },
        Holder("PINError", "the error for a key") { text in
            do { return try AESKey(hex: text) } catch { return error }
        },
        Holder("PINError", "the error for an encrypted PIN", Marker("Qz7Xk9Wv!3J1mPr5T8bLdYhNc")) { text in
            do { return try EncryptedPIN(base64: text) } catch { return error }
        },
        Holder("InvalidDate") { text in
            do { return try CardExpiry(mmyy: text) } catch { return error }
        },
    ]

    private static let pins = [
        Holder("EncryptedPIN", "", .encryptedPIN) { try EncryptedPIN(base64: $0) },
        Holder("AESKey", "", key) { try AESKey(text: $0) },
        Holder("AESKey", "in Base64", .encryptedPIN) { try AESKey(base64: $0) },
        Holder("AESPINCipher", "", key) { AESPINCipher(key: try AESKey(text: $0)) },
        Holder("AccountNumber", "", pan) { try AccountNumber(pan: $0) },
        Holder("PINBlockFormat", "", pan) { PINBlockFormat.format0(try AccountNumber(pan: $0)) },
        Holder("PINSettingsSearch", "", .encryptedPIN) {
            PINSettingsSearch(sample: try EncryptedPIN(base64: $0), kit: try KitNumber("130005054"))
        },
        Holder("PINSettingsReport", "", key) { text in
            try PINSettingsSearch(sample: EncryptedPIN(base64: Sample.block), kit: KitNumber("130005054"))
                .run(pin: ClearPIN("1234"), key: text.utf8)
        },
        Holder("DateOfBirth", "", Marker("19770815")) { text in
            let number = Int(text) ?? 0
            return try DateOfBirth(year: number / 10_000, month: number / 100 % 100, day: number % 100)
        },
    ]

    private static let others = [
        Holder("Sandbox.User") { text in
            Sandbox.User(username: "user", password: text, id: "1", entityId: "e", role: "r")
        },
        Holder("Sandbox.Client") { Sandbox.Client(clientId: "client", clientSecret: $0) },
        Holder("Sandbox.Card", "", Marker("1228")) { Sandbox.Card(kitNo: "1", expiryDate: $0) },
        Holder("Sandbox.Customer") { text in
            Sandbox.Customer(entityId: "e", mobileNumber: "1", dateOfBirth: text, cards: [])
        },
        Holder("Sandbox.Tenant") { text in
            Sandbox.Tenant(id: "t", clients: [Sandbox.Client(clientId: "client", clientSecret: text)])
        },
        Holder("Sandbox.Configuration") { text in
            var configuration = Sandbox.Configuration()
            configuration.tenants = [
                Sandbox.Tenant(id: "t", clients: [Sandbox.Client(clientId: "client", clientSecret: text)])
            ]
            return configuration
        },
    ]

    /// Types without data from a caller, a server or a key, or whose data callers print only on purpose.
    private static let harmless: Set<String> = [
        // Data from the document and the configuration.
        "OperationDescriptor", "ResponseDescriptor", "ResponseDescriptor.Body", "ResponseDescriptor.Status",
        "RetryRule",
        "APIServer", "ServerSelection", "CallOutcome.Kind", "SecurityScheme",
        "SecurityScheme.Kind", "NoCredentials", "JSONLimits", "ParameterStyle", "TransportLimits", "Retries",
        "RetryBudget", "RetryPolicy", "TimerClock", "RequestID", "TokenRefused", "HTTPBodyError", "URLSessionTransport",
        "ManualClock", "ManualClock.Instant", "ReplayingTransport.Order", "DateOfBirth.TextForm",
        "CallLogging", "CallLogging.Bodies", "CallMetrics", "CallTracing", "AsyncHTTPClientTransport",
        // Its details are written by the transports.
        "TransportError",
        // Properties of types that redact them if they are sensitive.
        "Nullable", "Nullable.State", "Indirect", "IndirectNullable", "Plain",
        // Made while a value is decoded, encoded or compared, and passed only to generated code.
        "FieldList",
        "CalendarDate", "DateTime", "CardExpiry", "Redacted",
        // Settings of ciphers and formats, and numbers that may be shown.
        "CheckDigit", "KitNumber", "TranslationRules", "AESBlockSettings", "BlockLayout", "CipherMode",
        "InitializationVector", "Padding", "AESKeyForm", "KeyCheckValue", "KeyCheckValue.Method", "KeyWarning",
        "PINSettings", "PINSettingsReport.RuledOut", "PINSettingsReport.UnusableForm",
        // The sandbox, whose accounts are made up. Its passwords are in `Sandbox.User` and similar types.
        "Sandbox", "Sandbox.Call", "Sandbox.RateLimit", "Sandbox.Randomness",
        "Sandbox.PasswordSource", "Sandbox.Fault", "Sandbox.Message", "Sandbox.Message.Channel",
        "Sandbox.Message.State", "Sandbox.Operation", "Sandbox.TestAccount", "SandboxClock", "SandboxError",
        // Made from files, and tested with its transport.
        "ClientIdentity", "InvalidClientIdentity",
    ]

    /// A new type must either be tested with a marker or listed as harmless.
    @Test func everyTypeIsThoughtOf() throws {
        let named = try PublicTypes.named()
        let tried = Set(Self.holders.map { $0.type })
        #expect(named.count > 90)
        #expect(named.subtracting(tried).subtracting(Self.harmless).sorted() == [])
        #expect(tried.union(Self.harmless).subtracting(named).sorted() == [])
        #expect(tried.intersection(Self.harmless).sorted() == [])
    }

    /// A call with the secret in every possible location.
    private static func call(_ secret: String) -> APICall {
        let fields: HTTPFields = [.authorization: secret]
        let request = HTTPRequest(
            method: .post,
            scheme: "https",
            authority: "example.com",
            path: "/?key=\(secret)",
            headerFields: fields
        )
        let body = HTTPBody(Data(secret.utf8))
        return APICall(Login(username: "user", password: secret), request, body: body, requestID: "r")
    }

    private static func failedCall(_ secret: String) async throws -> CallError {
        let body = Data(#"{"result":{"status":true},"\#(secret)":"\#(secret)"}"#.utf8)
        do {
            let fields: HTTPFields = [.setCookie: secret]
            _ = try GenerateOtp.output(from: HTTPResponse(status: .ok, headerFields: fields), body: HTTPBody(body))
        } catch {
            if let error = error.callError { return error }
        }
        throw CancellationError()
    }

    private struct Members: Validatable {
        let members: [String: String]
        var look: (Validator) -> Void = { _ in }

        func validate(_ validator: inout Validator) {
            validator.eachValue("members", members) { validator, name, member in
                validator.each(name, [member]) { $0.text($1, $2, min: 1) }
                look(validator)
            }
        }
    }

    private static func violations(_ name: String) -> [Violation] { Members(members: [name: ""]).violations }

    @Test(arguments: holders)
    func holderShowsNothing(holder: Holder) async throws {
        let value = try await holder.make(holder.marker.text)
        for (way, text) in Printing.texts(of: value) {
            let leak = holder.marker.leak(in: text)
            #expect(leak == nil, "\(way) shows \(leak ?? ""): \(text)")
        }
    }

    /// An error whose descriptions all contain the secret, as a careless library might throw it.
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

    /// The search finds a leak if there is one, so the tests above are meaningful.
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
