import OpenAPIDocument
import YAMLTree

extension ModelBuilder {
    /// The properties of an object, each with a name of its own.
    mutating func properties(
        _ object: ObjectShape,
        _ direction: Direction,
        _ scope: inout NameScope,
        _ nesting: inout Nesting,
        suggesting prefix: String
    ) -> [Property] {
        let names = propertyNames(object, &scope)
        var properties: [Property] = []
        properties.reserveCapacity(names.count)
        for (member, name) in zip(object.members, names) {
            var property = property(
                member,
                name,
                isRequired: object.required.contains(member.name),
                direction,
                &nesting,
                suggesting: prefix
            )
            if object.isTuple { property.becomeItem() }
            let place = document[member.schema].location
            guard budget.spend(property.outputSize, at: place, &diagnostics) else { break }
            properties.append(property)
        }
        return properties
    }

    /// The Swift names of an object's properties.
    ///
    /// In the document's order, so that a property added behind them renames none.
    func propertyNames(_ object: ObjectShape, _ scope: inout NameScope) -> [SwiftName] {
        object.members.map { member in
            let given = givenName(document[member.schema])
            return scope.claim(
                given.flatMap { SwiftName.isTypeName($0) ? nil : .givenProperty($0) }
                    ?? .property(member.label ?? member.name)
            )
        }
    }

    private func givenName(_ schema: Schema) -> String? {
        schema.reference == nil || document.version.line != .v3_0 ? schema.extensions.swiftName?.text : nil
    }

    private mutating func property(
        _ member: ObjectShape.Member,
        _ name: SwiftName,
        isRequired: Bool,
        _ direction: Direction,
        _ nesting: inout Nesting,
        suggesting prefix: String
    ) -> Property {
        let suggestion = prefix + SwiftName.type(member.label ?? member.name).identifier
        let use = member.isAny ? TypeUse(type: .json) : use(of: member.schema, suggesting: suggestion, &nesting)
        let isReadOnly = document[member.schema].isReadOnly && direction.isRequest
        let isWriteOnly = document[member.schema].isWriteOnly && direction.isResponse
        let presence: Property.Presence =
            switch (isRequired && !isReadOnly && !isWriteOnly, use.isNullable) {
            case (true, false): .required
            case (true, true): .nullable
            case (false, true): .optionalNullable
            // Any JSON value may be null: what was read is written back.
            case (false, false): use.type == .json ? .optionalNullable : .optional
            }
        var property = Property(
            name: name,
            wireName: member.name,
            type: use.type,
            presence: presence,
            documentation: documentation(document[member.schema]),
            sensitivity: use.sensitivity,
            defaultValue: nil,
            checks: member.isConditional || member.isDisputed ? use.checks.filter { $0 == .nested } : use.checks
        )
        property.isSettable = !isReadOnly
        // A server may answer with values that the document does not list; a caller may not send them.
        if !direction.isRequest { property.checks = property.checks.withoutListed }
        if use.sensitivity == .lastFour, use.type != .string, !isTextAlias(use.type) { property.sensitivity = .hidden }
        property.defaultValue = defaultValue(of: member.schema, for: property)
        return property
    }

    private mutating func isTextAlias(_ type: SwiftType) -> Bool {
        guard case .named(let name) = type, name.parent == nil, let id = componentIDs[name.own] else { return false }
        if case .scalar(.string) = resolvedShape(of: id) { return true }
        return false
    }

    /// The documented default of a required property, or the one value that it can have, where that can stand in Swift.
    private mutating func defaultValue(of id: SchemaID, for property: Property) -> String? {
        let target = document.target(of: id)
        guard property.presence == .required else { return nil }
        let only =
            document[target].const ?? (document[target].enumValues?.count == 1 ? document[target].enumValues?[0] : nil)
        guard let value = document[id].defaultValue ?? document[target].defaultValue ?? only, let scalar = value.scalar
        else { return nil }
        if property.sensitivity != .open {
            if only == nil { diagnostics.append(.sensitiveDefault(property.wireName, at: value.location)) }
            return nil
        }
        switch (property.type, scalar.value) {
        case (.bool, .bool(let value)): return value ? "true" : "false"
        // Only a text that needs no escaping: literals are the emitter's.
        case (.string, .string) where scalar.text.utf8.allSatisfy(Self.isPlain): return "\"\(scalar.text)\""
        case (.int, .integer(let value)), (.int64, .integer(let value)): return String(value)
        case (.int32, .integer(let value)): return Int32(exactly: value).map { String($0) }
        case (.double, .integer(let value)): return String(value)
        case (.double, .float(let value)) where value.isFinite: return "\(value)"
        case (.named, _):
            guard case .enumeration = resolvedShape(of: target) else { return nil }
            return enumCase(for: scalar, of: enumerationID(target)).map { ".\($0)" }
        default: return nil
        }
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        (0x20...0x7E).contains(byte) && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
    }

    /// The schema with the `enum` behind references.
    private mutating func enumerationID(_ id: SchemaID) -> SchemaID {
        var id = id
        var steps = 0
        while case .reference(let target) = shape(of: id), steps < Document.longestChain {
            id = target
            steps += 1
        }
        return id
    }
}

extension Property {
    /// Makes the property an item of a tuple: null is a value of its own there, and what is left out is at the end.
    fileprivate mutating func becomeItem() {
        switch presence {
        case .nullable: (type, presence) = (.optional(type), .required)
        case .optionalNullable: presence = .optional
        case .required, .optional: break
        }
        defaultValue = nil
        documentation.isDeprecated = false
    }
}
