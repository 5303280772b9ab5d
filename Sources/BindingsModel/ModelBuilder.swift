package import OpenAPIDocument
package import YAMLTree

/// Chooses every Swift name, type, error case and optional for a document.
package struct ModelBuilder {
    let document: Document
    let configuration: BindingsConfiguration
    var diagnostics: [Diagnostic] = []

    /// The Swift names of the component schemas.
    var componentNames: [SchemaID: SwiftName] = [:]
    /// The component schemas whose use is being worked out, to find aliases that never end.
    var resolving: Set<SchemaID> = []
    var typeScope: NameScope
    /// Types declared beside the components: what an alias holds inline.
    var extraModels: [Declaration] = []
    var serverNames: [String: SwiftName] = [:]
    var servers: [ServerConstant] = []
    var schemeNames: [String: SwiftName] = [:]
    var conditions: [FailureConditionType] = []

    init(document: Document, configuration: BindingsConfiguration) {
        self.document = document
        self.configuration = configuration
        typeScope = NameScope(reserving: ReservedTypes.names)
    }

    /// Builds the model of a document.
    ///
    /// - Returns: nil beside diagnostics that are errors, sorted by location.
    package static func build(
        _ document: Document, configuration: BindingsConfiguration
    ) -> (bindings: Bindings?, diagnostics: [Diagnostic]) {
        var builder = ModelBuilder(document: document, configuration: configuration)
        let bindings = builder.build()
        let diagnostics = builder.diagnostics.map { diagnostic in
            var diagnostic = diagnostic
            if diagnostic.pointer == nil, let location = diagnostic.location {
                diagnostic.pointer = document.root.pointer(to: location)
            }
            return diagnostic
        }
        let failed = diagnostics.contains { $0.severity == .error }
        return (failed ? nil : bindings, diagnostics)
    }

    private mutating func build() -> Bindings {
        let client = SwiftName(configuration.client)
        let stem = client.identifier.hasSuffix("Client") ? String(client.identifier.dropLast(6)) : client.identifier
        let protocolName = typeScope.claim(SwiftName(stem + "API"))
        let serversName = typeScope.claim(SwiftName(stem + "Servers"))
        _ = typeScope.claim(client)
        nameServers()
        let schemes = securitySchemes()
        let operationNames = nameOperations()
        nameComponents()

        var operations: [OperationType] = []
        for names in operationNames { operations.append(operation(names)) }
        var models: [Declaration] = []
        for component in document.components.schemas {
            if let declaration = componentDeclaration(component.schema) { models.append(declaration) }
        }
        models += extraModels
        var bindings = Bindings(
            title: document.info.title, version: document.info.version, clientName: client,
            protocolName: protocolName, serversName: serversName,
            documentation: Documentation([document.info.title, document.info.description]),
            servers: servers, securitySchemes: schemes, models: models, operations: operations,
            failureConditions: conditions)
        bindings.dropEmptyChecks()
        return bindings
    }

    private mutating func nameComponents() {
        for component in document.components.schemas {
            let target = component.schema
            guard componentNames[target] == nil else { continue }
            let schema = document[target]
            // A component that only refers to another is that other.
            if schema.reference != nil, document.version.line == .v3_0 { continue }
            var name = schema.extensions.swiftName.map { SwiftName($0.text) } ?? .type(component.name)
            if ReservedTypes.names.contains(name.identifier) { name = name.appending("Model") }
            componentNames[target] = typeScope.claim(name)
        }
    }
}
