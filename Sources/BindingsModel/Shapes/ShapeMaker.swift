import OpenAPIDocument
import YAMLTree

/// Determines the shapes of schemas, each once, in any order.
struct ShapeMaker {
    let document: Document
    let subtypes: [SchemaID: [SchemaID]]
    private let components: Set<SchemaID>
    private var shapes: [SchemaShape?]
    /// The schemas whose `allOf` has members without a common type.
    var disagreements: [SchemaID] = []
    var budget: OutputBudget

    init(_ document: Document) {
        self.document = document
        subtypes = document.subtypes
        components = Set(document.components.schemas.map(\.schema))
        shapes = Array(repeating: nil, count: document.schemas.count)
        budget = OutputBudget(document)
    }

    func isComponent(_ id: SchemaID) -> Bool { components.contains(id) }

    mutating func shape(of id: SchemaID) -> SchemaShape {
        if let known = shapes[Int(id.index)] { return known }
        // A schema that is asked for its own shape, by a union of its subtypes, contributes nothing.
        shapes[Int(id.index)] = .any
        let shape = makeShape(of: id)
        shapes[Int(id.index)] = shape
        return shape
    }

    /// The shape with references resolved.
    mutating func resolvedShape(of id: SchemaID) -> SchemaShape {
        var shape = shape(of: id)
        var steps = 0
        while case .reference(let target) = shape, steps < Document.longestChain {
            shape = self.shape(of: target)
            steps += 1
        }
        return shape
    }

    private mutating func makeShape(of id: SchemaID) -> SchemaShape {
        if let reference = document[id].reference { return .reference(reference.target) }
        if document[id].boolean != nil { return .any }
        if let subtypes = subtypes[id] {
            return .union(
                UnionShape(
                    members: subtypes.map { .schema($0) },
                    discriminator: document[id].discriminator,
                    isExclusive: true
                )
            )
        }
        if !document[id].oneOf.isEmpty || !document[id].anyOf.isEmpty { return alternativesShape(id, document[id]) }
        if !document[id].allOf.isEmpty { return compositionShape(id, document[id]) }
        let shape = plainShape(document[id])
        guard document[id].hasConditions else { return shape }
        // A map accepts the members of conditions anyway.
        if case .object(let object) = shape, !object.isTuple { return .object(withConditionals(id, object)) }
        return shape
    }

    /// The shape of a schema without composition.
    private func plainShape(_ schema: Schema) -> SchemaShape {
        if let values = schema.enumValues { return enumShape(schema, values) }
        let types = schema.types.filter { $0 != .null }
        if types.count > 1 {
            return .union(UnionShape(members: types.map { member($0, schema) }, isExclusive: true))
        }
        switch types.first {
        case .object: return objectShape(schema)
        case .array: return arrayShape(schema)
        case .null: return .any
        case let type?: return .scalar(scalarType(type, schema))
        case nil:
            if !schema.properties.isEmpty { return objectShape(schema) }
            if schema.items != nil || document.isTuple(schema) { return arrayShape(schema) }
            if case .schema = schema.additionalProperties { return objectShape(schema) }
            return schema.const.map(constantShape) ?? .any
        }
    }

    /// The shape of the only value that a schema without a type allows.
    private func constantShape(_ value: Node) -> SchemaShape {
        switch value.scalar?.value {
        case .string: .scalar(.string)
        case .bool: .scalar(.bool)
        case .integer: .scalar(.int)
        case .float: .scalar(.double)
        default: .any
        }
    }

    private func arrayShape(_ schema: Schema) -> SchemaShape {
        guard let places = schema.rare?.prefixItems, !places.isEmpty else { return .array(schema.items) }
        var tuple = ObjectShape()
        tuple.isTuple = true
        for (index, place) in places.enumerated() {
            tuple.set(ObjectShape.Member(name: String(index), schema: place, label: "item\(index + 1)"))
            if index < schema.limits.minItems ?? 0 { tuple.required.insert(String(index)) }
        }
        let mayHaveMore = schema.limits.maxItems.map { $0 > places.count } ?? true
        // Items evaluated by `contains` or a condition may have a different type.
        let isPlain = schema.rare?.contains == nil && !schema.hasConditions
        let others = schema.items ?? (isPlain ? schema.rare?.unevaluatedItems : nil)
        if mayHaveMore, others.map({ document[$0].boolean != false }) ?? true {
            tuple.additional = .values(others.flatMap { document[$0].boolean == nil ? $0 : nil })
        }
        return .object(tuple)
    }

    private func member(_ type: SchemaType, _ schema: Schema) -> UnionShape.Member {
        switch type {
        case .array: .scalar(.array(.json))
        case .object: .scalar(.dictionary(.json))
        default: .scalar(scalarType(type, schema))
        }
    }

