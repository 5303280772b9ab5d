import BindingsModel

extension CodeWriter {
    mutating func emitOperations(_ bindings: Bindings) {
        let scope = TypeScope(bindings)
        for operation in bindings.operations {
            blankLine()
            emit(operation, bindings, in: scope.inside(operation.name, operation.nested))
        }
        for condition in bindings.failureConditions {
            blankLine()
            line("/// A success status is a failure if this member is present and not null.")
            block("@_spi(Generated) public enum \(condition.name): FailureCondition") { writer in
                let members = condition.members.map(literal).joined(separator: ", ")
                writer.line("public static let members = [\(members)]")
            }
        }
        emitSchemes(bindings)
        emitEvents(bindings)
    }

    /// The schemes used by operations, visible only in this file.
    private mutating func emitSchemes(_ bindings: Bindings) {
        if bindings.securitySchemes.isEmpty || bindings.operations.isEmpty { return }
        blankLine()
        block("extension SecurityScheme") { writer in
            for scheme in bindings.securitySchemes { writer.emitScheme(scheme) }
        }
    }

    private mutating func emitScheme(_ scheme: SecuritySchemeProperty) {
        let kind =
            switch scheme.kind {
            case .bearer: ".bearer"
            case .basic: ".basic"
            case .mutualTLS: ".mutualTLS"
            case .header(let name): ".header(\(literal(name)))"
            case .query(let name): ".query(\(literal(name)))"
            case .cookie(let name): ".cookie(\(literal(name)))"
            }
        list(
            "fileprivate static let \(scheme.name.identifier)Scheme = SecurityScheme(",
            ["name: \(literal(scheme.schemeName))", "kind: \(kind)"],
            ")"
        )
    }

    private mutating func emit(_ operation: OperationType, _ bindings: Bindings, in scope: TypeScope) {
        doc(operation.documentation.withoutDeprecation)
        type("public struct \(operation.name)", conformances(operation, scope)) { writer in
            writer.emitDescriptor(operation, bindings)
            if !operation.properties.isEmpty { writer.blankLine() }
            writer.emitProperties(operation.properties, in: scope)
            let checks = operation.checkSubjects
            writer.emitConstants(checks)
            writer.blankLine()
            writer.emitInitializer(operation.properties, in: scope)
            if operation.hasChecks { writer.emitValidate(checks) }
            writer.emitEncode(operation, in: scope)
            writer.emitDecode(operation, in: scope)
            for function in operation.businessFailures where !function.cases.isEmpty {
                writer.emit(function, operation, in: scope)
            }
            let members: Set<SwiftName> =
                if case .members(let members) = operation.body { Set(members.map(\.name)) } else { [] }
            if operation.isDecodable { writer.emitReading(operation.properties) }
            if operation.isListed(redacted: scope.isRedacted(operation)) {
                writer.emitList(operation.properties, isRedacted: scope.isRedacted(operation)) {
                    !members.contains($0.name)
                }
            }
            for nested in operation.nested {
                writer.blankLine()
                writer.emit(nested, in: scope)
            }
        }
    }

    private func conformances(_ operation: OperationType, _ scope: TypeScope) -> [String] {
        var conformances = ["APIOperation"]
        if operation.isDecodable {
            conformances.append("FieldCodable")
        } else {
            conformances.append(operation.isListed(redacted: scope.isRedacted(operation)) ? "FieldListing" : "Hashable")
            if operation.hasMembers { conformances.append("Encodable") }
        }
        if scope.isRedacted(operation) { conformances.append(operation.properties.redaction) }
        return conformances
    }

