import BindingsModel

/// A Swift expression that is wrapped if it doesn't fit on one line.
enum SwiftExpression {
    case text(String)
    case array([SwiftExpression])
    case dictionary([(key: String, value: SwiftExpression)])
    case call(String, [(label: String?, value: SwiftExpression)])

    /// The expression on one line.
    var inline: String {
        switch self {
        case .text(let text): text
        case .array(let elements): "[\(elements.map(\.inline).joined(separator: ", "))]"
        case .dictionary(let members):
            members.isEmpty
                ? "[:]" : "[\(members.map { "\($0.key): \($0.value.inline)" }.joined(separator: ", "))]"
        case .call(let function, let arguments):
            arguments.isEmpty
                ? function
                : "\(function)(\(arguments.map { Self.label($0.label) + $0.value.inline }.joined(separator: ", ")))"
        }
    }

    /// Subtracts the expression's width on one line from the remaining columns.
    ///
    /// Stops when none are left.
    ///
    /// swift-format reserves space for the trailing comma of several elements, in each array and dictionary.
    fileprivate func take(from columns: inout Int) {
        guard columns >= 0 else { return }
        switch self {
        case .text(let text): columns -= text.utf8.count
        case .array(let elements):
            columns -= 2 + (elements.count > 1 ? 1 : 0)
            Self.take(elements, from: &columns) { $0.take(from: &$1) }
        case .dictionary(let members):
            columns -= members.isEmpty ? 3 : 2 + (members.count > 1 ? 1 : 0)
            Self.take(members, from: &columns) { member, columns in
                columns -= member.key.utf8.count + 2
                member.value.take(from: &columns)
            }
        case .call(let function, let arguments):
            columns -= function.utf8.count + (arguments.isEmpty ? 0 : 2)
            Self.take(arguments, from: &columns) { argument, columns in
                columns -= Self.label(argument.label).utf8.count
                argument.value.take(from: &columns)
            }
        }
    }

    private static func take<Part>(_ parts: [Part], from columns: inout Int, _ take: (Part, inout Int) -> Void) {
        for (index, part) in parts.enumerated() where columns >= 0 {
            if index > 0 { columns -= 2 }
            take(part, &columns)
        }
    }

    fileprivate static func label(_ label: String?) -> String { label.map { "\($0): " } ?? "" }
}

extension CodeWriter {
    /// Writes `head`, the expression and `tail`, with the expression's parts on separate lines if necessary.
    mutating func expression(_ head: String, _ expression: SwiftExpression, _ tail: String) {
        var rest = columns - head.utf8.count - tail.utf8.count
        expression.take(from: &rest)
        if rest >= 0 {
            line(head + expression.inline + tail)
            return
        }
        switch expression {
        case .text(let text): line(head + text + tail)
        case .array(let elements):
            array("\(head)[", elements, "]\(tail)")
        case .dictionary(let members):
            let parts = members.map { ("\($0.key): ", $0.value) }
            self.parts("\(head)[", parts, "]\(tail)", trailingComma: members.count > 1)
        case .call(let function, let arguments):
            if arguments.count == 1, arguments[0].label == nil, case .array(let elements) = arguments[0].value {
                array("\(head)\(function)([", elements, "])\(tail)")
            } else {
                let parts = arguments.map { (SwiftExpression.label($0.label), $0.value) }
                self.parts("\(head)\(function)(", parts, ")\(tail)", trailingComma: false)
            }
        }
    }

    /// Writes an array: as many simple values as fit on each line, others on separate lines.
    private mutating func array(_ open: String, _ elements: [SwiftExpression], _ close: String) {
        let texts = elements.compactMap { if case .text(let text) = $0 { text } else { nil } }
        if texts.count == elements.count {
            packed(open, texts, close, trailingComma: true)
        } else {
            parts(open, elements.map { ("", $0) }, close, trailingComma: elements.count > 1)
        }
    }

    private mutating func parts(
        _ open: String,
        _ parts: [(head: String, value: SwiftExpression)],
        _ close: String,
        trailingComma: Bool
    ) {
        line(open)
        indented { writer in
            for (index, part) in parts.enumerated() {
                let hasComma = trailingComma || index + 1 < parts.count
                writer.expression(part.head, part.value, hasComma ? "," : "")
            }
        }
        line(close)
    }
}

/// Constraints as constants, each small enough for the compiler to type-check quickly.
///
/// A schema of many others becomes several constants, because the compiler type-checks a whole literal as one
/// expression.
struct ConstraintConstants {
    struct Constant {
        let name: String
        let value: SwiftExpression
    }

