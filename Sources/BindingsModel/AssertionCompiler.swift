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
    private var members: [SchemaID: Members] = [:]
    /// Whether a keyword asks what the others have looked at, so that also those count that demand nothing.
    var tracksEvaluation = false

    /// The keywords that are not held against values, with the places of their schemas.
    private(set) var leftOut: [(keyword: String, location: SourceLocation)] = []

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
            var assertion = Assertion(keyword)
            assertion.arguments = arguments
            assertions.append(assertion)
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
        if let target = schema.reference?.target {
            result = compile(target)
        }
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
        if !schema.anyOf.isEmpty { addAlternatives(schema.anyOf, isExclusive: false, to: &result) }
        if !schema.oneOf.isEmpty { addAlternatives(schema.oneOf, isExclusive: true, to: &result) }
    }

    private mutating func addAlternatives(_ members: [SchemaID], isExclusive: Bool, to result: inout Result) {
        let parts = members.map { compile($0) }
        add(parts, isExclusive: isExclusive, to: &result)
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
        var assertion = Assertion("if")
        assertion.arguments = arguments
        result.assertions.append(assertion)
    }

    // MARK: Objects and arrays

    private mutating func addMembers(_ schema: Schema, to result: inout Result) {
        addRequired(schema.required.map(\.name), to: &result)
        for property in schema.properties {
            add("properties", .plain(.text(property.name)), of: property.schema, to: &result)
        }
        addOtherMembers(schema, to: &result)
        if let names = schema.rare?.propertyNames { add("propertyNames", nil, of: names, to: &result) }
    }

    mutating func addRequired(_ names: [String], to result: inout Result) {
        let names = askable(names, &result)
        if !names.isEmpty { result.add("required", .plain(.texts(names))) }
    }

    /// What an object may have, by all the schemas that stand in its place.
    private struct Members {
        var names: Set<String> = []
        /// The members that are there in requests or in responses alone.
        var oneSided: Set<String> = []
        /// Whether members are kept that have no property.
        var isOpen = false
    }

    /// The names that can be asked for: the value has a place for each, in requests as in responses.
    private mutating func askable(_ names: [String], _ result: inout Result) -> [String] {
        if names.isEmpty { return [] }
        let members = membersOfOwner()
        let kept = names.filter { name in
            !members.oneSided.contains(name) && (members.isOpen || members.names.contains(name))
        }
        if kept.count < names.count { result.isExact = false }
        return kept
    }

    /// How many members of the owner are there in requests or in responses alone.
    mutating func oneSidedCount() -> Int { membersOfOwner().oneSided.count }

    private mutating func membersOfOwner() -> Members {
        if let known = members[owner] { return known }
        var found = Members()
        var seen: Set<SchemaID> = []
        var waiting = [owner]
        while let id = waiting.popLast() {
            let target = document.target(of: id)
            guard seen.insert(target).inserted else { continue }
            let schema = document[target]
            for property in schema.properties {
                found.names.insert(property.name)
                let places = [property.schema, document.target(of: property.schema)]
                if places.contains(where: { document[$0].isReadOnly || document[$0].isWriteOnly }) {
                    found.oneSided.insert(property.name)
                }
            }
            switch schema.additionalProperties {
            case .allowed, .schema: found.isOpen = true
            case .forbidden, .unspecified: break
            }
            waiting += schema.allOf + schema.oneOf + schema.anyOf
            guard let rare = schema.rare else { continue }
            if !rare.patternProperties.isEmpty { found.isOpen = true }
            if let others = rare.unevaluatedProperties, document[others].boolean != false { found.isOpen = true }
            waiting += [rare.then, rare.else].compactMap { $0 } + rare.dependentSchemas.map(\.schema)
        }
        // An object without properties is a map.
        if found.names.isEmpty { found.isOpen = true }
        members[owner] = found
        return found
    }

    /// `patternProperties` and `additionalProperties`.
    mutating func addOtherMembers(_ schema: Schema, to result: inout Result) {
        let patterns = schema.rare?.patternProperties ?? []
        let readable = patterns.filter { RegularExpression.fault(in: $0.pattern) == nil }
        if readable.count < patterns.count { result.isExact = false }
        for property in readable {
            add("patternProperties", .plain(.text(property.pattern)), of: property.schema, to: &result)
        }
        let others: Result
        switch schema.additionalProperties {
        case .unspecified: return
        case .allowed: others = Result()
        case .forbidden: others = Result(assertions: [Assertion("never")])
        case .schema(let id): others = compileChild(id)
        }
        result.isExact = result.isExact && others.isExact
        if readable.count < patterns.count || (others.assertions.isEmpty && !tracksEvaluation) { return }
        var assertion = Assertion("additionalProperties", .plain(.schema(others.assertions)))
        if !schema.properties.isEmpty {
            assertion.arguments.append(.labelled("besides", .texts(schema.properties.map(\.name))))
        }
        if !readable.isEmpty { assertion.arguments.append(.labelled("patterns", .texts(readable.map(\.pattern)))) }
        result.assertions.append(assertion)
    }

    private mutating func addItems(_ schema: Schema, to result: inout Result) {
        let places = schema.rare?.prefixItems ?? []
        if !places.isEmpty {
            let parts = places.map { compileChild($0) }
            result.isExact = result.isExact && parts.allSatisfy(\.isExact)
            if tracksEvaluation || !parts.allSatisfy(\.assertions.isEmpty) {
                result.add("prefixItems", .plain(.schemas(parts.map(\.assertions))))
            }
        }
        if let items = schema.items {
            let part = compileChild(items)
            result.isExact = result.isExact && part.isExact
            if !part.assertions.isEmpty || tracksEvaluation {
                var assertion = Assertion("items", .plain(.schema(part.assertions)))
                if !places.isEmpty { assertion.arguments.append(.labelled("after", .number("\(places.count)"))) }
                result.assertions.append(assertion)
            }
        }
        addContains(schema, to: &result)
    }

    mutating func addContains(_ schema: Schema, to result: inout Result) {
        guard let rare = schema.rare, let contained = rare.contains else { return }
        let part = compileChild(contained)
        result.isExact = result.isExact && part.isExact
        var assertion = Assertion("contains", .plain(.schema(part.assertions)))
        if let min = rare.minContains, min != 1 { assertion.arguments.append(.labelled("min", .number("\(min)"))) }
        // More than should may seem to fit.
        if let max = rare.maxContains, part.isExact { assertion.arguments.append(.labelled("max", .number("\(max)"))) }
        if rare.minContains == 0, assertion.arguments.count == 2, !tracksEvaluation { return }
        result.assertions.append(assertion)
    }

    /// `unevaluatedItems` and `unevaluatedProperties`, which must know exactly what all others look at.
    mutating func addUnevaluated(_ schema: Schema, to result: inout Result) {
        guard let rare = schema.rare else { return }
        let isExact = result.isExact
        for (keyword, id) in [
            ("unevaluatedItems", rare.unevaluatedItems), ("unevaluatedProperties", rare.unevaluatedProperties),
        ] {
            guard let id else { continue }
            guard isExact else {
                result.isExact = false
                leftOut.append((keyword, document[id].location))
                continue
            }
            add(keyword, nil, of: id, to: &result)
        }
    }

    private mutating func add(
        _ keyword: String,
        _ argument: Assertion.Argument?,
        of id: SchemaID,
        to result: inout Result
    ) {
        let part = compileChild(id)
        result.isExact = result.isExact && part.isExact
        if part.assertions.isEmpty && !tracksEvaluation { return }
        var assertion = Assertion(keyword)
        assertion.arguments = [argument, .plain(.schema(part.assertions))].compactMap { $0 }
        result.assertions.append(assertion)
    }
}

