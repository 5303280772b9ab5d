package import YAMLTree

/// The keywords for scalars and for any value.
extension SchemaValidator {
    func checkType(_ value: Node, _ schema: Schema, _ check: inout Check) {
        if schema.types.isEmpty || schema.types.contains(where: { $0.includes(value) }) { return }
        check.report(
            "\(value.summary) is not of type \(schema.types.alternatives)",
            at: value,
            value.fix(for: schema.types),
            isType: true
        )
    }

    /// `enum` and `const`.
    func checkValues(_ value: Node, _ schema: Schema, _ check: inout Check) {
        if let values = schema.enumValues, !values.contains(where: { $0.isSameJSON(as: value) }) {
            let texts = values.compactMap(\.string)
            let isSpelling = value.string != nil && texts.count == values.count
            let near = isSpelling ? closestMatch(to: value.string ?? "", among: texts) : nil
            check.report(
                "\(value.summary) is not one of the values of 'enum'",
                at: value,
                near.map { "did you mean '\($0)'?" } ?? (values.count <= 6 && isSpelling ? Wording.list(texts) : nil)
            )
        }
        if let constant = schema.const, !constant.isSameJSON(as: value) {
            check.report("\(value.summary) is not \(constant.summary), the value of 'const'", at: value)
        }
    }

    mutating func checkText(_ value: Node, _ text: String, _ schema: Schema, _ check: inout Check) {
        let limits = schema.limits
        let count = text.unicodeScalars.count
        if let least = limits.minLength, count < least {
            check.report("\(value.summary) has \(characters(count)), but 'minLength' is \(least)", at: value)
        }
        if let most = limits.maxLength, count > most {
            check.report("\(value.summary) has \(characters(count)), but 'maxLength' is \(most)", at: value)
        }
        guard let pattern = limits.pattern else { return }
        switch finds(pattern, in: text) {
        case true?: break
        case false?: check.report("\(value.summary) doesn't match the pattern '\(pattern)'", at: value)
        case nil: check.isUncertain = true
        }
    }

    private func characters(_ count: Int) -> String { count == 1 ? "1 character" : "\(count) characters" }

    func checkNumber(_ value: Node, _ number: Double, _ schema: Schema, _ check: inout Check) {
        let limits = schema.limits
        let whole: Int64? = if case .integer(let whole) = value.scalar?.value { whole } else { nil }
        if let bound = limits.minimum {
            let order = bound.compared(to: number, whole)
            if order > 0 || (order == 0 && bound.isExclusive) {
                let keyword = bound.isExclusive ? "exclusiveMinimum" : "minimum"
                check.report("\(value.summary) is too small: '\(keyword)' is \(bound.text)", at: value)
            }
        }
        if let bound = limits.maximum {
            let order = bound.compared(to: number, whole)
            if order < 0 || (order == 0 && bound.isExclusive) {
                let keyword = bound.isExclusive ? "exclusiveMaximum" : "maximum"
                check.report("\(value.summary) is too large: '\(keyword)' is \(bound.text)", at: value)
            }
        }
        if let divisor = limits.multipleOf, divisor.value > 0, !Self.isMultiple(number, whole, of: divisor) {
            check.report("\(value.summary) is not a multiple of \(divisor.text)", at: value)
        }
    }

    private static func isMultiple(_ number: Double, _ whole: Int64?, of divisor: Schema.Limits.Bound) -> Bool {
        if let whole, let divisor = Int64(divisor.text), divisor > 0 { return whole % divisor == 0 }
        let quotient = number / divisor.value
        // As exact as the runtime: 0.3 is a multiple of 0.1.
        return abs(quotient - quotient.rounded()) <= 1e-9 * max(1, abs(quotient))
    }
}

extension Schema.Limits.Bound {
    /// Negative if the limit is less than the number, positive if it is greater.
    fileprivate func compared(to number: Double, _ whole: Int64?) -> Int {
        if let whole, let limit = Int64(text) { return limit < whole ? -1 : limit > whole ? 1 : 0 }
        return value < number ? -1 : value > number ? 1 : 0
    }
}

extension Node {
    /// Whether both are the same JSON value.
    ///
    /// `1` and `1.0` are.
    package func isSameJSON(as other: Node) -> Bool {
        switch (content, other.content) {
        case (.scalar(let left), .scalar(let right)):
            switch (left.value, right.value) {
            case (.string, .string): return left.text == right.text && left.text.utf8.count == right.text.utf8.count
            case (.bigInteger, .bigInteger): return left.text == right.text
            case (.integer(let left), .integer(let right)): return left == right
            case (.null, .null): return true
            case (.bool(let left), .bool(let right)): return left == right
            default:
                guard let left = left.number, let right = right.number else { return false }
                return left == right
            }
        case (.sequence(let left), .sequence(let right)):
            return left.count == right.count && zip(left, right).allSatisfy { $0.isSameJSON(as: $1) }
        case (.mapping(let left), .mapping(let right)):
            return left.count == right.count
                && left.allSatisfy { entry in right[entry.key.text].map(entry.value.isSameJSON) ?? false }
        default: return false
        }
    }
}
