@_spi(Generated) import BindingsRuntime
import Foundation
import HTTPTypes

/// An operation by hand, as the generator would write it, with whatever a recording must look at.
struct WriteNote: APIOperation, Hashable, Redacting {
    static let descriptor = OperationDescriptor(
        id: "writeNote",
        method: "POST",
        path: "/people/{person}/notes",
        servers: [APIServer(name: "main", url: "https://notes.example.com/v1")],
        responses: [.json(200), .failure(409)],
        security: [[SecurityScheme(name: "key", kind: .query("key"))]]
    )

    var person = "jane-doe"
    var filter: String? = nil
    var note = Note()

    func encode(into request: inout RequestBuilder) throws {
        request.path("/people/")
        try request.path("person", person)
        request.path("/notes")
        request.query("filter", filter)
        try request.json(note)
    }

    static func decode(_ response: ReceivedResponse) throws(CallError) -> Result<Note, WriteNoteError> {
        switch response.status {
        case 200: return .success(try response.json())
        case 409: return .failure(.conflict(try response.failure()))
        default: throw response.undocumentedStatus
        }
    }

    var shown: KeyValuePairs<String, Any?> {
        ["person": Redacted.hidden(person), "filter": filter, "note": note]
    }
}

enum WriteNoteError: OperationFailure {
    case conflict(ErrorResponse<Note>)
    case unexpected(CallError)

    var details: FailureDetails {
        switch self {
        case .conflict(let response): FailureDetails("conflict", response)
        case .unexpected(let error): FailureDetails(error)
        }
    }

    var reason: CallError.Reason? {
        if case .unexpected(let error) = self { error.reason } else { nil }
    }
}

/// The same without a sensitive parameter.
struct FindNotes: APIOperation, Hashable {
    static let descriptor = OperationDescriptor(
        id: "findNotes",
        method: "GET",
        path: "/people/{person}/notes",
        servers: [APIServer(name: "main", url: "https://notes.example.com/v1")],
        responses: [.json(200)]
    )

    var person = "jane-doe"
    var filter: String? = nil

    func encode(into request: inout RequestBuilder) throws {
        request.path("/people/")
        try request.path("person", person)
        request.path("/notes")
        request.query("filter", filter)
    }

    static func decode(_ response: ReceivedResponse) throws(CallError) -> Result<[Note], WriteNoteError> {
        switch response.status {
        case 200: return .success(try response.json())
        default: throw response.undocumentedStatus
        }
    }
}

/// A body with each kind of value, open and sensitive, some of them renamed.
struct Note: Codable, Hashable, Sendable, Redacting {
    var text = "hello"
    var code = "open"
    var secretCode: String? = "secret-1"
    var secretNumber: Int? = 4711
    var secretFlag: Bool? = true
    var secretList: [String]? = ["secret-2"]
    var secretNotes: [String: [Int]]? = ["secret-3": [4712]]
    var mobile: String? = "9876543210"
    var size: Double? = 1.5
    var sent: Date? = Date(timeIntervalSinceReferenceDate: 7)
    var replies: [Note]? = nil
    var described: Described? = nil
    @Nullable var free: JSONValue? = nil
    @NullWhenNil var nothing: String? = nil

    var shown: KeyValuePairs<String, Any?> {
        [
            "text": text, "code": code, "secretCode": Redacted.hidden(secretCode),
            "secretNumber": Redacted.hidden(secretNumber), "secretFlag": Redacted.hidden(secretFlag),
            "secretList": Redacted.hidden(secretList), "secretNotes": Redacted.hidden(secretNotes),
            "mobile": Redacted.lastFour(mobile), "size": size, "sent": sent, "replies": replies, "described": described,
            "free": free,
            "nothing": nothing,
        ]
    }

    // `code` and `secretCode` exchange their names on the wire.
    static let wireNames: KeyValuePairs<String, String> = ["code": "secretCode", "secretCode": "code"]

    enum CodingKeys: String, CodingKey {
        case text
        case code = "secretCode"
        case secretCode = "code"
        case secretNumber, secretFlag, secretList, secretNotes, mobile, size, sent, replies, described, free, nothing
    }
}

/// A type with a field that is called as Swift calls its texts.
struct Described: Codable, Hashable, Sendable, RedactingFields {
    var description = "hello"
    var pin = "secret-4"

    var shown: KeyValuePairs<String, Any?> { ["description": description, "pin": Redacted.hidden(pin)] }
}

/// Where the operations here go.
struct NotesEnvironment: APIEnvironment {
    static let main = Self(APIServer(name: "main", url: "https://notes.example.com/v1"))
    let servers: ServerSelection

    init(_ servers: ServerSelection) { self.servers = servers }
}
