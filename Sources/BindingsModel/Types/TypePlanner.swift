import OpenAPIDocument
import YAMLTree

/// Makes the Swift types of schemas.
///
/// The third stage, which uses shapes and names.
///
/// A schema's type doesn't depend on the place that requests it first. The caches only save time.
struct TypePlanner {
    let document: Document
    let shapes: ShapeTable
    let names: NameTable
    let usage: SchemaUsage
    var diagnostics = DiagnosticCollector()
    var budget: OutputBudget

    /// The uses of components that are aliases, with their types.
    private var aliases: [SchemaID: (use: TypeUse, type: SwiftType)] = [:]
    /// The aliases being resolved, to detect cycles.
    private var openAliases: Set<SchemaID> = []
    /// The inline arrays, maps and references being resolved, to detect cycles.
    private var open: Set<SchemaID> = []
    /// The enum cases by value, for enums with a default.
    var enumCases: [SchemaID: (rawType: EnumType.RawType, names: [String: SwiftName])] = [:]
    /// The values that union members list, or nil for those that list none.
    var listedValues: [SchemaID: UnionType.TagValues?] = [:]

    init(_ shapes: ShapeTable, _ names: NameTable, _ usage: SchemaUsage) {
        document = shapes.document
        self.shapes = shapes
        self.names = names
        self.usage = usage
        budget = shapes.budget
    }

    // MARK: Declarations

    /// The types of the components, and the other types at the top level.
    mutating func models() -> [Declaration] {
        names.components.compactMap { component($0) } + names.topLevelTypes.compactMap { inlineDeclaration(of: $0) }
    }

    private mutating func component(_ id: SchemaID) -> Declaration? {
        guard let name = names.component(id) else { return nil }
        let outer = documentation(document[id])
        guard var declaration = declaration(of: names.ownSchema(of: id), name) else {
            let use = aliasUse(id, name)
            return .alias(AliasType(name: name, documentation: outer, type: aliases[id]?.type ?? use.type))
        }
        if !outer.paragraphs.isEmpty { declaration.documentation = outer }
        declaration.nested = names.types(inside: id).compactMap { inlineDeclaration(of: $0) }
        return declaration
    }

    /// The type of an inline schema.
    ///
    /// Its documentation is on the property that has the type.
    mutating func inlineDeclaration(of id: SchemaID) -> Declaration? {
        guard let name = names.inlineType(id)?.own else { return nil }
        var declaration = declaration(of: id, name)
        declaration?.documentation.paragraphs = []
        return declaration
    }

    /// The type of a schema that needs one.
    private mutating func declaration(of id: SchemaID, _ name: SwiftName) -> Declaration? {
        switch shapes[id] {
        case .object(let object): .structure(structure(name, id, object))
        case .enumeration: .enumeration(enumeration(name, id))
        case .union(let union): .union(self.union(name, id, union))
        case .any, .scalar, .array, .map, .reference: nil
        }
    }

    private mutating func structure(_ name: SwiftName, _ id: SchemaID, _ object: ObjectShape) -> StructType {
        var scope = NameScope()
        let direction = Direction(isRequest: usage.isInRequest(id), isResponse: usage.isInResponse(id))
        let names = document.propertyNames(object, &scope)
        var type = StructType(
            name: name,
            documentation: documentation(document[id]),
            properties: properties(object, names, direction),
            nested: []
        )
        type.isOnlyReceived = direction.isResponse && !direction.isRequest
        type.isTuple = object.isTuple
        if case .values(let values) = object.additional {
            if object.isTuple { type.additionalName = SwiftName("others") }
            let use = values.map { self.use(of: $0) } ?? TypeUse(type: .json)
            type.additional = use.isNullable ? .optional(use.type) : use.type
            type.additionalName = scope.claim(type.additionalName)
            let checks = direction.isRequest ? use.checks : use.checks.withoutListed
            if !checks.isEmpty { type.additionalChecks = [object.isTuple ? .each(checks) : .eachValue(checks)] }
        }
        type.constraints = constraints(of: id, object)
        return type
    }

    func documentation(_ schema: Schema) -> Documentation {
        let title = schema.title.flatMap { title in
            schema.description == nil || schema.description == title ? title.asSentence : nil
        }
        return Documentation(
            [title ?? schema.description],
            origin: schema.extensions.origin,
            isDeprecated: schema.isDeprecated
        )
    }

    // MARK: Uses

    /// How the schema is used where it is defined or referenced.
    mutating func use(of id: SchemaID) -> TypeUse {
        let schema = document[id]
        if let name = names.component(id) {
            guard let checks = declaredChecks(names.ownSchema(of: id)) else { return aliasUse(id, name) }
            return TypeUse(
                type: .named(TypeName(name)),
                isNullable: shapes.isNullable(id),
                checks: checks,
                sensitivity: Property.Sensitivity(schema.extensions.sensitivity)
            )
        }
        guard let reference = schema.reference else { return inlineUse(of: id) }
        var use = use(of: reference.target)
        use.add(addedChecks(id, to: reference.target))
        use.isNullable = use.isNullable || schema.isNullable
        let sensitivity = schema.extensions.sensitivity
        if sensitivity != .open { use.sensitivity = Property.Sensitivity(sensitivity) }
        return use
    }

