import BindingsModel

extension CodeWriter {
    /// Writes the patterns that `emitValidate` refers to, each compiled once.
    mutating func emitPatterns(_ properties: [Property]) {
        let patterns = properties.flatMap(Self.patternNames)
        if patterns.isEmpty { return }
        blankLine()
        for pattern in patterns {
            list("private static let \(pattern.name) = Pattern(", [literal(pattern.text)], ")")
        }
    }

    mutating func emitValidate(_ properties: [Property]) {
        blankLine()
        let checks = properties.flatMap { property in
            property.checks.map { (check: $0, use: CheckUse(property, Self.patternNames(property))) }
        }
        let head = "public func validate(_ validator: inout Validator)"
        if checks.count == 1, let statement = checks[0].use.statement(checks[0].check) {
            block(head, statement: statement)
            return
        }
        block(head) { writer in
            for (check, use) in checks { writer.emit(check, use) }
        }
    }

    private mutating func emit(_ check: Check, _ use: CheckUse) {
        if let statement = use.statement(check) {
            line(statement)
            return
        }
        switch check {
        case .each(let checks): emitEach("each", checks, use)
        case .eachValue(let checks): emitEach("eachValue", checks, use)
        default: break
        }
    }

    private mutating func emitEach(_ function: String, _ checks: [Check], _ use: CheckUse) {
        line("validator.\(function)(\(use.name), \(use.value)) { validator, name, element in")
        indented { writer in
            for check in checks { writer.emit(check, use.forElement) }
        }
        line("}")
    }

    /// The patterns that a property's checks have, each with the name of its constant.
    private static func patternNames(_ property: Property) -> [(name: String, text: String)] {
        var found: [(name: String, text: String)] = []
        for text in patterns(property.checks) where !found.contains(where: { $0.text == text }) {
            let number = found.isEmpty ? "" : String(found.count + 1)
            found.append(("\(property.name.identifier)Pattern\(number)", text))
        }
        return found
    }

    private static func patterns(_ checks: [Check]) -> [String] {
        checks.flatMap { check -> [String] in
            switch check {
            case .text(_, _, let pattern?, _, _): [pattern]
            case .each(let checks), .eachValue(let checks): patterns(checks)
            default: []
            }
        }
    }
}

/// What a check is of: the expressions for the name and the value.
private struct CheckUse {
    let name: String
    let value: String
    let patterns: [(name: String, text: String)]
    let isOptional: Bool

    init(_ property: Property, _ patterns: [(name: String, text: String)]) {
        self.init(
            name: literal(property.wireName),
            value: property.storage,
            patterns: patterns,
            isOptional: property.presence != .required
        )
    }

    private init(name: String, value: String, patterns: [(name: String, text: String)], isOptional: Bool) {
        self.name = name
        self.value = value
        self.patterns = patterns
        self.isOptional = isOptional
    }

    /// The same for an element, inside of the closure that is given each.
    var forElement: CheckUse { CheckUse(name: "name", value: "element", patterns: patterns, isOptional: true) }

    /// The statement that checks the value; nil for what takes a closure, or checks nothing.
    func statement(_ check: Check) -> String? {
        switch check {
        case .text(let min, let max, let source, let format, let member):
            let text = member.map { "\(value)\(isOptional ? "?" : "").\($0)" } ?? value
            return call(
                "text",
                text,
                [
                    min.flatMap { $0 > 0 ? "min: \($0)" : nil }, max.map { "max: \($0)" },
                    source.flatMap { source in patterns.first { $0.text == source } }.map {
                        "pattern: Self.\($0.name)"
                    },
                    format.map { "format: .\($0.rawValue)" },
                ]
            )
        case .number(let min, let max, let above, let below, let multipleOf):
            let limits = [
                ("min", min), ("max", max), ("above", above), ("below", below), ("multipleOf", multipleOf),
            ]
            return call("number", value, limits.map { label, limit in limit.map { "\(label): \($0)" } })
        case .count(let min, let max):
            return call("count", value, [min.map { "min: \($0)" }, max.map { "max: \($0)" }])
        case .listed: return call("listed", value, [])
        case .nested: return call("nested", value, [])
        case .unique: return call("unique", value, [])
        case .constant(.text(let text)): return call("constant", value, [literal(text)])
        case .constant(.literal(let text)): return call("constant", value, [text])
        case .each, .eachValue: return nil
        }
    }

    private func call(_ function: String, _ value: String, _ limits: [String?]) -> String {
        "validator.\(function)(\(([name, value] + limits.compactMap { $0 }).joined(separator: ", ")))"
    }
}
