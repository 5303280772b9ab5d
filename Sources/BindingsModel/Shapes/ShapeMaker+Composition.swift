import OpenAPIDocument
import YAMLTree

extension ShapeMaker {
    /// `oneOf` or `anyOf`, optionally with properties.
    mutating func alternativesShape(_ id: SchemaID, _ schema: Schema) -> SchemaShape {
        let all = schema.oneOf.isEmpty ? schema.anyOf : schema.oneOf
        var members = all.filter { !document.isNull($0) }
        // Members with only required names list the valid combinations. They don't describe the value.
        if members.allSatisfy({ document.isBare($0) }) || !schema.properties.isEmpty || !schema.allOf.isEmpty {
            var object = ObjectShape()
            if merge(id, into: &object), !object.members.isEmpty {
                return .object(withConditionals(id, object))
            }
            members = members.filter { !document.isBare($0) }
            if members.isEmpty { return withoutAlternatives(schema) }
        }
        if members.count == 1 { return .reference(members[0]) }
        if members.isEmpty { return .any }
        // If one member accepts any value, the union has no effect.
        if members.contains(where: { if case .any = resolvedShape(of: $0) { true } else { false } }) { return .any }
        return .union(
            UnionShape(
                members: members.map { .schema($0) },
                discriminator: schema.discriminator,
                isExclusive: !schema.oneOf.isEmpty
            )
        )
    }

    private mutating func withoutAlternatives(_ schema: Schema) -> SchemaShape {
        switch schema.types.first(where: { $0 != .null }) {
        case .object?: .map(nil)
        case .array?: .array(schema.items)
        case .null?, nil: .any
        case let type?: .scalar(scalarType(type, schema))
        }
    }

    /// `allOf`: one struct with the properties of all members, or the one member that describes the value.
    mutating func compositionShape(_ id: SchemaID, _ schema: Schema) -> SchemaShape {
        let members = schema.allOf.filter { !document.isBare($0) || !document[$0].required.isEmpty }
        let structural = members.filter { !document.isBare($0) }
        if structural.count == 1, schema.properties.isEmpty, schema.enumValues == nil {
            // A subtype that adds nothing is still a separate type.
            let isReference = document[structural[0]].reference != nil
            if isReference, members.count == 1, !isSubtype(id, of: document.target(of: structural[0])) {
                return .reference(structural[0])
            }
        }
        var object = ObjectShape()
        if merge(id, into: &object) {
            object = withConditionals(id, object)
            if !object.members.isEmpty { return .object(object) }
            if case .values(let values) = object.additional { return .map(values) }
            return .map(nil)
        }
        if structural.count == 1 { return .reference(structural[0]) }
        if let narrowest = narrowest(of: structural) { return .reference(narrowest) }
        if !structural.isEmpty { disagreements.append(id) }
        return .any
    }

    /// The most specific member of an `allOf`.
    ///
    /// Nil if the members have no value in common.
    ///
    /// The checks of the others come from `addedChecks`.
    private mutating func narrowest(of members: [SchemaID]) -> SchemaID? {
        var found: (id: SchemaID, kind: ValueKind, rank: Int)?
        for member in members {
            guard let (kind, rank) = valueKind(of: member) else { return nil }
            if let found, found.kind != kind { return nil }
            if found.map({ rank < $0.rank }) ?? true { found = (member, kind, rank) }
        }
        return found?.id
    }

    private enum ValueKind { case text, number, bool, array }

    /// A schema's type and how specific it is: an enum is more specific than a format, and a format more than a type.
    private mutating func valueKind(of id: SchemaID) -> (ValueKind, rank: Int)? {
        switch resolvedShape(of: id) {
        case .enumeration:
            let isText = document[document.target(of: id)].enumValues?.contains { $0.string != nil } ?? true
            return (isText ? .text : .number, 0)
        case .scalar(.string): return (.text, 2)
        case .scalar(.dateTime), .scalar(.date), .scalar(.base64): return (.text, 1)
        case .scalar(.bool): return (.bool, 0)
        case .scalar(.double), .scalar(.float), .scalar(.decimal): return (.number, 3)
        case .scalar(.int): return (.number, 2)
        case .scalar(.int32), .scalar(.int64), .scalar(.uint32), .scalar(.uint64): return (.number, 1)
        case .array(let items): return (.array, items == nil ? 1 : 0)
        default: return nil
        }
    }

