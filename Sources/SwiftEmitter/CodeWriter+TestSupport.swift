import BindingsModel
import YAMLTree

/// The stub and the examples.
extension CodeWriter {
    mutating func emitTestSupport(_ support: TestSupport, _ bindings: Bindings) {
        emitStub(support, bindings)
        var types: [TypeName: Declaration] = [:]
        bindings.walk { name, declaration in types[name] = declaration }
        for (name, value) in support.values { emit(name, value, types[name]) }
        let scope = TypeScope(bindings)
        for (operation, examples) in zip(bindings.operations, support.operations) {
            emit(operation, examples, types, scope)
        }
    }

    // MARK: The stub

    private mutating func emitStub(_ support: TestSupport, _ bindings: Bindings) {
        let scope = TypeScope(bindings)
        let name = support.stubName
        let names = Set(bindings.models.map(\.name) + bindings.operations.map(\.name))
        // The signatures below must not shadow a type in the document.
        let answer =
            ["Answer", "StubAnswer"].map { SwiftName($0) }.first { !names.contains($0) } ?? SwiftName("Answering")
        blankLine()
        line(
            "/// Stubs the operations of `\(bindings.protocolName)` with closures, for tests and previews without a server."
        )
        line("///")
        if let operation = zip(bindings.operations, support.operations).first(where: { $1.output != nil })?.0 {
            line("/// ```swift")
            line("/// let stub = \(name)(\(operation.methodName): { _ in .success(\(operation.name).exampleOutput) })")
            line("/// ```")
            line("///")
        }
        line(
            "/// An operation without a closure throws `.unexpected` with the reason `.transport(.notConnected)` and the operation's name."
        )
        line("/// `example` returns the example of each operation.")
        block("public struct \(name): \(bindings.protocolName)") { writer in
            writer.line("/// The type of a closure that returns or throws an operation's result.")
            writer.line("public typealias \(answer)<Operation: APIOperation> = BindingsStubs.StubAnswer<Operation>")
            if !bindings.operations.isEmpty { writer.blankLine() }
            for operation in bindings.operations {
                writer.line("/// The closure for `\(operation.methodName.identifier)`.")
                writer.line("public var \(operation.closureName): \(answer)<\(operation.name)>?")
            }
            writer.blankLine()
            writer.emitStubInitializer(bindings, answer)
            for operation in bindings.operations {
                writer.blankLine()
                writer.line("/// Returns the result of `\(operation.closureName)`.")
                writer.function(
                    "public func \(operation.methodName)",
                    ["_ operation: \(operation.name)"],
                    effects: "async throws(\(operation.errorName))",
                    result: operation.output == .void ? "" : scope.text(operation.output),
                    body:
                        "try await stubbedAnswer(operation, \(operation.closureName), of: \(literal(name.identifier)))"
                )
            }
        }
        emitExampleStub(support, bindings)
    }

    private mutating func emitStubInitializer(_ bindings: Bindings, _ answer: SwiftName) {
        line("/// Creates a stub for the operations that have a closure.")
        let parameters = bindings.operations.map { "\($0.methodName): \(answer)<\($0.name)>? = nil" }
        list("public init(", parameters, parameters.isEmpty ? ") {}" : ") {")
        if parameters.isEmpty { return }
        indented { writer in
            for operation in bindings.operations {
                writer.line("\(operation.closureName) =", then: "\(operation.methodName)")
            }
        }
        line("}")
    }

    private mutating func emitExampleStub(_ support: TestSupport, _ bindings: Bindings) {
        blankLine()
        block("extension \(support.stubName)") { writer in
            writer.line("/// A stub that returns the example of each operation.")
            writer.block("public static var example: Self") { writer in
                let answers = zip(bindings.operations, support.operations).compactMap {
                    operation,
                    examples -> String? in
                    if operation.output == .void { return "stub.\(operation.closureName) = { _ in .success(()) }" }
                    if examples.output == nil { return nil }
                    return "stub.\(operation.closureName) = { _ in .success(\(operation.name).exampleOutput) }"
                }
                if answers.isEmpty { return writer.line("Self()") }
                writer.line("var stub = Self()")
                for answer in answers { writer.line(answer) }
                writer.line("return stub")
            }
        }
    }

    // MARK: Examples

    private mutating func emit(_ name: TypeName, _ value: Node?, _ declaration: Declaration?) {
        blankLine()
        guard let value else {
            line("// No example of \(name): no valid value for its schema was found; add an 'example'.")
            return
        }
        block("extension \(name)") { writer in
            writer.line("/// An example.")
            let head = "public static var \(declaration?.exampleName ?? "example"): Self"
            if let name = declaration?.caseName(of: value) { return writer.block(head, statement: ".\(name)") }
            writer.emitDecoded(head, "decodedExample(", value, ")")
        }
    }

    private mutating func emit(
        _ operation: OperationType,
        _ examples: OperationExamples,
        _ types: [TypeName: Declaration],
        _ scope: TypeScope
    ) {
        if examples.input != nil || examples.output != nil {
            blankLine()
            block("extension \(operation.name)") { writer in
                if let input = examples.input { writer.emitInput(input, types) }
                if examples.input != nil, examples.output != nil { writer.blankLine() }
                guard let output = examples.output else { return }
                writer.line("/// An example of the operation's output.")
                let head = "public static var exampleOutput: Output"
                let name = examples.outputType.flatMap { types[$0]?.exampleName } ?? "example"
                switch operation.output {
                case .named where examples.outputType != nil: writer.line("\(head) { .\(name) }")
                case .array where examples.outputType != nil: writer.line("\(head) { [.\(name)] }")
                default: writer.emit(output, head, "decodedOutput(of: Self.self, ")
                }
            }
        }
        emitFailures(of: operation, examples, scope)
    }

