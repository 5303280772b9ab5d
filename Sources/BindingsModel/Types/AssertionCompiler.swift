import OpenAPIDocument
import YAMLTree

/// Makes the assertions of a schema, all of its keywords, with what it refers to in place.
///
/// Where that would never end or grow without bounds, and where the runtime is laxer than the keyword, the assertions
/// demand less than the schema, and say so by `isExact`. What demands less can be held against a value, but must not be
/// negated: a keyword that would negate it is left out.
struct AssertionCompiler {
    let document: Document
    /// How many more schemas may be compiled.
    private var budget: Int
    /// The schemas that are being compiled, to find those that hold themselves.
    private var open: Set<SchemaID> = []
    /// The schema of the value that the assertions are held against; others stand in its place, such as in `allOf`.
    var owner: SchemaID
    /// What the owners met so far may have.
    var members: [SchemaID: ObjectMembers] = [:]
    /// Whether a keyword asks what the others have looked at, so that also those count that demand nothing.
    var tracksEvaluation = false

    /// The keywords that are not held against values, with the places of their schemas.
    var leftOut: [(keyword: String, location: SourceLocation)] = []

    struct Result {
        var assertions: [Assertion] = []
        var isExact = true

        static let inexact = Result(isExact: false)

        /// The same, where null is allowed too.
        var orNull: Result {
            if assertions.isEmpty { return self }
            let null = Assertion("type", .plain(.members(["null"])))
            return Result(assertions: [Assertion("anyOf", .plain(.schemas([[null], assertions])))], isExact: isExact)
        }

        mutating func add(_ keyword: String, _ arguments: Assertion.Argument...) {
            assertions.append(Assertion(keyword, arguments))
        }
    }

    init(_ document: Document, of owner: SchemaID, budget: Int = 100) {
        self.document = document
        self.owner = owner
        self.budget = budget
    }

    /// The assertions of a member or an item.
    mutating func compileChild(_ id: SchemaID) -> Result {
        let outer = owner
        defer { owner = outer }
        owner = id
        return compile(id)
    }

