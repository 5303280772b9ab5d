package import YAMLTree

/// Checks a value of the document against a schema, with all of its keywords.
///
/// Where nobody knows whether a value meets a keyword, such as a pattern that takes another engine, it does.
package struct SchemaValidator {
    /// Which way a value goes.
    package enum Direction: Hashable, Sendable {
        case request, response
    }

    let document: Document
    /// nil for a value that may stand in both: then properties of one direction alone need not be there.
    package var direction: Direction?
    let names: [SchemaID: String]
    private var patterns: [String: PatternProgram?] = [:]
    /// How many more pairs of a schema and a value may be looked at.
    private var budget = 0
    /// How many checks the current one is inside of.
    private var depth = 0

    package init(_ document: Document, _ direction: Direction? = nil) {
        self.document = document
        self.direction = direction
        var names = document.referenceNames
        for schema in document.components.schemas { names[document.target(of: schema.schema)] = schema.name }
        for schema in document.components.schemas { names[schema.schema] = schema.name }
        self.names = names
    }

    /// The most pairs of a schema and a value that are looked at for one value: many nested alternatives multiply.
    private static let most = 50_000
    /// The most checks inside of one another: each takes room on the stack, and what people write needs about fifty.
    private static let deepest = 400

    /// What of a value breaks a schema, in the document's order; empty where that would take too long to find.
    package mutating func violations(of value: Node, _ schema: SchemaID) -> [SchemaViolation] {
        budget = Self.most
        var check = Check()
        validate(value, schema, &check)
        return budget <= 0 ? [] : check.violations
    }

    /// Whether a value meets a schema.
    package mutating func accepts(_ value: Node, _ schema: SchemaID) -> Bool {
        budget = Self.most
        var check = Check()
        validate(value, schema, &check)
        return budget > 0 && check.violations.isEmpty
    }

    /// One value while it is checked.
    struct Check {
        var violations: [SchemaViolation] = []
        /// Whether a keyword says neither yes nor no.
        var isUncertain = false
        var depth = 0
        /// The schemas that the value is being checked against, so that none leads to itself.
        var open: Set<SchemaID> = []
        /// The members and items that a keyword has looked at, as `unevaluatedProperties` asks.
        var members: Set<String> = []
        var items: Set<Int> = []
        /// Whether every member and item may have been looked at.
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

        /// Takes over what another check of the same value has looked at.
        mutating func note(_ other: Check) {
            members.formUnion(other.members)
            items.formUnion(other.items)
            hasSeenAll = hasSeenAll || other.hasSeenAll
            isUncertain = isUncertain || other.isUncertain
        }
    }

    /// Checks a value against a schema that describes all of it.
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
        // What has another type breaks all else as well.
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

    /// How a value does by a schema, without a report.
    mutating func fit(_ value: Node, _ id: SchemaID, like check: Check) -> Check {
        var fit = Check()
        fit.depth = check.depth
        fit.open = check.open
        validate(value, id, &fit)
        return fit
    }

    /// Whether a pattern is found in a text; nil where nobody knows.
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
    /// The number; nil for what is none.
    var number: Double? {
        switch value {
        case .integer(let value): Double(value)
        case .bigInteger: Double(text)
        case .float(let value): value
        case .null, .bool, .string: nil
        }
    }
}
