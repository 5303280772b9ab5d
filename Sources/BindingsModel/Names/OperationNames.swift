import OpenAPIDocument
import YAMLTree

/// The names of an operation and of its nested types.
struct OperationNames {
    let pathItem: PathItem
    let operation: Operation
    let type: SwiftName
    let method: SwiftName
    let error: SwiftName
    /// The caller's parameters, with their property names.
    private(set) var parameters: [(parameter: Parameter, property: SwiftName)] = []
    private(set) var body: BodyNames?
    /// In the order in which statuses are matched.
    private(set) var responses: [ResponseNames] = []
    /// Its nested types, in output order.
    private(set) var types: [NestedType] = []

    /// How the request body is represented.
    enum BodyNames {
        /// The members of a JSON object are properties of the operation.
        case members(SchemaID, ObjectShape, [SwiftName])
        /// The members of a multipart form are properties of the operation.
        case parts(MediaType, ObjectShape, [PartNames])
        /// As one property.
        case property(SwiftName, MediaType)
        /// As one property of an enum type, with a case for each media type.
        case alternatives(SwiftName, ContentNames)
    }

    struct PartNames {
        let property: SwiftName
        /// The header fields of the part, with their property names.
        let headers: [(header: Parameter, property: SwiftName)]
    }

    /// Names every operation, its error and its method.
    ///
    /// In document order, so that an operation added at the end renames none.
    static func all(_ pathItems: [PathItem], _ scope: inout NameScope) -> [OperationNames] {
        var methods = NameScope(reserving: ["init", "self", "api"])
        return pathItems.flatMap { item in
            item.operations.map { operation in
                let text =
                    operation.operationID?.text ?? "\(operation.method.lowercased()) \(item.path.withoutFragment)"
                let method = methods.claim(operation.swiftName.map { .given($0.text) } ?? .member(text))
                var type = SwiftName(method.identifier.prefix(1).uppercased() + method.identifier.dropFirst())
                if ReservedTypes.names.contains(type.identifier) { type = type.appending("Operation") }
                let name = scope.claim(type)
                return OperationNames(item, operation, name, method, error: scope.claim(name.appending("Error")))
            }
        }
    }

    private init(
        _ pathItem: PathItem,
        _ operation: Operation,
        _ type: SwiftName,
        _ method: SwiftName,
        error: SwiftName
    ) {
        self.pathItem = pathItem
        self.operation = operation
        self.type = type
        self.method = method
        self.error = error
    }

    /// Names the properties and nested types, after the components are named.
    mutating func nameParts(_ namer: inout TypeNamer) {
        var place = TypeNamer.Place(in: type, reserving: ["Output", "Failure"])
        var scope = NameScope(reserving: ["descriptor", "violations"])
        for parameter in operation.parameters where !parameter.isIgnored {
            parameters.append((parameter, scope.claim(.parameter(parameter, parameter.name))))
            namer.walk(parameter, &place)
        }
        body = operation.requestBody.flatMap { self.body($0, &namer, &scope, &place) }
        let successes = operation.successes
        let ordered = operation.responses.sorted { $0.status.rank < $1.status.rank }
        responses = ordered.map {
            ResponseNames($0, isSuccess: successes.contains($0.status), successes, &namer, &place)
        }
        if successes.count > 1 { place.types.append(.output) }
        types = place.types
    }

    private func body(
        _ body: RequestBody,
        _ namer: inout TypeNamer,
        _ scope: inout NameScope,
        _ place: inout TypeNamer.Place
    ) -> BodyNames? {
        guard let first = body.content.first else { return nil }
        if let flattened = flattened(body, first, &namer, &scope, &place) { return flattened }
        let contents = namer.document.distinct(body.content)
        let name = scope.claim(body.swiftName.map { SwiftName($0.text) } ?? SwiftName("body"))
        if contents.count == 1 {
            namer.walk(first, suggesting: "Body", isRead: false, &place)
            return .property(name, first)
        }
        let content = ContentNames("Body", contents, suggesting: "Body", isRead: false, &namer, &place)
        return .alternatives(name, content)
    }