    /// Writes how each documented failure of an operation is created, and an example of it.
    private mutating func emitFailures(
        of operation: OperationType,
        _ examples: OperationExamples,
        _ scope: TypeScope
    ) {
        if operation.failureCases.isEmpty { return }
        blankLine()
        block("extension \(operation.errorName)") { writer in
            for (index, failure) in operation.failureCases.enumerated() {
                let name = failure.name
                if index > 0 { writer.blankLine() }
                writer.line("/// The failure `\(name.identifier)`.")
                writer.function(
                    "public static func \(name)",
                    ["_ response: ErrorResponse<\(scope.text(failure.bodyType))>"],
                    effects: "",
                    result: "Self",
                    body: "Self(\(literal(name.identifier)), response)"
                )
                guard let example = examples.failures.first(where: { $0.name == name }) else { continue }
                writer.line("/// An example of `\(name.identifier)`.")
                writer.emit(
                    example.response,
                    "public static var \(name.identifier)Example: Self",
                    "decodedFailure(of: \(operation.name).self, "
                )
            }
        }
    }

    private mutating func emitInput(_ arguments: [OperationExamples.Argument], _ types: [TypeName: Declaration]) {
        line("/// An example.")
        let elements = arguments.map { argument in
            let value = Self.expression(argument.value, as: argument.property.type, types)
            return "\(argument.property.name.label): \(value)"
        }
        let joined = elements.joined(separator: ", ")
        if fits("public static var example: Self { Self(\(joined)) }") {
            line("public static var example: Self { Self(\(joined)) }")
        } else {
            block("public static var example: Self") { $0.list("Self(", elements, ")") }
        }
    }

    private static func expression(
        _ value: OperationExamples.Value,
        as type: SwiftType,
        _ types: [TypeName: Declaration] = [:]
    ) -> String {
        switch value {
        case .json(let node): plainExpression(node, as: type, types) ?? "decodedExample(#\"\(JSONText.line(node))\"#)"
        case .text(let text): literal(text)
        case .bytes: "exampleContent()"
        case .multipart: "MultipartForm()"
        case .array(let values): "[\(values.map { expression($0, as: .json) }.joined(separator: ", "))]"
        case .content(let name, let value): ".\(name)(\(expression(value, as: .json)))"
        }
    }

    /// A literal or a case, if the type is a standard library type or an enum.
    private static func plainExpression(_ node: Node, as type: SwiftType, _ types: [TypeName: Declaration]) -> String? {
        guard let scalar = node.scalar else { return nil }
        switch (type, scalar.value) {
        case (.string, .string): return literal(scalar.text)
        case (.bool, .bool(let value)): return "\(value)"
        case (.int, .integer(let value)), (.int32, .integer(let value)), (.int64, .integer(let value)):
            return "\(value)"
        case (.named(let name), _): return types[name]?.caseName(of: node).map { ".\($0)" }
        default: return nil
        }
    }

    private mutating func emit(_ response: OperationExamples.Response, _ head: String, _ call: String) {
        var arguments = ["\(response.status)"]
        if let type = response.contentType { arguments.append("type: \(literal(type))") }
        if !response.headerFields.isEmpty {
            let fields = response.headerFields.map { "\(literal($0.name)): \(literal($0.value))" }
            arguments.append("headerFields: [\(fields.joined(separator: ", "))]")
        }
        let start = "\(call)ExampleResponse(\(arguments.joined(separator: ", "))"
        switch response.body {
        case .none: block(head, statement: "\(start)))")
        case .text(let text): block(head, statement: "\(start), \(literal(text))))")
        case .json(let node): emitDecoded(head, "\(start), ", node, "))")
        }
    }

    /// Writes a computed property whose value is a call with JSON as its last argument.
    private mutating func emitDecoded(_ head: String, _ start: String, _ value: Node, _ end: String) {
        let text = "#\"\(JSONText.line(value))\"#"
        if fits("\(head) { \(start)\(text)\(end) }") {
            line("\(head) { \(start)\(text)\(end) }")
            return
        }
        block(head) { writer in
            if writer.fits("\(start)\(text)\(end)") { return writer.line("\(start)\(text)\(end)") }
            writer.line("let json: StaticString = #\"\"\"")
            writer.indented { writer in
                for line in JSONText.lines(value) { writer.verbatim(line) }
                writer.verbatim("\"\"\"#")
            }
            writer.line("return \(start)json\(end)")
        }
    }
}

extension OperationType {
    /// The stub's property for the closure.
    fileprivate var closureName: String {
        "on\(methodName.identifier.prefix(1).uppercased())\(methodName.identifier.dropFirst())"
    }
}

extension Declaration {
    /// The name of the type's example, which avoids collisions with cases.
    fileprivate var exampleName: String {
        let cases: [SwiftName] =
            switch self {
            case .enumeration(let type): type.cases.map(\.name)
            case .union(let type): type.cases.map(\.name)
            case .structure, .content, .output, .alias: []
            }
        return cases.contains(SwiftName("example")) ? "exampleValue" : "example"
    }

    /// The enum's case for a value.
    ///
    /// Nil for a name that an optional has too.
    fileprivate func caseName(of value: Node) -> SwiftName? {
        guard case .enumeration(let type) = self, let scalar = value.scalar else { return nil }
        let name = type.cases.first { $0.rawValue == scalar.text }?.name
        return name.flatMap { ["none", "some"].contains($0.identifier) ? nil : $0 }
    }
}
