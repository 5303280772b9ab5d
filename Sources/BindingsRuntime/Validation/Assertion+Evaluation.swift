import Foundation

/// The members and items that schemas have evaluated, for `unevaluatedProperties` and `unevaluatedItems` (JSON Schema
/// 2020-12 core, 11).
private struct Evaluated {
    var members: Set<String> = []
    var items: IndexSet = []

    init() {}

    init(allOf value: JSONValue) {
        switch value {
        case .object(let members): self.members = Set(members.keys)
        case .array(let items): self.items = IndexSet(integersIn: 0..<items.count)
        default: break
        }
    }

    mutating func formUnion(_ other: Evaluated) {
        members.formUnion(other.members)
        items.formUnion(other.items)
    }
}

extension Validator {
    /// Reports the value's violations of `schema`.
    ///
    /// - Parameter name: The member with the value, or nil for the validated value itself.
    @_spi(Generated) public mutating func meets(_ name: String?, _ value: (some Encodable)?, _ schema: [Assertion]) {
        // A value that can't be encoded is reported when it is encoded.
        guard let value, let json = try? JSONCoding.jsonValue(of: value) else { return }
        inside(name) { validator in
            var evaluated = Evaluated()
            validator.check(json, schema, &evaluated)
        }
    }

    private mutating func check(_ value: JSONValue, _ schema: [Assertion], _ evaluated: inout Evaluated) {
        for assertion in schema { check(value, assertion, &evaluated) }
    }

    /// Checks a member or an item, which has its own members and items.
    private mutating func check(_ value: JSONValue, at name: String, _ schema: [Assertion]) {
        if schema.isEmpty { return }
        inside(name) { validator in
            var evaluated = Evaluated()
            validator.check(value, schema, &evaluated)
        }
    }

    /// The result for a schema, and what the schema evaluated.
    private enum Fit {
        case meets(Evaluated)
        /// A pattern in it couldn't be decided.
        case mayMeet(Evaluated)
        case fails

        var evaluated: Evaluated? {
            switch self {
            case .meets(let evaluated), .mayMeet(let evaluated): evaluated
            case .fails: nil
            }
        }

        var isCertain: Bool { if case .mayMeet = self { false } else { true } }
    }

    private func fit(of value: JSONValue, to schema: [Assertion]) -> Fit {
        var probe = Validator(isProbe: true)
        var evaluated = Evaluated()
        for assertion in schema {
            probe.check(value, assertion, &evaluated)
            if !probe.violations.isEmpty { return .fails }
        }
        return probe.isUncertain ? .mayMeet(evaluated) : .meets(evaluated)
    }

    /// Reports unless the number of matches is between `min` and `max`.
    ///
    /// Undecided ones count in the value's favor.
    private mutating func check(_ fits: [Fit], min: Int = 1, max: Int = .max, _ assertion: Assertion) {
        let most = fits.count { $0.evaluated != nil }
        let least = most - fits.count { !$0.isCertain }
        if most < min || least > max { return report(assertion) }
        if least < min || most > max { isUncertain = true }
    }

    private mutating func check(_ value: JSONValue, _ assertion: Assertion, _ evaluated: inout Evaluated) {
        switch assertion {
        case .anyOf(let schemas), .oneOf(let schemas):
            let fits = schemas.map { fit(of: value, to: $0) }
            for part in fits.compactMap(\.evaluated) { evaluated.formUnion(part) }
            if case .oneOf = assertion { check(fits, max: 1, assertion) } else { check(fits, assertion) }
        case .not(let schema): check([fit(of: value, to: schema)], min: 0, max: 0, assertion)
        case .if(let condition, let then, let otherwise):
            switch fit(of: value, to: condition) {
            case .meets(let part):
                evaluated.formUnion(part)
                check(value, then, &evaluated)
            case .mayMeet:
                isUncertain = true
                evaluated.formUnion(Evaluated(allOf: value))
            case .fails: check(value, otherwise, &evaluated)
            }
        default: checkTyped(value, assertion, &evaluated)
        }
    }

