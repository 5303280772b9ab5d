import OpenAPIDocument
import YAMLTree

extension ModelBuilder {
    /// How a request body becomes properties of the operation.
    mutating func body(_ body: RequestBody, _ draft: inout OperationDraft) -> OperationType.Body? {
        guard let first = body.content.first else { return nil }
        let contents = distinct(body.content)
        if contents.count == 1, body.isRequired, let schema = first.schema {
            let isInline = document[schema].reference == nil && componentNames[schema] == nil
            if Self.isMultipart(first.name) || (Self.isJSON(first.name) && isInline),
                case .object(let object) = resolvedShape(of: schema), case .none = object.additional, !object.isTuple,
                let flattened = flattened(object, first, &draft)
            {
                if case .members = flattened { draft.assertions = assertions(of: schema, object) }
                return flattened
            }
        }
        let isOptional = !body.isRequired
        let name = draft.scope.claim(body.swiftName.map { SwiftName($0.text) } ?? SwiftName("body"))
        var property = Property(
            name: name,
            wireName: "body",
            type: .void,
            presence: isOptional ? .optional : .required,
            documentation: Documentation([body.description]),
            sensitivity: .open,
            defaultValue: nil,
            checks: []
        )
        if contents.count == 1 {
            var (kind, use) = content(first, suggesting: "Body", &draft.nesting)
            // A required body that is nil is sent as null; nil leaves out one that is not required.
            if isOptional, case .json(.optional(let wrapped), let mediaType) = kind {
                kind = .json(wrapped, mediaType: mediaType)
            }
            property.type = kind.type
            property.checks = use?.checks ?? []
            property.sensitivity = use?.sensitivity ?? .open
            if property.documentation.paragraphs.isEmpty, let schema = first.schema {
                property.documentation = Documentation([document[schema].description])
            }
            draft.properties.append(property)
            return .property(name, kind, isOptional: isOptional)
        }
        var nesting = draft.nesting
        let typeName = nesting.scope.claim(SwiftName("Body"))
        let type = contentEnum(typeName, contents, suggesting: "Body", isRead: false, &nesting)
        nesting.declarations.append(.content(type))
        draft.nesting = nesting
        property.type = .named(TypeName(typeName, in: nesting.path))
        property.checks = [.nested]
        draft.properties.append(property)
        return .alternatives(name, type, isOptional: isOptional)
    }

    /// The members of a JSON or multipart object as properties of the operation itself; nil where their names clash.
    private mutating func flattened(
        _ object: ObjectShape,
        _ media: MediaType,
        _ draft: inout OperationDraft
    ) -> OperationType.Body? {
        var scope = draft.scope
        let taken = Set(draft.properties.map(\.name.identifier))
        var probe = NameScope()
        if propertyNames(object, &probe).contains(where: { taken.contains($0.identifier) }) { return nil }
        if Self.isMultipart(media.name) {
            let parts = self.parts(object, media, &scope, &draft)
            draft.scope = scope
            return .parts(parts)
        }
        let direction = Direction(isRequest: true, isResponse: false)
        let members = properties(object, direction, &scope, &draft.nesting, suggesting: "")
        draft.scope = scope
        draft.properties += members
        return .members(members)
    }

    private mutating func parts(
        _ object: ObjectShape,
        _ media: MediaType,
        _ scope: inout NameScope,
        _ draft: inout OperationDraft
    ) -> [OperationType.Part] {
        let direction = Direction(isRequest: true, isResponse: false)
        let properties = properties(object, direction, &scope, &draft.nesting, suggesting: "")
        var parts: [OperationType.Part] = []
        for var property in properties {
            let encoding = media.encodings.first { $0.property == property.wireName }
            let schema = object.member(property.wireName)?.schema
            let kind: OperationType.Part.Kind
            if let schema, isFile(schema) {
                kind = .file
                let isArray = if case .array = property.type { true } else { false }
                property.type = isArray ? .array(.bytes) : .bytes
                property.checks = []
            } else {
                kind = encoding?.contentType.map(Self.isJSON) != true && writesItself(property.type) ? .text : .json
            }
            if property.presence == .optionalNullable { property.presence = .optional }
            if property.presence == .nullable { property.presence = .optional }
            draft.properties.append(property)
            let headers = (encoding?.headers ?? []).compactMap { partHeader($0, of: property, &scope, &draft) }
            parts.append(
                OperationType.Part(
                    property: property.name,
                    wireName: property.wireName,
                    kind: kind,
                    contentType: encoding?.contentType.flatMap { $0.contains("*") || $0.contains(",") ? nil : $0 },
                    headers: headers
                )
            )
        }
        return parts
    }

