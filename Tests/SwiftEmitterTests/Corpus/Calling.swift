// Compiled by the corpus script with the Swift of one document and a main.swift of its own: what the calls there need.

@_spi(Generated) import BindingsRuntime
import Foundation
import HTTPTypes

/// A value of any type that can be decoded, made by its own decoding: texts are "text", numbers 1, arrays have one
/// element, enums their first documented value, and optional members are there down to the second level.
func sample<Value: Decodable>(_ type: Value.Type = Value.self) throws -> Value { try Sampler(depth: 0).make(type) }

func sample(_ type: FileContent.Type) throws -> FileContent { FileContent(Data("bytes".utf8), fileName: "a.bin") }

func sample(_ type: [FileContent].Type) throws -> [FileContent] { [try sample(FileContent.self)] }

func sample(_ type: MultipartForm.Type) throws -> MultipartForm {
    var form = MultipartForm()
    form.add("name", text: "text")
    return form
}

/// The JSON of a value, with sorted keys.
func encoded(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
}

/// The JSON of a sample of what a case holds, or of what a function reads.
func payload<Value: Codable, Whole>(_ make: (Value) -> Whole) throws -> String { try encoded(sample(Value.self)) }
func member<Value: Codable, Whole>(_ read: (Whole) -> Value) throws -> String { try encoded(sample(Value.self)) }

/// One call: the operation, what the server answers, and the text that the output must give back.
struct CorpusCall<Operation: APIOperation> {
    var operation: Operation
    var contentType: String?
    var status: Int
    var answer: (type: String, text: String)
    var read: (Operation.Output) throws -> String

    /// The operation's first server, at another origin.
    private static var servers: ServerSelection {
        let documented = Operation.descriptor.servers
        if documented.isEmpty { return .origin("https://call.example.com") }
        return ServerSelection(name: "corpus", [documented[0]]).moved(to: "https://call.example.com")
    }

    /// What is wrong with the request or the output; nil where all is well.
    func fault() async -> String? {
        let wire = CorpusWire(status: status, type: answer.type, text: answer.text)
        let client = APIClient(
            servers: Self.servers,
            transport: wire,
            credentials: AnyCredential(),
            validatesInput: false
        )
        do {
            let output = try await client.send(operation)
            let text = try read(output)
            if text != answer.text { return "the output is \(text), not \(answer.text)" }
        } catch {
            return "\(error)"
        }
        return wire.fault(Operation.descriptor, contentType)
    }
}

struct AnyCredential: CredentialProvider {
    func credential(for scheme: String) -> Credential? { Credential("secret") }
}

/// A server in memory with one answer.
final class CorpusWire: Transport, @unchecked Sendable {
    private let lock = NSLock()
    private var sent: (request: HTTPRequest, body: Data?)?
    private let response: HTTPResponse
    private let body: HTTPBody

    init(status: Int, type: String, text: String) {
        response = HTTPResponse(status: .init(code: status), headerFields: type.isEmpty ? [:] : [.contentType: type])
        body = HTTPBody(Data(text.utf8))
    }

    func send(_ request: HTTPRequest, body: HTTPBody?) async throws -> (HTTPResponse, HTTPBody) {
        lock.withLock { sent = (request, body?.data) }
        return (response, self.body)
    }

    /// What does not fit the operation: the method, the path behind the server's, the body's media type.
    func fault(_ descriptor: OperationDescriptor, _ contentType: String?) -> String? {
        guard let (request, body) = lock.withLock({ sent }) else { return "nothing was sent" }
        if request.method != descriptor.method { return "sent \(request.method), not \(descriptor.method)" }
        let path = (request.path ?? "").prefix { $0 != "?" }
        let template = descriptor.path.prefix { $0 != "#" && $0 != "?" }
        let pieces = template.split(separator: "/").map { $0.contains("{") ? nil : String($0) }
        let found = path.split(separator: "/").suffix(pieces.count).map { $0.removingPercentEncoding ?? String($0) }
        if found.count != pieces.count || path.contains("{")
            || !zip(pieces, found).allSatisfy({ $0 == nil || $0?.removingPercentEncoding == $1 })
        {
            return "sent to \(path), not \(template)"
        }
        guard let contentType else { return body == nil ? nil : "a body was sent" }
        if body == nil { return "no body was sent" }
        let type = request.headerFields[.contentType] ?? "no type"
        return contentType.isEmpty || type.contains(contentType) ? nil : "the body is \(type), not \(contentType)"
    }
}

