import OpenAPIDocument
import YAMLTree

extension OperationPlanner {
    /// Makes properties of the operation from the request body.
    mutating func addBody(_ names: OperationNames, _ draft: inout OperationDraft) {
        guard let body = names.operation.requestBody, let form = names.body else { return }
        switch form {
        case .members(let schema, let object, let names):
            let members = types.properties(object, names, .request)
            draft.properties += members
            draft.body = .members(members)
            draft.constraints = types.constraints(of: schema, object)
        case .parts(let media, let object, let names):
            draft.body = .parts(parts(media, object, names, &draft))
        case .property(let name, let media): addProperty(name, media, of: body, &draft)
        case .alternatives(let name, let content):
            var property = Property(body: name, .named(content.type), body)
            property.checks = [.nested]
            draft.properties.append(property)
            draft.body = .alternatives(name, contentEnum(content), isOptional: !body.isRequired)
        }
    }

    private mutating func addProperty(
        _ name: SwiftName,
        _ media: MediaType,
        of body: RequestBody,
        _ draft: inout OperationDraft
    ) {
        let isOptional = !body.isRequired
        var (kind, use) = content(media)
        // A required body that is nil is sent as null. An optional body that is nil is omitted.
        if isOptional, case .json(.optional(let wrapped), let mediaType) = kind {
            kind = .json(wrapped, mediaType: mediaType)
        }
        var property = Property(body: name, kind.type, body)
        property.checks = use?.checks ?? []
        property.sensitivity = use?.sensitivity ?? .open
        if property.documentation.paragraphs.isEmpty, let schema = media.schema {
            property.documentation = Documentation([document[schema].description])
        }
        draft.properties.append(property)
        draft.body = .property(name, kind, isOptional: isOptional)
    }

    // MARK: Multipart forms

    private mutating func parts(
        _ media: MediaType,
        _ object: ObjectShape,
        _ names: [OperationNames.PartNames],
        _ draft: inout OperationDraft
    ) -> [OperationType.Part] {
        let properties = types.properties(object, names.map(\.property), .request)
        var parts: [OperationType.Part] = []
        for (var property, names) in zip(properties, names) {
            let encoding = media.encodings.first { $0.property == property.wireName }
            let kind: OperationType.Part.Kind
            if let schema = object.member(property.wireName)?.schema, isFile(schema) {
                kind = .file
                let isArray = if case .array = property.type { true } else { false }
                property.type = isArray ? .array(.bytes) : .bytes
                property.checks = []
            } else {
                let isJSON = encoding?.contentType.map(MediaType.isJSON) == true
                kind = !isJSON && writesItself(property.type) ? .text : .json
            }
            if property.presence != .required { property.presence = .optional }
            draft.properties.append(property)
            let headers = names.headers.map { partHeader($0.header, $0.property, of: property, &draft) }
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
        _ name: SwiftName,
        of part: Property,
        _ draft: inout OperationDraft
    ) -> OperationType.Part.Header {
        var (property, coding) = property(for: header, name)
        if part.presence != .required { property.presence = .optional }
        draft.properties.append(property)
        return OperationType.Part.Header(
            property: name,
            wireName: header.name,
            explode: header.explode,
            coding: coding,
            isOptional: property.presence != .required
        )
    }

    /// Whether a part is bytes: `format: binary`, content with a media type (3.1), or an array of either.
    private func isFile(_ id: SchemaID) -> Bool {
        var id = document.target(of: id)
        if case .array(let items?) = types.shapes.resolved(id) { id = document.target(of: items) }
        let schema = document[id]
        if schema.format == "binary" { return true }
        return schema.rare?.contentMediaType != nil && schema.rare?.contentEncoding == nil
    }

    // MARK: Media types

    /// How content with a media type is encoded or decoded, and the use of its schema if it has a Swift type.
    mutating func content(_ media: MediaType, isRead: Bool = false) -> (kind: ContentKind, use: TypeUse?) {
        let use = media.typedSchema(isRead: isRead).map { types.use(of: $0) }
        if media.isJSON {
            let type = use.map { $0.isNullable ? .optional($0.type) : $0.type } ?? .json
            return (.json(type, mediaType: media.name), use)
        }
        if let use {
            let delimited = media.encodings.filter { $0.explode == false }.map(\.property)
            return (.form(use.type, delimited: delimited), use)
        }
        if media.isForm, isRead { return (.text(mediaType: media.name), nil) }
        if media.isMultipart { return (isRead ? .bytes(mediaType: media.name) : .multipart, nil) }
        let name = media.essence
        let isBinary = media.schema.map { document[document.target(of: $0)].format == "binary" } ?? false
        let isText = name.hasPrefix("text/") && name != "text/event-stream" && !isBinary
        return (isText ? .text(mediaType: media.name) : .bytes(mediaType: media.name), nil)
    }

    /// An enum with a case for each media type.
    mutating func contentEnum(_ names: ContentNames) -> ContentEnum {
        ContentEnum(
            name: names.type.own,
            documentation: Documentation(["One of several media types."]),
            cases: names.cases.map { name, media in
                let (kind, use) = content(media, isRead: names.isRead)
                return ContentEnum.Case(
                    name: name,
                    content: kind,
                    // Responses are decoded here without validation.
                    checks: names.isRead ? [] : use?.checks ?? [],
                    documentation: Documentation(["`\(media.name)`"])
                )
            },
            isRead: names.isRead
        )
    }

    /// The messages that the server sends.
    mutating func events() -> [EventType] {
        types.names.events.map { names in
            EventType(
                name: names.name,
                documentation: Documentation([
                    names.operation.summary?.asSentence,
                    names.operation.description ?? "Reads the message `\(names.label)`.",
                ]),
                content: content(names.media, isRead: true).kind
            )
        }
    }
}

extension Direction {
    static let request = Direction(isRequest: true, isResponse: false)
}

extension Property {
    /// The property for a request body as a whole.
    fileprivate init(body name: SwiftName, _ type: SwiftType, _ body: RequestBody) {
        self.init(
            name: name,
            wireName: "body",
            type: type,
            presence: body.isRequired ? .required : .optional,
            documentation: Documentation([body.description]),
            sensitivity: .open,
            defaultValue: nil,
            checks: []
        )
    }
}
