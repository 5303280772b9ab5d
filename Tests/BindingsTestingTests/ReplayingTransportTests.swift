import BindingsRuntime
import BindingsTesting
import Foundation
import HTTPTypes
import Testing

@Suite struct ReplayingTransportTests {
    private static func write(_ text: String, status: Int = 200, answer: String? = nil) -> Recording.Exchange {
        Recording.Exchange(
            operation: "writeNote",
            method: "POST",
            path: "/v1/people/{person}/notes",
            request: body(text),
            status: status,
            response: body(answer ?? "answer to \(text)")
        )
    }

    private static func body(_ text: String) -> Recording.Body {
        Recording.Body(
            json: [
                "text": .string(text), "secretCode": "open", "code": "<redacted>", "mobile": "…3210", "nothing": nil,
            ],
            redacted: ["/code", "/mobile"]
        )
    }

    private static let find = Recording.Exchange(
        operation: "findNotes",
        method: "GET",
        path: "/v1/people/jane-doe/notes?filter=x",
        status: 200,
        response: Recording.Body(json: [])
    )

    private func operation(_ text: String, mobile: String? = "1119993210", secret: String? = "any") -> WriteNote {
        var note = Note(text: text, secretCode: secret, mobile: mobile)
        (note.secretNumber, note.secretFlag, note.secretList, note.secretNotes) = (nil, nil, nil, nil)
        (note.size, note.sent) = (nil, nil)
        return WriteNote(note: note)
    }

    private func api(_ transport: ReplayingTransport) -> APIClient {
        APIClient(servers: NotesEnvironment.main.servers, transport: transport)
    }

    /// Sends without the credential that the operation requires.
    private func send(_ operation: WriteNote, _ transport: ReplayingTransport) async throws -> Note {
        let (request, body) = try operation.request(in: NotesEnvironment.main)
        let (response, answer) = try await transport.send(request, body: body)
        return try WriteNote.output(from: response, body: answer)
    }

    @Test func exchangesAnswerInAnyOrderAndOnceEach() async throws {
        let transport = ReplayingTransport(Recording([Self.write("a"), Self.find, Self.write("b")]))
        #expect(try await send(operation("b"), transport).text == "answer to b")
        #expect(try await api(transport).send(FindNotes(filter: "x")).isEmpty)
        #expect(try await send(operation("a"), transport).text == "answer to a")
        #expect(transport.remaining.isEmpty)
        await #expect(throws: TransportError.self) { try await send(operation("a"), transport) }
    }

    @Test func equalRequestsGetTheirAnswersInTheRecordedOrder() async throws {
        let transport = ReplayingTransport(
            Recording([Self.write("a", answer: "first"), Self.write("a", answer: "second")])
        )
        #expect(try await send(operation("a"), transport).text == "first")
        #expect(try await send(operation("a"), transport).text == "second")
    }