/// A decoder with nothing to decode from.
private struct Sampler: Decoder {
    let depth: Int
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func make<Value: Decodable>(_ type: Value.Type) throws -> Value {
        if let value = special(type) as? Value { return value }
        return try Value(from: Sampler(depth: depth + 1))
    }

    /// Types whose decoding wants more than any text or number.
    private func special(_ type: Any.Type) -> Any? {
        switch type {
        case is DateTime.Type: DateTime("2026-01-02T03:04:05Z")
        case is CalendarDate.Type: CalendarDate("2026-01-02")
        case is Decimal.Type: Decimal(1)
        case is Data.Type: Data("data".utf8)
        case is JSONValue.Type: JSONValue.object(["member": "text"])
        case let type as any OpenEnum.Type: first(of: type)
        default: nil
        }
    }

    private func first<Value: OpenEnum>(of type: Value.Type) -> Any? { type.documentedCases.first }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        KeyedDecodingContainer(Keyed<Key>(sampler: self))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer { Unkeyed(sampler: self) }

    func singleValueContainer() throws -> any SingleValueDecodingContainer { Single(sampler: self) }
}

private struct Single: SingleValueDecodingContainer {
    let sampler: Sampler
    var codingPath: [any CodingKey] { [] }

    func decodeNil() -> Bool { false }
    func decode(_ type: Bool.Type) throws -> Bool { true }
    func decode(_ type: String.Type) throws -> String { "text" }
    func decode(_ type: Double.Type) throws -> Double { 1.5 }
    func decode(_ type: Float.Type) throws -> Float { 1.5 }
    func decode(_ type: Int.Type) throws -> Int { 1 }
    func decode(_ type: Int8.Type) throws -> Int8 { 1 }
    func decode(_ type: Int16.Type) throws -> Int16 { 1 }
    func decode(_ type: Int32.Type) throws -> Int32 { 1 }
    func decode(_ type: Int64.Type) throws -> Int64 { 1 }
    func decode(_ type: UInt.Type) throws -> UInt { 1 }
    func decode(_ type: UInt8.Type) throws -> UInt8 { 1 }
    func decode(_ type: UInt16.Type) throws -> UInt16 { 1 }
    func decode(_ type: UInt32.Type) throws -> UInt32 { 1 }
    func decode(_ type: UInt64.Type) throws -> UInt64 { 1 }
    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try sampler.make(type) }
}

private struct Unkeyed: UnkeyedDecodingContainer {
    let sampler: Sampler
    var codingPath: [any CodingKey] { [] }
    var count: Int? { 1 }
    var currentIndex = 0
    /// A type that holds a list of itself ends with an empty one.
    var isAtEnd: Bool { currentIndex > 0 || sampler.depth > 6 }

    init(sampler: Sampler) { self.sampler = sampler }

    mutating func decodeNil() throws -> Bool { false }

    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        currentIndex += 1
        return try sampler.make(type)
    }

    func nestedContainer<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        try sampler.container(keyedBy: type)
    }

    func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer { Unkeyed(sampler: sampler) }
    func superDecoder() throws -> any Decoder { sampler }
}

private struct Keyed<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let sampler: Sampler
    var codingPath: [any CodingKey] { [] }
    var allKeys: [Key] { [] }

    func contains(_ key: Key) -> Bool { sampler.depth <= 2 }
    func decodeNil(forKey key: Key) throws -> Bool { sampler.depth > 2 }
    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value { try sampler.make(type) }

    func nestedContainer<Other: CodingKey>(
        keyedBy type: Other.Type,
        forKey key: Key
    ) throws -> KeyedDecodingContainer<Other> {
        try sampler.container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer { Unkeyed(sampler: sampler) }
    func superDecoder() throws -> any Decoder { sampler }
    func superDecoder(forKey key: Key) throws -> any Decoder { sampler }
}

/// What content in memory says.
func textOf(_ content: FileContent) -> String { String(decoding: content.data ?? Data(), as: UTF8.self) }
