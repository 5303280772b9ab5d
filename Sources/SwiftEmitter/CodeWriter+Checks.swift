import BindingsModel

extension CodeWriter {
    /// Writes the constants that `emitValidate` uses: patterns, compiled once each, and assertions.
    mutating func emitConstants(_ subjects: [CheckSubject]) {
        let patterns = subjects.flatMap(\.patterns)
        let constraints = subjects.flatMap(\.constraints)
        if patterns.isEmpty && constraints.isEmpty { return }
        blankLine()
        for pattern in patterns {
            list("private static let \(pattern.name) = Pattern(", [literal(pattern.text)], ")")
        }
        for constant in constraints {
            for part in ConstraintConstants(constant.name, constant.constraints).constants {
                expression("private static let \(part.name): [Assertion] = ", part.value, "")
            }
        }
    }

    mutating func emitValidate(_ subjects: [CheckSubject]) {
        blankLine()
        let checks = subjects.flatMap { subject in subject.checks.map { (check: $0, use: CheckUse(subject)) } }
        let head = "public func validate(_ validator: inout Validator)"
        if checks.count == 1, let statement = checks[0].use.statement(checks[0].check) {
            block(head, statement)
            return
        }
        block(head) { writer in
            for (check, use) in checks { writer.emit(check, use) }
        }
    }

    /// Writes `validate` of an enum whose cases have checked values.
    ///
    /// - Parameters:
    ///   - others: Whether there are cases without checks.
    ///   - whole: The checks of the enum itself.
    mutating func emitCaseValidate(
        _ subjects: [(name: SwiftName, subject: CheckSubject)],
        others: Bool,
        whole: CheckSubject?,
        areProperties: Bool = false
    ) {
        if let whole, subjects.allSatisfy(\.subject.checks.isEmpty) { return emitValidate([whole]) }
        blankLine()
        block("public func validate(_ validator: inout Validator)") { writer in
            if areProperties {
                for (name, subject) in subjects where !subject.checks.isEmpty {
                    writer.block("if let value = self.\(name)") { writer in
                        for check in subject.checks { writer.emit(check, CheckUse(subject)) }
                    }
                }
            } else if subjects.contains(where: { !$0.subject.checks.isEmpty }) {
                writer.line("switch self {")
                for (name, subject) in subjects where !subject.checks.isEmpty { writer.emitCase(name, subject) }
                if others { writer.line("default: break") }
                writer.line("}")
            }
            guard let whole else { return }
            for check in whole.checks { writer.emit(check, CheckUse(whole)) }
        }
    }

    private mutating func emitCase(_ name: SwiftName, _ subject: CheckSubject) {
        let pattern = "case .\(name)(let value):"
        let use = CheckUse(subject)
        if subject.checks.count == 1, let statement = use.statement(subject.checks[0]),
            fits("\(pattern) \(statement.text)")
        {
            line("\(pattern) \(statement.text)")
            return
        }
        line(pattern)
        indented { writer in
            for check in subject.checks { writer.emit(check, use) }
        }
    }

    private mutating func emit(_ check: Check, _ use: CheckUse) {
        if let statement = use.statement(check) {
            call(statement)
            return
        }
        switch check {
        case .each(let checks): emitEach("each", checks, use)
        case .eachValue(let checks): emitEach("eachValue", checks, use)
        default: break
        }
    }

    private mutating func emitEach(_ function: String, _ checks: [Check], _ use: CheckUse) {
        let start = use.firstIndex > 0 ? ", from: \(use.firstIndex)" : ""
        line("validator.\(function)(\(use.name), \(use.value)\(start)) { validator, name, element in")
        indented { writer in
            for check in checks { writer.emit(check, use.forElement) }
        }
        line("}")
    }
}

/// A checked value, with the constants that its checks use.
struct CheckSubject {
    /// The expression for the member's name, or `nil` for the validated value itself.
    let name: String
    let value: String
    let isOptional: Bool
    let checks: [Check]
    /// The index of the first element, if the array follows other items.
    var firstIndex = 0
    private(set) var patterns: [(name: String, text: String)] = []
    private(set) var constraints: [(name: String, constraints: [Constraint])] = []
    /// The names of the constants.
    private(set) var patternNames: [String: String] = [:]
    private(set) var constraintNames: [[Constraint]: String] = [:]

    init(_ property: Property) {
        self.init(
            name: literal(property.wireName),
            value: property.storage,
            isOptional: property.presence != .required,
            checks: property.checks,
            stem: property.name.identifier
        )
    }

    /// - Parameters:
    ///   - stem: The base name of the constants.
    ///   - taken: The names that they can't have.
    init(
        name: String,
        value: String,
        isOptional: Bool = false,
        checks: [Check],
        stem: String,
        avoiding taken: Set<String> = []
    ) {
        self.name = name
        self.value = value
        self.isOptional = isOptional
        self.checks = checks
        collect(checks, stem, taken)
    }

    /// The value of an enum's case.
    ///
    /// - Parameter taken: The names of all cases, which no constant can have.
    init(case name: SwiftName, _ type: SwiftType, _ checks: [Check], avoiding taken: Set<String>) {
        let isOptional = if case .optional = type { true } else { false }
        self.init(
            name: "nil",
            value: "value",
            isOptional: isOptional,
            checks: checks,
            stem: name.identifier,
            avoiding: taken
        )
    }

    /// The JSON of a whole value.
    init(json constraints: [Constraint], avoiding taken: Set<String> = []) {
        self.init(name: "nil", value: "self", checks: [.json(constraints)], stem: "", avoiding: taken)
    }