    @Test func recordedOrderCanBeAskedFor() async throws {
        let transport = ReplayingTransport(Recording([Self.write("a"), Self.write("b")]), order: .recorded)
        await #expect {
            try await send(operation("b"), transport)
        } throws: { error in
            error as? TransportError
                == .invalidRequest(
                    "POST /v1/people/*/notes was asked, and the next recorded exchange is "
                        + "writeNote (POST /v1/people/{person}/notes); it differs in the value of /text"
                )
        }
        #expect(try await send(operation("a"), transport).text == "answer to a")
        #expect(try await send(operation("b"), transport).text == "answer to b")
    }

    @Test(arguments: [
        ("a", "1119993210", "x" as String?, nil as String?), ("a", "1119993211", "x", "the value of /mobile"),
        ("z", "1119993210", "x", "the value of /text"), ("a", "1119993210", nil, "the missing /code"),
    ])
    func replacedValuesMatchByWhatIsKnownOfThem(text: String, mobile: String, secret: String?, difference: String?)
        async throws
    {
        let transport = ReplayingTransport(Recording([Self.write("a")]))
        do {
            _ = try await send(operation(text, mobile: mobile, secret: secret), transport)
            #expect(difference == nil)
        } catch let error as TransportError {
            let difference = try #require(difference)
            #expect("\(error)".hasSuffix("writeNote (POST /v1/people/{person}/notes), which differs in \(difference)"))
            #expect(!"\(error)".contains("111999"))
        }
    }

    @Test func complaintNamesWhatIsOnFile() async throws {
        let transport = ReplayingTransport(Recording([Self.find]))
        await #expect {
            try await api(transport).send(FindNotes(person: "someone-else", filter: "x"))
        } throws: { error in
            "\(error)".contains(
                "GET /v1/people/*/notes was asked, and is not among the recorded exchanges that are left: "
                    + "findNotes (GET /v1/people/jane-doe/notes?filter=x)"
            )
        }
        let empty = ReplayingTransport(Recording())
        await #expect {
            try await api(empty).send(FindNotes())
        } throws: {
            "\($0)".contains("GET /*/*/*/* was asked, and no recorded exchange is left")
        }
    }

    @Test func queryCounts() async throws {
        let transport = ReplayingTransport(Recording([Self.find]))
        await #expect(throws: WriteNoteError.self) { try await api(transport).send(FindNotes(filter: "y")) }
        #expect(try await api(transport).send(FindNotes(filter: "x")).isEmpty)
    }

    @Test(arguments: ["notConnected", "connectionLost", "timedOut", "untrustedServer", "from a later version"])
    func recordedFailuresAreThrown(failure: String) async throws {
        var exchange = Self.find
        (exchange.status, exchange.response, exchange.failure) = (nil, nil, failure)
        let error = await #expect(throws: WriteNoteError.self) {
            try await api(ReplayingTransport(Recording([exchange]))).send(FindNotes(filter: "x"))
        }
        guard case .transport(let found) = error?.reason else { throw CancellationError() }
        let name = found.name
        #expect(name == failure || (failure == "from a later version" && name == "connectionLost"))
    }

    @Test func bodyOfWhichTheSizeIsKnownStaysUndecodable() async throws {
        var exchange = Self.find
        exchange.response = Recording.Body(bytes: 17)
        let error = await #expect(throws: WriteNoteError.self) {
            try await api(ReplayingTransport(Recording([exchange]))).send(FindNotes(filter: "x"))
        }
        guard case .undecodableBody(let received, _) = error?.reason else { throw CancellationError() }
        #expect(received.body.count == 17)
    }

    @Test func headerFieldsComeBack() async throws {
        var exchange = Self.find
        exchange.headerFields = ["Retry-After": "3", "not a name": "x"]
        let transport = ReplayingTransport(Recording([exchange]))
        let (request, _) = try FindNotes(filter: "x").request(in: NotesEnvironment.main)
        let (response, _) = try await transport.send(request, body: nil)
        #expect(response.headerFields == [.retryAfter: "3"])
    }

    /// Members whose names were omitted match any name.
    ///
    /// Others are still compared.
    @Test(
        arguments: [
            (#"{"tags":{"x":1,"y":2},"n":1}"#, true), (#"{"tags":{},"n":1}"#, true),
            (#"{"tags":{"x":1},"n":2}"#, false),
            (#"{"tags":{},"n":1,"other":1}"#, false), (#"{"n":1}"#, false),
        ]
    )
    func membersThatWereLeftOutFitAnyRequest(body: String, isAnswered: Bool) async throws {
        let exchange = Recording.Exchange(
            operation: "tag",
            method: "POST",
            path: "/",
            request: .init(json: ["tags": [:], "n": 1], redacted: ["/tags/*"]),
            status: 204
        )
        let transport = ReplayingTransport(Recording([exchange]))
        let request = HTTPRequest(method: .post, scheme: "https", authority: "example.com", path: "/")
        let answer = try? await transport.send(request, body: HTTPBody(Data(body.utf8)))
        #expect((answer != nil) == isAnswered)
    }
}
