import BindingsModel

extension CodeWriter {
    mutating func emitClient(_ bindings: Bindings) {
        emitProtocol(bindings)
        emitConveniences(bindings)
        emitClientType(bindings)
        emitGroups(bindings)
        emitCredentials(bindings)
        emitServers(bindings)
        emitEnvironments(bindings)
    }

    private mutating func emitProtocol(_ bindings: Bindings) {
        let title = DocumentationText.parts(of: bindings.title, isSummary: true).first?.first ?? "the API."
        blankLine()
        line("/// The operations of \(title)")
        line("///")
        line("/// `\(bindings.clientName)` makes real calls. Conform your own type to it in tests.")
        block("public protocol \(bindings.protocolName): APICalls") { writer in
            for operation in bindings.operations {
                writer.doc(operation.documentation.summary)
                writer.function(operation, ["_ operation: \(operation.name)"], access: "", body: nil)
            }
        }
    }

    /// Writes one of the functions that make a call.
    private mutating func function(
        _ operation: OperationType,
        _ parameters: [Element],
        access: String = "public ",
        body: String?
    ) {
        function(
            "\(access)func \(operation.methodName)",
            parameters,
            effects: "async throws(\(operation.errorName))",
            result: operation.output == .void ? "" : operation.output.spelling,
            body: body
        )
    }

    private mutating func emitConveniences(_ bindings: Bindings) {
        if bindings.operations.isEmpty { return }
        let scope = TypeScope(bindings)
        blankLine()
        block("extension \(bindings.protocolName)") { writer in
            for (index, operation) in bindings.operations.enumerated() {
                if index > 0 { writer.blankLine() }
                writer.emitConvenience(operation, through: "", in: scope)
            }
        }
    }

    /// Writes the function that takes an operation's properties as parameters.
    private mutating func emitConvenience(_ operation: OperationType, through receiver: String, in scope: TypeScope) {
        let parameters = parameters(operation.properties, in: scope)
        let arguments = arguments(operation.properties)
        // A parameter may have the same name as the method or its enclosing declaration.
        let callee = "\(receiver)\(operation.methodName)"
        let first = callee.prefix { $0 != "." }
        let isHidden = operation.properties.contains { $0.isSettable && $0.name.description == first }
        let method = isHidden || first == "operation" ? "self.\(callee)" : callee
        let call = "try await \(method)(\(operation.name)(\(arguments.joined(separator: ", "))))"
        doc(operation.documentation.summary)
        if 4 + call.utf8.count <= columns {
            function(operation, parameters, body: call)
            return
        }
        signature(
            "public func \(operation.methodName)",
            parameters,
            effects: "async throws(\(operation.errorName))",
            result: operation.output == .void ? "" : operation.output.spelling,
            hasBody: true
        )
        indented { writer in
            let head = "\(operation.name)("
            if writer.fits("let operation = \(head)") {
                writer.list("let operation = \(head)", arguments, ")")
            } else {
                writer.line("let operation =")
                writer.indented { $0.list(head, arguments, ")") }
            }
            let send = "try await \(method)("
            if writer.fits("return \(send)operation)") {
                writer.line("return \(send)operation)")
            } else {
                writer.line("return")
                writer.indented { $0.list(send, ["operation"], ")") }
            }
        }
        line("}")
    }

    private mutating func emitClientType(_ bindings: Bindings) {
        blankLine()
        doc(bindings.documentation)
        type("public struct \(bindings.clientName)", ["\(bindings.protocolName)", "GeneratedClient"]) { writer in
            writer.line("/// Sends the operations: servers, transport, middlewares, credentials.")
            writer.line("public var api: APIClient")
            writer.blankLine()
            writer.line("/// Creates a client with custom settings.")
            writer.block("public init(_ api: APIClient)", statement: "self.api = api")
            writer.blankLine()
            writer.line("/// Creates a client for an environment.")
            let environment = bindings.onlyEnvironment.map { " = .\($0)" } ?? ""
            writer.list(
                "public init(",
                [
                    "environment: \(bindings.environmentName)\(environment)",
                    "transport: any Transport = APIClient.defaultTransport()",
                    "middlewares: [any Middleware] = []",
                    "credentials: Credentials = Credentials()",
                ],
                ") {"
            )
            writer.indented { writer in
                writer.list(
                    "api = APIClient(",
                    [
                        "servers: environment.servers", "transport: transport", "middlewares: middlewares",
                        "credentials: credentials",
                    ],
                    ")"
                )
            }
            writer.line("}")
            for operation in bindings.operations {
                writer.blankLine()
                writer.function(
                    operation,
                    ["_ operation: \(operation.name)"],
                    body: "try await api.send(operation)"
                )
            }
        }
    }