    private(set) var constants: [Constant] = []
    private let name: String

    /// The maximum number of constraints that a nested schema in a constant may have.
    private static let largest = 16

    init(_ name: String, _ constraints: [Constraint]) {
        self.name = name
        let whole = SwiftExpression.array(constraints.map { sized($0).expression })
        constants.insert(Constant(name: name, value: whole), at: 0)
    }

    /// An expression, and its number of constraints.
    private struct Sized {
        var expression: SwiftExpression
        var size = 0
    }

    private mutating func sized(_ constraint: Constraint) -> Sized {
        var size = 1
        var arguments: [(label: String?, value: SwiftExpression)] = []
        func add(_ value: Sized, _ label: String? = nil) {
            arguments.append((label, value.expression))
            size += value.size
        }
        func add(_ text: String, _ label: String? = nil) { arguments.append((label, .text(text))) }
        func add(_ texts: [String], _ label: String? = nil) {
            arguments.append((label, .array(texts.map { .text(literal($0)) })))
        }
        switch constraint {
        case .type(let types):
            add(types.count == 1 ? ".\(types[0])" : "[\(types.map { ".\($0)" }.joined(separator: ", "))]")
        case .enum(let values): add(Sized(expression: .array(values.map { SwiftExpression($0) })))
        case .const(let value): add(Sized(expression: SwiftExpression(value)))
        case .multipleOf(let number), .maximum(let number), .exclusiveMaximum(let number), .minimum(let number),
            .exclusiveMinimum(let number):
            add(number.literal)
        case .maxLength(let count), .minLength(let count), .maxItems(let count), .minItems(let count),
            .maxProperties(let count), .minProperties(let count):
            add("\(count)")
        case .pattern(let text): add(literal(text))
        case .format(let format): add(".\(format.rawValue)")
        case .uniqueItems, .never: break
        case .required(let names): add(names)
        case .dependentRequired(let name, let names):
            add(literal(name))
            add(names)
        case .anyOf(let schemas), .oneOf(let schemas), .prefixItems(let schemas): add(self.schemas(schemas))
        case .not(let part), .propertyNames(let part), .unevaluatedItems(let part), .unevaluatedProperties(let part):
            add(schema(part))
        case .if(let condition, let then, let other):
            add(schema(condition))
            if !then.isEmpty { add(schema(then), "then") }
            if !other.isEmpty { add(schema(other), "else") }
        case .dependentSchemas(let name, let part), .properties(let name, let part),
            .patternProperties(let name, let part):
            add(literal(name))
            add(schema(part))
        case .items(let part, let start):
            add(schema(part))
            if start > 0 { add("\(start)", "after") }
        case .contains(let part, let min, let max):
            add(schema(part))
            if min != 1 { add("\(min)", "min") }
            if let max { add("\(max)", "max") }
        case .additionalProperties(let part, let names, let patterns):
            add(schema(part))
            if !names.isEmpty { add(names, "besides") }
            if !patterns.isEmpty { add(patterns, "patterns") }
        }
        return Sized(expression: .call(".\(constraint.keyword.rawValue)", arguments), size: size)
    }

    private mutating func schemas(_ schemas: [[Constraint]]) -> Sized {
        let parts = schemas.map { schema($0) }
        return Sized(expression: .array(parts.map(\.expression)), size: parts.reduce(0) { $0 + $1.size })
    }

    private mutating func schema(_ constraints: [Constraint]) -> Sized {
        let parts = constraints.map { sized($0) }
        let size = parts.reduce(0) { $0 + $1.size }
        let whole = SwiftExpression.array(parts.map(\.expression))
        if size <= Self.largest { return Sized(expression: whole, size: size) }
        let part = "\(name)Part\(constants.count + 1)"
        constants.append(Constant(name: part, value: whole))
        return Sized(expression: .text("Self.\(part)"), size: 1)
    }
}

extension SwiftExpression {
    init(_ constant: JSONConstant) {
        switch constant {
        case .null: self = .text("nil")
        case .bool(let value): self = .text("\(value)")
        case .number(let number): self = .text(number.literal)
        case .text(let text): self = .text(literal(text))
        case .array(let items): self = .array(items.map { SwiftExpression($0) })
        case .object(let members):
            self = .dictionary(members.map { (literal($0.name), SwiftExpression($0.value)) })
        }
    }
}
