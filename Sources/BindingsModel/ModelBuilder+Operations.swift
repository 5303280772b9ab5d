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

/// The names and types of one operation while they are chosen.
struct OperationDraft {
    var properties: [Property] = []
    var scope = NameScope(reserving: ["descriptor", "violations"])
    var nesting: Nesting
    var assertions: [Assertion] = []
}

extension ModelBuilder {
    /// Names every operation, its error enum and its method.
    ///
    /// In the document's order, so that an operation added behind them renames none.
    mutating func nameOperations() -> [NamedOperation] {
        var methods = NameScope(reserving: ["init", "self", "api"])
        var named: [NamedOperation] = []
        for item in pathItems {
            for operation in item.operations {
                let text =
                    operation.operationID?.text ?? "\(operation.method.lowercased()) \(item.path.withoutFragment)"
                let method = methods.claim(operation.swiftName.map { .given($0.text) } ?? .member(text))
                var type = SwiftName(method.identifier.prefix(1).uppercased() + method.identifier.dropFirst())
                if ReservedTypes.names.contains(type.identifier) { type = type.appending("Operation") }
                let name = typeScope.claim(type)
                let error = typeScope.claim(name.appending("Error"))
                named.append(
                    NamedOperation(pathItem: item, operation: operation, name: name, method: method, error: error)
                )
            }
        }
        return named
    }

