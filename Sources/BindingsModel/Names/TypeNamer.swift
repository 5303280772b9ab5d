import OpenAPIDocument

/// Names the types of inline schemas, each after the first place where it is used.
///
/// Walks from operations and components through everything that needs a type, in output order. This also determines
/// which components are needed.
struct TypeNamer {
    let document: Document
    let shapes: ShapeTable
    let components: ComponentNames
    /// The names taken at the top level.
    var scope: NameScope
    private(set) var names: [SchemaID: TypeName] = [:]
    private(set) var topLevelTypes: [SchemaID] = []
    private(set) var conditions: [FailureConditionType] = []
    /// By schema index: whether the walk has visited it.
    private(set) var met: [Bool]
    /// The components that were found and whose content hasn't been visited yet.
    private var waiting: [SchemaID] = []
    private var walkedAliases: Set<SchemaID> = []
    /// The arrays, maps and references being walked, to detect cycles.
    private var walking: Set<SchemaID> = []

    init(_ shapes: ShapeTable, _ components: ComponentNames, _ scope: NameScope) {
        document = shapes.document
        self.shapes = shapes
        self.components = components
        self.scope = scope
        met = Array(repeating: false, count: document.schemas.count)
    }

    /// The enclosing type, and the names taken in it.
    struct Place {
        /// Nil at the top level.
        let parent: SwiftName?
        var scope: NameScope
        /// Its nested types, in output order.
        var types: [NestedType] = []

        init(in parent: SwiftName?, reserving others: [String] = []) {
            self.parent = parent
            scope = NameScope(reserving: ["CodingKeys", parent?.identifier ?? ""] + others)
        }
    }

    /// Names what is inside of a component.
    ///
    /// Types nested in a type stay nested, and others go to the top level.
    ///
    /// - Returns: The nested types.
    mutating func nameTypes(inside component: SchemaID) -> [SchemaID] {
        guard let name = components.names[component] else { return [] }
        meet(component)
        let own = components.ownSchema(of: component)
        guard shapes[own].isDeclared else {
            walkAlias(component, name)
            return []
        }
        var place = Place(in: name)
        walkMembers(of: own, suggesting: "", &place)
        return place.types.compactMap { if case .schema(let id) = $0 { id } else { nil } }
    }

    /// The schemas needed for the values found so far, by index.
    ///
    /// Works on a copy. The components are named in document order, so that names don't depend on the order of
    /// references.
    func neededSchemas() -> [Bool] {
        var namer = self
        while let component = namer.waiting.popLast() { _ = namer.nameTypes(inside: component) }
        return namer.met
    }

    /// - Returns: Whether this is the first visit to the schema.
    @discardableResult
    private mutating func meet(_ id: SchemaID) -> Bool {
        defer { met[Int(id.index)] = true }
        return !met[Int(id.index)]
    }

    /// Names the types needed for a value of the schema, at the top level.
    mutating func nameAtTopLevel(_ id: SchemaID, suggesting suggestion: String) {
        var place = Place(in: nil)
        walk(id, suggesting: suggestion, &place)
        topLevelTypes += place.types.compactMap { if case .schema(let id) = $0 { id } else { nil } }
    }

    /// Names the types needed for a value of the schema.
    ///
    /// - Parameter suggestion: The name for an inline type.
    mutating func walk(_ id: SchemaID, suggesting suggestion: String, _ place: inout Place) {
        let isNew = meet(id)
        if let name = components.names[id] {
            if isNew { waiting.append(id) }
            // Named types are processed in their own turn.
            if !shapes[components.ownSchema(of: id)].isDeclared { walkAlias(id, name) }
            return
        }
        if let reference = document[id].reference { return walk(reference.target, suggesting: suggestion, &place) }
        walkInline(id, suggesting: suggestion, &place)
    }

    private mutating func walkInline(_ id: SchemaID, suggesting suggestion: String, _ place: inout Place) {
        if document[id].extensions.swiftType != nil { return }
        switch shapes[id] {
        case .any, .scalar, .array(nil), .map(nil): break
        case .reference(let target): walk(target, from: id, suggesting: suggestion, &place)
        case .array(let items?): walk(items, from: id, suggesting: suggestion + "Item", &place)
        case .map(let values?): walk(values, from: id, suggesting: suggestion + "Value", &place)
        case .object, .enumeration, .union: name(id, suggesting: suggestion, &place)
        }
    }