    /// The checks of a value whose type is declared for its schema, or nil if there is none.
    private func declaredChecks(_ id: SchemaID) -> [Check]? {
        switch shapes[id] {
        case .enumeration: [.listed]
        case .union: [.listed, .nested]
        case .object: [.nested]
        case .any, .scalar, .array, .map, .reference: nil
        }
    }

    /// The use of a component that is an alias of a type: that type's checks, with the component's name.
    private mutating func aliasUse(_ id: SchemaID, _ name: SwiftName) -> TypeUse {
        if let known = aliases[id] { return known.use }
        guard openAliases.insert(id).inserted else {
            diagnostics.append(Diagnostic(faults.endless, at: document[id].location))
            return TypeUse(type: .json)
        }
        var use = inlineUse(of: id)
        openAliases.remove(id)
        let type = use.type
        use.type = .named(TypeName(name))
        aliases[id] = (use, type)
        return use
    }

    /// The use of a schema without a name.
    private mutating func inlineUse(of id: SchemaID) -> TypeUse {
        let schema = document[id]
        var use = TypeUse(
            type: .json,
            isNullable: shapes.isNullable(id),
            sensitivity: Property.Sensitivity(schema.extensions.sensitivity)
        )
        if let override = schema.extensions.swiftType {
            use.type = .external(override.name, module: override.module)
            use.checks = textChecks(schema, member: override.textMember)
            return use
        }
        switch shapes[id] {
        case .any: use.checks = valueConstraints(id, .any)
        case .reference(let target):
            guard open.insert(id).inserted else { return use }
            defer { open.remove(id) }
            var outer = self.use(of: target)
            outer.add(addedChecks(id, to: target))
            outer.isNullable = outer.isNullable || use.isNullable
            if use.sensitivity != .open { outer.sensitivity = use.sensitivity }
            return outer
        case .scalar(let type):
            use.type = type
            use.checks = scalarChecks(schema, type) + valueConstraints(id, shapes[id])
        case .array(let items):
            let element = items.map { elementUse($0, in: id) } ?? TypeUse(type: .json)
            use.type = .array(element.isNullable ? .optional(element.type) : element.type)
            if element.sensitivity != .open { use.sensitivity = element.sensitivity }
            use.checks += arrayChecks(schema)
            if !element.checks.isEmpty { use.checks.append(.each(element.checks)) }
            use.checks += valueConstraints(id, shapes[id])
        case .map(let values):
            let value = values.map { elementUse($0, in: id) } ?? TypeUse(type: .json)
            use.type = .dictionary(value.isNullable ? .optional(value.type) : value.type)
            if value.sensitivity != .open { use.sensitivity = value.sensitivity }
            use.checks += mapChecks(schema)
            if !value.checks.isEmpty { use.checks.append(.eachValue(value.checks)) }
            use.checks += valueConstraints(id, shapes[id])
        case .object, .enumeration, .union:
            guard let name = names.inlineType(id) else {
                preconditionFailure("the names stage walks over whatever the types stage uses")
            }
            use.type = .named(name)
            use.checks = declaredChecks(id) ?? []
        }
        return use
    }

    /// The use of an array's items or a map's values.
    ///
    /// Any JSON if the schema is recursive without an object.
    private mutating func elementUse(_ element: SchemaID, in id: SchemaID) -> TypeUse {
        guard open.insert(id).inserted else {
            diagnostics.append(Diagnostic(faults.endless, at: document[id].location))
            return TypeUse(type: .json)
        }
        defer { open.remove(id) }
        return use(of: element)
    }
}

/// How a schema is used in one place.
struct TypeUse {
    var type: SwiftType
    var isNullable = false
    var checks: [Check] = []
    var sensitivity: Property.Sensitivity = .open

    /// Adds checks.
    ///
    /// For any JSON value, only the assertions on its JSON.
    mutating func add(_ others: [Check]) {
        let fitting = others.filter { if case .json = $0 { true } else { type != .json } }
        checks.merge(fitting)
    }
}

/// Where a type is used: in requests, in responses, or both.
struct Direction {
    var isRequest: Bool
    var isResponse: Bool
}

extension Property.Sensitivity {
    init(_ sensitivity: SchemaExtensions.Sensitivity) {
        self =
            switch sensitivity {
            case .open: .open
            case .hidden: .hidden
            case .lastFour: .lastFour
            }
    }
}

extension String {
    /// A title as a sentence.
    var asSentence: String { hasSuffix(".") || hasSuffix("?") || hasSuffix("!") ? self : self + "." }
}
