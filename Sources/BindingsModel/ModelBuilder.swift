package import OpenAPIDocument
package import YAMLTree

/// Chooses every Swift name, type, error case and optional for a document.
package struct ModelBuilder {
    let document: Document
    let configuration: BindingsConfiguration
    var diagnostics = DiagnosticCollector()
    var budget: OutputBudget

    let pathItems: [PathItem]
    let usage: SchemaUsage
    /// The shapes worked out so far, by the schema's index.
    var shapes: [SchemaShape?]
    /// Which schemas may be null, as far as that has been asked.
    var nullabilities: [Bool?]
    /// The schemas that inherit from each schema with a discriminator.
    var heirs: [SchemaID: [SchemaID]] = [:]

    /// The Swift names of the component schemas, and back.
    var componentNames: [SchemaID: SwiftName] = [:]
    var componentIDs: [SwiftName: SchemaID] = [:]
    /// Their names in the document.
    var componentWireNames: [SchemaID: String] = [:]
    /// Where each component stands in `components.schemas`.
    private let componentPlaces: [SchemaID: Int]
    /// The names of types declared for inline schemas.
    var inlineNames: [SchemaID: TypeName] = [:]
    var inlineEnums: Set<SchemaID> = []
    /// The cases of the enums that a default has been looked up in, by their values.
    var enumCases: [SchemaID: (rawType: EnumType.RawType, names: [String: SwiftName])] = [:]
    var inlineEnumNames: Set<TypeName> = []
    /// The names settled for the inline elements of components that are arrays or maps.
    var elementNames: [SchemaID: SwiftName] = [:]
    /// The values that the members of unions list; nil for those that list none.
    var listedValues: [SchemaID: UnionType.TagValues?] = [:]
    var aliasUses: [SchemaID: TypeUse] = [:]
    /// The types that components stand for which are other names.
    var aliasedTypes: [SchemaID: SwiftType] = [:]
    /// The component schemas whose use is being worked out, to find aliases that never end.
    var resolving: Set<SchemaID> = []
    /// The inline arrays, maps and references being worked out, to find those that hold themselves.
    var inlining: Set<SchemaID> = []

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
        pathItems = configuration.include.map { $0.filter(document.paths) } ?? document.paths
        usage = SchemaUsage(
            document,
            operations: pathItems.flatMap(\.operations),
            webhooks: configuration.include == nil ? document.webhooks : []
        )
        shapes = Array(repeating: nil, count: document.schemas.count)
        nullabilities = Array(repeating: nil, count: document.schemas.count)
        typeScope = NameScope(reserving: ReservedTypes.names)
        budget = OutputBudget(document)
        componentPlaces = Dictionary(
            document.components.schemas.enumerated().map { ($0.element.schema, $0.offset) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    func isComponent(_ id: SchemaID) -> Bool { componentPlaces[id] != nil }

    /// Builds the model of a document.
    ///
    /// - Returns: nil beside diagnostics that are errors, sorted by location.
    package static func build(
        _ document: Document,
        configuration: BindingsConfiguration
    ) -> (bindings: Bindings?, diagnostics: [Diagnostic], hidden: HiddenDiagnostics) {
        var builder = ModelBuilder(document: document, configuration: configuration)
        let bindings = builder.build()
        let (diagnostics, hidden) = builder.diagnostics.sorted(in: document.roots)
        let failed = diagnostics.contains { $0.severity == .error }
        return (failed ? nil : bindings, diagnostics, hidden)
    }

    private mutating func build() -> Bindings {
        heirs = findHeirs()
        let client = SwiftName(configuration.client)
        let stem = client.identifier.hasSuffix("Client") ? String(client.identifier.dropLast(6)) : client.identifier
        _ = typeScope.claim(client)
        let protocolName = typeScope.claim(SwiftName(stem + "API"))
        let serversName = typeScope.claim(SwiftName(stem + "Servers"))
        let eventsName = typeScope.claim(SwiftName(stem + "Events"))
        let environmentName = typeScope.claim(SwiftName(stem + "Environment"))
        nameServers()
        let environments = environments()
        let schemes = securitySchemes()
        let operationNames = nameOperations()
        nameComponents()

        var operations: [OperationType] = []
        operations.reserveCapacity(operationNames.count)
        for names in operationNames {
            let operation = operation(names)
            operations.append(operation)
            guard budget.spend(operation.outputSize, at: names.operation.location, &diagnostics) else { break }
        }
        let events = events()
        var models: [Declaration] = []
        let order = componentNames.keys.sorted {
            (componentPlaces[$0] ?? .max, $0) < (componentPlaces[$1] ?? .max, $1)
        }
        for id in order {
            if configuration.include != nil && !usage.isUsed(id) { continue }
            if let declaration = componentDeclaration(id) { models.append(declaration) }
        }
        models += extraModels
        var bindings = Bindings(
            title: document.info.title,
            version: document.info.version,
            clientName: client,
            protocolName: protocolName,
            serversName: serversName,
            documentation: Documentation([document.info.title, document.info.description]),
            servers: servers,
            environmentName: environmentName,
            environments: environments,
            onlyEnvironment: environments.count == 1 && leavesNoChoice ? environments[0].name : nil,
            securitySchemes: schemes,
            models: models,
            operations: operations,
            failureConditions: conditions,
            events: events,
            eventsName: eventsName
        )
        if configuration.groupsByTag { bindings.groups = groups(operationNames) }
        bindings.boxValues()
        bindings.dropEmptyChecks()
        bindings.nameHiddenTypes { typeScope.claim($0) }
        bindings.sharedEnumerations = bindings.findSharedEnumerations()
        bindings.isHashable = configuration.hashable
        bindings.origins = origins
        return bindings
    }

    private var origins: [TypeName: SchemaID] {
        var origins = Dictionary(inlineNames.map { ($0.value, $0.key) }) { min($0, $1) }
        for (id, name) in componentNames { origins[TypeName(name)] = id }
        return origins
    }

    /// Names the component schemas.
    ///
    /// In the document's order, so that a component added behind them renames none.
    private mutating func nameComponents() {
        var wanted: [(id: SchemaID, wireName: String, name: SwiftName)] = []
        var seen: Set<SchemaID> = []
        let elsewhere = document.referenceNames.sorted { $0.key < $1.key }.map { (id: $0.key, name: $0.value) }
        for component in document.components.schemas.map({ (id: $0.schema, name: $0.name) }) + elsewhere {
            // A component that only refers to another is that other.
            if document[component.id].reference != nil || !seen.insert(component.id).inserted { continue }
            var name = document[component.id].extensions.swiftName.map { SwiftName($0.text) } ?? .type(component.name)
            if ReservedTypes.names.contains(name.identifier) { name = name.appending("Model") }
            wanted.append((component.id, component.name, name))
        }
        for component in wanted {
            let name = typeScope.claim(component.name)
            componentNames[component.id] = name
            componentIDs[name] = component.id
            componentWireNames[component.id] = component.wireName
            claimElementName(of: component.id, name)
        }
    }

    /// Settles the name of the inline type that an array's or map's elements have, before a later component takes it.
    private mutating func claimElementName(of component: SchemaID, _ name: SwiftName) {
        var id = component
        var wanted = name.identifier
        for _ in 0..<Document.longestChain {
            switch shape(of: id) {
            case .array(let element?):
                id = element
                wanted += "Item"
            case .map(let element?):
                id = element
                wanted += "Value"
            case .object, .enumeration, .union:
                if id == component { return }
                elementNames[id] = typeScope.claim(inlineName(document[id], wanted, Nesting(in: nil)))
                return
            default: return
            }
        }
    }
}
