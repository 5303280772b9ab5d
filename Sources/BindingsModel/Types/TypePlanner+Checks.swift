import OpenAPIDocument
import YAMLTree

extension TypePlanner {
    func scalarChecks(_ schema: Schema, _ type: SwiftType) -> [Check] {
        switch type {
        case .string: textChecks(schema, member: nil) + constantCheck(schema, type)
        case .int, .int32, .int64, .uint32, .uint64, .double, .float:
            numberChecks(schema, type) + constantCheck(schema, type)
        case .bool: constantCheck(schema, type)
        default: []
        }
    }

    func constantCheck(_ schema: Schema, _ type: SwiftType) -> [Check] {
        guard let only = schema.const else { return [] }
        if case .string = type { return only.string.map { [.constant(.text($0))] } ?? [] }
        return JSONConstant(only.scalar?.value, of: type).map { [.constant($0)] } ?? []
    }

    func textChecks(_ schema: Schema, member: String?) -> [Check] {
        let limits = schema.limits
        let constraints: [Constraint?] = [
            limits.minLength.flatMap { $0 > 0 ? .minLength($0) : nil }, limits.maxLength.map { .maxLength($0) },
            limits.pattern.map { .pattern($0) }, schema.format.flatMap(TextFormat.init).map { .format($0) },
        ]
        return constraints.allSatisfy { $0 == nil } ? [] : [.text(constraints.compactMap(\.self), member: member)]
    }

    func arrayChecks(_ schema: Schema) -> [Check] {
        let limits = schema.limits
        return countChecks(limits.minItems.map { .minItems($0) }, limits.maxItems.map { .maxItems($0) })
            + (limits.uniqueItems ? [.unique] : [])
    }

    func mapChecks(_ schema: Schema) -> [Check] {
        let limits = schema.limits
        return countChecks(
            limits.minProperties.map { .minProperties($0) },
            limits.maxProperties.map { .maxProperties($0) }
        )
    }

    private func countChecks(_ constraints: Constraint?...) -> [Check] {
        constraints.allSatisfy { $0 == nil } ? [] : [.count(constraints.compactMap(\.self))]
    }

    /// A schema's checks in addition to those of the schema that it references or narrows: next to `$ref`, or in
    /// other members of `allOf`.
    mutating func addedChecks(_ id: SchemaID, to target: SchemaID) -> [Check] {
        let schema = document[id]
        if schema.limits.isEmpty, schema.allOf.count < 2, schema.format == nil, schema.rare == nil {
            return []
        }
        var checks: [Check] = []
        var seen: Set<SchemaID> = [id]
        addChecks(id, to: target, shapes.resolved(target), isOuter: true, &checks, &seen)
        return checks
    }

    private mutating func addChecks(
        _ id: SchemaID,
        to target: SchemaID,
        _ shape: SchemaShape,
        isOuter: Bool,
        _ result: inout [Check],
        _ seen: inout Set<SchemaID>
    ) {
        let schema = document[id]
        var checks: [Check] =
            switch shape {
            case .scalar(let type): scalarChecks(schema, type)
            case .array: arrayChecks(schema)
            case .map: mapChecks(schema)
            default: []
            }
        if schema.reference != nil || !schema.allOf.isEmpty || !isOuter {
            checks += valueConstraints(id, shape)
        }
        result.merge(checks)
        for member in schema.allOf where document.target(of: member) != document.target(of: target) {
            let member = document.target(of: member)
            guard seen.insert(member).inserted else { continue }
            addChecks(member, to: target, shape, isOuter: false, &result, &seen)
        }
    }

    private func numberChecks(_ schema: Schema, _ type: SwiftType) -> [Check] {
        let limits = schema.limits
        func number(_ bound: Schema.Limits.Bound?, exclusive: Bool = false) -> Number? {
            bound.flatMap { $0.isExclusive == exclusive ? Number($0, of: type) : nil }
        }
        let divisor = limits.multipleOf.flatMap { $0.value > 0 ? $0 : nil }
        let constraints: [Constraint?] = [
            number(limits.minimum).map { .minimum($0) }, number(limits.maximum).map { .maximum($0) },
            number(limits.minimum, exclusive: true).map { .exclusiveMinimum($0) },
            number(limits.maximum, exclusive: true).map { .exclusiveMaximum($0) },
            number(divisor).map { .multipleOf($0) },
        ]
        return constraints.allSatisfy { $0 == nil } ? [] : [.number(constraints.compactMap(\.self))]
    }
}

