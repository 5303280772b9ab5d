import OpenAPIDocument
import YAMLTree

/// How much Swift a document may come to, in bytes: a multiple of its own size.
///
/// What people write comes to two or three times the document. A few kilobytes of schemas that take over the properties
/// of one another, or one long pattern that thousands of places refer to, could come to gigabytes.
struct OutputBudget {
    private var rest: Int

    private static let factor = 32
    /// Small documents may repeat themselves.
    private static let floor = 8 << 20

    init(_ document: Document) { rest = Self.floor + Self.factor * document.byteCount }

    /// Takes what a part of the output comes to; false, and reported once, where the document has used everything up.
    mutating func spend(_ bytes: Int, at location: SourceLocation, _ diagnostics: inout DiagnosticCollector) -> Bool {
        if rest < 0 { return false }
        rest -= bytes
        if rest < 0 { diagnostics.append(.tooMuchOutput(Self.factor, at: location)) }
        return rest >= 0
    }
}

extension Property {
    /// About how many bytes of Swift stand for it.
    var outputSize: Int {
        200 + 6 * name.identifier.utf8.count + wireName.utf8.count + 4 * type.description.utf8.count
            + documentation.outputSize + checks.outputSize
    }
}

extension Documentation {
    var outputSize: Int { paragraphs.reduce(0) { $0 + $1.utf8.count } }
}

extension [Check] {
    var outputSize: Int { reduce(0) { $0 + $1.outputSize } }
}

extension Check {
    fileprivate var outputSize: Int {
        switch self {
        case .text(_, _, let pattern, _, _): 100 + (pattern?.utf8.count ?? 0)
        case .number, .count, .listed, .nested, .unique: 100
        case .constant(.text(let text)), .constant(.literal(let text)): 100 + text.utf8.count
        case .each(let checks), .eachValue(let checks): 100 + checks.outputSize
        case .assertions(let assertions): 100 + assertions.outputSize
        }
    }
}

extension [Assertion] {
    var outputSize: Int {
        reduce(0) { size, assertion in
            size + 30 + assertion.arguments.reduce(0) { $0 + $1.value.outputSize }
        }
    }
}

extension Assertion.Value {
    fileprivate var outputSize: Int {
        switch self {
        case .number(let text), .text(let text): 4 + text.utf8.count
        case .texts(let texts), .members(let texts): texts.reduce(0) { $0 + $1.utf8.count + 4 }
        case .constant(let constant): constant.outputSize
        case .constants(let constants): constants.reduce(0) { $0 + $1.outputSize }
        case .schema(let assertions): assertions.outputSize
        case .schemas(let schemas): schemas.reduce(0) { $0 + $1.outputSize }
        }
    }
}

extension JSONConstant {
    fileprivate var outputSize: Int {
        switch self {
        case .null, .bool: 8
        case .number(let text), .text(let text): 4 + text.utf8.count
        case .array(let items): items.reduce(4) { $0 + $1.outputSize }
        case .object(let members): members.reduce(4) { $0 + $1.name.utf8.count + $1.value.outputSize }
        }
    }
}

extension OperationType {
    /// About how many bytes of Swift stand for it, without its nested types.
    var outputSize: Int {
        let failures = failureCases.reduce(0) { size, failure in
            size + 200 + failure.meanings.reduce(0) { $0 + ($1.summary?.utf8.count ?? 0) }
        }
        return 2_000 + properties.reduce(0) { $0 + 2 * $1.outputSize } + 2 * documentation.outputSize + failures
            + assertions.outputSize
    }
}
