package import YAMLTree

/// Validates a value in the document against all keywords of a schema.
///
/// If a keyword can't be evaluated, such as a pattern that needs backtracking, the value passes.
package struct SchemaValidator {
    /// The direction of a value.
    package enum Direction: Hashable, Sendable {
        case request, response
    }

    let document: Document
    /// Nil for a value that may be in both.
    ///
    /// Properties for only one direction are then optional.
    package var direction: Direction?
    let names: [SchemaID: String]
    private var patterns: [String: PatternProgram?] = [:]
    /// How many more pairs of a schema and a value may be checked.
    private var budget = 0
    /// The current nesting depth of checks.
    private var depth = 0

    package init(_ document: Document, _ direction: Direction? = nil) {
        self.document = document
        self.direction = direction
        var names = document.referenceNames
        for schema in document.components.schemas { names[document.target(of: schema.schema)] = schema.name }
        for schema in document.components.schemas { names[schema.schema] = schema.name }
        self.names = names
    }

    /// The maximum number of pairs of a schema and a value for one value, because nested alternatives multiply.
    private static let most = 50_000
    /// The maximum nesting depth of checks, because each uses stack space.
    ///
    /// Real documents need about fifty.
    private static let deepest = 400

    /// The violations in a value, in document order.
    ///
    /// Empty if the check would take too long.
    package mutating func violations(of value: Node, _ schema: SchemaID) -> [SchemaViolation] {
        budget = Self.most
        var check = Check()
        validate(value, schema, &check)
        return budget <= 0 ? [] : check.violations
    }

    /// Whether a value is valid for a schema.
    package mutating func accepts(_ value: Node, _ schema: SchemaID) -> Bool {
        budget = Self.most
        var check = Check()
        validate(value, schema, &check)
        return budget > 0 && check.violations.isEmpty
    }

    /// The state of one value's validation.
    struct Check {
        var violations: [SchemaViolation] = []
        /// Whether a keyword couldn't be decided.
        var isUncertain = false
        var depth = 0
        /// The schemas that the value is currently checked against, to detect cycles.
        var open: Set<SchemaID> = []
        /// The evaluated members and items, for `unevaluatedProperties`.
        var members: Set<String> = []
        var items: Set<Int> = []
        /// Whether every member and item may have been evaluated.
        var hasSeenAll = false

        mutating func report(_ message: String, at node: Node, _ suggestion: String? = nil, isType: Bool = false) {
            violations.append(
                SchemaViolation(
                    location: node.location,
                    message: message,
                    suggestion: suggestion,
                    depth: depth,
                    isType: isType
                )
            )
        }

        /// Adds the evaluated members and items of another check of the same value.
        mutating func note(_ other: Check) {
            members.formUnion(other.members)
            items.formUnion(other.items)
            hasSeenAll = hasSeenAll || other.hasSeenAll
            isUncertain = isUncertain || other.isUncertain
        }
    }

    /// Checks a value against a schema that applies to all of it.
    mutating func validate(_ value: Node, _ id: SchemaID, _ check: inout Check) {
        depth += 1
        defer { depth -= 1 }
        budget = depth > Self.deepest ? 0 : budget - 1
        guard budget > 0, check.open.insert(id).inserted else { return }
        defer { check.open.remove(id) }
        let schema = document[id]
        if let boolean = schema.boolean {
            if !boolean { check.report("no value is allowed here", at: value) }
            return
        }
        if value.isNull, schema.isNullable { return }
        if let target = schema.reference?.target { validate(value, target, &check) }
        let count = check.violations.count
        checkType(value, schema, &check)
        // A value of the wrong type fails all other keywords too.
        if check.violations.count > count { return }
        checkValues(value, schema, &check)
        checkFormat(value, schema, &check)
        switch value.content {
        case .scalar(let scalar):
            if scalar.kind == .string { checkText(value, scalar.text, schema, &check) }
            if let number = scalar.number { checkNumber(value, number, schema, &check) }
        case .sequence(let items): checkItems(value, items, schema, &check)
        case .mapping(let members): checkMembers(value, members, schema, &check)
        }
        checkComposition(value, id, schema, &check)
        checkConditions(value, schema, &check)
        checkUnevaluated(value, schema, &check)
    }

    /// Checks a member or an item.
    mutating func validate(_ value: Node, inside check: inout Check, _ id: SchemaID) {
        var inner = Check()
        inner.depth = check.depth + 1
        validate(value, id, &inner)
        check.violations += inner.violations
        check.isUncertain = check.isUncertain || inner.isUncertain
    }

    /// The result for a schema, without reporting.
    mutating func fit(_ value: Node, _ id: SchemaID, like check: Check) -> Check {
        var fit = Check()
        fit.depth = check.depth
        fit.open = check.open
        validate(value, id, &fit)
        return fit
    }

    /// Whether a pattern matches a string.
    ///
    /// Nil if unknown.
    package mutating func finds(_ pattern: String, in text: String) -> Bool? {
        let program: PatternProgram?
        if let known = patterns[pattern] {
            program = known
        } else {
            program = RegularExpression.fault(in: pattern) == nil ? PatternProgram(pattern) : nil
            patterns[pattern] = .some(program)
        }
        return program?.matches(text) ?? nil
    }
}

extension Scalar {
    /// The number, or nil if it isn't one.
    var number: Double? {
        switch value {
        case .integer(let value): Double(value)
        case .bigInteger: Double(text)
        case .float(let value): value
        case .null, .bool, .string: nil
        }
    }
}
