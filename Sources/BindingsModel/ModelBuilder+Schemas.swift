import OpenAPIDocument
import YAMLTree

/// The type that stands inside another, and the names taken there.
struct Nesting {
    /// The full name of the enclosing type; nil at the top level.
    let parent: SwiftName?
    var scope: NameScope
    var declarations: [Declaration] = []

    init(in parent: SwiftName?) {
        self.parent = parent
        let unusable = ["Type", "Protocol", "Self", "CodingKeys", "Output", "Failure"]
        scope = NameScope(reserving: unusable + (parent.map { [$0.identifier] } ?? []))
    }
}

/// How a schema is used in one place.
struct TypeUse {
    var type: SwiftType
    var isNullable = false
    var checks: [Check] = []
    var sensitivity: Property.Sensitivity = .open
}

extension ModelBuilder {
    /// The type of a component, or nil where the component is only another name.
    mutating func componentDeclaration(_ id: SchemaID) -> Declaration? {
        guard let name = componentNames[id] else { return nil }
        let schema = document[id]
        var nesting = Nesting(in: name)
        switch shape(of: id) {
        case .object(let object):
            return .structure(structure(name, id, object, &nesting, suggesting: ""))
        case .enumeration:
            return enumeration(name, id).map(Declaration.enumeration)
        default:
            var topLevel = Nesting(in: nil)
            let use = inlineUse(of: id, suggesting: name.identifier, &topLevel)
            extraModels += topLevel.declarations
            return .alias(AliasType(name: name, documentation: documentation(schema), type: use.type))
        }
    }

    /// How the schema is used where it stands or is referred to.
    ///
    /// - Parameters:
    ///   - suggestion: the name for a type that the schema holds inline.
    ///   - nesting: where such a type goes.
    mutating func use(of id: SchemaID, suggesting suggestion: String, _ nesting: inout Nesting) -> TypeUse {
        let schema = document[id]
        if let reference = schema.reference {
            var use = use(of: reference.target, suggesting: suggestion, &nesting)
            use.isNullable = use.isNullable || schema.isNullable
            if schema.extensions.sensitivity != .open { use.sensitivity = Property.Sensitivity(schema.extensions.sensitivity) }
            return use
        }
        guard let name = componentNames[id] else { return inlineUse(of: id, suggesting: suggestion, &nesting) }
        switch shape(of: id) {
        case .object:
            return TypeUse(
                type: .named(TypeName(name)), isNullable: isNullable(schema), checks: [.nested],
                sensitivity: Property.Sensitivity(schema.extensions.sensitivity))
        case .enumeration:
            return TypeUse(
                type: .named(TypeName(name)), isNullable: isNullable(schema), checks: [.listed],
                sensitivity: Property.Sensitivity(schema.extensions.sensitivity))
        default:
            guard resolving.insert(id).inserted else {
                diagnostics.append(
                    .unsupported(
                        "a schema that holds itself without an object between", at: schema.location,
                        instead: "give it an object with properties"))
                return TypeUse(type: .json)
            }
            defer { resolving.remove(id) }
            var topLevel = Nesting(in: nil)
            var use = inlineUse(of: id, suggesting: name.identifier, &topLevel)
            use.type = .named(TypeName(name))
            return use
        }
    }

    /// The use of a schema that has no name of its own.
    private mutating func inlineUse(
        of id: SchemaID, suggesting suggestion: String, _ nesting: inout Nesting
    ) -> TypeUse {
        let schema = document[id]
        var use = TypeUse(
            type: .json, isNullable: isNullable(schema),
            sensitivity: Property.Sensitivity(schema.extensions.sensitivity))
        if let override = schema.extensions.swiftType {
            use.type = .external(override.name, module: override.module)
            use.checks = textChecks(schema, member: override.textMember)
            return use
        }
        switch shape(of: id) {
        case .any: break
        case .reference(let target):
            var target = self.use(of: target, suggesting: suggestion, &nesting)
            target.isNullable = target.isNullable || use.isNullable
            if use.sensitivity != .open { target.sensitivity = use.sensitivity }
            return target
        case .scalar(let type):
            use.type = type
            use.checks = scalarChecks(schema, type)
        case .array(let items):
            let element = items.map { self.use(of: $0, suggesting: suggestion + "Item", &nesting) } ?? TypeUse(type: .json)
            use.type = .array(element.isNullable ? .optional(element.type) : element.type)
            if element.sensitivity != .open { use.sensitivity = element.sensitivity }
            if schema.limits.minItems != nil || schema.limits.maxItems != nil {
                use.checks.append(.count(min: schema.limits.minItems, max: schema.limits.maxItems))
            }
            if !element.checks.isEmpty { use.checks.append(.each(element.checks)) }
        case .map(let values):
            let value = values.map { self.use(of: $0, suggesting: suggestion + "Value", &nesting) } ?? TypeUse(type: .json)
            use.type = .dictionary(value.isNullable ? .optional(value.type) : value.type)
            if schema.limits.minProperties != nil || schema.limits.maxProperties != nil {
                use.checks.append(.count(min: schema.limits.minProperties, max: schema.limits.maxProperties))
            }
        case .object(let object):
            let name = nesting.scope.claim(inlineName(schema, suggestion, nesting))
            var declared = structure(name, id, object, &nesting, suggesting: name.identifier)
            declared.nested = []
            nesting.declarations.append(.structure(declared))
            use.type = .named(TypeName(name, in: nesting.parent?.description))
            use.checks = [.nested]
        case .enumeration:
            let name = nesting.scope.claim(inlineName(schema, suggestion, nesting))
            if let declared = enumeration(name, id) { nesting.declarations.append(.enumeration(declared)) }
            use.type = .named(TypeName(name, in: nesting.parent?.description))
            use.checks = [.listed]
        case .unsupported(let what, let instead):
            diagnostics.append(.unsupported(what, at: schema.location, instead: instead))
        }
        return use
    }

