import OpenAPIDocument
import YAMLTree

/// The keywords that neither a Swift type nor the check of a single property can express.
extension TypePlanner {
    /// What a struct's JSON must meet beyond the checks of its properties.
    mutating func assertions(of id: SchemaID, _ object: ObjectShape) -> [Assertion] {
        var compiler = AssertionCompiler(document, of: document.target(of: id))
        if object.isTuple { return tupleAssertions(document.target(of: id), object, &compiler) }
        var result = AssertionCompiler.Result()
        var seen: Set<SchemaID> = []
        gather(id, object, &compiler, &result, &seen)
        report(compiler)
        return result.assertions.uniqued()
    }

    private mutating func gather(
        _ id: SchemaID,
        _ object: ObjectShape,
        _ compiler: inout AssertionCompiler,
        _ result: inout AssertionCompiler.Result,
        _ seen: inout Set<SchemaID>
    ) {
        let target = document.target(of: id)
        guard seen.insert(target).inserted else { return }
        let schema = document[target]
        let alternatives = (schema.oneOf.isEmpty ? schema.anyOf : schema.oneOf).filter { !document.isNull($0) }
        if schema.rare?.unevaluatedProperties != nil, object.mayLeaveOver || !alternatives.isEmpty {
            result.assertions += compiler.compile(target).assertions
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
        if !alternatives.isEmpty, shapes.heirs[target] == nil {
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
        _ compiler: inout AssertionCompiler,
        to result: inout AssertionCompiler.Result
    ) {
        if let min = schema.limits.minProperties {
            // What the other side sets counts as well.
            let rest = min - compiler.oneSidedCount()
            if rest > schema.required.count { result.add("minProperties", .plain(.number("\(rest)"))) }
        }
        if let max = schema.limits.maxProperties { result.add("maxProperties", .plain(.number("\(max)"))) }
    }

    /// What an alternative whose properties are those of the struct says of their being there together.
    private mutating func outline(
        _ id: SchemaID,
        _ object: ObjectShape,
        _ compiler: inout AssertionCompiler,
        _ outlined: inout Set<SchemaID>
    ) -> AssertionCompiler.Result {
        let target = document.target(of: id)
        let schema = document[target]
        if schema.properties.isEmpty, document.isBare(target) { return compiler.compile(id) }
        var result = AssertionCompiler.Result(isExact: false)
        guard outlined.insert(target).inserted else { return result }
        compiler.addRequired(schema.required.map(\.name), to: &result)
        for property in schema.properties {
            let value = document[document.target(of: property.schema)]
            var part = AssertionCompiler.Result()
            if object.member(property.name)?.isDisputed == true {
                part = compiler.compileChild(property.schema)
            } else if value.const != nil || (value.enumValues?.count ?? .max) <= 12 {
                compiler.addValues(value, to: &part)
                if document[property.schema].isNullable { part = part.orNull }
            }
            if !part.assertions.isEmpty {
                result.add("properties", .plain(.text(property.name)), .plain(.schema(part.assertions)))
            }
        }
        for member in schema.allOf { result.assertions += outline(member, object, &compiler, &outlined).assertions }
        return result
    }

    private func tupleAssertions(
        _ id: SchemaID,
        _ object: ObjectShape,
        _ compiler: inout AssertionCompiler
    ) -> [Assertion] {
        let schema = document[id]
        if schema.rare?.unevaluatedItems != nil, schema.hasConditions || schema.rare?.contains != nil {
            return compiler.compile(id).assertions
        }
        var result = AssertionCompiler.Result()
        if schema.limits.uniqueItems { result.add("uniqueItems") }
        if let min = schema.limits.minItems, min > object.members.count {
            result.add("minItems", .plain(.number("\(min)")))
        }
        if let max = schema.limits.maxItems, max != object.members.count {
            result.add("maxItems", .plain(.number("\(max)")))
        }
        compiler.addConditions(schema, to: &result)
        compiler.addContains(schema, to: &result)
        return result.assertions
    }

    /// What a union's JSON must meet beyond what its members check.
    mutating func assertions(of id: SchemaID, _ shape: UnionShape) -> [Assertion] {
        var compiler = AssertionCompiler(document, of: id)
        let schema = document[id]
        if schema.oneOf.isEmpty, schema.anyOf.isEmpty, shapes.heirs[id] == nil {
            // A list of types: each keyword holds for the values of its own.
            let assertions = compiler.compile(id).assertions.filter { $0.keyword != "type" }
            report(compiler)
            return assertions
        }
        var result = AssertionCompiler.Result()
        if shapes.heirs[id] == nil { compiler.addLimits(schema, to: &result) }
        compiler.addConditions(schema, to: &result)
        report(compiler)
        return result.assertions
    }

    /// Says which keywords are not held against values.
    private mutating func report(_ compiler: AssertionCompiler) {
        for (keyword, location) in compiler.leftOut {
            diagnostics.append(
                .leftOut(
                    "the check of '\(keyword)'",
                    at: location,
                    because:
                        "which values meet a format, or a schema that is large or holds itself, cannot be told exactly"
                )
            )
        }
    }

    /// What a value of a type that is not declared for it must meet beyond its other checks.
    mutating func valueAssertions(_ id: SchemaID, _ shape: SchemaShape) -> [Check] {
        let schema = document[id]
        if schema.extensions.swiftType != nil { return [] }
        var compiler = AssertionCompiler(document, of: document.target(of: id), budget: 60)
        var result = AssertionCompiler.Result()
        switch shape {
        case .any:
            // What members of allOf disagree about, as has been said, nothing could meet.
            if !schema.allOf.allSatisfy({ document.isBare($0) }) { break }
            result = compiler.compile(id)
            // An alternative that takes any value is meant as one, whatever the others say.
            result.assertions.removeAll { $0.keyword == "oneOf" && $0.hasOpenAlternative }
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
        return result.assertions.isEmpty ? [] : [.assertions(result.assertions.uniqued())]
    }

    /// Whether the limits of a type's values are checked in Swift, without their JSON.
    private static func isCheckedItself(_ type: SwiftType) -> Bool {
        switch type {
        case .string, .bool, .int, .int32, .int64, .uint32, .uint64, .double, .float: true
        default: false
        }
    }
}

extension ObjectShape {
    /// Whether it can have members that no schema has looked at.
    fileprivate var mayLeaveOver: Bool {
        if case .values = additional { return true }
        return members.contains(where: \.isConditional)
    }
}

extension [Assertion] {
    fileprivate func uniqued() -> [Assertion] {
        var seen: Set<Assertion> = []
        return filter { seen.insert($0).inserted }
    }
}

extension Assertion {
    /// Whether one of its alternatives demands nothing.
    fileprivate var hasOpenAlternative: Bool {
        if case .schemas(let schemas)? = arguments.first?.value { schemas.contains([]) } else { false }
    }
}