    private mutating func emitDescriptor(_ operation: OperationType, _ bindings: Bindings) {
        var arguments: [Element] = [
            Element("id:", then: literal(operation.operationID)),
            Element("method:", then: literal(operation.httpMethod)),
            Element("path:", then: literal(operation.path)),
            "servers: [\(operation.servers.map { "\(bindings.serversName).\($0)" }.joined(separator: ", "))]",
            "responses: [\(Self.responses(operation).joined(separator: ", "))]",
        ]
        if !operation.security.isEmpty {
            let alternatives = operation.security.map { schemes in
                "[\(schemes.map { ".\($0.identifier)Scheme" }.joined(separator: ", "))]"
            }
            arguments.append("security: [\(alternatives.joined(separator: ", "))]")
        }
        switch operation.retry {
        case .never: break
        case .unprocessed: arguments.append("retry: .unprocessed")
        case .idempotent: arguments.append("retry: .idempotent")
        }
        if let name = operation.idempotencyKey { arguments.append(Element("idempotencyKey:", then: literal(name))) }
        list("public static let descriptor = OperationDescriptor(", arguments, ")")
    }

    /// The body by status, with consecutive failures combined.
    private static func responses(_ operation: OperationType) -> [String] {
        var texts: [String] = []
        var failures: [String] = []
        func endFailures() {
            if !failures.isEmpty { texts.append(".failure(\(failures.joined(separator: ", ")))") }
            failures = []
        }
        for (status, bodies) in operation.responseBodies {
            let pattern =
                switch status {
                case .code(let code): "\(code)"
                case .range(let digit): ".range(\(digit))"
                case .default: ".other"
                }
            if bodies.first?.kind == .failure {
                failures.append(pattern)
                continue
            }
            endFailures()
            if bodies.count == 1 {
                texts.append(".\(bodies[0].kind.rawValue)(\(pattern))")
            } else {
                let list = bodies.map { "\(literal($0.mediaRange)): .\($0.kind.rawValue)" }.joined(separator: ", ")
                texts.append("ResponseDescriptor(\(pattern), bodies: [\(list)])")
            }
        }
        endFailures()
        return texts
    }

    private mutating func emitDecode(_ operation: OperationType, in scope: TypeScope) {
        blankLine()
        let output = scope.text(operation.output)
        let head = "@_spi(Generated) public static func decode("
        let end = ") throws(CallError) -> Result<"
        if fits("\(end)\(output), \(operation.errorName)> {") {
            list(head, ["_ response: ReceivedResponse"], "\(end)\(output), \(operation.errorName)> {")
        } else {
            list(head, ["_ response: ReceivedResponse"], end, breaking: true)
            indented { writer in
                writer.line("\(output),")
                writer.line("\(operation.errorName)")
            }
            line("> {")
        }
        indented { writer in
            writer.line("switch response.status {")
            for response in operation.responses { writer.emit(response, in: scope) }
            if !operation.responses.contains(where: { $0.status == .default }) {
                writer.line("default: throw response.undocumentedStatus")
            }
            writer.line("}")
        }
        line("}")
    }

    /// Writes a case with one statement, on the same line if it fits.
    mutating func emit(_ pattern: String, _ statement: String) {
        if fits("\(pattern): \(statement)") {
            line("\(pattern): \(statement)")
        } else {
            line("\(pattern):")
            indented { $0.statement(statement) }
        }
    }

    /// Writes `return .case(value)`, with the value on a separate line if it is too long.
    private mutating func statement(_ text: String) {
        guard !fits(text), let open = text.firstIndex(of: "("), text.hasSuffix(")") else {
            line(text)
            return
        }
        line(String(text[...open]))
        indented { $0.line(String(text[text.index(after: open)...].dropLast())) }
        line(")")
    }

    private mutating func emit(_ response: ResponseCase, in scope: TypeScope) {
        let pattern =
            switch response.status {
            case .code(let code): "case \(code)"
            case .range(let range): "case \(range)00..<\(range + 1)00"
            case .default: "default"
            }
        switch response.outcome {
        case .success(let success): emit(success, pattern)
        case .failure(let content, let failure):
            guard let function = failure.businessFailure else {
                let name = literal(failure.otherwise.identifier)
                emit(pattern, "return .failure(.init(\(name), \(failing(content, in: scope))))")
                return
            }
            line("\(pattern):")
            indented { writer in
                writer.line("let failure = \(writer.failing(content, in: scope))")
                let name = literal(failure.otherwise.identifier)
                writer.line("return .failure(\(function)(failure) ?? .init(\(name), failure))")
            }
        case .conditional(let success, let body, let condition, let failure):
            line("\(pattern):")
            indented { writer in
                writer.line(
                    "switch try response.json(EitherBody<\(scope.text(success)), \(scope.text(body)), \(condition)>.self) {"
                )
                writer.line("case .success(let output): return .success(output)")
                writer.line("case .failure(let body):")
                writer.indented { writer in
                    writer.line("let failure = response.failure(of: body)")
                    let call = failure.businessFailure.map { "\($0)(failure) ?? " } ?? ""
                    writer.line("return .failure(\(call).init(\(literal(failure.otherwise.identifier)), failure))")
                }
                writer.line("}")
            }
        }
    }