    /// The name of an inline type: its own `x-swift-name` where that starts with a capital, else from its property.
    private func inlineName(_ schema: Schema, _ suggestion: String, _ nesting: Nesting) -> SwiftName {
        if let name = schema.extensions.swiftName?.text, SwiftName.isTypeName(name) { return SwiftName(name) }
        let name = SwiftName.type(suggestion)
        let parent = nesting.parent?.identifier ?? ""
        if ["Type", "Protocol", "Self"].contains(name.identifier) { return SwiftName(parent + name.identifier) }
        if name.identifier == parent || ReservedTypes.names.contains(name.identifier) { return name.appending("Value") }
        return name
    }

    private mutating func structure(
        _ name: SwiftName, _ id: SchemaID, _ object: ObjectShape, _ nesting: inout Nesting, suggesting prefix: String
    ) -> StructType {
        let properties = properties(object, &nesting, suggesting: prefix)
        return StructType(
            name: name, documentation: documentation(document[id]), properties: properties,
            nested: nesting.declarations)
    }

    /// The properties of an object, each with a name of its own.
    mutating func properties(
        _ object: ObjectShape, _ nesting: inout Nesting, suggesting prefix: String
    ) -> [Property] {
        var scope = NameScope()
        return object.properties.map { member in
            property(
                member.name, member.schema, isRequired: object.required.contains(member.name), &scope, &nesting,
                suggesting: prefix)
        }
    }

    private mutating func property(
        _ wireName: String, _ id: SchemaID, isRequired: Bool, _ scope: inout NameScope, _ nesting: inout Nesting,
        suggesting prefix: String
    ) -> Property {
        let schema = document[id]
        let given = schema.reference == nil || document.version.line != .v3_0 ? schema.extensions.swiftName?.text : nil
        let derived = SwiftName.member(wireName)
        let name = scope.claim(given.flatMap { SwiftName.isTypeName($0) ? nil : SwiftName($0) } ?? derived)
        let use = use(of: id, suggesting: prefix + SwiftName.type(wireName).identifier, &nesting)
        var property = Property(
            name: name, wireName: wireName, type: use.type,
            presence: isRequired ? (use.isNullable ? .nullable : .required) : .optional,
            documentation: documentation(schema), sensitivity: use.sensitivity, defaultValue: nil, checks: use.checks)
        if use.sensitivity != .open, case .json = use.type { property.sensitivity = .hidden }
        property.defaultValue = defaultValue(of: id, for: property)
        return property
    }

    /// The documented default of a required property, where it can stand in Swift.
    private mutating func defaultValue(of id: SchemaID, for property: Property) -> String? {
        let target = document.target(of: id)
        guard property.presence == .required, let value = document[id].defaultValue ?? document[target].defaultValue,
            let scalar = value.scalar
        else { return nil }
        if property.sensitivity != .open {
            diagnostics.append(.sensitiveDefault(property.wireName, at: value.location))
            return nil
        }
        switch (property.type, scalar.value) {
        case (.bool, .bool(let value)): return value ? "true" : "false"
        case (.int, .integer(let value)), (.int64, .integer(let value)), (.double, .integer(let value)):
            return String(value)
        case (.double, .float(let value)) where value.isFinite: return "\(value)"
        case (.named, .string):
            guard case .enumeration = shape(of: target), let type = enumeration(SwiftName("_"), target, quietly: true)
            else { return nil }
            return type.cases.first { $0.rawValue == scalar.text }.map { ".\($0.name)" }
        default: return nil
        }
    }

    func documentation(_ schema: Schema) -> Documentation {
        Documentation(
            [schema.title.map { Self.sentence($0) }, schema.description], origin: schema.extensions.origin,
            isDeprecated: schema.isDeprecated)
    }

    /// A title as a sentence.
    static func sentence(_ text: String) -> String {
        text.hasSuffix(".") || text.hasSuffix("?") || text.hasSuffix("!") ? text : text + "."
    }

    func isNullable(_ schema: Schema) -> Bool {
        schema.isNullable || (schema.types.count > 1 && schema.types.contains(.null))
            || schema.enumValues?.contains { $0.isNull } == true
    }
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
