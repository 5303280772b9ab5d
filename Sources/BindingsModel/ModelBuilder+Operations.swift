import OpenAPIDocument
import YAMLTree

/// An operation with the names that were chosen for it.
struct NamedOperation {
    let pathItem: PathItem
    let operation: Operation
    let name: SwiftName
    let method: SwiftName
    let error: SwiftName
}

extension ModelBuilder {
    /// Names every operation, its error enum and its method.
    mutating func nameOperations() -> [NamedOperation] {
        var methods = NameScope(reserving: ["init", "self", "api"])
        var named: [NamedOperation] = []
        for item in document.paths {
            for operation in item.operations {
                let text = operation.operationID?.text ?? "\(operation.method.lowercased()) \(item.path)"
                let method = methods.claim(operation.swiftName.map { SwiftName($0.text) } ?? .member(text))
                var type = SwiftName(method.identifier.prefix(1).uppercased() + method.identifier.dropFirst())
                if ReservedTypes.names.contains(type.identifier) { type = type.appending("Operation") }
                let name = typeScope.claim(type)
                let error = typeScope.claim(name.appending("Error"))
                named.append(
                    NamedOperation(pathItem: item, operation: operation, name: name, method: method, error: error))
            }
        }
        return named
    }

    mutating func operation(_ named: NamedOperation) -> OperationType {
        let operation = named.operation
        var nesting = Nesting(in: named.name)
        var scope = NameScope()
        var properties: [Property] = []
        var uses: [OperationType.ParameterUse] = []
        for parameter in operation.parameters {
            guard let (property, use) = self.parameter(parameter, &scope, &nesting) else { continue }
            properties.append(property)
            uses.append(use)
        }
        let body = operation.requestBody.flatMap { self.body($0, &properties, &scope, &nesting) }
        let responses = self.responses(of: operation, named, &nesting)
        return OperationType(
            name: named.name, methodName: named.method, errorName: named.error,
            documentation: Documentation(
                [operation.summary.map(Self.sentence), operation.description, "`\(operation.method) \(named.pathItem.path)`"],
                origin: operation.origin, isDeprecated: operation.isDeprecated),
            operationID: operation.operationID?.text ?? named.method.identifier, httpMethod: operation.method,
            path: named.pathItem.path, pathParts: pathParts(named.pathItem.path, uses), servers: servers(of: operation),
            security: security(of: operation), retry: retry(operation), properties: properties, parameters: uses,
            body: body, nested: nesting.declarations, output: responses.output, accept: responses.accept,
            responses: responses.cases, businessFailures: responses.businessFailures,
            failureCases: responses.failureCases)
    }

    private func retry(_ operation: Operation) -> OperationType.Retry {
        switch operation.retry {
        case .unprocessed: .unprocessed
        case .idempotent: .idempotent
        case nil: .never
        }
    }

    private mutating func parameter(
        _ parameter: Parameter, _ scope: inout NameScope, _ nesting: inout Nesting
    ) -> (Property, OperationType.ParameterUse)? {
        let place: OperationType.ParameterUse.Place
        switch parameter.place {
        case .path: place = .path
        case .query: place = .query
        case .header:
            // OpenAPI, Parameter Object: definitions of these three are ignored.
            if ["accept", "content-type", "authorization"].contains(parameter.name.lowercased()) { return nil }
            place = .header
        case .cookie: place = .cookie
        case .querystring:
            diagnostics.append(
                .unsupported("a parameter in 'querystring'", at: parameter.location, instead: "describe each query parameter"))
            return nil
        }
        var use = TypeUse(type: .string)
        var described: Schema?
        switch parameter.content {
        case .schema(let id):
            use = self.use(of: id, suggesting: SwiftName.type(parameter.name).identifier, &nesting)
            described = document[id]
        case .media:
            diagnostics.append(
                .unsupported("a parameter with 'content'", at: parameter.location, instead: "describe it with 'schema'"))
            return nil
        case .unspecified: break
        }
        guard canBeParameter(use.type) else {
            diagnostics.append(
                .unsupported("a parameter of this type", at: parameter.location, instead: "use a scalar, or an array of scalars"))
            return nil
        }
        let name = scope.claim(parameter.extensions.swiftName.map { SwiftName($0.text) } ?? .member(parameter.name))
        let declared = Property.Sensitivity(parameter.extensions.sensitivity)
        let property = Property(
            name: name, wireName: parameter.name, type: use.type, presence: parameter.isRequired ? .required : .optional,
            documentation: Documentation(
                [parameter.description ?? described?.description], origin: parameter.extensions.origin,
                isDeprecated: parameter.isDeprecated),
            sensitivity: declared == .open ? use.sensitivity : declared, defaultValue: nil, checks: use.checks)
        let usual: Parameter.Style = place == .path || place == .header ? .simple : .form
        return (
            property,
            OperationType.ParameterUse(
                property: name, wireName: parameter.name, place: place,
                style: parameter.style == usual ? nil : parameter.style.rawValue,
                explode: parameter.explode == (usual == .form) ? nil : parameter.explode,
                allowReserved: parameter.allowReserved)
        )
    }