    /// The members of a required JSON or multipart object, as properties of the operation.
    ///
    /// - Returns: Nil if their names collide with the parameters' names.
    private func flattened(
        _ body: RequestBody,
        _ media: MediaType,
        _ namer: inout TypeNamer,
        _ scope: inout NameScope,
        _ place: inout TypeNamer.Place
    ) -> BodyNames? {
        let document = namer.document
        guard body.isRequired, document.distinct(body.content).count == 1, let schema = media.schema else { return nil }
        let isInline = document[schema].reference == nil && namer.components.names[schema] == nil
        guard media.isMultipart || (media.isJSON && isInline), case .object(let object) = namer.shapes.resolved(schema),
            case .none = object.additional, !object.isTuple
        else { return nil }
        let taken = Set(parameters.map(\.property.identifier))
        var probe = NameScope()
        if document.propertyNames(object, &probe).contains(where: { taken.contains($0.identifier) }) { return nil }
        let names = document.propertyNames(object, &scope)
        namer.walkProperties(of: object, suggesting: "", &place)
        if !media.isMultipart { return .members(schema, object, names) }
        let parts = zip(object.members, names).map { member, name in
            let encoding = media.encodings.first { $0.property == member.name }
            let headers = (encoding?.headers ?? []).filter { !$0.isDescribedOtherwise }.map { header in
                namer.walk(header, &place)
                return (header, scope.claim(.parameter(header, "\(member.name) \(header.name)")))
            }
            return PartNames(property: name, headers: headers)
        }
        return .parts(media, object, parts)
    }
}

/// A response, with the names of the operation's nested types for it.
struct ResponseNames {
    let response: Response
    let isSuccess: Bool
    /// Whether no other response is a success.
    let isOnly: Bool
    let content: Content
    /// The header fields of the only success that has any, with the output's property names.
    let headers: [(header: Parameter, property: SwiftName)]

    enum Content {
        case none
        case one(MediaType)
        case several(ContentNames)
    }

    init(
        _ response: Response,
        isSuccess: Bool,
        _ successes: Set<Response.StatusPattern>,
        _ namer: inout TypeNamer,
        _ place: inout TypeNamer.Place
    ) {
        self.response = response
        self.isSuccess = isSuccess
        isOnly = isSuccess && successes.count == 1
        let label = isOnly ? "Response" : SwiftName.type(response.caseName.identifier).identifier + "Body"
        content = Content(response, suggesting: label, &namer, &place)
        var headers: [(header: Parameter, property: SwiftName)] = []
        if let condition = response.failureCondition {
            if isOnly {
                namer.walk(condition.schema, suggesting: "FailureBody", &place)
                namer.nameCondition(condition.pointer.tokens)
            }
        } else if isOnly {
            var scope = NameScope(reserving: ["body"])
            for header in response.headers where header.name.lowercased() != "content-type" {
                if case .schema(let id) = header.content {
                    namer.walk(id, suggesting: SwiftName.type(header.name).identifier, &place)
                }
                let name = header.extensions.swiftName.map { .given($0.text) } ?? SwiftName.member(header.name)
                headers.append((header, scope.claim(name)))
            }
            if !headers.isEmpty { place.types.append(.output) }
        }
        self.headers = headers
    }
}

extension ResponseNames.Content {
    fileprivate init(
        _ response: Response,
        suggesting label: String,
        _ namer: inout TypeNamer,
        _ place: inout TypeNamer.Place
    ) {
        let contents = namer.document.distinct(response.content)
        guard let first = contents.first else {
            self = .none
            return
        }
        if contents.count > 1 {
            let name = label == "Response" ? "ResponseBody" : label
            self = .several(ContentNames(name, contents, suggesting: label, isRead: true, &namer, &place))
        } else if let component = response.componentName {
            // Many operations share the response, and therefore its body type.
            let stem = SwiftName.type(component).identifier
            namer.walkAtTopLevel(first, suggesting: stem.hasSuffix("Response") ? stem : stem + "Response")
            self = .one(first)
        } else {
            namer.walk(first, suggesting: label, isRead: true, &place)
            self = .one(first)
        }
    }
}