    private mutating func checkTyped(_ value: JSONValue, _ assertion: Assertion, _ evaluated: inout Evaluated) {
        switch (assertion, value) {
        case (.never, _): report(assertion)
        case (.type(let types), _): if !types.contain(value) { report(assertion) }
        case (.enum(let values), _): if !values.contains(where: { $0.isEqual(to: value) }) { report(assertion) }
        case (.const(let only), _): if !only.isEqual(to: value) { report(assertion) }
        case (.pattern(let pattern), .string(let text)): if !finds(pattern, in: text) { report(assertion) }
        case (_, .string(let text)): if !assertion.accepts(text) { report(assertion) }
        case (_, .array(let items)): check(items, assertion, &evaluated)
        case (_, .object(let members)): check(members, assertion, &evaluated)
        default:
            if let number = value.double, !assertion.accepts(number, value) { report(assertion) }
        }
    }

    /// Whether a pattern accepts a string.
    ///
    /// Records if that is unknown.
    private mutating func finds(_ pattern: Pattern, in text: String) -> Bool {
        let finding = pattern.finding(in: text)
        if finding == nil { isUncertain = true }
        return finding ?? true
    }

    private mutating func check(_ items: [JSONValue], _ assertion: Assertion, _ evaluated: inout Evaluated) {
        switch assertion {
        case .maxItems(let count): if items.count > count { report(assertion) }
        case .minItems(let count): if items.count < count { report(assertion) }
        case .uniqueItems: if Set(items.map(\.normalized)).count < items.count { report(assertion) }
        case .prefixItems(let schemas):
            for (index, (item, schema)) in zip(items, schemas).enumerated() { check(item, at: String(index), schema) }
            evaluated.items.insert(integersIn: 0..<min(items.count, schemas.count))
        case .items(let schema, let start):
            for (index, item) in items.enumerated().dropFirst(start) { check(item, at: String(index), schema) }
            if start < items.count { evaluated.items.insert(integersIn: start..<items.count) }
        case .contains(let schema, let min, let max):
            let fits = items.map { fit(of: $0, to: schema) }
            check(fits, min: min, max: max, assertion)
            for (index, fit) in fits.enumerated() where fit.evaluated != nil { evaluated.items.insert(index) }
        case .unevaluatedItems(let schema):
            for (index, item) in items.enumerated() where !evaluated.items.contains(index) {
                check(item, at: String(index), schema)
            }
            evaluated.items.insert(integersIn: 0..<items.count)
        default: break
        }
    }

    private mutating func check(
        _ members: [String: JSONValue],
        _ assertion: Assertion,
        _ evaluated: inout Evaluated
    ) {
        switch assertion {
        case .maxProperties(let count): if members.count > count { report(assertion) }
        case .minProperties(let count): if members.count < count { report(assertion) }
        case .required(let names):
            for name in names where members[name] == nil { report(name, "must be there") }
        case .dependentRequired(let name, let names):
            guard members[name] != nil else { return }
            for other in names where members[other] == nil { report(other, "must be there where '\(name)' is") }
        case .dependentSchemas(let name, let schema):
            if members[name] != nil { check(.object(members), schema, &evaluated) }
        case .properties(let name, let schema):
            guard let member = members[name] else { return }
            check(member, at: name, schema)
            evaluated.members.insert(name)
        case .propertyNames(let schema):
            for name in members.keys.sorted() {
                let fit = fit(of: .string(name), to: schema)
                if fit.evaluated == nil {
                    hidingNames { $0.report(name, "must be a name to \(schema.expectation)") }
                }
                if !fit.isCertain { isUncertain = true }
            }
        case .patternProperties(let pattern, let schema):
            for (name, value) in members.sorted(by: { $0.key < $1.key }) {
                switch pattern.finding(in: name) {
                case true?: hidingNames { $0.check(value, at: name, schema) }
                case false?: continue
                case nil: isUncertain = true
                }
                evaluated.members.insert(name)
            }
        case .additionalProperties(let schema, let names, let patterns):
            for (name, value) in members.sorted(by: { $0.key < $1.key }) where !names.contains(name) {
                let findings = patterns.map { $0.finding(in: name) }
                if findings.contains(true) { continue }
                if findings.contains(nil) {
                    isUncertain = true
                } else {
                    hidingNames { $0.check(value, at: name, schema) }
                }
                evaluated.members.insert(name)
            }
        case .unevaluatedProperties(let schema):
            for (name, value) in members.sorted(by: { $0.key < $1.key }) where !evaluated.members.contains(name) {
                hidingNames { $0.check(value, at: name, schema) }
            }
            evaluated.members.formUnion(members.keys)
        default: break
        }
    }

