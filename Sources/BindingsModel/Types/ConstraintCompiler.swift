import OpenAPIDocument
import YAMLTree

/// Compiles all keywords of a schema to constraints, with references inlined.
///
/// If that would never end or grow without bounds, or if the runtime is more lenient than the keyword, the
/// constraints are weaker than the schema and `isExact` is false. Weaker constraints can be checked, but must not be
/// negated. A keyword that would negate them is left out.
struct ConstraintCompiler {
    let document: Document
    /// How many more schemas may be compiled.
    private var budget: Int
    /// The schemas being compiled, to detect cycles.
    private var open: Set<SchemaID> = []
    /// The schema of the checked value.
    ///
    /// Other schemas may apply to it, such as those in `allOf`.
    var owner: SchemaID
    /// The possible members of the owners seen so far.
    var members: [SchemaID: ObjectMembers] = [:]
    /// Whether a keyword depends on what the others evaluate.
    ///
    /// If so, constraints without a requirement count too.
    var tracksEvaluation = false

    /// The keywords that aren't checked, with the locations of their schemas.
    var leftOut: [(keyword: Constraint.Keyword, location: SourceLocation)] = []

    struct Result {
        var constraints: [Constraint] = []
        var isExact = true

        static let inexact = Result(isExact: false)

        /// The same, with null allowed.
        var orNull: Result {
            if constraints.isEmpty { return self }
            return Result(constraints: [.anyOf([[.type([.null])], constraints])], isExact: isExact)
        }

        mutating func add(_ constraint: Constraint) { constraints.append(constraint) }
    }

    init(_ document: Document, of owner: SchemaID, budget: Int = 100) {
        self.document = document
        self.owner = owner
        self.budget = budget
    }

    /// The constraints of a member or an item.
    mutating func compileChild(_ id: SchemaID) -> Result {
        let outer = owner
        defer { owner = outer }
        owner = id
        return compile(id)
    }

    /// The constraints of a schema that applies to the owner, or is the owner.
    mutating func compile(_ id: SchemaID) -> Result {
        guard budget > 0, open.insert(id).inserted else { return .inexact }
        defer { open.remove(id) }
        budget -= 1
        let schema = document[id]
        let outer = tracksEvaluation
        defer { tracksEvaluation = outer }
        if schema.rare?.hasUnevaluated == true { tracksEvaluation = true }
        if let value = schema.boolean { return Result(constraints: value ? [] : [.never]) }
        var result = Result()
        if let target = schema.reference?.target { result = compile(target) }
        addTypes(schema, to: &result)
        addLimits(schema, to: &result)
        addComposition(schema, to: &result)
        addConditions(schema, to: &result)
        addMembers(schema, to: &result)
        addItems(schema, to: &result)
        addUnevaluated(schema, to: &result)
        return schema.isNullable && schema.types.isEmpty ? result.orNull : result
    }

    // MARK: Values of any type

    mutating func addTypes(_ schema: Schema, to result: inout Result) {
        let mayBeNull = schema.isNullable
        if !schema.types.isEmpty {
            let mayAlso = mayBeNull && !schema.types.contains(.null)
            result.add(.type(schema.types + (mayAlso ? [.null] : [])))
        }
        addValues(schema, to: &result)
    }

    /// `enum` and `const`.
    func addValues(_ schema: Schema, to result: inout Result) {
        if let values = schema.enumValues {
            var constants = values.compactMap { JSONConstant($0, of: schema.types) }
            if constants.count == values.count {
                if schema.isNullable, !constants.contains(.null) { constants.append(.null) }
                result.add(.enum(constants))
            } else {
                result.isExact = false
            }
        }
        if let value = schema.const {
            if let constant = JSONConstant(value, of: schema.types) {
                result.add(.const(constant))
            } else {
                result.isExact = false
            }
        }
    }

