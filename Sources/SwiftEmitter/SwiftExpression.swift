import BindingsModel

/// A Swift expression that is broken into lines where it does not fit on one.
enum SwiftExpression {
    case text(String)
    case array([SwiftExpression])
    case dictionary([(key: String, value: SwiftExpression)])
    case call(String, [(label: String?, value: SwiftExpression)])

    /// The expression on one line.
    fileprivate var inline: String {
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

    /// Takes the columns of the expression on one line off those that are left; stops where none are.
    ///
    /// swift-format keeps room for the comma behind the last of several elements, in each array and dictionary.
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
    /// Writes `head`, the expression and `tail`, the parts of the expression on lines of their own where they must be.
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

    /// Writes an array: as many plain values as fit on each line, others on lines of their own.
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

/// Assertions as constants, none of them larger than the compiler takes in its stride.
///
/// A schema of many others becomes several constants: the compiler solves a whole literal at once.
struct AssertionConstants {
    struct Constant {
        let name: String
        let value: SwiftExpression
    }

    private(set) var constants: [Constant] = []
    private let name: String

    /// The most assertions that a schema inside of a constant may have.
    private static let largest = 16

    init(_ name: String, _ assertions: [Assertion]) {
        self.name = name
        let whole = SwiftExpression.array(assertions.map { sized($0).expression })
        constants.insert(Constant(name: name, value: whole), at: 0)
    }

    /// An expression, and how many assertions are in it.
    private struct Sized {
        var expression: SwiftExpression
        var size: Int

        init(_ expression: SwiftExpression, _ size: Int) {
            self.expression = expression
            self.size = size
        }
    }

    private mutating func sized(_ assertion: Assertion) -> Sized {
        var size = 1
        var arguments: [(label: String?, value: SwiftExpression)] = []
        for argument in assertion.arguments {
            let value = sized(argument.value)
            arguments.append((argument.label, value.expression))
            size += value.size
        }
        return Sized(.call(".\(assertion.keyword)", arguments), size)
    }

    private mutating func sized(_ value: Assertion.Value) -> Sized {
        switch value {
        case .schema(let assertions): return schema(assertions)
        case .schemas(let schemas):
            let parts = schemas.map { schema($0) }
            return Sized(.array(parts.map(\.expression)), parts.reduce(0) { $0 + $1.size })
        default: return Sized(SwiftExpression(value), 0)
        }
    }

    private mutating func schema(_ assertions: [Assertion]) -> Sized {
        let parts = assertions.map { sized($0) }
        let size = parts.reduce(0) { $0 + $1.size }
        let whole = SwiftExpression.array(parts.map(\.expression))
        if size <= Self.largest { return Sized(whole, size) }
        let part = "\(name)Part\(constants.count + 1)"
        constants.append(Constant(name: part, value: whole))
        return Sized(.text("Self.\(part)"), 1)
    }
}

extension SwiftExpression {
    fileprivate init(_ value: Assertion.Value) {
        switch value {
        case .number(let text): self = .text(text)
        case .text(let text): self = .text(literal(text))
        case .texts(let texts): self = .array(texts.map { .text(literal($0)) })
        case .members(let names):
            self = names.count == 1 ? .text(".\(names[0])") : .array(names.map { .text(".\($0)") })
        case .constant(let constant): self = SwiftExpression(constant)
        case .constants(let constants): self = .array(constants.map { SwiftExpression($0) })
        case .schema, .schemas: self = .array([])
        }
    }

    private init(_ constant: JSONConstant) {
        switch constant {
        case .null: self = .text("nil")
        case .bool(let value): self = .text("\(value)")
        case .number(let text): self = .text(text)
        case .text(let text): self = .text(literal(text))
        case .array(let items): self = .array(items.map { SwiftExpression($0) })
        case .object(let members):
            self = .dictionary(members.map { (literal($0.name), SwiftExpression($0.value)) })
        }
    }
}
