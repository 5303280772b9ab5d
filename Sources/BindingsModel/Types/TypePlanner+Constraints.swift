import OpenAPIDocument
import YAMLTree

/// The keywords that neither a Swift type nor the check of a single property can express.
extension TypePlanner {
    /// Assertions on a struct's JSON in addition to the checks of its properties.
    mutating func constraints(of id: SchemaID, _ object: ObjectShape) -> [Constraint] {
        var compiler = ConstraintCompiler(document, of: document.target(of: id))
        if object.isTuple { return tupleConstraints(document.target(of: id), object, &compiler) }
        var result = ConstraintCompiler.Result()
        var seen: Set<SchemaID> = []
        gather(id, object, &compiler, &result, &seen)
        report(compiler)
        return result.constraints.uniqued()
    }

    private mutating func gather(
        _ id: SchemaID,
        _ object: ObjectShape,
        _ compiler: inout ConstraintCompiler,
        _ result: inout ConstraintCompiler.Result,
        _ seen: inout Set<SchemaID>
    ) {
        let target = document.target(of: id)
        guard seen.insert(target).inserted else { return }
        let schema = document[target]
        let alternatives = (schema.oneOf.isEmpty ? schema.anyOf : schema.oneOf).filter { !document.isNull($0) }
        if schema.rare?.unevaluatedProperties != nil, object.mayLeaveOver || !alternatives.isEmpty {
            result.constraints += compiler.compile(target).constraints
            return
        }
        addCounts(schema, &compiler, to: &result)
        compiler.addConditions(schema, to: &result)
        if case .values(let values) = object.additional {
            compiler.addPropertyNames(schema, to: &result)
            if schema.rare?.patternProperties.isEmpty == false, values == nil {
                compiler.addOtherMembers(schema, to: &result)
            }
        }
        if !alternatives.isEmpty, shapes.subtypes[target] == nil {
            let parts = alternatives.map { alternative in
                var outlined: Set<SchemaID> = []
                return outline(alternative, object, &compiler, &outlined)
            }
            compiler.add(parts, isExclusive: !schema.oneOf.isEmpty, to: &result)
        }
        for member in schema.allOf { gather(member, object, &compiler, &result, &seen) }
    }

    private func addCounts(
        _ schema: Schema,
        _ compiler: inout ConstraintCompiler,
        to result: inout ConstraintCompiler.Result
    ) {
        if let min = schema.limits.minProperties {
            // Properties set by the other side count as well.
            let rest = min - compiler.oneSidedCount()
            if rest > schema.required.count { result.add(.minProperties(rest)) }
        }
        if let max = schema.limits.maxProperties { result.add(.maxProperties(max)) }
    }

    /// An alternative's constraints on which of the struct's properties are present together.
    private mutating func outline(
        _ id: SchemaID,
        _ object: ObjectShape,
        _ compiler: inout ConstraintCompiler,
        _ outlined: inout Set<SchemaID>
    ) -> ConstraintCompiler.Result {
        let target = document.target(of: id)
        let schema = document[target]
        if schema.properties.isEmpty, document.isBare(target) { return compiler.compile(id) }
        var result = ConstraintCompiler.Result(isExact: false)
        guard outlined.insert(target).inserted else { return result }
        compiler.addRequired(schema.required.map(\.name), to: &result)
        for property in schema.properties {
            let value = document[document.target(of: property.schema)]
            var part = ConstraintCompiler.Result()
            if object.member(property.name)?.isDisputed == true {
                part = compiler.compileChild(property.schema)
            } else if value.const != nil || (value.enumValues?.count ?? .max) <= 12 {
                compiler.addValues(value, to: &part)
                if document[property.schema].isNullable { part = part.orNull }
            }
            if !part.constraints.isEmpty {
                result.add(.properties(property.name, part.constraints))
            }
        }
        for member in schema.allOf { result.constraints += outline(member, object, &compiler, &outlined).constraints }
        return result
    }

    private func tupleConstraints(
        _ id: SchemaID,
        _ object: ObjectShape,
        _ compiler: inout ConstraintCompiler
    ) -> [Constraint] {
        let schema = document[id]
        if schema.rare?.unevaluatedItems != nil, schema.hasConditions || schema.rare?.contains != nil {
            return compiler.compile(id).constraints
        }
        var result = ConstraintCompiler.Result()
        if schema.limits.uniqueItems { result.add(.uniqueItems) }
        if let min = schema.limits.minItems, min > object.members.count {
            result.add(.minItems(min))
        }
        if let max = schema.limits.maxItems, max != object.members.count {
            result.add(.maxItems(max))
        }
        compiler.addConditions(schema, to: &result)
        compiler.addContains(schema, to: &result)
        return result.constraints
    }

