package import OpenAPIDocument

/// Everything that the generated module will hold: each name and type chosen, nothing left to decide.
package struct Bindings: Sendable {
    /// The title of the document, for comments.
    package var title: String
    /// `info.version`, for comments.
    package var version: String
    /// The client's type.
    package var clientName: SwiftName
    /// The protocol that the client conforms to.
    package var protocolName: SwiftName
    /// The enum that holds the servers.
    package var serversName: SwiftName
    package var documentation: Documentation
    package var servers: [ServerConstant]
    /// The type of the environments.
    package var environmentName: SwiftName
    package var environments: [EnvironmentConstant]
    /// The environment of a client that is given none: where the document leaves no choice.
    package var onlyEnvironment: SwiftName?
    package var securitySchemes: [SecuritySchemeProperty]
    package var models: [Declaration]
    package var operations: [OperationType]
    package var failureConditions: [FailureConditionType]
    package var events: [EventType] = []
    /// The enum that holds the events.
    package var eventsName: SwiftName
    /// Public names for component types that a nested type of the same name hides somewhere.
    package var aliases: [SwiftName: SwiftName] = [:]
    /// What is taken at the top level.
    let scope: NameScope
    /// The nested enums that are others by a second name.
    package var sharedEnumerations: [TypeName: TypeName] = [:]
    /// The groups of operations, where the configuration asks for them.
    package var groups: [OperationGroup] = []
    /// The schemas that the types were made of.
    package var origins: [TypeName: SchemaID] = [:]
    /// The stub and the examples, where they are asked for.
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

/// A server that the document names.
package struct ServerConstant: Hashable, Sendable {
    package var name: SwiftName
    package var url: String
    package var documentation: Documentation
}

/// A set of servers, at most one of which an operation uses.
package struct EnvironmentConstant: Hashable, Sendable {
    package var name: SwiftName
    /// The name in the document.
    package var documentName: String
    package var servers: [SwiftName]
    package var documentation: Documentation
}

/// A security scheme, as a property of the generated credentials.
package struct SecuritySchemeProperty: Sendable {
    package var name: SwiftName
    /// The name in the document.
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

/// The text above a declaration.
package struct Documentation: Hashable, Sendable {
    /// The paragraphs, the first of them the summary.
    package var paragraphs: [String]
    package var isDeprecated = false

    package init(_ paragraphs: [String?] = [], origin: String? = nil, isDeprecated: Bool = false) {
        self.paragraphs = paragraphs.compactMap { $0 }.filter { !$0.isEmpty }
        if let origin { self.paragraphs.append("Source: \(origin).") }
        self.isDeprecated = isDeprecated
    }

    /// The first paragraph's first line alone, for a second mention.
    package var summary: Documentation {
        var summary = self
        summary.paragraphs = paragraphs.first.map { [String($0.prefix { $0 != "\n" })] } ?? []
        return summary
    }
}

/// A type with the place that makes a success status a failure.
package struct FailureConditionType: Hashable, Sendable {
    package var name: SwiftName
    package var members: [String]
}