    private mutating func emit(_ success: ResponseCase.Success, _ pattern: String) {
        if let structure = success.structure {
            var arguments = structure.body == .void ? [] : ["body: \(success.content.reading.without("try "))"]
            arguments += structure.headers.map { header in
                header.type == .string
                    ? "\(header.name.label): response.header(\(literal(header.wireName)))"
                    : "\(header.name.label): response.header(\(literal(header.wireName)), as: \(header.type.spelling).self)"
            }
            line("\(pattern):")
            indented { writer in
                let attempt = success.content.reading.hasPrefix("try ") ? "try " : ""
                writer.list("let output = \(attempt)\(structure.name)(", arguments, ")")
                writer.line("return .success(output)")
            }
            return
        }
        guard let name = success.outputCase else {
            emit(pattern, "return .success(\(success.content.reading))")
            return
        }
        let value = success.content == .none ? "" : "(\(success.content.reading))"
        emit(pattern, "return .success(.\(name)\(value))")
    }

    /// The expression that decodes a failure's body.
    private func failing(_ content: ContentKind, in scope: TypeScope) -> String {
        switch content {
        case .none: "response.failure()"
        case .json(let type, _), .form(let type, _): "try response.failure(\(scope.text(type)).self)"
        default: "response.failure(of: \(content.reading))"
        }
    }

    private mutating func emit(_ function: BusinessFailure, _ operation: OperationType, in scope: TypeScope) {
        blankLine()
        list(
            "private static func \(function.name)(",
            ["_ failure: ErrorResponse<\(scope.text(function.bodyType))>"],
            ") -> \(operation.errorName)? {"
        )
        indented { writer in
            writer.line("switch \(operation.errorName).businessCode(in: failure.body) {")
            for item in function.cases {
                let codes = item.codes.map(literal).joined(separator: ", ")
                writer.line("case \(codes):", then: ".init(\(literal(item.name.identifier)), failure)")
            }
            writer.line("default: nil")
            writer.line("}")
        }
        line("}")
    }

    private mutating func emitEvents(_ bindings: Bindings) {
        if bindings.events.isEmpty { return }
        let scope = TypeScope(bindings)
        blankLine()
        line("/// Decodes messages from the server: webhooks and callbacks.")
        block("public enum \(bindings.eventsName)") { writer in
            for (index, event) in bindings.events.enumerated() {
                if index > 0 { writer.blankLine() }
                let type = event.content.type
                writer.doc(event.documentation)
                let isJSON = if case .json = event.content { true } else { false }
                writer.list(
                    "public static func \(event.name)(",
                    ["_ body: HTTPBody"],
                    isJSON ? ") throws(CallError) -> \(scope.text(type)) {" : ") -> FileContent {"
                )
                writer.indented { writer in
                    writer.line(isJSON ? "try body.json()" : "FileContent(body)")
                }
                writer.line("}")
            }
        }
    }
}

extension String {
    fileprivate func without(_ prefix: String) -> String {
        hasPrefix(prefix) ? String(dropFirst(prefix.count)) : self
    }
}

extension OperationType {
    /// Whether some of its properties are the members of its body.
    fileprivate var hasMembers: Bool { if case .members(let members) = body { !members.isEmpty } else { false } }

    /// Whether its JSON is its whole content.
    fileprivate var isDecodable: Bool { hasMembers && parameters.isEmpty }

    /// Whether it lists its fields: to encode them, or to print only some.
    fileprivate func isListed(redacted: Bool) -> Bool { hasMembers || redacted && !properties.isEmpty }
}
