import BindingsModel

extension CodeWriter {
    mutating func emitErrors(_ bindings: Bindings) {
        // Once for all: it looks through every type.
        let scope = TypeScope(bindings)
        for operation in bindings.operations {
            blankLine()
            line("/// How `\(operation.methodName)` fails.")
            type("public enum \(operation.errorName)", ["OperationFailure"]) { writer in
                for failure in operation.failureCases {
                    writer.doc(documentation(of: failure))
                    writer.line("case \(failure.name)(ErrorResponse<\(scope.text(failure.bodyType))>)")
                }
                writer.line("case unexpected(CallError)")
                writer.emitDetails(operation, in: scope)
            }
        }
    }
}

extension CodeWriter {
    private mutating func emitDetails(_ operation: OperationType, in scope: TypeScope) {
        blankLine()
        if operation.failureCases.isEmpty {
            line("// swift-format-ignore")
            let body = "switch self { case .unexpected(let error): FailureDetails(error) }"
            line("public var details: FailureDetails { \(body) }")
            return
        }
        let coded = operation.businessCodes.map(\.type)
        block("public var details: FailureDetails") { writer in
            writer.line("switch self {")
            for failure in operation.failureCases {
                let name = literal(failure.name.identifier)
                let code = coded.contains(failure.bodyType) ? ", code: Self.businessCode(response)" : ""
                writer.emit("case .\(failure.name)(let response)", "FailureDetails(\(name), response\(code))")
            }
            writer.line("case .unexpected(let error): FailureDetails(error)")
            writer.line("}")
        }
        for (type, paths) in operation.businessCodes {
            blankLine()
            list("static func businessCode(", ["_ failure: ErrorResponse<\(scope.text(type))>"], ") -> String? {")
            indented { $0.line(paths.map { "failure.body\($0.expression)" }.joined(separator: " ?? ")) }
            line("}")
        }
    }
}

/// A line for each meaning of an error case: the codes, the statuses and what they say.
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
