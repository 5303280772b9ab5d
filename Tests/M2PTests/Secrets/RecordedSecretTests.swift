import BindingsRuntime
import BindingsTesting
import Foundation
import HTTPTypes
import M2P
import Testing

/// No `x-sensitive` field is in a recording's file, whatever the request and response.
@Suite struct RecordedSecretTests {
    private func client(_ recorder: ExchangeRecorder, _ transport: any Transport, token: String = "token") -> M2PClient
    {
        var client = M2PClient(
            environment: .sandbox,
            tenant: "ACME",
            token: .token(token),
            transport: transport,
            middlewares: [recorder]
        )
        client.api.validatesInput = false
        return client
    }

    private func text(_ recorder: ExchangeRecorder) throws -> String {
        let file = FileManager.default.temporaryDirectory.appending(path: "recording-\(UUID().uuidString).json")
        defer { try? FileManager.default.removeItem(at: file) }
        try recorder.recording.write(to: file)
        return try String(contentsOf: file, encoding: .utf8)
    }

    @Test(arguments: SensitiveField.all)
    func requestIsRecordedWithoutIt(field: SensitiveField) async throws {
        let type = try #require(BodyType.named(field.typeName))
        guard let operation = try type.decode(try JSONEncoder().encode(field.body)) as? any APIOperation else { return }
        let recorder = ExchangeRecorder()
        await send(operation, client(recorder, StubTransport(json: "{}")).api)
        let request = try #require(recorder.recording.exchanges.first?.request)
        #expect(request.redacted?.contains("/" + field.path.joined(separator: "/")) == true)
        #expect(field.marker.leak(in: try text(recorder)) == nil)
    }

    private func send<Operation: APIOperation>(_ operation: Operation, _ api: APIClient) async {
        _ = try? await api.send(operation)
    }

    @Test(arguments: SensitiveField.all + SensitiveField.undescribed)
    func responseIsRecordedWithoutIt(field: SensitiveField) async throws {
        let json = String(decoding: try JSONEncoder().encode(field.body), as: UTF8.self)
        let recorder = ExchangeRecorder(keeping: [.setCookie, .contentType])
        for body in [json, String(json.dropLast(2)), "{\"undocumented\":\(json)}", "\"\(field.marker.text)\""] {
            for status in [200, 400, 409, 418] {
                let transport = StubTransport { _, _ in
                    let fields: HTTPFields = [.setCookie: field.marker.text]
                    return (
                        HTTPResponse(status: .init(code: status), headerFields: fields), HTTPBody(Data(body.utf8))
                    )
                }
                let client = client(recorder, transport, token: field.marker.text)
                for call in SampleCall.all { _ = try? await call.send(client) }
            }
        }
        #expect(recorder.recording.exchanges.count == 16 * SampleCall.all.count)
        #expect(field.marker.leak(in: try text(recorder)) == nil)
    }

    @Test func renamedFieldsAreNotTakenForSensitiveOnes() async throws {
        let recorder = ExchangeRecorder()
        let json = #"{"access_token":"secret-1","token_type":"Bearer","expires_in":3600}"#
        _ = try await client(recorder, StubTransport(json: json)).createAccessToken(clientId: "c", clientSecret: "s")
        #expect(
            recorder.recording.exchanges.first?.response
                == Recording.Body(
                    json: ["access_token": "<redacted>", "token_type": "Bearer", "expires_in": 3600],
                    redacted: ["/access_token"]
                )
        )
    }
}
