import OpenAPIDocument
import YAMLTree

/// The name of every type, operation and server: the second stage, complete before any type is made.
///
/// The names of properties and cases are not in it: they are settled inside of their own type, and nothing outside of it
/// depends on them.
struct NameTable {
    let client: ClientNames
    /// The type that answers in place of the client, in a module of its own.
    let stub: SwiftName
    /// The constants for servers, by URL.
    let servers: [String: SwiftName]
    /// The credentials' properties for security schemes, by the schemes' names in the document.
    let schemes: [String: SwiftName]
    let operations: [OperationNames]
    let events: [EventNames]
    /// The types for the places that make a success status a failure.
    let conditions: [FailureConditionType]
    /// The groups of operations, by tag, in the order of the tags' first use.
    let groups: [GroupNames]

    /// The components that are generated, in the document's order.
    let components: [SchemaID]
    /// The inline types at the top level, in the order of the output.
    let topLevelTypes: [SchemaID]
    /// The types that are made of the schemas inside of a component, in the order of the output.
    private let nested: [SchemaID: [SchemaID]]
    private let componentNames: ComponentNames
    private let inlineNames: [SchemaID: TypeName]
    /// By a schema's index, whether a value of it stands in what is generated.
    private let needed: [Bool]
    /// The schemas that types are made of.
    let origins: [TypeName: SchemaID]
    /// What is taken at the top level.
    let scope: NameScope

    init(_ shapes: ShapeTable, _ selection: Selection, _ configuration: BindingsConfiguration) {
        var scope = NameScope(reserving: ReservedTypes.names)
        client = ClientNames(configuration.client, &scope)
        servers = Self.servers(shapes.document)
        schemes = Self.schemes(shapes.document)
        var operations = OperationNames.all(selection.pathItems, &scope)
        componentNames = ComponentNames(shapes, &scope)

        var namer = TypeNamer(shapes, componentNames, scope)
        for index in operations.indices { operations[index].nameParts(&namer) }
        events = EventNames.all(selection, &namer)
        let needed = selection.keepsUnusedSchemas ? nil : namer.neededSchemas()
        components = componentNames.order.filter { needed?[Int($0.index)] ?? true }
        var nested: [SchemaID: [SchemaID]] = [:]
        for component in components {
            let types = namer.nameTypes(inside: component)
            if !types.isEmpty { nested[component] = types }
        }
        groups = configuration.groupsByTag ? GroupNames.all(operations, &namer.scope) : []
        self.operations = operations
        self.nested = nested
        conditions = namer.conditions
        topLevelTypes = namer.topLevelTypes
        inlineNames = namer.names
        self.needed = namer.met
        scope = namer.scope
        stub = scope.claim(client.stub)
        self.scope = namer.scope
        var origins = Dictionary(inlineNames.map { ($0.value, $0.key) }) { min($0, $1) }
        for component in components {
            if let name = componentNames.names[component] { origins[TypeName(name)] = component }
        }
        self.origins = origins
    }

    /// Whether a value of a schema stands in what is generated.
    func needs(_ schema: SchemaID) -> Bool { needed[Int(schema.index)] }

    /// The name of a component schema; nil for any other.
    func component(_ id: SchemaID) -> SwiftName? { componentNames.names[id] }

    /// The type that is made of a schema where it is no component; nil where none is.
    func inlineType(_ id: SchemaID) -> TypeName? { inlineNames[id] }

    /// The schemas inside of a component that types are made of.
    func types(inside component: SchemaID) -> [SchemaID] { nested[component] ?? [] }

    /// The schema that a component is but a wrapper of, such as the one member of its `oneOf` that is not null.
    func ownSchema(of component: SchemaID) -> SchemaID { componentNames.ownSchema(of: component) }

    /// What a member of a union is called.
    func label(of member: SchemaID, at index: Int) -> MemberLabel { componentNames.label(of: member, at: index) }

    /// The name of a schema in the document: a component's, or what a reference ends with.
    func documentName(of id: SchemaID) -> String? { componentNames.documentNames[id] }

    private static func servers(_ document: Document) -> [String: SwiftName] {
        var scope = NameScope(reserving: ["all", "self", "Type", "init"])
        var names: [String: SwiftName] = [:]
        for (index, server) in document.distinctServers.enumerated() {
            let usual = SwiftName(index == 0 ? "main" : "server\(index + 1)")
            names[server.url] = scope.claim(server.name.map { SwiftName($0.text) } ?? usual)
        }
        return names
    }

    private static func schemes(_ document: Document) -> [String: SwiftName] {
        var scope = NameScope(reserving: ["credential"])
        var names: [String: SwiftName] = [:]
        for scheme in document.components.securitySchemes where SecuritySchemeProperty.Kind(scheme.kind) != nil {
            names[scheme.name] = scope.claim(scheme.swiftName.map { SwiftName($0.text) } ?? .member(scheme.name))
        }
        return names
    }
}

/// The names of the client and of the types beside it.
struct ClientNames {
    let client: SwiftName
    let protocolName: SwiftName
    let servers: SwiftName
    let events: SwiftName
    let environment: SwiftName
    /// Not claimed: it renames nothing in the module of the client.
    let stub: SwiftName

    init(_ name: String, _ scope: inout NameScope) {
        client = SwiftName(name)
        let stem = name.hasSuffix("Client") ? String(name.dropLast(6)) : name
        _ = scope.claim(client)
        protocolName = scope.claim(SwiftName(stem + "API"))
        servers = scope.claim(SwiftName(stem + "Servers"))
        events = scope.claim(SwiftName(stem + "Events"))
        environment = scope.claim(SwiftName(stem + "Environment"))
        stub = SwiftName(stem + "Stub")
    }
}

/// The names for the operations of one tag.
struct GroupNames {
    let tag: String
    let property: SwiftName
    let type: SwiftName
    /// Indices into `NameTable.operations`.
    fileprivate(set) var operations: [Int]

    /// The groups, in the order of the tags' first use; operations without a tag are in none.
    static func all(_ operations: [OperationNames], _ scope: inout NameScope) -> [GroupNames] {
        var names = NameScope(reserving: ["api", "init", "self"] + operations.map(\.method.identifier))
        var indices: [String: Int] = [:]
        var groups: [GroupNames] = []
        for (index, item) in operations.enumerated() {
            for tag in item.operation.tags {
                if let group = indices[tag.text] {
                    groups[group].operations.append(index)
                    continue
                }
                indices[tag.text] = groups.count
                groups.append(
                    GroupNames(
                        tag: tag.text,
                        property: names.claim(.member(tag.text)),
                        type: scope.claim(SwiftName.type(tag.text).appending("Operations")),
                        operations: [index]
                    )
                )
            }
        }
        return groups
    }
}
