import OpenAPIDocument
import YAMLTree

/// The type that stands inside another, and the names taken there.
struct Nesting {
    /// The name of the outermost type; nil at the top level.
    let parent: SwiftName?
    var scope: NameScope
    var declarations: [Declaration] = []

    init(in parent: SwiftName?, scope: NameScope? = nil) {
        self.parent = parent
        self.scope = scope ?? NameScope(reserving: ["CodingKeys", parent?.identifier ?? ""])
    }

    var path: String? { parent?.description }
}

/// How a schema is used in one place.
struct TypeUse {
    var type: SwiftType
    var isNullable = false
    var checks: [Check] = []
    var sensitivity: Property.Sensitivity = .open

    /// Adds checks; of a value that may be any JSON those of its JSON alone.
    mutating func add(_ others: [Check]) {
        let fitting = others.filter { if case .assertions = $0 { true } else { type != .json } }
        checks.merge(fitting)
    }
}

extension ModelBuilder {
    /// The type of a component, or nil where the component is only another name.
    mutating func componentDeclaration(_ id: SchemaID) -> Declaration? {
        guard let name = componentNames[id] else { return nil }
        var nesting = Nesting(in: name)
        let own = ownSchema(of: id)
        switch shape(of: own) {
        case .object(let object):
            let type = structure(name, own, object, &nesting, suggesting: "")
            return .structure(described(type, by: id))
        case .enumeration:
            return enumeration(name, own).map { .enumeration(described($0, by: id)) }
        case .union(let shape):
            var union = union(name, own, shape, &nesting, suggesting: "")
            union.nested = nesting.declarations
            return .union(described(union, by: id))
        default:
            let use = aliasUse(id, name)
            return .alias(
                AliasType(
                    name: name,
                    documentation: documentation(document[id]),
                    type: aliasedTypes[id] ?? use.type
                )
            )
        }
    }

    /// The inline schema that a component is but a wrapper of, such as the one member of its `oneOf` that is not null.
    private mutating func ownSchema(of id: SchemaID) -> SchemaID {
        var own = id
        var steps = 0
        while case .reference(let target) = shape(of: own), steps < Document.longestChain {
            if document[own].reference != nil || document[target].reference != nil || componentNames[target] != nil {
                return id
            }
            own = target
            steps += 1
        }
        return own
    }

    /// The type, with the component's own text where it has one.
    ///
    /// Make the type before the call and not in it: there, the whole builder would be copied first.
    private func described<Type: Documented>(_ type: Type, by id: SchemaID) -> Type {
        var type = type
        let outer = documentation(document[id])
        if !outer.paragraphs.isEmpty { type.documentation = outer }
        return type
    }

    /// How the schema is used where it stands or is referred to.
    ///
    /// - Parameters:
    ///   - suggestion: the name for a type that the schema holds inline.
    ///   - nesting: where such a type goes.
    mutating func use(of id: SchemaID, suggesting suggestion: String, _ nesting: inout Nesting) -> TypeUse {
        if let reference = document[id].reference, componentNames[id] == nil {
            var use = use(of: reference.target, suggesting: suggestion, &nesting)
            use.add(addedChecks(id, to: reference.target))
            use.isNullable = use.isNullable || document[id].isNullable
            let sensitivity = document[id].extensions.sensitivity
            if sensitivity != .open { use.sensitivity = Property.Sensitivity(sensitivity) }
            return use
        }
        guard let name = componentNames[id] else { return inlineUse(of: id, suggesting: suggestion, &nesting) }
        let sensitivity = Property.Sensitivity(document[id].extensions.sensitivity)
        let isNullable = isNullable(id)
        switch shape(of: ownSchema(of: id)) {
        case .object, .union, .enumeration:
            return TypeUse(
                type: .named(TypeName(name)),
                isNullable: isNullable,
                checks: declaredChecks(shape(of: ownSchema(of: id))),
                sensitivity: sensitivity
            )
        default:
            return aliasUse(id, name)
        }
    }

    /// The checks of a value whose type is declared for it.
    private func declaredChecks(_ shape: SchemaShape) -> [Check] {
        switch shape {
        case .enumeration: [.listed]
        case .union: [.listed, .nested]
        default: [.nested]
        }
    }