    /// The operations of each tag, used as `client.cards.block(…)`.
    private mutating func emitGroups(_ bindings: Bindings) {
        if bindings.groups.isEmpty { return }
        let scope = TypeScope(bindings)
        blankLine()
        block("extension \(bindings.clientName)") { writer in
            for (index, group) in bindings.groups.enumerated() {
                if index > 0 { writer.blankLine() }
                writer.doc(group.documentation)
                writer.line("public var \(group.name): \(group.type) { \(group.type)(api: self) }")
                writer.blankLine()
                writer.doc(group.documentation)
                writer.block("public struct \(group.type): Sendable") { writer in
                    writer.line("let api: any \(bindings.protocolName)")
                    for index in group.operations {
                        let operation = bindings.operations[index]
                        writer.blankLine()
                        writer.doc(operation.documentation.summary)
                        writer.function(
                            operation,
                            ["_ operation: \(operation.name)"],
                            body: "try await api.\(operation.methodName)(operation)"
                        )
                        if operation.properties.isEmpty { continue }
                        writer.blankLine()
                        writer.emitConvenience(operation, through: "api.", in: scope)
                    }
                }
            }
        }
    }

    private mutating func emitCredentials(_ bindings: Bindings) {
        blankLine()
        block("extension \(bindings.clientName)") { writer in
            writer.line("/// The credentials for the operations, of which each call uses those that it needs.")
            writer.block("public struct Credentials: CredentialProvider") { writer in
                for scheme in bindings.securitySchemes {
                    writer.doc(scheme.documentation)
                    writer.line("public var \(scheme.name): Credential?")
                }
                if !bindings.securitySchemes.isEmpty { writer.blankLine() }
                let properties = bindings.securitySchemes.map { "\($0.name): Credential? = nil" }
                writer.list("public init(", properties, ") {\(properties.isEmpty ? "}" : "")")
                if !properties.isEmpty {
                    writer.indented { writer in
                        for scheme in bindings.securitySchemes {
                            writer.line("self.\(scheme.name) =", then: "\(scheme.name)")
                        }
                    }
                    writer.line("}")
                }
                writer.blankLine()
                writer.line("/// The credential for the security scheme with this name in the document.")
                writer.block("public func credential(for scheme: String) -> Credential?") { writer in
                    if bindings.securitySchemes.isEmpty {
                        writer.line("nil")
                    } else {
                        writer.line("switch scheme {")
                        for scheme in bindings.securitySchemes {
                            writer.line("case \(literal(scheme.schemeName)):", then: "\(scheme.name)")
                        }
                        writer.line("default: nil")
                        writer.line("}")
                    }
                }
            }
        }
    }

    private mutating func emitServers(_ bindings: Bindings) {
        if bindings.servers.isEmpty { return }
        blankLine()
        line("/// The servers in the document.")
        block("public enum \(bindings.serversName)") { writer in
            for server in bindings.servers {
                writer.doc(server.documentation)
                writer.list(
                    "public static let \(server.name) = APIServer(",
                    ["name: \(literal(server.name.identifier))", "url: \(literal(server.url))"],
                    ")"
                )
            }
        }
    }

    private mutating func emitEnvironments(_ bindings: Bindings) {
        blankLine()
        line("/// The environment of a client: one server for each operation.")
        type("public struct \(bindings.environmentName)", ["APIEnvironment"]) { writer in
            for environment in bindings.environments {
                writer.doc(environment.documentation)
                let servers = environment.servers.map { "\(bindings.serversName).\($0)" }.joined(separator: ", ")
                writer.list(
                    "public static let \(environment.name) = Self(",
                    ["ServerSelection(name: \(literal(environment.documentName)), [\(servers)])"],
                    ")"
                )
            }
            if !bindings.environments.isEmpty { writer.blankLine() }
            writer.line("public let servers: ServerSelection")
            writer.blankLine()
            writer.block("public init(_ servers: ServerSelection)", statement: "self.servers = servers")
        }
    }
}