    private mutating func walk(
        _ target: SchemaID,
        from id: SchemaID,
        suggesting suggestion: String,
        _ place: inout Place
    ) {
        guard walking.insert(id).inserted else { return }
        walk(target, suggesting: suggestion, &place)
        walking.remove(id)
    }

    private mutating func walkAlias(_ component: SchemaID, _ name: SwiftName) {
        guard walkedAliases.insert(component).inserted else { return }
        var place = Place(in: nil)
        walkInline(component, suggesting: name.identifier, &place)
        topLevelTypes += place.types.compactMap { if case .schema(let id) = $0 { id } else { nil } }
    }

    private mutating func name(_ id: SchemaID, suggesting suggestion: String, _ place: inout Place) {
        if names[id] != nil { return }
        let wanted = SwiftName.inlineType(document[id], suggestion, inside: place.parent)
        let name = place.parent == nil ? components.elements[id] ?? scope.claim(wanted) : place.scope.claim(wanted)
        names[id] = TypeName(name, in: place.parent)
        place.types.append(.schema(id))
        walkMembers(of: id, suggesting: name.identifier, &place)
    }

    /// Walks over the properties of an object, or the members of a union.
    private mutating func walkMembers(of id: SchemaID, suggesting prefix: String, _ place: inout Place) {
        switch shapes[id] {
        case .object(let object):
            walkProperties(of: object, suggesting: prefix, &place)
            if case .values(let values?) = object.additional {
                walk(values, suggesting: prefix + (object.isTuple ? "Item" : "Value"), &place)
            }
        case .union(let union):
            for (index, member) in union.members.enumerated() {
                guard case .schema(let member) = member else { continue }
                walk(member, suggesting: prefix + components.label(of: member, at: index).text, &place)
            }
        default: break
        }
    }

    mutating func walkProperties(of object: ObjectShape, suggesting prefix: String, _ place: inout Place) {
        for member in object.members where !member.isAny {
            // Nothing to name, so skip making a suggestion.
            if !shapes[member.schema].mayHoldTypes, components.names[member.schema] == nil {
                meet(member.schema)
                continue
            }
            walk(member.schema, suggesting: prefix + SwiftName.type(member.label ?? member.name).identifier, &place)
        }
    }

    /// The type for the property that makes a success status a failure.
    ///
    /// Equal properties share one type.
    mutating func nameCondition(_ members: [String]) {
        if conditions.contains(where: { $0.members == members }) { return }
        let stem = SwiftName.type(members.joined(separator: " ")).identifier
        conditions.append(FailureConditionType(name: scope.claim(SwiftName("Has\(stem)")), members: members))
    }
}

/// A nested type.
enum NestedType {
    /// Made from a schema.
    case schema(SchemaID)
    /// One of several media types.
    case content(ContentNames)
    /// The successes of an operation.
    case output
}

extension SchemaShape {
    /// Whether a type is declared for the schema, rather than an alias.
    var isDeclared: Bool {
        switch self {
        case .object, .enumeration, .union: true
        case .any, .scalar, .array, .map, .reference: false
        }
    }

    /// Whether a type can be declared for the schema, or for one that it contains or references.
    fileprivate var mayHoldTypes: Bool {
        switch self {
        case .any, .scalar: false
        default: true
        }
    }
}

extension SwiftName {
    /// The name of an inline type: its `x-swift-name` if that is capitalized, otherwise from its place.
    static func inlineType(_ schema: Schema, _ suggestion: String, inside parent: SwiftName?) -> SwiftName {
        if let name = schema.extensions.swiftName?.text, isTypeName(name) { return SwiftName(name) }
        let name = type(suggestion)
        let parent = parent?.identifier ?? ""
        if ["Type", "Protocol", "Self"].contains(name.identifier) { return SwiftName(parent + name.identifier) }
        // In a script without capitals, the type would have the same name as its property.
        let hasCapital = name.identifier.first?.isUppercase ?? true
        if name.identifier == parent || !hasCapital || ReservedTypes.names.contains(name.identifier) {
            return name.appending("Value")
        }
        return name
    }
}
