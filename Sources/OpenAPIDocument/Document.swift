package import YAMLTree

/// An OpenAPI document with references resolved, in document order.
package struct Document: Sendable {
    package var version: OpenAPIVersion
    package var info: Info
    package var servers: [Server] = []
    package var tags: [Tag] = []
    /// The top-level `security`, or nil if the document has none.
    package var security: [SecurityRequirement]?
    package var paths: [PathItem] = []
    /// `webhooks` (3.1).
    ///
    /// Each path item's `path` is the webhook's name.
    package var webhooks: [PathItem] = []
    package var components = Components()
    /// Every schema of the document and of the files it references.
    package var schemas: [Schema] = []
    /// Names for schemas outside `components.schemas` that are reached through references: the last part of the
    /// pointer, or the file's base name.
    package var referenceNames: [SchemaID: String] = [:]
    /// The final target of each schema's references, by the schema's index.
    package internal(set) var targets: [SchemaID] = []
    /// The total size of the files that were read.
    package internal(set) var byteCount = 0

    /// The root of the main file, for parts that the types don't model.
    package var root: Node
    /// The root of each file, by the file index of a location.
    package var roots: [Node?]

    /// The maximum length of a chain of schemas through `$ref`, `allOf`, `items` and similar keywords.
    ///
    /// The properties of a named schema start a new chain.
    ///
    /// The limit makes recursion over schemas safe. Real documents need about twenty.
    package static let longestChain = 100

    package init(version: OpenAPIVersion, info: Info, root: Node) {
        self.version = version
        self.info = info
        self.root = root
        roots = [root]
    }

    /// The root of a file, or nil for an unknown index.
    package func root(of file: UInt32) -> Node? { Int(file) < roots.count ? roots[Int(file)] : nil }

    package subscript(id: SchemaID) -> Schema {
        _read { yield schemas[Int(id.index)] }
    }

    /// The schema at the end of a chain of plain references.
    package func target(of id: SchemaID) -> SchemaID { targets[Int(id.index)] }
}

/// A version of the OpenAPI Specification.
package struct OpenAPIVersion: Hashable, Sendable {
    package enum Line: Int, Comparable, Sendable {
        // swift-format-ignore: AlwaysUseLowerCamelCase
        case v3_0, v3_1, v3_2

        package static func < (left: Line, right: Line) -> Bool { left.rawValue < right.rawValue }
    }

    package var line: Line
    /// The version as written, such as `3.0.3`.
    package var text: String

    package init(line: Line, text: String) {
        self.line = line
        self.text = text
    }
}

package struct Info: Sendable {
    package var title: String
    package var version: String
    package var summary: String?
    package var description: String?

    package init(title: String, version: String, summary: String? = nil, description: String? = nil) {
        self.title = title
        self.version = version
        self.summary = summary
        self.description = description
    }
}

extension Document {
    /// The servers of the document and of its operations, in document order.
    package var allServers: [Server] { servers + paths.flatMap { $0.operations.flatMap { $0.servers ?? [] } } }

    /// The distinct server URLs, in document order.
    package var distinctServers: [Server] {
        var seen: Set<String> = []
        return allServers.filter { seen.insert($0.url).inserted }
    }
}

package struct Server: Sendable {
    package var url: String
    /// `name` (3.2), or `x-swift-name`.
    package var name: LocatedText?
    package var description: String?
    package var variables: [Variable] = []
    /// `x-environment`.
    package var environment: LocatedText?
    package var origin: String?
    package var location: SourceLocation

    package init(url: String, location: SourceLocation) {
        self.url = url
        self.location = location
    }

    package struct Variable: Sendable {
        package var name: String
        package var defaultValue: String
        package var values: [String]
        package var description: String?
        package var location: SourceLocation

        package init(
            name: String,
            defaultValue: String,
            values: [String],
            description: String?,
            location: SourceLocation
        ) {
            self.name = name
            self.defaultValue = defaultValue
            self.values = values
            self.description = description
            self.location = location
        }
    }
}

package struct Tag: Sendable {
    package var name: String
    package var summary: String?
    package var description: String?
    /// The parent tag (3.2).
    package var parent: String?
    package var location: SourceLocation

    package init(name: String, location: SourceLocation) {
        self.name = name
        self.location = location
    }
}

/// The named components.
///
/// Components other than schemas are stored resolved.
package struct Components: Sendable {
    package var schemas: [Schema.Property] = []
    package var parameters: [Named<Parameter>] = []
    package var requestBodies: [Named<RequestBody>] = []
    package var responses: [Named<Response>] = []
    package var headers: [Named<Parameter>] = []
    package var pathItems: [PathItem] = []
    package var callbacks: [Named<Callback>] = []
    package var securitySchemes: [SecurityScheme] = []

    package init() {}

    package struct Named<Value: Sendable>: Sendable {
        package var name: String
        package var value: Value
        package var location: SourceLocation

        package init(name: String, value: Value, location: SourceLocation) {
            self.name = name
            self.value = value
            self.location = location
        }
    }
}

package struct SecurityScheme: Sendable {
    package var name: String
    package var kind: Kind
    package var description: String?
    package var swiftName: LocatedText?
    package var origin: String?
    package var location: SourceLocation

    package init(name: String, kind: Kind, location: SourceLocation) {
        self.name = name
        self.kind = kind
        self.location = location
    }

    package enum Kind: Hashable, Sendable {
        case apiKey(name: String, in: Parameter.Place)
        case http(scheme: String, bearerFormat: String?)
        case oauth2(flows: [Flow])
        case openIDConnect(url: String)
        case mutualTLS
    }

    package struct Flow: Hashable, Sendable {
        /// `implicit`, `password`, `clientCredentials`, `authorizationCode` or `deviceAuthorization`.
        package var kind: String
        package var authorizationURL: String?
        package var tokenURL: String?
        package var refreshURL: String?
        package var scopes: [String]

        package init(
            kind: String,
            authorizationURL: String?,
            tokenURL: String?,
            refreshURL: String?,
            scopes: [String]
        ) {
            self.kind = kind
            self.authorizationURL = authorizationURL
            self.tokenURL = tokenURL
            self.refreshURL = refreshURL
            self.scopes = scopes
        }
    }
}

/// One alternative in `security`.
///
/// All of its schemes apply together.
///
/// Empty if no credential is needed.
package struct SecurityRequirement: Sendable {
    package var schemes: [Scheme]
    package var location: SourceLocation

    package init(schemes: [Scheme], location: SourceLocation) {
        self.schemes = schemes
        self.location = location
    }

    package struct Scheme: Sendable {
        package var name: String
        package var scopes: [String]
        package var location: SourceLocation

        package init(name: String, scopes: [String], location: SourceLocation) {
            self.name = name
            self.scopes = scopes
            self.location = location
        }
    }
}