    /// The assertions of a schema that stands in the place of the owner, or is it.
    mutating func compile(_ id: SchemaID) -> Result {
        guard budget > 0, open.insert(id).inserted else { return .inexact }
        defer { open.remove(id) }
        budget -= 1
        let schema = document[id]
        let outer = tracksEvaluation
        defer { tracksEvaluation = outer }
        if schema.rare?.hasUnevaluated == true { tracksEvaluation = true }
        if let value = schema.boolean { return Result(assertions: value ? [] : [Assertion("never")]) }
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

    // MARK: What holds for a value of any type

    mutating func addTypes(_ schema: Schema, to result: inout Result) {
        let mayBeNull = schema.isNullable
        if !schema.types.isEmpty {
            var types = schema.types.map(\.rawValue)
            if mayBeNull, !types.contains("null") { types.append("null") }
            result.add("type", .plain(.members(types)))
        }
        addValues(schema, to: &result)
    }

    /// `enum` and `const`.
    func addValues(_ schema: Schema, to result: inout Result) {
        if let values = schema.enumValues {
            var constants = values.compactMap { JSONConstant($0, of: schema.types) }
            if constants.count == values.count {
                if schema.isNullable, !constants.contains(.null) { constants.append(.null) }
                result.add("enum", .plain(.constants(constants)))
            } else {
                result.isExact = false
            }
        }
        if let value = schema.const {
            if let constant = JSONConstant(value, of: schema.types) {
                result.add("const", .plain(.constant(constant)))
            } else {
                result.isExact = false
            }
        }
    }

    func addLimits(_ schema: Schema, to result: inout Result) {
        let limits = schema.limits
        if let bound = limits.minimum { addBound(bound, "minimum", "exclusiveMinimum", to: &result) }
        if let bound = limits.maximum { addBound(bound, "maximum", "exclusiveMaximum", to: &result) }
        if let divisor = limits.multipleOf {
            if divisor.value > 0 { addBound(divisor, "multipleOf", "multipleOf", to: &result) }
        }
        let counts = [
            ("minLength", limits.minLength), ("minItems", limits.minItems), ("minProperties", limits.minProperties),
        ]
        for case (let keyword, let count?) in counts where count > 0 {
            result.add(keyword, .plain(.number("\(count)")))
        }
        let mosts = [
            ("maxLength", limits.maxLength), ("maxItems", limits.maxItems), ("maxProperties", limits.maxProperties),
        ]
        for case (let keyword, let count?) in mosts { result.add(keyword, .plain(.number("\(count)"))) }
        if limits.uniqueItems { result.add("uniqueItems") }
        if let pattern = limits.pattern { addPattern(pattern, to: &result) }
        if let format = schema.format {
            // A format is checked loosely, so that nothing follows from meeting it.
            if schema.types.isEmpty || schema.types.contains(.string) { result.isExact = false }
            if let known = TextFormat(rawValue: format) { result.add("format", .plain(.members([known.rawValue]))) }
        }
    }

    private func addBound(
        _ bound: Schema.Limits.Bound,
        _ inclusive: String,
        _ exclusive: String,
        to result: inout Result
    ) {
        guard bound.value.isFinite else { return result.isExact = false }
        // Swift warns of an integer that a Double cannot hold exactly.
        let isExact = abs(bound.value) <= 0x1p53
        let text = isExact ? Int64(bound.text).map { String($0) } ?? "\(bound.value)" : "\(bound.value)"
        result.add(bound.isExclusive ? exclusive : inclusive, .plain(.number(text)))
    }

    private func addPattern(_ pattern: String, to result: inout Result) {
        if RegularExpression.fault(in: pattern) == nil {
            result.add("pattern", .plain(.text(pattern)))
        } else {
            result.isExact = false
        }
    }

    // MARK: Composition and conditions

    mutating func addComposition(_ schema: Schema, to result: inout Result) {
        for member in schema.allOf {
            let part = compile(member)
            result.assertions += part.assertions
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

    /// Adds `oneOf` or `anyOf`; where a part demands less than it should, several may fit where one was meant.
    func add(_ parts: [Result], isExclusive: Bool, to result: inout Result) {
        let areExact = parts.allSatisfy(\.isExact)
        result.isExact = result.isExact && areExact
        let schemas = parts.map(\.assertions)
        if isExclusive && areExact {
            result.add("oneOf", .plain(.schemas(schemas)))
        } else if !schemas.contains([]) || tracksEvaluation {
            result.add("anyOf", .plain(.schemas(schemas)))
        }
    }

    /// The keywords that hold against any value, or whether a member is there, but say nothing of a type.
    mutating func addConditions(_ schema: Schema, to result: inout Result) {
        guard let rare = schema.rare else { return }
        if let negated = rare.not {
            let part = compile(negated)
            if part.isExact {
                result.add("not", .plain(.schema(part.assertions)))
            } else {
                result.isExact = false
                leftOut.append(("not", document[negated].location))
            }
        }
        if let condition = rare.if, rare.then != nil || rare.else != nil || tracksEvaluation {
            addCondition(condition, then: rare.then, else: rare.else, to: &result)
        }
        for dependent in rare.dependentRequired {
            let required = askable(dependent.required, &result)
            if required.isEmpty { continue }
            result.add("dependentRequired", .plain(.text(dependent.property)), .plain(.texts(required)))
        }
        for dependent in rare.dependentSchemas {
            let part = compile(dependent.schema)
            result.isExact = result.isExact && part.isExact
            if part.assertions.isEmpty { continue }
            result.add("dependentSchemas", .plain(.text(dependent.name)), .plain(.schema(part.assertions)))
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
        if !condition.isExact { leftOut.append(("if", location)) }
        guard condition.isExact, !then.assertions.isEmpty || !other.assertions.isEmpty || tracksEvaluation else {
            return
        }
        var arguments = [Assertion.Argument.plain(.schema(condition.assertions))]
        if !then.assertions.isEmpty { arguments.append(.labelled("then", .schema(then.assertions))) }
        if !other.assertions.isEmpty { arguments.append(.labelled("else", .schema(other.assertions))) }
        result.assertions.append(Assertion("if", arguments))
    }
}

extension RareKeywords {
    var hasUnevaluated: Bool { unevaluatedItems != nil || unevaluatedProperties != nil }
}
