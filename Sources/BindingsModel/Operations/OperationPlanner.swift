import OpenAPIDocument
import YAMLTree

/// Makes the operations with their nested types.
///
/// The fourth stage, which uses the types.
struct OperationPlanner {
    var types: TypePlanner
    let document: Document
    private let names: NameTable

    init(_ types: TypePlanner) {
        self.types = types
        document = types.document
        names = types.names
    }

    /// The operations, in document order.
    mutating func operations() -> [OperationType] {
        var operations: [OperationType] = []
        operations.reserveCapacity(names.operations.count)
        for named in names.operations {
            let operation = operation(named)
            operations.append(operation)
            guard types.budget.spend(operation.outputSize, at: named.operation.location) else { break }
        }
        return operations
    }

    private mutating func operation(_ names: OperationNames) -> OperationType {
        let operation = names.operation
        var draft = OperationDraft()
        for (parameter, name) in names.parameters { add(parameter, name, &draft) }
        addBody(names, &draft)
        let responses = self.responses(names)
        let nested = names.types.compactMap { self.nested($0, responses.outputType) }
        for link in operation.responses.flatMap(\.links) {
            types.diagnostics.append(
                Diagnostic(faults.leftOut, ("the link '\(link.text)'", "links are not generated"), at: link)
            )
        }
        return OperationType(
            name: names.type,
            methodName: names.method,
            errorName: names.error,
            documentation: Documentation(
                [
                    operation.summary?.asSentence ?? "`\(operation.method) \(names.pathItem.path)`",
                    operation.description,
                ],
                origin: operation.origin,
                isDeprecated: operation.isDeprecated
            ),
            operationID: operation.operationID?.text ?? names.method.identifier,
            httpMethod: operation.method,
            path: String(names.pathItem.path.withoutFragment),
            pathParts: pathParts(names.pathItem.path, draft.parameters),
            servers: (operation.servers ?? document.servers).compactMap { self.names.servers[$0.url] },
            security: security(of: operation),
            retry: retry(operation),
            idempotencyKey: operation.parameters.first(where: Self.isIdempotencyKey)?.name,
            properties: draft.properties,
            parameters: draft.parameters,
            body: draft.body,
            nested: nested,
            output: responses.output,
            accept: responses.accept,
            responses: responses.cases,
            businessFailures: responses.businessFailures,
            failureCases: responses.failureCases,
            constraints: draft.constraints
        )
    }

    private mutating func nested(_ type: NestedType, _ output: Declaration?) -> Declaration? {
        switch type {
        case .schema(let id): types.inlineDeclaration(of: id)
        case .content(let names): .content(contentEnum(names))
        case .output: output
        }
    }

    private func security(of operation: Operation) -> [[SwiftName]] {
        let alternatives = operation.security ?? document.security ?? []
        // A single empty alternative requires nothing.
        if alternatives.allSatisfy(\.schemes.isEmpty) { return [] }
        return alternatives.map { $0.schemes.compactMap { names.schemes[$0.name] } }
    }

    /// Whether a parameter is a header field such as `Idempotency-Key` or `X-Idempotency-Key`.
    private static func isIdempotencyKey(_ parameter: Parameter) -> Bool {
        guard parameter.place == .header else { return false }
        let letters = parameter.name.lowercased().filter(\.isLetter)
        return letters == "idempotencykey" || letters == "xidempotencykey"
    }

    private func retry(_ operation: Operation) -> OperationType.Retry {
        switch operation.retry {
        case .unprocessed: .unprocessed
        case .idempotent: .idempotent
        case nil: .never
        }
    }

    // MARK: Parameters

    private mutating func add(_ parameter: Parameter, _ name: SwiftName, _ draft: inout OperationDraft) {
        let (property, coding) = property(for: parameter, name)
        let place = OperationType.ParameterUse.Place(parameter.place)
        let usual: Parameter.Style = place == .path || place == .header ? .simple : .form
        let isForm = parameter.style == .form || parameter.style == .cookie
        draft.properties.append(property)
        draft.parameters.append(
            OperationType.ParameterUse(
                property: name,
                wireName: parameter.name,
                place: place,
                style: parameter.style == usual || parameter.style == .cookie ? nil : parameter.style.rawValue,
                explode: parameter.explode == (isForm || parameter.style == .deepObject)
                    && parameter.explode == (usual == .form)
                    ? nil : parameter.explode,
                allowReserved: parameter.allowReserved,
                coding: coding,
                isOptional: property.presence != .required
            )
        )
    }

    /// The property for a parameter or a header, and how its value is encoded.
    mutating func property(
        for parameter: Parameter,
        _ name: SwiftName
    ) -> (property: Property, coding: OperationType.ParameterUse.Coding) {
        let use = parameter.schema.map { types.use(of: $0) } ?? TypeUse(type: .string)
        var coding = OperationType.ParameterUse.Coding.plain
        if case .media(let media) = parameter.content, media.isJSON { coding = .json }
        if coding == .plain && !writesItself(use.type) { coding = .encoded }
        let declared = Property.Sensitivity(parameter.extensions.sensitivity)
        let property = Property(
            name: name,
            wireName: parameter.name,
            type: use.type,
            // A path can't represent null.
            presence: parameter.place == .path || (parameter.isRequired && !use.isNullable) ? .required : .optional,
            documentation: Documentation(
                [parameter.description ?? parameter.schema.flatMap { document[$0].description }],
                origin: parameter.extensions.origin,
                isDeprecated: parameter.isDeprecated
            ),
            sensitivity: declared == .open ? use.sensitivity : declared,
            defaultValue: nil,
            checks: use.checks
        )
        return (property, coding)
    }

    /// Whether the runtime encodes the type directly into a path, query, header field or cookie, without JSON.
    func writesItself(_ type: SwiftType) -> Bool {
        switch type {
        case .array(let element): writesItself(element)
        case .named(let name): names.origins[name].map(types.shapes.writesItself) ?? false
        default: type.isWrittenPlain
        }
    }

    /// The path split at its parameters.
    ///
    /// A single fixed string if it has none.
    ///
    /// A client never sends the part after `#`.
    private func pathParts(_ path: String, _ parameters: [OperationType.ParameterUse]) -> [OperationType.PathPart] {
        let indices = Dictionary(
            parameters.enumerated().filter { $0.element.place == .path }.map { ($0.element.wireName, $0.offset) },
            uniquingKeysWith: { first, _ in first }
        )
        var parts: [OperationType.PathPart] = []
        var text = ""
        var rest = path.withoutFragment
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            text += rest[..<open]
            let name = rest[rest.index(after: open)..<close]
            if let index = indices[String(name)] {
                if !text.isEmpty { parts.append(.text(text)) }
                text = ""
                parts.append(.parameter(index))
            } else {
                text += rest[open...close]
            }
            rest = rest[rest.index(after: close)...]
        }
        text += rest
        if !text.isEmpty || parts.isEmpty { parts.append(.text(text)) }
        return parts
    }
}

/// The properties of one operation, while they are collected.
struct OperationDraft {
    var properties: [Property] = []
    var parameters: [OperationType.ParameterUse] = []
    var body: OperationType.Body?
    var constraints: [Constraint] = []
}

extension OperationType.ParameterUse.Place {
    fileprivate init(_ place: Parameter.Place) {
        self =
            switch place {
            case .path: .path
            case .query: .query
            case .header: .header
            case .cookie: .cookie
            case .querystring: .querystring
            }
    }
}
