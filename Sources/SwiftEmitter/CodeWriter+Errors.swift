import BindingsModel

extension CodeWriter {
    mutating func emitErrors(_ bindings: Bindings) {
        for operation in bindings.operations {
            let scope = TypeScope(bindings)
            blankLine()
            line("/// How `\(operation.methodName)` fails.")
            block("public enum \(operation.errorName): OperationFailure") { writer in
                for failure in operation.failureCases {
                    writer.doc(documentation(of: failure))
                    writer.line("case \(failure.name)(ErrorResponse<\(scope.text(failure.bodyType))>)")
                }
                writer.line("case unexpected(CallError)")
            }
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
