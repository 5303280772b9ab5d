package import OpenAPIDocument

/// The complete model of the generated module, with all names and types decided.
package struct Bindings: Sendable {
    /// The title of the document, for comments.
    package var title: String
    /// `info.version`, for comments.
    package var version: String
    /// The client's type.
    package var clientName: SwiftName
    /// The protocol that the client conforms to.
    package var protocolName: SwiftName
    /// The enum with the servers.
    package var serversName: SwiftName
    package var documentation: Documentation
    package var servers: [ServerConstant]
    /// The type of the environments.
    package var environmentName: SwiftName
    package var environments: [EnvironmentConstant]
    /// The default environment of a client, if the document has only one.
    package var onlyEnvironment: SwiftName?
    package var securitySchemes: [SecuritySchemeProperty]
    package var models: [Declaration]
    package var operations: [OperationType]
    package var failureConditions: [FailureConditionType]
    package var events: [EventType] = []
    /// The enum with the events.
    package var eventsName: SwiftName
    /// Public aliases for component types that are shadowed by a nested type of the same name.
    package var aliases: [SwiftName: SwiftName] = [:]
    /// The names in use at the top level.
    let scope: NameScope
    /// The nested enums that are aliases of others.
    package var sharedEnumerations: [TypeName: TypeName] = [:]
    /// The groups of operations, if the configuration enables them.
    package var groups: [OperationGroup] = []
    /// The schemas that the types were made from.
    package var origins: [TypeName: SchemaID] = [:]
    /// The stub and the examples, if they are requested.
    package var testSupport: TestSupport?
}

/// A webhook or callback: a message that the server sends.
package struct EventType: Sendable {
    package var name: SwiftName
    package var documentation: Documentation
    package var content: ContentKind
}

/// The operations of one tag.
package struct OperationGroup: Sendable {
    package var name: SwiftName
    package var type: SwiftName
    package var documentation: Documentation
    /// Indices into `Bindings.operations`.
    package var operations: [Int]
}

/// A server in the document.
package struct ServerConstant: Hashable, Sendable {
    package var name: SwiftName
    package var url: String
    package var documentation: Documentation
}

/// A set of servers.
///
/// Each operation uses at most one of them.
package struct EnvironmentConstant: Hashable, Sendable {
    package var name: SwiftName
    /// Its name in the document.
    package var documentName: String
    package var servers: [SwiftName]
    package var documentation: Documentation
}

/// A security scheme, as a property of the generated credentials.
package struct SecuritySchemeProperty: Sendable {
    package var name: SwiftName
    /// Its name in the document.
    package var schemeName: String
    package var kind: Kind
    package var documentation: Documentation

    package enum Kind: Hashable, Sendable {
        case bearer, basic, mutualTLS
        case header(String)
        case query(String)
        case cookie(String)
    }
}

/// The documentation of a declaration.
package struct Documentation: Hashable, Sendable {
    /// The paragraphs.
    ///
    /// The first is the summary.
    package var paragraphs: [String]
    package var isDeprecated = false

    package init(_ paragraphs: [String?] = [], origin: String? = nil, isDeprecated: Bool = false) {
        self.paragraphs = paragraphs.compactMap { $0 }.filter { !$0.isEmpty }
        if let origin { self.paragraphs.append("Source: \(origin).") }
        self.isDeprecated = isDeprecated
    }

    /// Only the first line of the first paragraph, for repeated mentions.
    package var summary: Documentation {
        var summary = self
        summary.paragraphs = paragraphs.first.map { [String($0.prefix { $0 != "\n" })] } ?? []
        return summary
    }
}

/// A type with the property that makes a success status a failure.
package struct FailureConditionType: Hashable, Sendable {
    package var name: SwiftName
    package var members: [String]
}
