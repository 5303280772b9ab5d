import OpenAPIDocument
import YAMLTree

extension TypePlanner {
    /// The properties of an object, with these names.
    mutating func properties(_ object: ObjectShape, _ names: [SwiftName], _ direction: Direction) -> [Property] {
        var properties: [Property] = []
        properties.reserveCapacity(names.count)
        for (member, name) in zip(object.members, names) {
            var property = property(member, name, isRequired: object.required.contains(member.name), direction)
            if object.isTuple { property.becomeItem() }
            let place = document[member.schema].location
            guard budget.spend(property.outputSize, at: place) else { break }
            properties.append(property)
        }
        return properties
    }

    private mutating func property(
        _ member: ObjectShape.Member,
        _ name: SwiftName,
        isRequired: Bool,
        _ direction: Direction
    ) -> Property {
        let use = member.isAny ? TypeUse(type: .json) : use(of: member.schema)
        let isReadOnly = document[member.schema].isReadOnly && direction.isRequest
        let isWriteOnly = document[member.schema].isWriteOnly && direction.isResponse
        let presence: Property.Presence =
            switch (isRequired && !isReadOnly && !isWriteOnly, use.isNullable) {
            case (true, false): .required
            case (true, true): .nullable
            case (false, true): .optionalNullable
            // Any JSON value may be null, and is encoded as it was decoded.
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
        // A server may send values that the document doesn't list, but a caller may not.
        if !direction.isRequest { property.checks = property.checks.withoutListed }
        if use.sensitivity == .lastFour, use.type != .string, !isTextAlias(use.type) { property.sensitivity = .hidden }
        property.defaultValue = defaultValue(of: member.schema, for: property)
        return property
    }

    private func isTextAlias(_ type: SwiftType) -> Bool {
        guard case .named(let name) = type, let id = names.origins[name] else { return false }
        if case .scalar(.string) = shapes.resolved(id) { return true }
        return false
    }

    /// The documented default of a required property, or its only value, if Swift can express it.
    private mutating func defaultValue(of id: SchemaID, for property: Property) -> Property.DefaultValue? {
        let target = document.target(of: id)
        guard property.presence == .required else { return nil }
        let only =
            document[target].const ?? (document[target].enumValues?.count == 1 ? document[target].enumValues?[0] : nil)
        guard let value = document[id].defaultValue ?? document[target].defaultValue ?? only, let scalar = value.scalar
        else { return nil }
        if property.sensitivity != .open {
            if only == nil { diagnostics.append(Diagnostic(faults.sensitiveDefault, property.wireName, at: value)) }
            return nil
        }
        switch property.type {
        // Only a string that needs no escaping.
        case .string:
            guard case .string = scalar.value, scalar.text.utf8.allSatisfy(Self.isPlain) else { return nil }
            return .constant(.text(scalar.text))
        case .named:
            guard case .enumeration = shapes.resolved(target) else { return nil }
            return enumCase(for: scalar, of: shapes.end(of: target)).map { .enumCase($0) }
        default: return JSONConstant(scalar.value, of: property.type).map { .constant($0) }
        }
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        (0x20...0x7E).contains(byte) && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
    }
}

extension Property {
    /// Makes the property an item of a tuple.
    ///
    /// Null is a value there, and only trailing items can be omitted.
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