extension Number {
    /// A limit as a number of the type.
    ///
    /// Nil if the type can't represent it, and therefore already enforces it.
    fileprivate init?(_ bound: Schema.Limits.Bound, of type: SwiftType) {
        guard bound.value.isFinite else { return nil }
        let range: ClosedRange<Double>
        switch type {
        case .double:
            self = .real(bound.value)
            return
        case .float:
            guard abs(bound.value) <= Double(Float.greatestFiniteMagnitude) else { return nil }
            self = .real(bound.value)
            return
        case .int32: range = Double(Int32.min)...Double(Int32.max)
        case .uint32: range = 0...Double(UInt32.max)
        case .uint64: range = 0...9.2e18
        default: range = -9.2e18...9.2e18
        }
        // The document's digits for an integer, because a Double has only about 15 of them.
        guard range.contains(bound.value), let whole = Int64(bound.text) ?? Int64(exactly: bound.value) else {
            return nil
        }
        self = .integer(whole)
    }
}

extension JSONConstant {
    /// A value in the document as a value of the type, if Swift's type represents it exactly.
    init?(_ value: ResolvedScalar?, of type: SwiftType) {
        switch (type, value) {
        case (.bool, .bool(let value)): self = .bool(value)
        case (.int, .integer(let value)), (.int64, .integer(let value)), (.double, .integer(let value)):
            self = .number(.integer(value))
        case (.int32, .integer(let value)) where Int32(exactly: value) != nil: self = .number(.integer(value))
        case (.double, .float(let value)) where value.isFinite: self = .number(.real(value))
        default: return nil
        }
    }
}

extension [Check] {
    /// The checks that apply to a server's response.
    var withoutListed: [Check] {
        compactMap { check in
            switch check {
            case .listed: return nil
            case .each(let checks):
                let kept = checks.withoutListed
                return kept.isEmpty ? nil : .each(kept)
            case .eachValue(let checks):
                let kept = checks.withoutListed
                return kept.isEmpty ? nil : .eachValue(kept)
            default: return check
            }
        }
    }

    /// Adds other checks of the same value.
    ///
    /// String keywords are combined into one check if possible.
    ///
    /// Only the first few are considered for merging. Additional checks stay separate, which is equally correct.
    mutating func merge(_ others: [Check]) {
        for check in others where !prefix(Self.mostMerged).contains(check) {
            if case .text(let constraints, let member) = check,
                let index = prefix(Self.mostMerged).firstIndex(where: { $0.canTake(constraints) }),
                case .text(let own, let ownMember) = self[index]
            {
                self[index] = .text(own.narrowed(by: constraints), member: ownMember ?? member)
            } else {
                append(check)
            }
        }
    }

    private static var mostMerged: Int { 64 }
}

extension Check {
    /// Whether it checks a string without a different pattern or format.
    fileprivate func canTake(_ others: [Constraint]) -> Bool {
        guard case .text(let own, _) = self else { return false }
        return others.allSatisfy { other in
            switch other {
            case .pattern, .format: own.allSatisfy { $0.keyword != other.keyword || $0 == other }
            default: true
            }
        }
    }
}

extension [Constraint] {
    /// The combined string keywords, each with the narrower limit.
    fileprivate func narrowed(by others: [Constraint]) -> [Constraint] {
        let all = self + others
        let min = all.compactMap { if case .minLength(let count) = $0 { count } else { nil } }.max()
        let max = all.compactMap { if case .maxLength(let count) = $0 { count } else { nil } }.min()
        let rest = [Constraint.Keyword.pattern, .format].compactMap { keyword in all.first { $0.keyword == keyword } }
        let lengths: [Constraint?] = [min.map { .minLength($0) }, max.map { .maxLength($0) }]
        return lengths.compactMap(\.self) + rest
    }
}

extension Schema.Limits {
    /// Whether there is no limit.
    fileprivate var isEmpty: Bool {
        minLength == nil && maxLength == nil && pattern == nil && minimum == nil && maximum == nil && multipleOf == nil
            && minItems == nil && maxItems == nil && !uniqueItems && minProperties == nil && maxProperties == nil
    }
}