    /// Whether the runtime can write a value of the type into a path, query, header field or cookie.
    private func canBeParameter(_ type: SwiftType) -> Bool {
        switch type {
        case .string, .bool, .int, .int32, .int64, .uint32, .uint64, .double, .float, .dateTime, .date: true
        case .array(let element): canBeParameter(element)
        case .named(let name): isParameterAlias(name)
        default: false
        }
    }

    private func isParameterAlias(_ name: TypeName) -> Bool {
        guard name.parent == nil, let id = componentNames.first(where: { $0.value == name.own })?.key else { return true }
        return switch shape(of: document.target(of: id)) {
        case .enumeration: true
        case .scalar(let type): canBeParameter(type)
        default: false
        }
    }

    private mutating func body(
        _ body: RequestBody, _ properties: inout [Property], _ scope: inout NameScope, _ nesting: inout Nesting
    ) -> OperationType.Body? {
        guard let media = body.content.first else { return nil }
        guard body.content.count == 1, let schemaID = media.schema, Self.isJSON(media.name) else {
            diagnostics.append(
                .unsupported("a body that is not one JSON schema", at: media.location, instead: "describe 'application/json' alone"))
            return nil
        }
        let schema = document[schemaID]
        if schema.reference == nil, body.isRequired, componentNames[schemaID] == nil,
            case .object(let object) = shape(of: schemaID)
        {
            let taken = properties.map(\.name.identifier)
            let members = self.properties(object, &nesting, suggesting: "")
            if members.allSatisfy({ !taken.contains($0.name.identifier) }) {
                properties += members
                return .members(members)
            }
        }
        let use = use(of: schemaID, suggesting: "Body", &nesting)
        let name = scope.claim(body.swiftName.map { SwiftName($0.text) } ?? SwiftName("body"))
        properties.append(
            Property(
                name: name, wireName: "body", type: use.type,
                presence: body.isRequired && !use.isNullable ? .required : .optional,
                documentation: Documentation([body.description ?? schema.description]), sensitivity: use.sensitivity,
                defaultValue: nil, checks: use.checks))
        return .property(name, isOptional: !body.isRequired || use.isNullable, contentType: media.name)
    }

    /// Whether a media type is JSON, by name or by its `+json` suffix (RFC 6839).
    static func isJSON(_ mediaType: String) -> Bool {
        let name = mediaType.prefix { $0 != ";" && $0 != " " }.lowercased()
        return name == "application/json" || name.hasSuffix("+json") || name == "text/json"
    }

    /// The path cut at its templates; one fixed text where it has none. What stands behind `#` is never sent.
    private func pathParts(_ path: String, _ parameters: [OperationType.ParameterUse]) -> [OperationType.PathPart] {
        var parts: [OperationType.PathPart] = []
        var rest = path.prefix { $0 != "#" }
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            let name = rest[rest.index(after: open)..<close]
            guard let index = parameters.firstIndex(where: { $0.place == .path && $0.wireName == name }) else { break }
            if rest.startIndex < open { parts.append(.text(String(rest[..<open]))) }
            parts.append(.parameter(index))
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty || parts.isEmpty { parts.append(.text(String(rest))) }
        return parts
    }
}