    /// A header field of a part, as a property of the operation named after both.
    private mutating func partHeader(
        _ header: Parameter,
        of part: Property,
        _ scope: inout NameScope,
        _ draft: inout OperationDraft
    ) -> OperationType.Part.Header? {
        // OpenAPI, Encoding Object: 'Content-Type' is described by 'contentType'. The runtime writes the other two.
        let own = ["content-type", "content-disposition", "content-transfer-encoding"]
        if own.contains(header.name.lowercased()) { return nil }
        let name = scope.claim(
            header.extensions.swiftName.map { .givenProperty($0.text) }
                ?? .property("\(part.wireName) \(header.name)")
        )
        draft.scope = scope
        let (property, coding) = parameterProperty(header, name, &draft)
        var declared = property
        if part.presence != .required { declared.presence = .optional }
        draft.properties.append(declared)
        return OperationType.Part.Header(
            property: name,
            wireName: header.name,
            explode: header.explode,
            coding: coding,
            isOptional: declared.presence != .required
        )
    }

    /// Whether a part is bytes: `format: binary`, or content with a media type (3.1), or an array of such.
    private mutating func isFile(_ id: SchemaID) -> Bool {
        var id = document.target(of: id)
        if case .array(let items?) = resolvedShape(of: id) { id = document.target(of: items) }
        let schema = document[id]
        if schema.format == "binary" { return true }
        return schema.rare?.contentMediaType != nil && schema.rare?.contentEncoding == nil
    }

    /// The media types that differ for Swift: two that carry the same JSON schema are one.
    func distinct(_ content: [MediaType]) -> [MediaType] {
        var seen: Set<SchemaID?> = []
        return content.filter { !Self.isJSON($0.name) || seen.insert($0.schema.map(document.target)).inserted }
    }

    /// How the content of one media type is written or read, and the use of its schema where Swift sees it.
    ///
    /// Forms are written only: a form that is received is text, and one of several parts is bytes.
    mutating func content(
        _ media: MediaType,
        suggesting suggestion: String,
        isRead: Bool = false,
        _ nesting: inout Nesting
    ) -> (kind: ContentKind, use: TypeUse?) {
        let name = media.name.prefix { $0 != ";" }.lowercased()
        if Self.isJSON(media.name) {
            guard let schema = media.schema else { return (.json(.json, mediaType: media.name), nil) }
            let use = use(of: schema, suggesting: suggestion, &nesting)
            return (.json(use.isNullable ? .optional(use.type) : use.type, mediaType: media.name), use)
        }
        if name == "application/x-www-form-urlencoded", isRead { return (.text(mediaType: media.name), nil) }
        if name == "application/x-www-form-urlencoded", let schema = media.schema {
            let use = use(of: schema, suggesting: suggestion, &nesting)
            let delimited = media.encodings.filter { $0.explode == false }.map(\.property)
            return (.form(use.type, delimited: delimited), use)
        }
        if Self.isMultipart(media.name) { return (isRead ? .bytes(mediaType: media.name) : .multipart, nil) }
        if name.hasPrefix("text/"), name != "text/event-stream", !isBinary(media.schema) {
            return (.text(mediaType: media.name), nil)
        }
        return (.bytes(mediaType: media.name), nil)
    }

    private func isBinary(_ id: SchemaID?) -> Bool {
        id.map { document[document.target(of: $0)].format == "binary" } ?? false
    }

