import BindingsRuntime
import BindingsTesting
import Foundation
import HTTPTypes
import Testing

@Suite struct ExchangeRecorderTests {
    private func api(_ recorder: ExchangeRecorder, _ transport: any Transport) -> APIClient {
        APIClient(
            servers: NotesEnvironment.main.servers,
            transport: transport,
            middlewares: [recorder],
            credentials: Key()
        )
    }

    private struct Key: CredentialProvider {
        func credential(for scheme: String) -> Credential? { Credential("secret-key") }
    }

    private func echo(_ status: HTTPResponse.Status = .ok) -> StubTransport {
        StubTransport { _, body in (HTTPResponse(status: status), body ?? HTTPBody()) }
    }

    private let redactedNote: JSONValue = [
        "text": "hello", "secretCode": "open", "code": "<redacted>", "secretNumber": 0, "secretFlag": false,
        "secretList": [], "secretNotes": [:], "mobile": "…3210", "size": 1.5, "sent": 7, "nothing": nil,
    ]
    private let places = [
        "/code", "/mobile", "/secretFlag", "/secretList", "/secretNotes", "/secretNumber",
    ]

    @Test func bodiesKeepTheirShapeAndLoseTheirSecrets() async throws {
        let recorder = ExchangeRecorder()
        _ = try await api(recorder, echo()).send(WriteNote())
        let exchange = try #require(recorder.recording.exchanges.first)
        #expect(exchange.operation == "writeNote")
        #expect(exchange.method == "POST")
        #expect(exchange.status == 200)
        #expect(exchange.request?.json == redactedNote)
        #expect(exchange.request?.redacted == places)
        #expect(exchange.response?.json == redactedNote)
        // The redacted body is still a valid note.
        let note = try JSONDecoder().decode(Note.self, from: try JSONEncoder().encode(exchange.response?.json))
        #expect(note.code == "open" && note.secretCode == "<redacted>")
    }

    @Test func nestedSecretsAreReplacedInTheirPlaces() async throws {
        let recorder = ExchangeRecorder()
        let note = Note(replies: [Note(), Note(secretCode: nil)], described: Described())
        _ = try await api(recorder, echo()).send(WriteNote(note: note))
        let body = try #require(recorder.recording.exchanges.first?.request)
        #expect(body.redacted?.contains("/replies/0/code") == true)
        #expect(body.redacted?.contains("/replies/1/code") == false)
        #expect(body.redacted?.contains("/replies/1/mobile") == true)
        #expect(body.redacted?.contains("/described/pin") == true)
        #expect(!"\(body)".contains("secret-"))
    }

    /// Nothing is known about a value without a type, so all of its content is redacted.
    @Test(
        arguments: [
            ("secret-9", "<redacted>"), (["a": "secret-9"], [:]), (["secret-9"], []), (471, 0), (true, false),
        ] as [(JSONValue, JSONValue)]
    )
    func freeFormValuesAreLeftEmpty(value: JSONValue, left: JSONValue) async throws {
        let recorder = ExchangeRecorder()
        _ = try await api(recorder, echo()).send(WriteNote(note: Note(free: value)))
        let body = try #require(recorder.recording.exchanges.first?.request)
        guard case .object(let members) = body.json else { throw CancellationError() }
        #expect(members["free"] == left)
        #expect(body.redacted?.contains("/free") == true)
    }