    /// The use of a component that is another name of a type: that type's checks, under the component's name.
    private mutating func aliasUse(_ id: SchemaID, _ name: SwiftName) -> TypeUse {
        if let known = aliasUses[id] { return known }
        guard resolving.insert(id).inserted else {
            diagnostics.append(.endless(at: document[id].location))
            return TypeUse(type: .json)
        }
        defer { resolving.remove(id) }
        var topLevel = Nesting(in: nil)
        var use = inlineUse(of: id, suggesting: name.identifier, &topLevel)
        extraModels += topLevel.declarations
        aliasedTypes[id] = use.type
        use.type = .named(TypeName(name))
        aliasUses[id] = use
        return use
    }

    /// The use of a schema that has no name of its own.
    private mutating func inlineUse(
        of id: SchemaID,
        suggesting suggestion: String,
        _ nesting: inout Nesting
    ) -> TypeUse {
        var use = TypeUse(
            type: .json,
            isNullable: isNullable(id),
            sensitivity: Property.Sensitivity(document[id].extensions.sensitivity)
        )
        if let override = document[id].extensions.swiftType {
            use.type = .external(override.name, module: override.module)
            use.checks = textChecks(document[id], member: override.textMember)
            return use
        }
        switch shape(of: id) {
        case .any: use.checks = valueAssertions(id, .any)
        case .reference(let target):
            guard inlining.insert(id).inserted else { return use }
            defer { inlining.remove(id) }
            let added = addedChecks(id, to: target)
            var target = self.use(of: target, suggesting: suggestion, &nesting)
            target.add(added)
            target.isNullable = target.isNullable || use.isNullable
            if use.sensitivity != .open { target.sensitivity = use.sensitivity }
            return target
        case .scalar(let type):
            use.type = type
            use.checks = scalarChecks(document[id], type) + valueAssertions(id, shape(of: id))
        case .array(let items):
            let element =
                items.map { elementUse($0, in: id, suggesting: suggestion + "Item", &nesting) } ?? TypeUse(type: .json)
            use.type = .array(element.isNullable ? .optional(element.type) : element.type)
            if element.sensitivity != .open { use.sensitivity = element.sensitivity }
            use.checks += arrayChecks(document[id])
            if !element.checks.isEmpty { use.checks.append(.each(element.checks)) }
            use.checks += valueAssertions(id, shape(of: id))
        case .map(let values):
            let value =
                values.map { elementUse($0, in: id, suggesting: suggestion + "Value", &nesting) }
                ?? TypeUse(type: .json)
            use.type = .dictionary(value.isNullable ? .optional(value.type) : value.type)
            if value.sensitivity != .open { use.sensitivity = value.sensitivity }
            use.checks += mapChecks(document[id])
            if !value.checks.isEmpty { use.checks.append(.eachValue(value.checks)) }
            use.checks += valueAssertions(id, shape(of: id))
        case .object, .enumeration, .union:
            declareInline(id, &use, suggesting: suggestion, &nesting)
        }
        return use
    }

    /// The use of an array's items or a map's values; any JSON where the schema holds itself with no object between.
    private mutating func elementUse(
        _ element: SchemaID,
        in id: SchemaID,
        suggesting suggestion: String,
        _ nesting: inout Nesting
    ) -> TypeUse {
        guard inlining.insert(id).inserted else {
            diagnostics.append(.endless(at: document[id].location))
            return TypeUse(type: .json)
        }
        defer { inlining.remove(id) }
        return use(of: element, suggesting: suggestion, &nesting)
    }

    /// Declares the type of an inline object, enum or union.
    private mutating func declareInline(
        _ id: SchemaID,
        _ use: inout TypeUse,
        suggesting suggestion: String,
        _ nesting: inout Nesting
    ) {
        if let known = inlineNames[id] {
            use.type = .named(known)
            use.checks = declaredChecks(shape(of: id))
            return
        }
        let wanted = inlineName(document[id], suggestion, nesting)
        let name =
            nesting.parent == nil ? elementNames[id] ?? typeScope.claim(wanted) : nesting.scope.claim(wanted)
        let typeName = TypeName(name, in: nesting.path)
        inlineNames[id] = typeName
        use.type = .named(typeName)
        use.checks = declaredChecks(shape(of: id))
        // The declaration goes before those that it holds itself.
        let place = nesting.declarations.count
        switch shape(of: id) {
        case .object(let object):
            var declared = structure(name, id, object, &nesting, suggesting: name.identifier, isInline: true)
            declared.documentation = declared.documentation.forInlineType
            nesting.declarations.insert(.structure(declared), at: place)
        case .enumeration:
            inlineEnums.insert(id)
            inlineEnumNames.insert(typeName)
            if var declared = enumeration(name, id) {
                declared.documentation = declared.documentation.forInlineType
                nesting.declarations.insert(.enumeration(declared), at: place)
            }
        case .union(let shape):
            var declared = union(name, id, shape, &nesting, suggesting: name.identifier)
            declared.documentation = declared.documentation.forInlineType
            nesting.declarations.insert(.union(declared), at: place)
        default: break
        }
    }

