import Foundation
import HTTPTypes

/// Collects the parts of one request.
///
/// Generated code encodes into it.
@_spi(Generated) public struct RequestBuilder {
    private var path = ""
    private var query: [String] = []
    private var cookies: [String] = []
    private(set) var headerFields: HTTPFields = [.accept: "application/json"]
    private(set) var body: HTTPBody?
    private let keepsValue: Bool
    /// The value of the JSON body, if it is kept.
    private(set) var value: (any Encodable)?

    init(keepingValue: Bool = false) {
        keepsValue = keepingValue
    }

    /// Appends a fixed part of the path from the template.
    public mutating func path(_ text: String) {
        path += text
    }

    /// Appends a path parameter.
    ///
    /// - Throws: `RequestProblem` if the value is empty or a dot segment, which would change the path.
    public mutating func path(
        _ name: String,
        _ value: some ParameterEncodable,
        style: ParameterStyle = .simple,
        explode: Bool = false
    ) throws {
        let text = style.segment(name, value.parameterContent, explode: explode, encode: PercentEncoding.encode)
        if text.isEmpty || text == "." || text == ".." { throw RequestProblem.pathParameter(name) }
        path += text
    }

    /// Adds a query parameter, unless the value is nil.
    public mutating func query(
        _ name: String,
        _ value: (some ParameterEncodable)?,
        style: ParameterStyle = .form,
        explode: Bool = true,
        allowReserved: Bool = false
    ) {
        guard let value else { return }
        let encode = allowReserved ? PercentEncoding.encodeKeepingReserved : PercentEncoding.encode
        query += style.pairs(name, value.parameterContent, explode: explode, encode: encode)
    }

    /// Adds a header field, unless the value is nil.
    ///
    /// - Throws: `RequestProblem` if the name or the value isn't valid in a header (RFC 9110, section 5.5).
    public mutating func header(
        _ name: String,
        _ value: (some ParameterEncodable)?,
        explode: Bool = false
    ) throws {
        guard let value else { return }
        let text = ParameterStyle.simple.segment(name, value.parameterContent, explode: explode) { $0 }
        try set(name, HTTPField.Name(name), to: text)
    }

    /// Adds a cookie, unless the value is nil.
    public mutating func cookie(_ name: String, _ value: (some ParameterEncodable)?, explode: Bool = true) {
        guard let value else { return }
        cookies += ParameterStyle.form.pairs(
            name,
            value.parameterContent,
            explode: explode,
            encode: PercentEncoding.encode
        )
    }

    /// Sets the JSON of `value` as the body.
    public mutating func json(_ value: some Encodable, contentType: String = "application/json") throws {
        setBody(HTTPBody(try JSONCoding.encode(value)), contentType: contentType)
        if keepsValue { self.value = value }
    }

    /// Sets the JSON of an object as the body.
    public mutating func json(_ value: some FieldCodable, contentType: String = "application/json") throws {
        setBody(HTTPBody(try JSONCoding.encode(value)), contentType: contentType)
        if keepsValue { self.value = value }
    }

    mutating func setBody(_ body: HTTPBody, contentType: String) {
        self.body = body
        headerFields.set(.contentType, to: contentType)
    }

    mutating func setQuery(_ pairs: [String]) {
        query += pairs.map { $0.hasPrefix("=") ? String($0.dropFirst()) : $0 }
    }

    /// Accepts these media types instead of `application/json`.
    public mutating func accept(_ mediaTypes: String) {
        headerFields.set(.accept, to: mediaTypes)
    }

    mutating func set(_ name: String, _ field: HTTPField.Name?, to text: String) throws {
        guard let field, HTTPField.isValidValue(text) else { throw RequestProblem.headerField(name) }
        headerFields.set(field, to: text)
    }

    /// Adds the call's request ID, unless the operation has its own.
    ///
    /// Returns the one that is sent.
    mutating func identify(_ requestID: String) -> String {
        if let ownID = headerFields[.requestID] { return ownID }
        headerFields.set(.requestID, to: requestID)
        return requestID
    }

    /// Adds the caller's options for this call.
    mutating func apply(_ options: CallOptions, _ descriptor: OperationDescriptor) throws(CallError) {
        for name in Set(options.headerFields.map(\.name)) {
            headerFields[fields: name] = options.headerFields[fields: name]
        }
        do {
            if let key = options.idempotencyKey {
                guard let name = descriptor.idempotencyKey else { throw RequestProblem.idempotencyKey }
                try set(name, HTTPField.Name(name), to: key)
            }
            if let id = options.requestID { try set("X-Request-ID", .requestID, to: id) }
        } catch {
            throw CallError(.unencodableRequest("\(error)"))
        }
    }

    /// Puts the parts together.
    func request(_ descriptor: OperationDescriptor, at server: APIServer) throws(CallError) -> HTTPRequest {
        guard let location = server.location else {
            throw CallError(
                .invalidServer("'\(server.url)' is not an absolute URL; use '.origin(\"https://…\")'")
            )
        }
        var fullPath = location.basePath + (path.isEmpty ? descriptor.path : path)
        if !query.isEmpty { fullPath += "?" + query.joined(separator: "&") }
        var request = HTTPRequest(
            method: descriptor.method,
            scheme: location.scheme,
            authority: location.authority,
            path: fullPath,
            headerFields: headerFields
        )
        if !cookies.isEmpty { request.headerFields[.cookie] = cookies.joined(separator: "; ") }
        return request
    }

    /// Validates and encodes an operation.
    static func encoded<Operation: APIOperation>(
        _ operation: Operation,
        requestID: String,
        validates: Bool
    ) throws(CallError) -> RequestBuilder {
        let id = Operation.descriptor.id
        if validates {
            let violations = operation.violations
            if !violations.isEmpty {
                throw CallError(.invalidInput(violations), operationID: id, requestID: requestID)
            }
        }
        var builder = RequestBuilder()
        do {
            try operation.encode(into: &builder)
        } catch let problem as RequestProblem {
            throw CallError(.unencodableRequest(problem.description), operationID: id, requestID: requestID)
        } catch {
            throw CallError(.unencodableRequest("\(type(of: error))"), operationID: id, requestID: requestID)
        }
        return builder
    }
}

extension HTTPFields {
    /// Appends the field if it is new, which is faster than the subscript.
    mutating func set(_ field: HTTPField.Name, to text: String) {
        if contains(field) {
            self[field] = text
        } else {
            append(HTTPField(name: field, value: text))
        }
    }
}

/// Why a value can't be sent.
///
/// Never shows the value.
enum RequestProblem: Error, CustomStringConvertible {
    case pathParameter(String)
    case headerField(String)
    case idempotencyKey

    var description: String {
        switch self {
        case .pathParameter(let name): "the path parameter '\(name)' is empty or a dot segment"
        case .headerField(let name): "the value of the header field '\(name)' has characters that a field cannot hold"
        case .idempotencyKey: "the document names no header field for the idempotency key of this operation"
        }
    }
}

extension HTTPField.Name {
    /// `X-Request-ID`.
    static let requestID: HTTPField.Name = {
        guard let name = HTTPField.Name("X-Request-ID") else { preconditionFailure("X-Request-ID is a token") }
        return name
    }()
}