    func addLimits(_ schema: Schema, to result: inout Result) {
        let limits = schema.limits
        if let bound = limits.minimum {
            add(bound, to: &result) { bound.isExclusive ? .exclusiveMinimum($0) : .minimum($0) }
        }
        if let bound = limits.maximum {
            add(bound, to: &result) { bound.isExclusive ? .exclusiveMaximum($0) : .maximum($0) }
        }
        if let divisor = limits.multipleOf, divisor.value > 0 { add(divisor, to: &result) { .multipleOf($0) } }
        if let count = limits.minLength, count > 0 { result.add(.minLength(count)) }
        if let count = limits.minItems, count > 0 { result.add(.minItems(count)) }
        if let count = limits.minProperties, count > 0 { result.add(.minProperties(count)) }
        if let count = limits.maxLength { result.add(.maxLength(count)) }
        if let count = limits.maxItems { result.add(.maxItems(count)) }
        if let count = limits.maxProperties { result.add(.maxProperties(count)) }
        if limits.uniqueItems { result.add(.uniqueItems) }
        if let pattern = limits.pattern { addPattern(pattern, to: &result) }
        if let format = schema.format {
            // Format checks are lenient, so nothing follows from passing one.
            if schema.types.isEmpty || schema.types.contains(.string) { result.isExact = false }
            if let known = TextFormat(rawValue: format) { result.add(.format(known)) }
        }
    }

    private func add(_ bound: Schema.Limits.Bound, to result: inout Result, _ constraint: (Number) -> Constraint) {
        guard bound.value.isFinite else { return result.isExact = false }
        // Swift warns about an integer that a Double can't represent exactly.
        let integer = abs(bound.value) <= 0x1p53 ? Int64(bound.text) : nil
        result.add(constraint(integer.map { .integer($0) } ?? .real(bound.value)))
    }

    private func addPattern(_ pattern: String, to result: inout Result) {
        if RegularExpression.fault(in: pattern) == nil {
            result.add(.pattern(pattern))
        } else {
            result.isExact = false
        }
    }

    // MARK: Composition and conditions

    mutating func addComposition(_ schema: Schema, to result: inout Result) {
        for member in schema.allOf {
            let part = compile(member)
            result.constraints += part.constraints
            result.isExact = result.isExact && part.isExact
        }
        addAlternatives(schema, to: &result)
    }

    /// `anyOf` and `oneOf`.
    mutating func addAlternatives(_ schema: Schema, to result: inout Result) {
        for (members, isExclusive) in [(schema.anyOf, false), (schema.oneOf, true)] where !members.isEmpty {
            let parts = members.map { compile($0) }
            add(parts, isExclusive: isExclusive, to: &result)
        }
    }

    /// Adds `oneOf` or `anyOf`.
    ///
    /// If a part is weaker than intended, several may match where one should.
    func add(_ parts: [Result], isExclusive: Bool, to result: inout Result) {
        let areExact = parts.allSatisfy(\.isExact)
        result.isExact = result.isExact && areExact
        let schemas = parts.map(\.constraints)
        if isExclusive && areExact {
            result.add(.oneOf(schemas))
        } else if !schemas.contains([]) || tracksEvaluation {
            result.add(.anyOf(schemas))
        }
    }

    /// The keywords that apply to any value, or check whether a member is present, without implying a type.
    mutating func addConditions(_ schema: Schema, to result: inout Result) {
        guard let rare = schema.rare else { return }
        if let negated = rare.not {
            let part = compile(negated)
            if part.isExact {
                result.add(.not(part.constraints))
            } else {
                result.isExact = false
                leftOut.append((.not, document[negated].location))
            }
        }
        if let condition = rare.if, rare.then != nil || rare.else != nil || tracksEvaluation {
            addCondition(condition, then: rare.then, else: rare.else, to: &result)
        }
        for dependent in rare.dependentRequired {
            let required = askable(dependent.required, &result)
            if required.isEmpty { continue }
            result.add(.dependentRequired(dependent.property, required))
        }
        for dependent in rare.dependentSchemas {
            let part = compile(dependent.schema)
            result.isExact = result.isExact && part.isExact
            if part.constraints.isEmpty { continue }
            result.add(.dependentSchemas(dependent.name, part.constraints))
        }
    }

    private mutating func addCondition(
        _ condition: SchemaID,
        then: SchemaID?,
        else other: SchemaID?,
        to result: inout Result
    ) {
        let location = document[condition].location
        let condition = compile(condition)
        let then = then.map { compile($0) } ?? Result()
        let other = other.map { compile($0) } ?? Result()
        result.isExact = result.isExact && condition.isExact && then.isExact && other.isExact
        if !condition.isExact { leftOut.append((.if, location)) }
        guard condition.isExact, !then.constraints.isEmpty || !other.constraints.isEmpty || tracksEvaluation else {
            return
        }
        result.add(.if(condition.constraints, then: then.constraints, else: other.constraints))
    }
}

extension RareKeywords {
    var hasUnevaluated: Bool { unevaluatedItems != nil || unevaluatedProperties != nil }
}