extension RareKeywords {
    var hasUnevaluated: Bool { unevaluatedItems != nil || unevaluatedProperties != nil }
}

extension JSONConstant {
    /// - Parameter types: the types of the schema: what looks like a number is a text where only texts are allowed.
    init?(_ node: Node, of types: [SchemaType] = []) {
        switch node.content {
        case .scalar(let scalar):
            let isText = types.contains(.string)
            let isNumber = types.contains(.integer) || types.contains(.number)
            switch scalar.value {
            case .null: self = .null
            case .bool(let value): self = isText && !types.contains(.boolean) ? .text(scalar.text) : .bool(value)
            case .integer where isText && !isNumber, .float where isText && !isNumber,
                .bigInteger where isText && !isNumber:
                self = .text(scalar.text)
            case .integer(let value): self = .number(String(value))
            case .float(let value) where value.isFinite: self = .number("\(value)")
            case .string: self = .text(scalar.text)
            case .float, .bigInteger: return nil
            }
        case .sequence(let nodes):
            let items = nodes.compactMap { JSONConstant($0) }
            if items.count < nodes.count { return nil }
            self = .array(items)
        case .mapping(let mapping):
            var members: [Member] = []
            for entry in mapping {
                guard let value = JSONConstant(entry.value) else { return nil }
                members.append(Member(name: entry.key.text, value: value))
            }
            self = .object(members)
        }
    }
}