/// The names of an enum with a case for each media type.
struct ContentNames {
    let type: TypeName
    let cases: [(name: SwiftName, media: MediaType)]
    /// Whether a response is decoded into it by media type.
    let isRead: Bool

    init(
        _ name: String,
        _ contents: [MediaType],
        suggesting suggestion: String,
        isRead: Bool,
        _ namer: inout TypeNamer,
        _ place: inout TypeNamer.Place
    ) {
        type = TypeName(place.scope.claim(SwiftName(name)), in: place.parent)
        self.isRead = isRead
        var scope = NameScope()
        cases = contents.map { media in
            let name = scope.claim(media.caseName)
            let label = SwiftName.type(name.identifier).identifier
            namer.walk(media, suggesting: suggestion + label, isRead: isRead, &place)
            return (name, media)
        }
        place.types.append(.content(self))
    }
}

/// The name of a webhook or callback: a message that the server sends.
struct EventNames {
    let name: SwiftName
    let operation: Operation
    let media: MediaType
    /// Its name in the document.
    let label: String

    static func all(_ selection: Selection, _ namer: inout TypeNamer) -> [EventNames] {
        var scope = NameScope(reserving: ["init", "self"])
        return selection.events.compactMap { item, operation, label in
            var text = operation.operationID?.text ?? label ?? item.path
            if operation.operationID == nil, item.operations.count > 1 {
                text = "\(operation.method.lowercased()) \(text)"
            }
            let name = scope.claim(operation.swiftName.map { SwiftName($0.text) } ?? .member(text))
            guard let media = operation.requestBody?.content.first else { return nil }
            namer.walkAtTopLevel(media, suggesting: SwiftName.type(name.identifier).identifier + "Event")
            return EventNames(name: name, operation: operation, media: media, label: text)
        }
    }
}

extension TypeNamer {
    mutating func walk(_ parameter: Parameter, _ place: inout Place) {
        guard let schema = parameter.schema else { return }
        walk(schema, suggesting: SwiftName.type(parameter.name).identifier, &place)
    }

    mutating func walk(
        _ media: MediaType,
        suggesting suggestion: String,
        isRead: Bool,
        _ place: inout Place
    ) {
        guard let schema = media.typedSchema(isRead: isRead) else { return }
        walk(schema, suggesting: suggestion, &place)
    }

    /// Names the type of a received message, at the top level.
    mutating func walkAtTopLevel(_ media: MediaType, suggesting suggestion: String) {
        guard let schema = media.typedSchema(isRead: true) else { return }
        nameAtTopLevel(schema, suggesting: suggestion)
    }
}

extension Document {
    /// The Swift names of an object's properties.
    ///
    /// In document order, so that a property added at the end renames none.
    func propertyNames(_ object: ObjectShape, _ scope: inout NameScope) -> [SwiftName] {
        object.members.map { member in
            let schema = self[member.schema]
            let given = schema.reference == nil || version.line != .v3_0 ? schema.extensions.swiftName?.text : nil
            return scope.claim(
                given.flatMap { SwiftName.isTypeName($0) ? nil : .givenProperty($0) }
                    ?? .property(member.label ?? member.name)
            )
        }
    }

    /// The media types that differ in Swift.
    ///
    /// Two with the same JSON schema count as one.
    func distinct(_ content: [MediaType]) -> [MediaType] {
        var seen: Set<SchemaID?> = []
        return content.filter { !$0.isJSON || seen.insert($0.schema.map(target)).inserted }
    }
}

extension SwiftName {
    /// The property name for a parameter, or for a header field of a part.
    fileprivate static func parameter(_ parameter: Parameter, _ usual: String) -> SwiftName {
        parameter.extensions.swiftName.map { .givenProperty($0.text) } ?? .property(usual)
    }
}

extension String {
    /// The part before `#`.
    ///
    /// The rest is never sent.
    var withoutFragment: Substring { self[..<(utf8.firstIndex(of: UInt8(ascii: "#")) ?? endIndex)] }
}