    /// Reports a schema's requirements, truncated if they are long.
    private mutating func report(_ assertion: Assertion) {
        if isProbe { return report(nil, "") }
        let text = "must \(assertion.expectation)"
        report(nil, text.count > 400 ? "\(text.prefix(400))…" : text)
    }
}

extension Assertion {
    /// Whether a string satisfies it.
    ///
    /// True if it doesn't apply to strings.
    fileprivate func accepts(_ text: String) -> Bool {
        switch self {
        case .maxLength(let count): text.unicodeScalars.count <= count
        case .minLength(let count): text.unicodeScalars.count >= count
        case .format(let format): format.accepts(text)
        default: true
        }
    }

    /// Whether a number satisfies it.
    ///
    /// True if it doesn't apply to numbers.
    fileprivate func accepts(_ number: Double, _ value: JSONValue) -> Bool {
        switch self {
        case .maximum(let limit): Self.compare(value, number, limit, <=, <=)
        case .exclusiveMaximum(let limit): Self.compare(value, number, limit, <, <)
        case .minimum(let limit): Self.compare(value, number, limit, >=, >=)
        case .exclusiveMinimum(let limit): Self.compare(value, number, limit, >, >)
        case .multipleOf(let divisor): Self.isMultiple(value, number, of: divisor)
        default: true
        }
    }

    /// Compares integers exactly.
    ///
    /// As `Double`, two adjacent ones may be equal.
    private static func compare(
        _ value: JSONValue,
        _ number: Double,
        _ limit: Double,
        _ integers: (Int64, Int64) -> Bool,
        _ numbers: (Double, Double) -> Bool
    ) -> Bool {
        guard case .integer(let whole) = value, abs(limit) >= 0x1p53 else { return numbers(number, limit) }
        // Beyond 64 bits, the nearest integer replaces an integer limit of the document.
        return Int64(exactly: limit).map { integers(whole, $0) } ?? (number == limit || numbers(number, limit))
    }

    private static func isMultiple(_ value: JSONValue, _ number: Double, of divisor: Double) -> Bool {
        if case .integer(let whole) = value, let divisor = Int64(exactly: divisor) {
            return Validator.isMultiple(whole, of: divisor)
        }
        return Validator.isMultiple(number, of: divisor)
    }
}

extension JSONValue {
    /// The number, or nil if it isn't one.
    fileprivate var double: Double? {
        switch self {
        case .integer(let number): Double(number)
        case .number(let number): number
        case .decimal(let number): NSDecimalNumber(decimal: number).doubleValue
        default: nil
        }
    }

    /// Whether it is a number without a fraction.
    var isWholeNumber: Bool {
        switch self {
        case .integer: true
        case .number(let number): number == number.rounded()
        case .decimal(var number):
            {
                var rounded = Decimal()
                NSDecimalRound(&rounded, &number, 0, .plain)
                return rounded == number
            }()
        default: false
        }
    }

    /// Whether both are the same JSON value.
    ///
    /// `1` and `1.0` are.
    fileprivate func isEqual(to other: JSONValue) -> Bool { self == other || normalized == other.normalized }

    /// The value with whole numbers as integers, if they fit in 64 bits.
    fileprivate var normalized: JSONValue {
        switch self {
        case .number(let number): Int64(exactly: number).map(JSONValue.integer) ?? self
        case .array(let items): .array(items.map(\.normalized))
        case .object(let members): .object(members.mapValues(\.normalized))
        default: self
        }
    }
}