    private mutating func collect(_ checks: [Check], _ stem: String, _ taken: Set<String>) {
        for check in checks {
            switch check {
            case .text(let keywords, _):
                for case .pattern(let pattern) in keywords where patternNames[pattern] == nil {
                    let name = Self.name(stem, "Pattern", patterns.count, taken)
                    patternNames[pattern] = name
                    patterns.append((name, pattern))
                }
            case .json(let found) where constraintNames[found] == nil:
                let name = Self.name(stem, "Assertions", constraints.count, taken)
                constraintNames[found] = name
                constraints.append((name, found))
            case .each(let checks), .eachValue(let checks): collect(checks, stem, taken)
            default: break
            }
        }
    }

    private static func name(_ stem: String, _ kind: String, _ count: Int, _ taken: Set<String>) -> String {
        var name = (stem.isEmpty ? kind.lowercased() : stem + kind) + (count == 0 ? "" : String(count + 1))
        while taken.contains(name) { name += "Value" }
        return name
    }
}

extension StructType {
    /// The checks in `validate`.
    var checkSubjects: [CheckSubject] {
        var subjects = properties.map { CheckSubject($0) }
        if !additionalChecks.isEmpty {
            var subject = CheckSubject(
                name: "nil",
                value: additionalName.description,
                checks: additionalChecks,
                stem: additionalName.identifier
            )
            if isTuple { subject.firstIndex = properties.count }
            subjects.append(subject)
        }
        if !constraints.isEmpty { subjects.append(CheckSubject(json: constraints)) }
        return subjects
    }
}

extension OperationType {
    /// The checks in `validate`.
    var checkSubjects: [CheckSubject] {
        properties.map { CheckSubject($0) } + (constraints.isEmpty ? [] : [CheckSubject(json: constraints)])
    }
}

extension UnionType {
    /// The checks in `validate` of the cases, and of the union itself.
    var checkSubjects: (cases: [(name: SwiftName, subject: CheckSubject)], whole: CheckSubject?) {
        let taken = Set(cases.map(\.name.identifier)).union(["unrecognized"])
        let subjects = cases.map { ($0.name, CheckSubject(case: $0.name, $0.type, $0.checks, avoiding: taken)) }
        return (subjects, constraints.isEmpty ? nil : CheckSubject(json: constraints, avoiding: taken))
    }
}

extension ContentEnum {
    /// The checks in `validate` of the cases.
    var checkSubjects: [(name: SwiftName, subject: CheckSubject)] {
        let taken = Set(cases.map(\.name.identifier))
        return cases.map { ($0.name, CheckSubject(case: $0.name, $0.content.type, $0.checks, avoiding: taken)) }
    }
}

/// The subject of a check: the expressions for the name and the value.
private struct CheckUse {
    let name: String
    let value: String
    let isOptional: Bool
    let firstIndex: Int
    let subject: CheckSubject

    init(_ subject: CheckSubject) {
        self.init(subject.name, subject.value, subject.isOptional, subject.firstIndex, subject)
    }

    private init(_ name: String, _ value: String, _ isOptional: Bool, _ firstIndex: Int, _ subject: CheckSubject) {
        self.name = name
        self.value = value
        self.isOptional = isOptional
        self.firstIndex = firstIndex
        self.subject = subject
    }

    /// The same for an element, inside of the closure that receives it.
    var forElement: CheckUse { CheckUse("name", "element", true, 0, subject) }

    /// The statement that checks the value.
    ///
    /// Nil if it needs a closure, or if there is nothing to check.
    func statement(_ check: Check) -> CodeWriter.Call? {
        switch check {
        case .text(let keywords, let member):
            let text = member.map { "\(value)\(isOptional ? "?" : "").\($0)" } ?? value
            return call("text", text, keywords.map(argument))
        case .number(let keywords): return call("number", value, keywords.map(argument))
        case .count(let keywords): return call("count", value, keywords.map(argument))
        case .listed: return call("listed", value, [])
        case .nested:
            return name == "nil" && !isOptional
                ? CodeWriter.Call(function: "\(value).validate", arguments: ["&validator"]) : call("nested", value, [])
        case .unique: return call("unique", value, [])
        case .constant(let constant): return call("constant", value, [SwiftExpression(constant).inline])
        case .json(let constraints):
            return call("meets", value, [subject.constraintNames[constraints].map { "Self.\($0)" } ?? ""])
        case .each, .eachValue: return nil
        }
    }

    /// The argument for a keyword of a string, a number or an element count.
    private func argument(_ keyword: Constraint) -> String {
        switch keyword {
        case .minLength(let count), .minItems(let count), .minProperties(let count): "min: \(count)"
        case .maxLength(let count), .maxItems(let count), .maxProperties(let count): "max: \(count)"
        case .pattern(let text): "pattern: Self.\(subject.patternNames[text] ?? "")"
        case .format(let format): "format: .\(format.rawValue)"
        case .minimum(let number): "min: \(number.literal)"
        case .maximum(let number): "max: \(number.literal)"
        case .exclusiveMinimum(let number): "above: \(number.literal)"
        case .exclusiveMaximum(let number): "below: \(number.literal)"
        case .multipleOf(let number): "multipleOf: \(number.literal)"
        default: preconditionFailure("'\(keyword.keyword)' is checked of a value's JSON")
        }
    }

    private func call(_ function: String, _ value: String, _ limits: [String]) -> CodeWriter.Call {
        CodeWriter.Call(function: "validator.\(function)", arguments: [name, value] + limits)
    }
}
