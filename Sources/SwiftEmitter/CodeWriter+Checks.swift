import BindingsModel

extension CodeWriter {
    /// Writes the patterns that `emitValidate` refers to, each compiled once.
    mutating func emitPatterns(_ properties: [Property]) {
        let patterns = properties.flatMap { property in
            Self.patterns(property.checks).map { (name: Self.patternName(property), text: $0) }
        }
        if patterns.isEmpty { return }
        blankLine()
        for pattern in patterns {
            line("private static let \(pattern.name) = Pattern(\(literal(pattern.text)))")
        }
    }

    mutating func emitValidate(_ properties: [Property]) {
        blankLine()
        block("public func validate(_ validator: inout Validator)") { writer in
            for property in properties {
                for check in property.checks {
                    writer.emit(
                        check,
                        literal(property.wireName),
                        property.storage,
                        pattern: Self.patternName(property),
                        validator: "validator",
                        isOptional: property.presence != .required
                    )
                }
            }
        }
    }

    private mutating func emit(
        _ check: Check,
        _ name: String,
        _ value: String,
        pattern: String,
        validator: String,
        isOptional: Bool
    ) {
        switch check {
        case .text(let min, let max, let source, let member):
            let text = member.map { "\(value)\(isOptional ? "?" : "").\($0)" } ?? value
            var arguments = [name, text]
            if let min, min > 0 { arguments.append("min: \(min)") }
            if let max { arguments.append("max: \(max)") }
            if source != nil { arguments.append("pattern: Self.\(pattern)") }
            line("\(validator).text(\(arguments.joined(separator: ", ")))")
        case .number(let min, let max, let above, let below, let multipleOf):
            let limits = [
                ("min", min), ("max", max), ("above", above), ("below", below), ("multipleOf", multipleOf),
            ]
            .compactMap { label, limit in limit.map { "\(label): \($0)" } }
            if limits.isEmpty { return }
            line("\(validator).number(\(([name, value] + limits).joined(separator: ", ")))")
        case .count(let min, let max):
            let limits = [("min", min), ("max", max)].compactMap { label, limit in limit.map { "\(label): \($0)" } }
            line("\(validator).count(\(([name, value] + limits).joined(separator: ", ")))")
        case .listed: line("\(validator).listed(\(name), \(value))")
        case .nested: line("\(validator).nested(\(name), \(value))")
        case .unique: line("\(validator).unique(\(name), \(value))")
        case .each(let checks), .eachValue(let checks):
            let function = if case .each = check { "each" } else { "eachValue" }
            line("\(validator).\(function)(\(name), \(value)) { validator, name, element in")
            indented { writer in
                for check in checks {
                    writer.emit(
                        check,
                        "name",
                        "element",
                        pattern: pattern,
                        validator: "validator",
                        isOptional: true
                    )
                }
            }
            line("}")
        }
    }

    private static func patternName(_ property: Property) -> String { "\(property.name.identifier)Pattern" }

    private static func patterns(_ checks: [Check]) -> [String] {
        checks.flatMap { check -> [String] in
            switch check {
            case .text(_, _, let pattern?, _): [pattern]
            case .each(let checks), .eachValue(let checks): patterns(checks)
            default: []
            }
        }
    }
}
