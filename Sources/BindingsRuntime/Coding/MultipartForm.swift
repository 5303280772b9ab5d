public import Foundation

/// A file, or other bytes, as a part of a multipart form or as a whole body.
///
/// In memory or a stream.
///
/// Files from the network are streams:
///
/// ```swift
/// let statement = try await client.statement(month: "2026-11")
/// for try await chunk in statement.body { try file.write(contentsOf: chunk) }
/// ```
public struct FileContent: Hashable, Sendable {
    /// The bytes, in memory or a stream.
    public var body: HTTPBody
    /// The file name sent to the server, or nil for none.
    public var fileName: String?
    /// The media type, or nil for `application/octet-stream`.
    public var contentType: String?

    /// Content in memory.
    public init(_ data: Data, fileName: String? = nil, contentType: String? = nil) {
        self.init(HTTPBody(data), fileName: fileName, contentType: contentType)
    }

    /// Content in memory or from a stream.
    public init(_ body: HTTPBody, fileName: String? = nil, contentType: String? = nil) {
        self.body = body
        self.fileName = fileName
        self.contentType = contentType
    }

    /// The bytes if they are in memory.
    ///
    /// Nil for a stream, which `body.collect(upTo:)` reads.
    public var data: Data? { body.data }
}

/// The parts of a `multipart/form-data` body (RFC 7578).
public struct MultipartForm: Hashable, Sendable {
    /// The parts before `bytes`, of which at least one is a stream.
    private var pieces: [HTTPBody] = []
    private var bytes = Data()

    /// A boundary of 128 random bits, which content can't contain by accident.
    private let boundary =
        "bindings-\(String(UInt64.random(in: .min ... .max), radix: 36))\(String(UInt64.random(in: .min ... .max), radix: 36))"

    /// Creates an empty form.
    public init() {}

    /// Adds a string, with its header fields.
    public mutating func add(_ name: String, text: String, contentType: String? = nil, headers: [PartHeader?] = []) {
        add(
            name,
            FileContent(Data(text.utf8), contentType: contentType ?? "text/plain; charset=utf-8"),
            headers: headers
        )
    }

    /// Adds a file, with its header fields.
    ///
    /// The form's body is a stream if any file is.
    public mutating func add(_ name: String, _ file: FileContent, headers: [PartHeader?] = []) {
        var head = "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(Self.quoted(name))\""
        if let fileName = file.fileName { head += "; filename=\"\(Self.quoted(fileName))\"" }
        head += "\r\nContent-Type: \(PartHeader.line(file.contentType ?? "application/octet-stream"))"
        for case let header? in headers {
            head += "\r\n\(PartHeader.line(header.name)): \(PartHeader.line(header.value))"
        }
        head += "\r\n\r\n"
        bytes.append(contentsOf: head.utf8)
        if let data = file.body.data {
            bytes.append(data)
        } else {
            pieces += [HTTPBody(bytes), file.body]
            bytes = Data()
        }
        bytes.append(contentsOf: "\r\n".utf8)
    }

    var contentType: String { "multipart/form-data; boundary=\(boundary)" }

    var body: HTTPBody {
        let last = HTTPBody(bytes + Data("--\(boundary)--\r\n".utf8))
        return pieces.isEmpty ? last : HTTPBody(concatenating: pieces + [last])
    }

    /// The name in the encoding of browsers (HTML, multipart/form-data encoding algorithm).
    private static func quoted(_ name: String) -> String {
        // Byte by byte: a quote with a combining mark after it is one `Character`, but still ends the name.
        var bytes: [UInt8] = []
        for byte in name.utf8 {
            switch byte {
            case UInt8(ascii: "\r"): bytes += "%0D".utf8
            case UInt8(ascii: "\n"): bytes += "%0A".utf8
            case UInt8(ascii: "\""): bytes += "%22".utf8
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// A header field of one part of a form (RFC 7578, 4.8).
public struct PartHeader: Hashable, Sendable {
    /// The field's name.
    public let name: String
    /// The field's value.
    ///
    /// Line breaks in it aren't sent.
    public let value: String

    /// Creates a field with a value in the style `simple`, or nil if the value is nil.
    public init?(_ name: String, _ value: (some ParameterEncodable)?, explode: Bool = false) {
        guard let value else { return nil }
        self.name = name
        self.value = ParameterStyle.simple.segment(name, value.parameterContent, explode: explode) { $0 }
    }

    /// The value on one line, so that no field can end early and start another one.
    fileprivate static func line(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter { $0 != "\r" && $0 != "\n" }))
    }
}

@_spi(Generated) extension MultipartForm {
    /// Adds a file, unless it is nil.
    public mutating func part(
        _ name: String,
        _ file: FileContent?,
        contentType: String? = nil,
        headers: [PartHeader?] = []
    ) {
        guard var file else { return }
        if file.contentType == nil { file.contentType = contentType }
        add(name, file, headers: headers)
    }

    /// Adds each file.
    public mutating func part(
        _ name: String,
        _ files: [FileContent]?,
        contentType: String? = nil,
        headers: [PartHeader?] = []
    ) {
        for file in files ?? [] { part(name, file, contentType: contentType, headers: headers) }
    }

    /// Adds a string, or one part for each element, unless it is nil.
    public mutating func part(
        _ name: String,
        text value: (some ParameterEncodable)?,
        contentType: String? = nil,
        headers: [PartHeader?] = []
    ) {
        guard let value else { return }
        switch value.parameterContent {
        case .primitive(let text): add(name, text: text, contentType: contentType, headers: headers)
        case .array(let texts):
            for text in texts { add(name, text: text, contentType: contentType, headers: headers) }
        case .object(let members):
            for member in members { add("\(name)[\(member.0)]", text: member.1, headers: headers) }
        }
    }

    /// Adds the JSON of a value, unless it is nil.
    public mutating func part(
        _ name: String,
        json value: (some Encodable)?,
        contentType: String? = nil,
        headers: [PartHeader?] = []
    ) throws {
        guard let value else { return }
        let content = FileContent(try JSONCoding.encode(value), contentType: contentType ?? "application/json")
        add(name, content, headers: headers)
    }
}

extension MultipartForm: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The size, never the content.
    public var description: String { "<multipart form, \(body.sizeDescription)>" }
    /// The description.
    public var debugDescription: String { description }
    /// No children.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}

extension FileContent: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The size and the media type, never the content.
    public var description: String { "<\(body.sizeDescription) of \(contentType ?? "application/octet-stream")>" }
    /// The description.
    public var debugDescription: String { description }
    /// No children.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}

extension PartHeader: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The name, never the value.
    public var description: String { "<header field \(name)>" }
    /// The description.
    public var debugDescription: String { description }
    /// No children.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