    mutating func operation(_ named: NamedOperation) -> OperationType {
        let operation = named.operation
        var draft = OperationDraft(
            nesting: Nesting(
                in: named.name,
                scope: NameScope(reserving: ["CodingKeys", "Output", "Failure", named.name.identifier])
            )
        )
        var uses: [OperationType.ParameterUse] = []
        for parameter in operation.parameters {
            if let use = self.parameter(parameter, &draft) { uses.append(use) }
        }
        let body = operation.requestBody.flatMap { self.body($0, &draft) }
        let responses = self.responses(of: operation, named, &draft.nesting)
        for response in operation.responses {
            for link in response.links {
                diagnostics.append(
                    .leftOut("the link '\(link.text)'", at: link.location, because: "links are not generated")
                )
            }
        }
        return OperationType(
            name: named.name,
            methodName: named.method,
            errorName: named.error,
            documentation: Documentation(
                [
                    operation.summary.map(Self.sentence) ?? "`\(operation.method) \(named.pathItem.path)`",
                    operation.description,
                ],
                origin: operation.origin,
                isDeprecated: operation.isDeprecated
            ),
            operationID: operation.operationID?.text ?? named.method.identifier,
            httpMethod: operation.method,
            path: String(named.pathItem.path.withoutFragment),
            pathParts: pathParts(named.pathItem.path, uses),
            servers: servers(of: operation),
            security: security(of: operation),
            retry: retry(operation),
            idempotencyKey: operation.parameters.first(where: Self.isIdempotencyKey)?.name,
            properties: draft.properties,
            parameters: uses,
            body: body,
            nested: draft.nesting.declarations,
            output: responses.output,
            accept: responses.accept,
            responses: responses.cases,
            businessFailures: responses.businessFailures,
            failureCases: responses.failureCases,
            assertions: draft.assertions
        )
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

    private mutating func parameter(
        _ parameter: Parameter,
        _ draft: inout OperationDraft
    ) -> OperationType.ParameterUse? {
        let place: OperationType.ParameterUse.Place
        switch parameter.place {
        case .path: place = .path
        case .query: place = .query
        case .header:
            // OpenAPI, Parameter Object: definitions of these three are ignored.
            if ["accept", "content-type", "authorization"].contains(parameter.name.lowercased()) { return nil }
            place = .header
        case .cookie: place = .cookie
        case .querystring: place = .querystring
        }
        let name = draft.scope.claim(
            parameter.extensions.swiftName.map { .givenProperty($0.text) } ?? .property(parameter.name)
        )
        let (property, coding) = parameterProperty(parameter, name, &draft)
        draft.properties.append(property)
        let usual: Parameter.Style = place == .path || place == .header ? .simple : .form
        let isForm = parameter.style == .form || parameter.style == .cookie
        return OperationType.ParameterUse(
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
    }

    /// The property for a parameter or a header, and how its value is written.
    mutating func parameterProperty(
        _ parameter: Parameter,
        _ name: SwiftName,
        _ draft: inout OperationDraft
    ) -> (property: Property, coding: OperationType.ParameterUse.Coding) {
        var use = TypeUse(type: .string)
        var described: Schema?
        var coding = OperationType.ParameterUse.Coding.plain
        var schemaID: SchemaID?
        switch parameter.content {
        case .schema(let id): schemaID = id
        case .media(let media):
            schemaID = media.schema
            coding = Self.isJSON(media.name) ? .json : .plain
        case .unspecified: break
        }
        if let schemaID {
            use = self.use(of: schemaID, suggesting: SwiftName.type(parameter.name).identifier, &draft.nesting)
            described = document[schemaID]
        }
        if coding == .plain && !writesItself(use.type) { coding = .encoded }
        let declared = Property.Sensitivity(parameter.extensions.sensitivity)
        let property = Property(
            name: name,
            wireName: parameter.name,
            type: use.type,
            // A path has no place for null.
            presence: parameter.place == .path || (parameter.isRequired && !use.isNullable) ? .required : .optional,
            documentation: Documentation(
                [parameter.description ?? described?.description],
                origin: parameter.extensions.origin,
                isDeprecated: parameter.isDeprecated
            ),
            sensitivity: declared == .open ? use.sensitivity : declared,
            defaultValue: nil,
            checks: use.checks
        )
        return (property, coding)
    }

    /// Whether the runtime writes a value of the type into a path, query, header field or cookie without its JSON.
    func writesItself(_ type: SwiftType) -> Bool {
        switch type {
        case .string, .bool, .int, .int32, .int64, .uint32, .uint64, .double, .float, .dateTime, .date: true
        case .array(let element): writesItself(element)
        case .named(let name):
            if inlineEnumNames.contains(name) {
                true
            } else if name.parent == nil, let id = componentIDs[name.own] {
                componentWritesItself(id)
            } else {
                false
            }
        default: false
        }
    }

    private func componentWritesItself(_ id: SchemaID) -> Bool {
        var id = id
        var steps = 0
        while let shape = shapes[Int(id.index)], steps < Document.longestChain {
            switch shape {
            case .enumeration: return true
            case .scalar(let type): return writesItself(type)
            case .reference(let target): id = target
            case .array(let items?): id = items
            default: return false
            }
            steps += 1
        }
        return false
    }

    /// The path cut at its templates; one fixed text where it has none.
    ///
    /// What stands behind `#` is never sent.
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

    /// The operations of each tag, in the order of the tags' first use; those without a tag are in no group.
    mutating func groups(_ named: [NamedOperation]) -> [OperationGroup] {
        var names = NameScope(reserving: ["api", "init", "self"] + named.map(\.method.identifier))
        var indices: [String: Int] = [:]
        var groups: [OperationGroup] = []
        for (index, item) in named.enumerated() {
            for tag in item.operation.tags {
                if let group = indices[tag.text] {
                    groups[group].operations.append(index)
                    continue
                }
                indices[tag.text] = groups.count
                let described = document.tags.first { $0.name == tag.text }
                groups.append(
                    OperationGroup(
                        name: names.claim(.member(tag.text)),
                        type: typeScope.claim(SwiftName.type(tag.text).appending("Operations")),
                        documentation: Documentation([described?.summary ?? described?.description]),
                        operations: [index]
                    )
                )
            }
        }
        return groups
    }
}

extension String {
    /// What stands before `#`.
    fileprivate var withoutFragment: Substring { self[..<(utf8.firstIndex(of: UInt8(ascii: "#")) ?? endIndex)] }
}
