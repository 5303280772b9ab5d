public import Foundation

/// A file, or any other bytes, as a part of a multipart form or as a whole body.
public struct FileContent: Hashable, Sendable {
    /// The bytes.
    public var data: Data
    /// The name that the server is told; none where nil.
    public var fileName: String?
    /// The media type; `application/octet-stream` where nil.
    public var contentType: String?

    /// Content in memory.
    public init(_ data: Data, fileName: String? = nil, contentType: String? = nil) {
        self.data = data
        self.fileName = fileName
        self.contentType = contentType
    }
}

/// The parts of a `multipart/form-data` body (RFC 7578).
public struct MultipartForm: Hashable, Sendable {
    private var bytes = Data()

    /// A boundary of 128 random bits, which no content holds but by intent.
    private let boundary =
        "bindings-\(String(UInt64.random(in: .min ... .max), radix: 36))\(String(UInt64.random(in: .min ... .max), radix: 36))"

    /// A form without parts.
    public init() {}

    /// Adds a text.
    public mutating func add(_ name: String, text: String, contentType: String? = nil) {
        add(name, FileContent(Data(text.utf8), contentType: contentType ?? "text/plain; charset=utf-8"))
    }

    /// Adds a file.
    public mutating func add(_ name: String, _ file: FileContent) {
        var head = "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(Self.quoted(name))\""
        if let fileName = file.fileName { head += "; filename=\"\(Self.quoted(fileName))\"" }
        let type = (file.contentType ?? "application/octet-stream").filter { $0 != "\r" && $0 != "\n" && $0 != "\r\n" }
        head += "\r\nContent-Type: \(type)\r\n\r\n"
        bytes.append(contentsOf: head.utf8)
        bytes.append(file.data)
        bytes.append(contentsOf: "\r\n".utf8)
    }

    var contentType: String { "multipart/form-data; boundary=\(boundary)" }

    var data: Data { bytes + Data("--\(boundary)--\r\n".utf8) }

    /// The name as browsers write it (HTML, multipart/form-data encoding algorithm).
    private static func quoted(_ name: String) -> String {
        name.replacing("\r\n", with: "%0D%0A").replacing("\"", with: "%22").replacing("\r", with: "%0D").replacing(
            "\n",
            with: "%0A"
        )
    }
}

@_spi(Generated) extension MultipartForm {
    /// Adds a file, unless it is nil.
    public mutating func part(_ name: String, _ file: FileContent?, contentType: String? = nil) {
        guard var file else { return }
        if file.contentType == nil { file.contentType = contentType }
        add(name, file)
    }

    /// Adds each file.
    public mutating func part(_ name: String, _ files: [FileContent]?, contentType: String? = nil) {
        for file in files ?? [] { part(name, file, contentType: contentType) }
    }

    /// Adds a text, or one part for each element, unless it is nil.
    public mutating func part(_ name: String, text value: (some ParameterEncodable)?, contentType: String? = nil) {
        guard let value else { return }
        switch value.parameterContent {
        case .primitive(let text): add(name, text: text, contentType: contentType)
        case .array(let texts): for text in texts { add(name, text: text, contentType: contentType) }
        case .object(let members): for member in members { add("\(name)[\(member.0)]", text: member.1) }
        }
    }

    /// Adds the JSON text of a value, unless it is nil.
    public mutating func part(_ name: String, json value: (some Encodable)?, contentType: String? = nil) throws {
        guard let value else { return }
        add(name, FileContent(try JSONCoding.encode(value), contentType: contentType ?? "application/json"))
    }
}

extension MultipartForm: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The size, never the content.
    public var description: String { "<multipart form, \(bytes.count) bytes>" }
    /// The description.
    public var debugDescription: String { description }
    /// No children.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}

extension FileContent: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The size and the media type, never the content.
    public var description: String { "<\(data.count) bytes of \(contentType ?? "application/octet-stream")>" }
    /// The description.
    public var debugDescription: String { description }
    /// No children.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
