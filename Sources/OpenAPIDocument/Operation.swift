package import YAMLTree

package struct PathItem: Sendable {
    /// The path template, the webhook's name, or the callback's expression.
    package var path: String
    package var summary: String?
    package var description: String?
    package var parameters: [Parameter] = []
    package var servers: [Server]?
    package var operations: [Operation] = []
    /// The location of the path's key.
    package var location: SourceLocation

    package init(path: String, location: SourceLocation) {
        self.path = path
        self.location = location
    }
}

package struct Operation: Sendable {
    /// The method in uppercase: `GET`, `POST`, … or one of `additionalOperations` (3.2).
    package var method: String
    package var operationID: LocatedText?
    package var swiftName: LocatedText?
    package var tags: [LocatedText] = []
    package var summary: String?
    package var description: String?
    package var isDeprecated = false
    /// The operation's own parameters, then those of the path item that it doesn't override.
    package var parameters: [Parameter] = []
    package var requestBody: RequestBody?
    package var responses: [Response] = []
    package var callbacks: [Callback] = []
    /// Nil if the document's `security` applies.
    package var security: [SecurityRequirement]?
    /// The operation's own `servers` or else the path item's.
    ///
    /// Nil if the document's apply.
    package var servers: [Server]?
    package var retry: RetryRule?
    package var origin: String?
    /// The location of the method's key.
    package var location: SourceLocation
    package var source: Mapping

    package init(method: String, location: SourceLocation, source: Mapping) {
        self.method = method
        self.location = location
        self.source = source
    }
}

/// A parameter, or a header of a response or part.
///
/// For headers, `place` is `.header` and the style is simple.
package struct Parameter: Sendable {
    package var name: String
    package var place: Place
    package var description: String?
    package var isRequired = false
    package var isDeprecated = false
    package var style: Style
    package var explode: Bool
    package var allowReserved = false
    package var allowEmptyValue = false
    package var content: Content
    package var examples: [Node] = []
    /// `x-swift-name`, `x-sensitive` and `x-source` of the parameter object.
    package var extensions = SchemaExtensions()
    /// The component's name, if the parameter is a reference to one.
    package var componentName: String?
    package var location: SourceLocation
    package var source: Mapping

    package init(
        name: String,
        place: Place,
        style: Style,
        explode: Bool,
        content: Content,
        location: SourceLocation,
        source: Mapping
    ) {
        self.name = name
        self.place = place
        self.style = style
        self.explode = explode
        self.content = content
        self.location = location
        self.source = source
    }

    package enum Place: String, CaseIterable, Sendable {
        case path, query, header, cookie
        /// The whole query string as one value (3.2).
        case querystring
    }

    package enum Style: String, CaseIterable, Sendable {
        case simple, label, matrix, form, spaceDelimited, pipeDelimited, deepObject
        /// In cookies (3.2).
        case cookie
    }

    package enum Content: Sendable {
        case schema(SchemaID)
        case media(MediaType)
        /// Neither `schema` nor `content` is present, so any string is valid.
        case unspecified
    }
}

package struct RequestBody: Sendable {
    package var description: String?
    package var isRequired = false
    package var content: [MediaType] = []
    package var swiftName: LocatedText?
    package var componentName: String?
    package var location: SourceLocation

    package init(location: SourceLocation) {
        self.location = location
    }
}

package struct MediaType: Sendable {
    /// The media type or range as written, such as `application/json; charset=utf-8`.
    package var name: String
    package var schema: SchemaID?
    /// The schema of each item in a stream (3.2).
    package var itemSchema: SchemaID?
    /// `example` (named `nil`) and `examples`.
    package var examples: [Example] = []
    package var encodings: [Encoding] = []
    package var location: SourceLocation

    package init(name: String, location: SourceLocation) {
        self.name = name
        self.location = location
    }

    package struct Example: Sendable {
        package var name: String?
        package var value: Node

        package init(name: String?, value: Node) {
            self.name = name
            self.value = value
        }
    }

    /// How one property of a form or multipart body is encoded.
    package struct Encoding: Sendable {
        package var property: String
        package var contentType: String?
        package var headers: [Parameter] = []
        package var style: Parameter.Style?
        package var explode: Bool?
        package var allowReserved = false
        package var location: SourceLocation

        package init(property: String, location: SourceLocation) {
            self.property = property
            self.location = location
        }
    }
}

package struct Response: Sendable {
    package var status: StatusPattern
    package var description: String?
    package var headers: [Parameter] = []
    package var content: [MediaType] = []
    /// The names of `links`.
    ///
    /// They are read only to report that they are ignored.
    package var links: [LocatedText] = []
    package var errorCodes: ErrorCodes?
    package var failureCondition: FailureCondition?
    /// `x-swift-name`: the name of the failure, or of the success case if there are several.
    package var swiftName: LocatedText?
    package var origin: String?
    package var componentName: String?
    /// The location of the status key.
    package var location: SourceLocation

    package init(status: StatusPattern, location: SourceLocation) {
        self.status = status
        self.location = location
    }

    package enum StatusPattern: Hashable, Sendable {
        case code(Int)
        /// `4XX` is `.range(4)`.
        case range(Int)
        case `default`
    }
}

package struct Callback: Sendable {
    package var name: String
    package var pathItems: [PathItem]
    package var location: SourceLocation

    package init(name: String, pathItems: [PathItem], location: SourceLocation) {
        self.name = name
        self.pathItems = pathItems
        self.location = location
    }
}