    @Test func fieldsThatTheDocumentDoesNotDescribeAreLeftOut() async throws {
        let recorder = ExchangeRecorder()
        _ = try await api(recorder, StubTransport(json: #"{"text":"a","secretCode":"b","more":"secret-9"}"#))
            .send(WriteNote())
        #expect(recorder.recording.exchanges.first?.response?.json == ["text": "a", "secretCode": "b", "nothing": nil])
    }

    @Test(arguments: [
        (200, #""secret-9""#), (200, #"{"text":"secret-9""#), (418, #"{"text":"secret-9","secretCode":"b"}"#),
    ])
    func onlyTheSizeIsKeptOfABodyThatIsNoneOfTheDocuments(status: Int, text: String) async throws {
        let recorder = ExchangeRecorder()
        _ = try? await api(recorder, StubTransport(.init(code: status), json: text)).send(WriteNote())
        let exchange = try #require(recorder.recording.exchanges.first)
        #expect(exchange.response == Recording.Body(bytes: text.utf8.count))
        #expect(exchange.status == status)
    }

    @Test func bodiesOfFailuresAreRecorded() async throws {
        let recorder = ExchangeRecorder()
        _ = try? await api(recorder, echo(.conflict)).send(WriteNote())
        #expect(recorder.recording.exchanges.first?.status == 409)
        #expect(recorder.recording.exchanges.first?.response?.json == redactedNote)
    }

    /// A sensitive parameter, a credential in the query, and a parameter that isn't sensitive.
    @Test func pathTellsParametersOnlyWhereNoneIsSensitive() async throws {
        let recorder = ExchangeRecorder()
        _ = try await api(recorder, echo()).send(WriteNote(person: "secret-person", filter: "x"))
        _ = try? await api(recorder, echo()).send(FindNotes(filter: "x y"))
        #expect(
            recorder.recording.exchanges.map(\.path) == [
                "/v1/people/{person}/notes", "/v1/people/jane-doe/notes?filter=x%20y",
            ]
        )
        #expect(!"\(recorder.recording)".contains("secret-"))
    }

    @Test func headerFieldsAreKeptByNameAndNeverCredentials() async throws {
        let fields: HTTPFields = [
            .contentType: "application/json", .retryAfter: "3", .setCookie: "secret-1", .server: "s", .eTag: "tag",
        ]
        let transport = StubTransport { _, body in
            (HTTPResponse(status: .ok, headerFields: fields), body ?? HTTPBody())
        }
        let few = ExchangeRecorder()
        _ = try await api(few, transport).send(WriteNote())
        #expect(
            few.recording.exchanges.first?.headerFields == ["Content-Type": "application/json", "Retry-After": "3"]
        )
        let chosen = ExchangeRecorder(keeping: [.eTag, .setCookie, .authorization])
        _ = try await api(chosen, transport).send(WriteNote())
        #expect(chosen.recording.exchanges.first?.headerFields == ["ETag": "tag"])
    }

    private struct Careless: Error, CustomStringConvertible {
        var description: String { "secret-9" }
    }

    @Test func brokenExchangesAreRecordedByName() async throws {
        let recorder = ExchangeRecorder()
        for error in [TransportError.timedOut, .connectionLost("secret-9"), .notConnected("secret-9")] {
            _ = try? await api(recorder, StubTransport { _, _ in throw error }).send(WriteNote())
        }
        _ = try? await api(recorder, StubTransport { _, _ in throw Careless() }).send(WriteNote())
        #expect(recorder.recording.exchanges.map(\.failure) == ["timedOut", "connectionLost", "notConnected"])
        #expect(!"\(recorder.recording)".contains("secret-"))
    }

    @Test func fileCanBeReadByPeopleAndBack() async throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "recording-\(UUID().uuidString).json")
        defer { try? FileManager.default.removeItem(at: file) }
        let recording = Recording([
            Recording.Exchange(
                operation: "ping",
                method: "GET",
                path: "/v1/ping",
                status: 200,
                response: Recording.Body(json: ["a": "<redacted>", "b": [1, nil]], redacted: ["/a"])
            )
        ])
        try recording.write(to: file)
        #expect(
            try String(contentsOf: file, encoding: .utf8) == """
                {
                  "exchanges" : [
                    {
                      "method" : "GET",
                      "operation" : "ping",
                      "path" : "/v1/ping",
                      "response" : {
                        "json" : {
                          "a" : "<redacted>",
                          "b" : [
                            1,
                            null
                          ]
                        },
                        "redacted" : [
                          "/a"
                        ]
                      },
                      "status" : 200
                    }
                  ]
                }

                """
        )
        #expect(try Recording(contentsOf: file) == recording)
        #expect(throws: (any Error).self) { try Recording(contentsOf: file.appending(path: "none")) }
    }
}