    /// Assertions on a union's JSON in addition to its members' checks.
    mutating func constraints(of id: SchemaID, _ shape: UnionShape) -> [Constraint] {
        var compiler = ConstraintCompiler(document, of: id)
        let schema = document[id]
        if schema.oneOf.isEmpty, schema.anyOf.isEmpty, shapes.subtypes[id] == nil {
            // A list of types: each keyword applies to values of one type.
            let constraints = compiler.compile(id).constraints.filter { $0.keyword != .type }
            report(compiler)
            return constraints
        }
        var result = ConstraintCompiler.Result()
        if shapes.subtypes[id] == nil { compiler.addLimits(schema, to: &result) }
        compiler.addConditions(schema, to: &result)
        report(compiler)
        return result.constraints
    }

    /// Reports the keywords that aren't checked.
    private mutating func report(_ compiler: ConstraintCompiler) {
        for (keyword, location) in compiler.leftOut {
            let reason =
                "the generator can't decide exactly which values match a format, or a large or recursive schema"
            diagnostics.append(Diagnostic(faults.leftOut, ("the check of '\(keyword.rawValue)'", reason), at: location))
        }
    }

    /// Assertions on a value whose type isn't declared for it, in addition to its other checks.
    mutating func valueConstraints(_ id: SchemaID, _ shape: SchemaShape) -> [Check] {
        let schema = document[id]
        if schema.extensions.swiftType != nil { return [] }
        var compiler = ConstraintCompiler(document, of: document.target(of: id), budget: 60)
        var result = ConstraintCompiler.Result()
        switch shape {
        case .any:
            // If members of allOf disagree, as reported, no value could pass.
            if !schema.allOf.allSatisfy({ document.isBare($0) }) { break }
            result = compiler.compile(id)
            // An alternative that accepts any value is meant as one, whatever the others specify.
            result.constraints.removeAll { if case .oneOf(let schemas) = $0 { schemas.contains([]) } else { false } }
        case .scalar(let type):
            if schema.enumValues != nil || (schema.const != nil && constantCheck(schema, type).isEmpty) {
                compiler.addValues(schema, to: &result)
            }
            if !Self.isCheckedItself(type) { compiler.addLimits(schema, to: &result) }
            compiler.addConditions(schema, to: &result)
            compiler.addAlternatives(schema, to: &result)
        case .enumeration: compiler.addConditions(schema, to: &result)
        case .array:
            if schema.items == nil, schema.rare?.unevaluatedItems != nil {
                result = compiler.compile(id)
                break
            }
            compiler.addConditions(schema, to: &result)
            compiler.addContains(schema, to: &result)
            compiler.addAlternatives(schema, to: &result)
        case .map:
            compiler.addConditions(schema, to: &result)
            compiler.addRequired(schema.required.map(\.name), to: &result)
            compiler.addPropertyNames(schema, to: &result)
            if schema.rare?.patternProperties.isEmpty == false { compiler.addOtherMembers(schema, to: &result) }
            compiler.addAlternatives(schema, to: &result)
        case .object, .union:
            compiler.addConditions(schema, to: &result)
            if schema.reference == nil { break }
            compiler.addRequired(schema.required.map(\.name), to: &result)
            addCounts(schema, &compiler, to: &result)
        case .reference: break
        }
        report(compiler)
        return result.constraints.isEmpty ? [] : [.json(result.constraints.uniqued())]
    }

    /// Whether the limits of a type's values are checked in Swift, without JSON.
    private static func isCheckedItself(_ type: SwiftType) -> Bool {
        switch type {
        case .string, .bool, .int, .int32, .int64, .uint32, .uint64, .double, .float: true
        default: false
        }
    }
}

extension ObjectShape {
    /// Whether it can have members that no schema evaluates.
    fileprivate var mayLeaveOver: Bool {
        if case .values = additional { return true }
        return members.contains(where: \.isConditional)
    }
}

extension [Constraint] {
    fileprivate func uniqued() -> [Constraint] {
        var seen: Set<Constraint> = []
        return filter { seen.insert($0).inserted }
    }
}
