@_spi(Generated) import BindingsRuntime
import Foundation
import HTTPTypes

/// A handwritten operation, as the generator would write it, with everything that a recording must handle.
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
        case 409: return .failure(.init("conflict", try response.failure(Note.self)))
        default: throw response.undocumentedStatus
        }
    }

    func listFields(_ fields: inout FieldList) {
        fields.uncoded("person", person, .hidden)
        fields.uncoded("filter", filter)
        fields.uncoded("note", note)
    }
}

struct WriteNoteError: OperationFailure {
    let details: FailureDetails
    init(_ details: FailureDetails) { self.details = details }

    var reason: CallError.Reason? { callError?.reason }
}

/// An operation without a sensitive parameter.
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

/// A body with each kind of value, sensitive or not, some of them renamed.
struct Note: FieldCodable, Redacting {
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
    var nothing: String? = nil

    // `code` and `secretCode` swap their names on the wire.
    mutating func listFields(_ fields: inout FieldList) {
        fields.required("text", &text)
        fields.required("secretCode", &code, .named("code"))
        fields.optional("code", &secretCode, .hidden(named: "secretCode"))
        fields.optional("secretNumber", &secretNumber, .hidden)
        fields.optional("secretFlag", &secretFlag, .hidden)
        fields.optional("secretList", &secretList, .hidden)
        fields.optional("secretNotes", &secretNotes, .hidden)
        fields.optional("mobile", &mobile, .lastFour)
        fields.optional("size", &size)
        fields.optional("sent", &sent)
        fields.optional("replies", &replies)
        fields.optional("described", &described)
        fields.nullable("free", &_free)
        fields.nullable("nothing", &nothing)
    }
}

/// A type whose field `description` has the name of Swift's own property.
struct Described: FieldCodable, RedactingFields {
    var description = "hello"
    var pin = "secret-4"

    mutating func listFields(_ fields: inout FieldList) {
        fields.required("description", &description)
        fields.required("pin", &pin, .hidden)
    }
}

/// The servers of these operations.
struct NotesEnvironment: APIEnvironment {
    static let main = Self(APIServer(name: "main", url: "https://notes.example.com/v1"))
    let servers: ServerSelection

    init(_ servers: ServerSelection) { self.servers = servers }
}

// In addition to the initializers that the compiler synthesizes.
extension Note {
    init(from fields: inout FieldList) throws {
        self.init(
            text: try fields.required("text"),
            code: try fields.required("secretCode"),
            secretCode: nil,
            secretNumber: nil,
            secretFlag: nil,
            secretList: nil,
            secretNotes: nil,
            mobile: nil,
            size: nil,
            sent: nil
        )
    }
}

extension Described {
    init(from fields: inout FieldList) throws {
        self.init(description: try fields.required("description"), pin: try fields.required("pin"))
    }
}
