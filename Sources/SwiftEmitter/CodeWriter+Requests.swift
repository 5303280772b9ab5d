import BindingsModel

extension CodeWriter {
    /// Writes the function that encodes an operation's properties into a request.
    mutating func emitEncode(_ operation: OperationType, in scope: TypeScope) {
        let hasPath = operation.pathParts.contains { if case .parameter = $0 { true } else { false } }
        if operation.parameters.isEmpty && operation.body == nil && operation.accept == nil && !hasPath { return }
        blankLine()
        let head = "@_spi(Generated) public func encode(into request: inout RequestBuilder) throws"
        if operation.parameters.isEmpty, operation.accept == nil, case .members(let members) = operation.body,
            !members.isEmpty
        {
            block(head, statement: "try request.json(self)")
            return
        }
        let values = PropertyValues(operation)
        block(head) { writer in
            if hasPath {
                for part in operation.pathParts {
                    switch part {
                    case .text(let text): writer.call(Call(function: "request.path", arguments: [literal(text)]))
                    case .parameter(let index): writer.emit(operation.parameters[index], values)
                    }
                }
            }
            for parameter in operation.parameters where parameter.place != .path { writer.emit(parameter, values) }
            if let accept = operation.accept {
                writer.call(Call(function: "request.accept", arguments: [literal(accept)]))
            }
            writer.emitBody(operation, values)
        }
    }

    private mutating func emitBody(_ operation: OperationType, _ values: PropertyValues) {
        switch operation.body {
        case .members(let members):
            line(members.isEmpty ? "try request.json([String: JSONValue]())" : "try request.json(self)")
        case .property(let name, let content, let isOptional):
            let value = values[name]
            if isOptional {
                line("if let content = \(value) { \(Self.writing(content, "content").text) }")
            } else {
                call(Self.writing(content, value))
            }
        case .alternatives(let name, let type, let isOptional):
            line("switch \(values[name]) {")
            for item in type.cases {
                let pattern = isOptional ? ".\(item.name)(let content)?" : ".\(item.name)(let content)"
                line("case \(pattern):", then: Self.writing(item.content, "content").text)
            }
            if isOptional { line("case nil: break") }
            line("}")
        case .parts(let parts):
            line("var form = MultipartForm()")
            for part in parts { emit(part, values) }
            line("request.multipart(form)")
        case nil: break
        }
    }

    private mutating func emit(_ part: OperationType.Part, _ values: PropertyValues) {
        let value = values[part.property]
        var arguments = [literal(part.wireName)]
        switch part.kind {
        case .file: arguments.append(value)
        case .text: arguments.append("text: \(value)")
        case .json: arguments.append("json: \(value)")
        }
        if let type = part.contentType { arguments.append("contentType: \(literal(type))") }
        if !part.headers.isEmpty {
            let headers = part.headers.map { header in
                let value = Self.written(header.property, header.coding, isOptional: header.isOptional, values)
                return "PartHeader(\(literal(header.wireName)), \(value)\(header.explode ? ", explode: true" : ""))"
            }
            arguments.append("headers: [\(headers.joined(separator: ", "))]")
        }
        let canThrow = part.kind == .json || part.headers.contains { $0.coding != .plain }
        list("\(canThrow ? "try " : "")form.part(", arguments, ")")
    }

    /// The expression for a property as a parameter value.
    private static func written(
        _ name: SwiftName,
        _ coding: OperationType.ParameterUse.Coding,
        isOptional: Bool,
        _ values: PropertyValues
    ) -> String {
        let value = values[name]
        if coding == .plain { return value }
        let label = coding == .json ? "json: " : ""
        return isOptional
            ? "try \(value).map { try EncodedParameter(\(label)$0) }" : "try EncodedParameter(\(label)\(value))"
    }

    /// The statement that sets a value as the body.
    private static func writing(_ content: ContentKind, _ value: String) -> Call {
        switch content {
        case .json(_, let mediaType):
            let type = mediaType == "application/json" ? [] : ["contentType: \(literal(mediaType))"]
            return Call(function: "try request.json", arguments: [value] + type)
        case .text(let mediaType):
            return Call(function: "request.text", arguments: [value, "contentType: \(literal(mediaType))"])
        case .bytes(let mediaType):
            let type = mediaType.contains("*") ? "application/octet-stream" : mediaType
            return Call(function: "request.content", arguments: [value, "contentType: \(literal(type))"])
        case .form(_, let delimited):
            let names = delimited.map(literal).joined(separator: ", ")
            let argument = delimited.isEmpty ? [] : ["delimited: [\(names)]"]
            return Call(function: "try request.form", arguments: [value] + argument)
        case .multipart: return Call(function: "request.multipart", arguments: [value])
        case .none, .alternatives: preconditionFailure("a request's body has one media type here")
        }
    }

    private mutating func emit(_ parameter: OperationType.ParameterUse, _ values: PropertyValues) {
        let value = Self.written(parameter.property, parameter.coding, isOptional: parameter.isOptional, values)
        var arguments = parameter.place == .querystring ? [value] : [literal(parameter.wireName), value]
        if let style = parameter.style, parameter.place != .querystring { arguments.append("style: .\(style)") }
        if let explode = parameter.explode, parameter.place != .querystring { arguments.append("explode: \(explode)") }
        if parameter.allowReserved, parameter.place == .query { arguments.append("allowReserved: true") }
        let function =
            switch parameter.place {
            case .path: "try request.path"
            case .query: "request.query"
            case .header: "try request.header"
            case .cookie: "request.cookie"
            case .querystring: "request.querystring"
            }
        call(Call(function: function, arguments: arguments))
    }
}

/// The expressions for the values of an operation's properties.
private struct PropertyValues {
    private let storages: [SwiftName: String]

    init(_ operation: OperationType) {
        storages = Dictionary(operation.properties.map { ($0.name, $0.storage) }) { first, _ in first }
    }

    subscript(name: SwiftName) -> String { storages[name] ?? name.description }
}
