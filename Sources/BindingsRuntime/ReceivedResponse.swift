import Foundation
import HTTPTypes

/// A response on its way to the types of one operation.
///
/// Generated code reads from it.
@_spi(Generated) public struct ReceivedResponse {
    private let response: HTTPResponse
    private let body: HTTPBody
    private let operationID: String
    private let requestID: String
    /// Takes each decoded JSON value; nil, which costs nothing, unless somebody wants them.
    private let note: ((Any) -> Void)?

    init(
        _ response: HTTPResponse,
        body: HTTPBody,
        operationID: String,
        requestID: String,
        noting note: ((Any) -> Void)? = nil
    ) {
        self.response = response
        self.body = body
        self.operationID = operationID
        self.requestID = requestID
        self.note = note
    }

    /// The status code.
    public var status: Int { response.status.code }

    /// The body as a JSON value of a type.
    public func json<Value: Decodable>(_ type: Value.Type = Value.self) throws(CallError) -> Value {
        try noted { try JSONCoding.decode(type, from: $0) }
    }

    /// The body as an object of a type.
    public func json<Value: FieldCodable>(_ type: Value.Type = Value.self) throws(CallError) -> Value {
        try noted { try JSONCoding.decode(type, from: $0) }
    }

    private func noted<Value>(_ decode: (Data) throws -> Value) throws(CallError) -> Value {
        let data = try bytes()
        do {
            let value = try decode(data)
            if let note { note(value) }
            return value
        } catch {
            throw callError(.undecodableBody(received, problem: JSONCoding.problem(in: error)))
        }
    }

    /// The body as text, in UTF-8.
    public func text() throws(CallError) -> String {
        guard let text = String(data: try bytes(), encoding: .utf8) else {
            throw callError(.undecodableBody(received, problem: "not UTF-8 text"))
        }
        return text
    }

    /// The body as it is.
    public var content: FileContent { FileContent(body, contentType: response.headerFields[.contentType]) }

    /// The bytes of a body in memory.
    private func bytes() throws(CallError) -> Data {
        guard let data = body.data else {
            throw callError(.undecodableBody(received, problem: "a stream; collect it first"))
        }
        return data
    }

    /// A header field's text.
    public func header(_ name: String) -> String? {
        HTTPField.Name(name).flatMap { response.headerFields[$0] }
    }

    /// A header field as a value that JSON could hold: a number, a truth value, a text.
    public func header<Value: Decodable>(_ name: String, as type: Value.Type) -> Value? {
        guard let text = header(name) else { return nil }
        if let value = try? JSONCoding.decode(Value.self, from: Data(text.utf8)) { return value }
        guard let quoted = try? JSONCoding.encode(text) else { return nil }
        return try? JSONCoding.decode(Value.self, from: quoted)
    }

    /// The index of the first media type or range that matches the body's type, or 0 if the server doesn't send one.
    public func mediaType(among ranges: [String]) -> Int? { response.mediaType(among: ranges) }

    /// The error for a body of a media type that the document does not describe.
    public var undocumentedMediaType: CallError {
        callError(.undecodableBody(received, problem: "the media type isn't documented"))
    }

    /// A failure whose body is a JSON value of a type.
    public func failure<Body: Decodable & Sendable>(_ type: Body.Type = Body.self) throws(CallError)
        -> ErrorResponse<Body>
    {
        failure(of: try json(Body.self))
    }

    /// A failure with a body that is decoded already.
    public func failure<Body: Sendable>(of body: Body) -> ErrorResponse<Body> {
        ErrorResponse(body, status: response.status, headerFields: response.headerFields, requestID: requestID)
    }

    /// A failure of which the document describes no body.
    public func failure() -> ErrorResponse<Void> { failure(of: ()) }

    /// The error for a status that the document does not describe.
    public var undocumentedStatus: CallError { callError(.undocumentedStatus(received)) }

    private var received: CallError.Received {
        CallError.Received(status: response.status, headerFields: response.headerFields, body: body.data ?? Data())
    }

    private func callError(_ reason: CallError.Reason) -> CallError {
        CallError(reason, operationID: operationID, requestID: requestID)
    }
}

/// A body that is a failure if one member is present and not null, otherwise a success (`x-failure-when`).
@_spi(Generated) public enum EitherBody<Success: Decodable, Failure: Decodable, Condition: FailureCondition>: Decodable
{
    case success(Success)
    case failure(Failure)

    public init(from decoder: any Decoder) throws {
        if Self.isFailure(decoder) {
            self = .failure(try Failure(from: decoder))
        } else {
            self = .success(try Success(from: decoder))
        }
    }

    private static func isFailure(_ decoder: any Decoder) -> Bool {
        let members = Condition.members
        guard var container = try? decoder.container(keyedBy: AnyKey.self), let last = members.last else {
            return false
        }
        for member in members.dropLast() {
            guard let nested = try? container.nestedContainer(keyedBy: AnyKey.self, forKey: AnyKey(member)) else {
                return false
            }
            container = nested
        }
        return container.contains(AnyKey(last)) && (try? container.decodeNil(forKey: AnyKey(last))) == false
    }
}

/// The path of the member that makes a response with a success status a failure.
@_spi(Generated) public protocol FailureCondition {
    /// The member names from the root of the body.
    static var members: [String] { get }
}

extension EitherBody: Encodable where Success: Encodable, Failure: Encodable {
    /// Writes the one that it is.
    public func encode(to encoder: any Encoder) throws {
        switch self {
        case .success(let value): try value.encode(to: encoder)
        case .failure(let value): try value.encode(to: encoder)
        }
    }
}

extension HTTPResponse {
    /// The index of the first media type or range that matches the content's type, or 0 if the server doesn't send one.
    func mediaType(among ranges: [String]) -> Int? {
        guard let type = headerFields[.contentType] else { return 0 }
        let essence = type.prefix { $0 != ";" }.trimmingCharacters(in: .whitespaces).lowercased()
        return ranges.firstIndex { range in
            range == "*/*" || range == essence
                || (range.hasSuffix("/*") && essence.hasPrefix(range.dropLast()))
        }
    }
}
