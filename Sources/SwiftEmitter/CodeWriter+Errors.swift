import BindingsModel

extension CodeWriter {
    mutating func emitErrors(_ bindings: Bindings) {
        // Computed once, because it visits every type.
        let scope = TypeScope(bindings)
        for operation in bindings.operations {
            blankLine()
            line("/// The failures of `\(operation.methodName)`.")
            type("public struct \(operation.errorName)", ["OperationFailure"]) { writer in
                writer.line("public let details: FailureDetails")
                writer.line("public init(_ details: FailureDetails) { self.details = details }")
                if !operation.failureCases.isEmpty { writer.blankLine() }
                for failure in operation.failureCases {
                    writer.doc(documentation(of: failure))
                    writer.block(
                        "public var \(failure.name): ErrorResponse<\(scope.text(failure.bodyType))>?",
                        statement: "details.response(\(literal(failure.name.identifier)))"
                    )
                }
                writer.emitBusinessCodes(operation.businessCodes, in: scope)
            }
        }
    }

    /// Writes the function that finds the business code in a body.
    private mutating func emitBusinessCodes(_ codes: [(type: SwiftType, paths: [PropertyPath])], in scope: TypeScope) {
        if codes.isEmpty { return }
        blankLine()
        block("@_spi(Generated) public static func businessCode(in body: any Sendable) -> String?") { writer in
            writer.line("switch body {")
            for (type, paths) in codes {
                let code = paths.map { "body\($0.expression)" }.joined(separator: " ?? ")
                writer.emit("case let body as \(scope.text(type))", code)
            }
            writer.line("default: nil")
            writer.line("}")
        }
    }
}

/// One line for each meaning of a failure: the codes, the statuses and the descriptions.
private func documentation(of failure: FailureCase) -> Documentation {
    var paragraphs: [String] = []
    for meaning in failure.meanings {
        let codes = meaning.codes.map { "`\($0)`" }.joined(separator: ", ")
        let status = "status \(meaning.statuses.joined(separator: ", "))"
        let head = codes.isEmpty ? "S" + status.dropFirst() : "\(codes) (\(status))"
        paragraphs.append(meaning.summary.map { "\(head): \($0)" } ?? "\(head).")
    }
    let origins = failure.meanings.compactMap(\.origin)
    if let origin = origins.first { paragraphs.append("Source: \(origin).") }
    return Documentation(paragraphs)
}
