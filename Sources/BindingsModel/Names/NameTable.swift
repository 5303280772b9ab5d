import OpenAPIDocument
import YAMLTree

/// The names of all types, operations and servers.
///
/// The second stage, complete before any type is made.
///
/// It doesn't include the names of properties and cases, which are scoped to their own type and affect nothing
/// outside of it.
struct NameTable {
    let client: ClientNames
    /// The type that replaces the client in tests, in a separate module.
    let stub: SwiftName
    /// The constants for servers, by URL.
    let servers: [String: SwiftName]
    /// The credential properties for security schemes, by the schemes' names in the document.
    let schemes: [String: SwiftName]
    let operations: [OperationNames]
    let events: [EventNames]
    /// The types for the properties that make a success status a failure.
    let conditions: [FailureConditionType]
    /// The groups of operations by tag, in the order of the tags' first use.
    let groups: [GroupNames]

    /// The generated components, in document order.
    let components: [SchemaID]
    /// The inline types at the top level, in output order.
    let topLevelTypes: [SchemaID]
    /// The types nested in a component, in output order.
    private let nested: [SchemaID: [SchemaID]]
    private let componentNames: ComponentNames
    private let inlineNames: [SchemaID: TypeName]
    /// By schema index: whether a value of it is part of the generated code.
    private let needed: [Bool]
    /// The schemas that types are made from.
    let origins: [TypeName: SchemaID]
    /// The names taken at the top level.
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

    /// Whether a value of a schema is part of the generated code.
    func needs(_ schema: SchemaID) -> Bool { needed[Int(schema.index)] }

    /// The name of a component schema, or nil for any other schema.
    func component(_ id: SchemaID) -> SwiftName? { componentNames.names[id] }

    /// The type made from a schema that isn't a component, or nil if there is none.
    func inlineType(_ id: SchemaID) -> TypeName? { inlineNames[id] }

    /// The schemas inside of a component that types are made from.
    func types(inside component: SchemaID) -> [SchemaID] { nested[component] ?? [] }

    /// The schema that a component only wraps, such as the only nonnull member of its `oneOf`.
    func ownSchema(of component: SchemaID) -> SchemaID { componentNames.ownSchema(of: component) }

    /// The name of a union's member.
    func label(of member: SchemaID, at index: Int) -> MemberLabel { componentNames.label(of: member, at: index) }

    /// The name of a schema in the document: a component's name, or the last part of a reference.
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

/// The names of the client and of its related types.
struct ClientNames {
    let client: SwiftName
    let protocolName: SwiftName
    let servers: SwiftName
    let events: SwiftName
    let environment: SwiftName
    /// Not reserved, because it doesn't rename anything in the client's module.
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

    /// The groups, in the order of the tags' first use.
    ///
    /// Operations without a tag aren't in any group.
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
