import BindingsModel

/// A Swift expression that is broken into lines where it does not fit on one.
indirect enum Expression {
    case text(String)
    case array([Expression])
    case dictionary([(key: String, value: Expression)])
    case call(String, [(label: String?, value: Expression)])

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

    fileprivate static func label(_ label: String?) -> String { label.map { "\($0): " } ?? "" }
}

extension CodeWriter {
    /// Writes `head`, the expression and `tail`, the parts of the expression on lines of their own where they must be.
    mutating func expression(_ head: String, _ expression: Expression, _ tail: String) {
        let inline = expression.inline
        if fits(head + inline + tail) {
            line(head + inline + tail)
            return
        }
        switch expression {
        case .text(let text): line(head + text + tail)
        case .array(let elements):
            parts("\(head)[", elements.map { ("", $0) }, "]\(tail)", trailingComma: elements.count > 1)
        case .dictionary(let members):
            let parts = members.map { ("\($0.key): ", $0.value) }
            self.parts("\(head)[", parts, "]\(tail)", trailingComma: members.count > 1)
        case .call(let function, let arguments):
            if arguments.count == 1, arguments[0].label == nil, case .array(let elements) = arguments[0].value {
                parts("\(head)\(function)([", elements.map { ("", $0) }, "])\(tail)", trailingComma: elements.count > 1)
            } else {
                let parts = arguments.map { (Expression.label($0.label), $0.value) }
                self.parts("\(head)\(function)(", parts, ")\(tail)", trailingComma: false)
            }
        }
    }

    private mutating func parts(
        _ open: String,
        _ parts: [(head: String, value: Expression)],
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

extension Expression {
    /// A schema's assertions, for the runtime's `Assertion`.
    init(_ assertions: [Assertion]) { self = .array(assertions.map { Expression($0) }) }

    private init(_ assertion: Assertion) {
        let arguments = assertion.arguments.map { (label: $0.label, value: Expression($0.value)) }
        self = .call(".\(assertion.keyword)", arguments)
    }

    private init(_ value: Assertion.Value) {
        switch value {
        case .number(let text): self = .text(text)
        case .text(let text): self = .text(literal(text))
        case .texts(let texts): self = .array(texts.map { .text(literal($0)) })
        case .members(let names):
            self = names.count == 1 ? .text(".\(names[0])") : .array(names.map { .text(".\($0)") })
        case .constant(let constant): self = Expression(constant)
        case .constants(let constants): self = .array(constants.map { Expression($0) })
        case .schema(let assertions): self = Expression(assertions)
        case .schemas(let schemas): self = .array(schemas.map { Expression($0) })
        }
    }

    private init(_ constant: JSONConstant) {
        switch constant {
        case .null: self = .text("nil")
        case .bool(let value): self = .text("\(value)")
        case .number(let text): self = .text(text)
        case .text(let text): self = .text(literal(text))
        case .array(let items): self = .array(items.map { Expression($0) })
        case .object(let members):
            self = .dictionary(members.map { (literal($0.name), Expression($0.value)) })
        }
    }
}