    private func objectShape(_ schema: Schema) -> SchemaShape {
        if schema.properties.isEmpty {
            if case .schema(let values) = schema.additionalProperties { return .map(values) }
            if let patterns = schema.rare?.patternProperties.map(\.schema), let first = patterns.first {
                return .map(patterns.dropFirst().allSatisfy { isSame($0, first) } ? first : nil)
            }
            return .map(nil)
        }
        var object = ObjectShape()
        add(schema, to: &object, isOptional: false)
        return .object(object)
    }

    /// Adds a schema's own properties.
    func add(_ schema: Schema, to object: inout ObjectShape, isOptional: Bool) {
        for property in schema.properties {
            var member = ObjectShape.Member(name: property.name, schema: property.schema)
            member.isAlternative = isOptional
            if let earlier = object.member(property.name), earlier.schema != property.schema {
                if document.isBare(property.schema) { continue }
                let isSameKind = kind(of: earlier.schema) == kind(of: property.schema)
                // An alternative can only narrow what applies to all.
                if isOptional, isSameKind, !earlier.isAlternative, !document.isBare(earlier.schema) { continue }
                member.isDisputed = isOptional && isSameKind && earlier.isAlternative
                if !document.isBare(earlier.schema), isOptional, !isSameKind {
                    member.isAny = true
                }
            }
            object.set(member)
        }
        if !isOptional { object.required.formUnion(schema.required.map(\.name)) }
        let patterns = schema.rare?.patternProperties.map(\.schema) ?? []
        switch schema.additionalProperties {
        case .forbidden:
            guard let first = patterns.first else { break }
            object.additional = .values(patterns.dropFirst().allSatisfy { isSame($0, first) } ? first : nil)
        case .unspecified:
            if !patterns.isEmpty {
                object.additional = .values(nil)
            } else if let others = schema.rare?.unevaluatedProperties, document[others].boolean != false {
                object.additional = .values(document[others].boolean == true ? nil : others)
            }
        case .allowed: object.additional = .values(nil)
        case .schema(let id): object.additional = .values(patterns.allSatisfy { isSame($0, id) } ? id : nil)
        }
    }

    private func isSame(_ id: SchemaID, _ other: SchemaID) -> Bool {
        document.target(of: id) == document.target(of: other) || kind(of: id) == kind(of: other)
    }

    /// A rough type, to decide whether two schemas can share a property.
    private func kind(of id: SchemaID) -> String {
        let target = document.target(of: id)
        let schema = document[target]
        if !schema.oneOf.isEmpty || !schema.anyOf.isEmpty || !schema.allOf.isEmpty || !schema.properties.isEmpty
            || schema.enumValues != nil || schema.types.contains(.array)
        {
            return "#\(target.index)"
        }
        return schema.types.filter { $0 != .null }.map(\.rawValue).joined(separator: ",") + (schema.format ?? "")
    }

    private func enumShape(_ schema: Schema, _ values: [Node]) -> SchemaShape {
        let values = values.filter { !$0.isNull }
        if values.isEmpty { return .any }
        let isText = values.allSatisfy { if case .string = $0.scalar?.kind { true } else { false } }
        let isInteger = values.allSatisfy { if case .integer = $0.scalar?.kind { true } else { false } }
        if isText || isInteger { return .enumeration }
        // An unquoted value among strings (`yes`, `1.0`) was meant as a string if the type says so.
        if schema.types.contains(.string), values.allSatisfy({ $0.scalar != nil }) { return .enumeration }
        if values.allSatisfy({ $0.scalar?.kind == .true || $0.scalar?.kind == .false }) { return .scalar(.bool) }
        let isNumber = values.allSatisfy { [.integer, .float].contains($0.scalar?.kind) }
        return isNumber ? .scalar(.double) : .any
    }

    func scalarType(_ type: SchemaType, _ schema: Schema) -> SwiftType {
        switch type {
        case .string: stringType(schema)
        case .integer: integerType(schema)
        case .number:
            switch schema.format?.lowercased() {
            case "float": .float
            case "decimal": .decimal
            default: .double
            }
        case .boolean: .bool
        case .array: .array(.json)
        case .object: .dictionary(.json)
        case .null: .json
        }
    }

    private func stringType(_ schema: Schema) -> SwiftType {
        switch schema.format {
        case "date-time": .dateTime
        case "date": .date
        case "byte": .base64
        default: schema.rare?.contentEncoding == "base64" ? .base64 : .string
        }
    }

    private func integerType(_ schema: Schema) -> SwiftType {
        let beyond = [schema.limits.minimum, schema.limits.maximum].contains { abs($0?.value ?? 0) >= 9.3e18 }
        return switch schema.format?.lowercased() {
        case "int32": .int32
        case "int64": .int64
        case "uint32": .uint32
        case "uint64": .uint64
        default: beyond ? .decimal : .int
        }
    }
}