    /// An enum with a case for each media type.
    mutating func contentEnum(
        _ name: SwiftName,
        _ contents: [MediaType],
        suggesting suggestion: String,
        isRead: Bool,
        _ nesting: inout Nesting
    ) -> ContentEnum {
        var scope = NameScope()
        var cases: [ContentEnum.Case] = []
        for media in contents {
            let caseName = scope.claim(Self.caseName(for: media.name))
            let suggestion = suggestion + SwiftName.type(caseName.identifier).identifier
            let (kind, use) = content(media, suggesting: suggestion, isRead: isRead, &nesting)
            cases.append(
                ContentEnum.Case(
                    name: caseName,
                    content: kind,
                    // What a server answers is read, not checked, here.
                    checks: isRead ? [] : use?.checks ?? [],
                    documentation: Documentation(["`\(media.name)`"])
                )
            )
        }
        return ContentEnum(
            name: name,
            documentation: Documentation(["One of several media types."]),
            cases: cases,
            isRead: isRead
        )
    }

    private static func caseName(for mediaType: String) -> SwiftName {
        let name = mediaType.prefix { $0 != ";" }.lowercased()
        switch name {
        case "application/json": return SwiftName("json")
        case "application/x-www-form-urlencoded": return SwiftName("form")
        case "multipart/form-data": return SwiftName("multipart")
        case "text/plain": return SwiftName("text")
        case "*/*": return SwiftName("any")
        case "application/octet-stream": return SwiftName("binary")
        default:
            let parts = name.split(separator: "/")
            let subtype = parts.count == 2 && parts[1] != "*" ? parts[1] : parts.first ?? "content"
            return SwiftName.member(subtype.hasPrefix("vnd.") ? String(subtype.dropFirst(4)) : String(subtype))
        }
    }

    /// Whether a media type is JSON, by name or by its `+json` suffix (RFC 6839).
    static func isJSON(_ mediaType: String) -> Bool {
        if mediaType == "application/json" { return true }
        let name = mediaType.prefix { $0 != ";" && $0 != " " }.lowercased()
        return name == "application/json" || name.hasSuffix("+json") || name == "text/json" || name == "*/*+json"
    }

    static func isMultipart(_ mediaType: String) -> Bool {
        mediaType.prefix { $0 != ";" }.lowercased() == "multipart/form-data"
    }

    /// The messages that the server sends: webhooks, and the callbacks of operations.
    mutating func events() -> [EventType] {
        var scope = NameScope(reserving: ["init", "self"])
        var events: [EventType] = []
        func collect(_ items: [PathItem], _ label: String?, _ builder: inout ModelBuilder) {
            for item in items {
                for operation in item.operations {
                    var text = operation.operationID?.text ?? label ?? item.path
                    if operation.operationID == nil, item.operations.count > 1 {
                        text = "\(operation.method.lowercased()) \(text)"
                    }
                    let name = scope.claim(operation.swiftName.map { SwiftName($0.text) } ?? .member(text))
                    guard let media = operation.requestBody?.content.first else { continue }
                    var topLevel = Nesting(in: nil)
                    let stem = SwiftName.type(name.identifier).identifier + "Event"
                    let kind = builder.content(media, suggesting: stem, isRead: true, &topLevel).kind
                    builder.extraModels += topLevel.declarations
                    let summary = operation.summary.map(Self.sentence)
                    events.append(
                        EventType(
                            name: name,
                            documentation: Documentation([
                                summary, operation.description ?? "Reads the message `\(text)`.",
                            ]),
                            content: kind
                        )
                    )
                }
            }
        }
        if configuration.include == nil { collect(document.webhooks, nil, &self) }
        for item in pathItems {
            for operation in item.operations {
                for callback in operation.callbacks {
                    let owner = operation.operationID?.text ?? "\(operation.method.lowercased()) \(item.path)"
                    collect(callback.pathItems, "\(owner) \(callback.name)", &self)
                }
            }
        }
        return events
    }
}