    /// The name of an inline type: its own `x-swift-name` where that starts with a capital, else from its property.
    func inlineName(_ schema: Schema, _ suggestion: String, _ nesting: Nesting) -> SwiftName {
        if let name = schema.extensions.swiftName?.text, SwiftName.isTypeName(name) { return SwiftName(name) }
        let name = SwiftName.type(suggestion)
        let parent = nesting.parent?.identifier ?? ""
        if ["Type", "Protocol", "Self"].contains(name.identifier) { return SwiftName(parent + name.identifier) }
        // In a script without capitals the type would be called like its property.
        let hasCapital = name.identifier.first?.isUppercase ?? true
        if name.identifier == parent || !hasCapital || ReservedTypes.names.contains(name.identifier) {
            return name.appending("Value")
        }
        return name
    }

    private mutating func structure(
        _ name: SwiftName,
        _ id: SchemaID,
        _ object: ObjectShape,
        _ nesting: inout Nesting,
        suggesting prefix: String,
        isInline: Bool = false
    ) -> StructType {
        var scope = NameScope()
        let direction = Direction(isRequest: usage.isInRequest(id), isResponse: usage.isInResponse(id))
        let properties = properties(object, direction, &scope, &nesting, suggesting: prefix)
        var type = StructType(
            name: name,
            documentation: documentation(document[id]),
            properties: properties,
            nested: []
        )
        type.isTuple = object.isTuple
        if case .values(let values) = object.additional {
            if object.isTuple { type.additionalName = SwiftName("others") }
            let suggestion = prefix + (object.isTuple ? "Item" : "Value")
            let use = values.map { self.use(of: $0, suggesting: suggestion, &nesting) } ?? TypeUse(type: .json)
            type.additional = use.isNullable ? .optional(use.type) : use.type
            type.additionalName = scope.claim(type.additionalName)
            let checks = direction.isRequest ? use.checks : use.checks.withoutListed
            if !checks.isEmpty { type.additionalChecks = [object.isTuple ? .each(checks) : .eachValue(checks)] }
        }
        type.assertions = assertions(of: id, object)
        if !isInline { type.nested = nesting.declarations }
        return type
    }

    func documentation(_ schema: Schema) -> Documentation {
        let title = schema.title.flatMap { title in
            schema.description == nil || schema.description == title ? Self.sentence(title) : nil
        }
        return Documentation(
            [title ?? schema.description],
            origin: schema.extensions.origin,
            isDeprecated: schema.isDeprecated
        )
    }

    /// A title as a sentence.
    static func sentence(_ text: String) -> String {
        text.hasSuffix(".") || text.hasSuffix("?") || text.hasSuffix("!") ? text : text + "."
    }

    mutating func isNullable(_ id: SchemaID) -> Bool {
        if let known = nullabilities[Int(id.index)] { return known }
        let isNullable = isNullable(id, document[id])
        nullabilities[Int(id.index)] = isNullable
        return isNullable
    }

    private func isNullable(_ id: SchemaID, _ schema: Schema) -> Bool {
        schema.isNullable || (schema.types.count > 1 && schema.types.contains(.null))
            || schema.enumValues?.contains { $0.isNull } == true
            || schema.oneOf.contains { isNull($0) } || schema.anyOf.contains { isNull($0) }
            || (schema.allOf.count == 1 && schema.allOf != [id]
                && document[document.target(of: schema.allOf[0])].isNullable)
    }
}

/// Where a type stands: what a caller gives, what a server gives, or both.
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
