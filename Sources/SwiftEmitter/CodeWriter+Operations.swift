import BindingsModel

extension CodeWriter {
    mutating func emitOperations(_ bindings: Bindings) {
        for operation in bindings.operations {
            blankLine()
            emit(operation, bindings)
        }
        for condition in bindings.failureConditions {
            blankLine()
            line("/// Where a success status is a failure: the member is there and not null.")
            block("@_spi(Generated) public enum \(condition.name): FailureCondition") { writer in
                let members = condition.members.map(literal).joined(separator: ", ")
                writer.line("public static let members = [\(members)]")
            }
        }
    }

    private mutating func emit(_ operation: OperationType, _ bindings: Bindings) {
        doc(operation.documentation)
        block("public struct \(operation.name): \(conformances(operation))") { writer in
            writer.emitDescriptor(operation, bindings)
            if !operation.properties.isEmpty { writer.blankLine() }
            writer.emitProperties(operation.properties, in: operation.name)
            writer.emitPatterns(operation.properties)
            writer.blankLine()
            writer.emitInitializer(operation.properties, in: operation.name)
            if operation.hasChecks { writer.emitValidate(operation.properties) }
            writer.emitEncode(operation)
            writer.emitDecode(operation)
            for function in operation.businessFailures { writer.emit(function, operation) }
            if operation.hasSensitiveProperties { writer.emitShown(operation.properties) }
            if case .members(let members) = operation.body,
                !operation.parameters.isEmpty || members.contains(where: { $0.name.identifier != $0.wireName })
            {
                writer.emitCodingKeys(members)
            }
            for nested in operation.nested {
                writer.blankLine()
                writer.emit(nested, in: operation.name)
            }
        }
    }

    private func conformances(_ operation: OperationType) -> String {
        var conformances = ["APIOperation"]
        if case .members = operation.body { conformances.append(operation.parameters.isEmpty ? "Codable" : "Encodable") }
        conformances.append("Hashable")
        if operation.hasSensitiveProperties { conformances.append("Redacting") }
        return conformances.joined(separator: ", ")
    }

    private mutating func emitDescriptor(_ operation: OperationType, _ bindings: Bindings) {
        var arguments = [
            "id: \(literal(operation.operationID))",
            "method: \(literal(operation.httpMethod))",
            "path: \(literal(operation.path))",
            "servers: [\(operation.servers.map { "\(bindings.serversName).\($0)" }.joined(separator: ", "))]",
        ]
        if !operation.security.isEmpty {
            let alternatives = operation.security.map { schemes in
                "[\(schemes.map { "\(bindings.clientName).Credentials.\($0)Scheme" }.joined(separator: ", "))]"
            }
            arguments.append("security: [\(alternatives.joined(separator: ", "))]")
        }
        switch operation.retry {
        case .never: break
        case .unprocessed: arguments.append("retry: .unprocessed")
        case .idempotent: arguments.append("retry: .idempotent")
        }
        list("public static let descriptor = OperationDescriptor(", arguments, ")")
    }

    private mutating func emitEncode(_ operation: OperationType) {
        let hasPath = operation.pathParts.contains { if case .parameter = $0 { true } else { false } }
        if operation.parameters.isEmpty && operation.body == nil && operation.accept == nil && !hasPath { return }
        blankLine()
        block("@_spi(Generated) public func encode(into request: inout RequestBuilder) throws") { writer in
            if hasPath || operation.path.contains("#") {
                for part in operation.pathParts {
                    switch part {
                    case .text(let text): writer.line("request.path(\(literal(text)))")
                    case .parameter(let index): writer.emit(operation.parameters[index])
                    }
                }
            }
            for parameter in operation.parameters where parameter.place != .path { writer.emit(parameter) }
            if let accept = operation.accept { writer.line("request.accept(\(literal(accept)))") }
            switch operation.body {
            case .members: writer.line("try request.json(self)")
            case .property(let name, let isOptional, let contentType):
                let type = contentType == "application/json" ? "" : ", contentType: \(literal(contentType))"
                writer.line(
                    isOptional
                        ? "if let \(name) { try request.json(\(name)\(type)) }" : "try request.json(\(name)\(type))")
            case nil: break
            }
        }
    }

    private mutating func emit(_ parameter: OperationType.ParameterUse) {
        var arguments = [literal(parameter.wireName), parameter.property.description]
        if let style = parameter.style { arguments.append("style: .\(style)") }
        if let explode = parameter.explode { arguments.append("explode: \(explode)") }
        if parameter.allowReserved { arguments.append("allowReserved: true") }
        let call = arguments.joined(separator: ", ")
        switch parameter.place {
        case .path: line("try request.path(\(call))")
        case .query: line("request.query(\(call))")
        case .header: line("try request.header(\(call))")
        case .cookie: line("request.cookie(\(call))")
        }
    }

    private mutating func emitDecode(_ operation: OperationType) {
        blankLine()
        list(
            "@_spi(Generated) public static func decode(", ["_ response: ReceivedResponse"],
            ") throws(CallError) -> Result<\(operation.output), \(operation.errorName)> {")
        indented { writer in
            writer.line("switch response.status {")
            for response in operation.responses { writer.emit(response) }
            if !operation.responses.contains(where: { $0.status == .default }) {
                writer.line("default: throw response.undocumentedStatus")
            }
            writer.line("}")
        }
        line("}")
    }

    private mutating func emit(_ response: ResponseCase) {
        let pattern =
            switch response.status {
            case .code(let code): "case \(code)"
            case .range(let range): "case \(range)00..<\(range + 1)00"
            case .default: "default"
            }
        switch response.outcome {
        case .success(.void): line("\(pattern): return .success(())")
        case .success: line("\(pattern): return .success(try response.json())")
        case .failure(.void, let failure): line("\(pattern): return .failure(.\(failure.otherwise)(response.failure()))")
        case .failure(let body, let failure):
            guard let function = failure.businessFailure else {
                line("\(pattern): return .failure(.\(failure.otherwise)(try response.failure(\(body).self)))")
                return
            }
            line("\(pattern):")
            indented { writer in
                writer.line("let failure = try response.failure(\(body).self)")
                writer.line("return .failure(\(function)(failure) ?? .\(failure.otherwise)(failure))")
            }
        case .conditional(let success, let body, let condition, let failure):
            line("\(pattern):")
            indented { writer in
                writer.line("switch try response.json(EitherBody<\(success), \(body), \(condition)>.self) {")
                writer.line("case .success(let output): return .success(output)")
                writer.line("case .failure(let body):")
                writer.indented { writer in
                    writer.line("let failure = response.failure(of: body)")
                    let call = failure.businessFailure.map { "\($0)(failure) ?? " } ?? ""
                    writer.line("return .failure(\(call).\(failure.otherwise)(failure))")
                }
                writer.line("}")
            }
        }
    }

    private mutating func emit(_ function: BusinessFailure, _ operation: OperationType) {
        blankLine()
        list(
            "private static func \(function.name)(", ["_ failure: ErrorResponse<\(function.bodyType)>"],
            ") -> \(operation.errorName)? {")
        indented { writer in
            let code = function.codePaths.map { "failure.body\($0)" }.joined(separator: " ?? ")
            writer.line("switch \(code) {")
            for item in function.cases {
                writer.line("case \(item.codes.map(literal).joined(separator: ", ")): .\(item.name)(failure)")
            }
            writer.line("default: nil")
            writer.line("}")
        }
        line("}")
    }
}