    /// Whether a schema inherits from one that its `allOf` references.
    private func isSubtype(_ id: SchemaID, of parent: SchemaID) -> Bool { subtypes[parent] != nil && isComponent(id) }

    /// Collects the properties of a schema and of the schemas that it is composed of.
    ///
    /// - Parameter isOptional: Whether the schema is one of several alternatives, so none of its properties are
    ///   required.
    /// - Returns: False, with the object unchanged, if the schema isn't an object.
    private mutating func merge(_ id: SchemaID, into object: inout ObjectShape, isOptional: Bool = false) -> Bool {
        var parts: [ObjectPart] = []
        var seen: Set<ObjectPart> = []
        guard collect(ObjectPart(schema: id, isOptional: isOptional), &parts, &seen) else { return false }
        for part in parts { add(document[part.schema], to: &object, isOptional: part.isOptional) }
        return true
    }

    /// A schema whose properties are those of an object that it is part of.
    private struct ObjectPart: Hashable {
        var schema: SchemaID
        var isOptional: Bool
    }

    /// Finds the schemas that an object is composed of, inner ones first, each once.
    ///
    /// - Returns: False if any of them isn't an object.
    private mutating func collect(
        _ part: ObjectPart,
        _ parts: inout [ObjectPart],
        _ seen: inout Set<ObjectPart>
    ) -> Bool {
        var part = part
        part.schema = document.target(of: part.schema)
        guard seen.insert(part).inserted else { return true }
        let schema = document[part.schema]
        guard budget.spend(16 * (1 + schema.properties.count), at: schema.location) else { return true }
        if schema.boolean != nil || isBareObject(schema) {
            parts.append(part)
            return true
        }
        if schema.enumValues != nil || schema.extensions.swiftType != nil { return false }
        if !schema.types.isEmpty && !schema.types.contains(.object) { return false }
        for member in schema.allOf {
            let inner = ObjectPart(schema: member, isOptional: part.isOptional)
            guard collect(inner, &parts, &seen) else { return false }
        }
        for member in schema.oneOf + schema.anyOf where !document.isNull(member) {
            guard collect(ObjectPart(schema: member, isOptional: true), &parts, &seen) else { return false }
        }
        if schema.types.isEmpty, schema.items != nil || document.isTuple(schema) { return false }
        parts.append(part)
        return true
    }

    /// An object with the members that only `then`, `else` and `dependentSchemas` describe.
    mutating func withConditionals(_ id: SchemaID, _ object: ObjectShape) -> ObjectShape {
        var conditionals: [SchemaID] = []
        var seen: Set<SchemaID> = []
        findConditionals(id, &conditionals, &seen)
        if conditionals.isEmpty { return object }
        var others = ObjectShape()
        for conditional in conditionals { _ = merge(conditional, into: &others, isOptional: true) }
        var object = object
        for var member in others.members where object.member(member.name) == nil {
            member.isConditional = true
            object.set(member)
        }
        return object
    }

    private func findConditionals(_ id: SchemaID, _ found: inout [SchemaID], _ seen: inout Set<SchemaID>) {
        let target = document.target(of: id)
        guard seen.insert(target).inserted else { return }
        let schema = document[target]
        if let rare = schema.rare {
            let branches = rare.if == nil ? [] : [rare.then, rare.else]
            let own = branches.compactMap { $0 } + rare.dependentSchemas.map(\.schema)
            found += own
            for conditional in own { findConditionals(conditional, &found, &seen) }
        }
        for member in schema.allOf + schema.anyOf + schema.oneOf { findConditionals(member, &found, &seen) }
    }

    /// Whether a schema has only keywords for objects, or none at all.
    private func isBareObject(_ schema: Schema) -> Bool {
        schema.types.isEmpty && schema.allOf.isEmpty && schema.oneOf.isEmpty && schema.anyOf.isEmpty
            && schema.items == nil && schema.enumValues == nil && schema.extensions.swiftType == nil
            && !document.isTuple(schema)
    }
}
