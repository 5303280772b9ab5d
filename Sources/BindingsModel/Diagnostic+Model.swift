import OpenAPIDocument
import YAMLTree

extension Diagnostic {
    static func configurationMember(_ name: String, _ expected: String, _ node: Node) -> Diagnostic {
        Diagnostic(
            id: "configuration-value",
            location: node.location,
            message: "\(name) is \(node.kindDescription), expected \(expected)"
        )
    }

    static func unknownConfigurationMember(_ key: Mapping.Key, among members: [String]) -> Diagnostic {
        Diagnostic(
            id: "configuration-member",
            location: key.location,
            message: "unknown member '\(key.text)'",
            suggestion: closestMatch(to: key.text, among: members).map { "did you mean '\($0)'?" }
                ?? "the members are \(members.dropFirst().map { "'\($0)'" }.joined(separator: ", "))"
        )
    }

    static func missingSpec(_ node: Node) -> Diagnostic {
        Diagnostic(
            id: "configuration-value",
            location: node.location,
            message: "'spec' is missing",
            suggestion: "name the OpenAPI document, such as \"spec\": \"openapi.yaml\""
        )
    }

    /// Something the generator does not turn into Swift.
    static func unsupported(_ what: String, at location: SourceLocation, instead: String) -> Diagnostic {
        Diagnostic(
            id: "unsupported",
            location: location,
            message: "\(what) cannot be generated yet",
            suggestion: instead
        )
    }

    static func disagreeingAllOf(at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "all-of-disagreement",
            severity: .warning,
            location: location,
            message: "the members of 'allOf' have no type in common; the value is carried as any JSON",
            suggestion: "write the merged schema out"
        )
    }

    static func ambiguousUnion(_ names: [String], at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "ambiguous-union",
            severity: .warning,
            location: location,
            message:
                "no required property tells \(names.map { "'\($0)'" }.joined(separator: " from ")); they are tried in this order",
            suggestion: "add a discriminator, or a required property to each"
        )
    }

    static func endless(at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "endless-schema",
            severity: .warning,
            location: location,
            message: "the schema holds itself without an object between; what it holds is carried as any JSON",
            suggestion: "put an object with properties between"
        )
    }

    static func serverWithoutEnvironment(_ server: Server) -> Diagnostic {
        Diagnostic(
            id: "server-without-environment",
            severity: .warning,
            location: server.location,
            message: "the server '\(server.url)' has no 'x-environment', so no environment uses it",
            suggestion: "say which environment it belongs to, as the other servers do"
        )
    }

    /// - Parameter more: in how many other environments the operation has none either.
    static func noServer(in environment: String, more: Int, _ operation: Operation) -> Diagnostic {
        let name = operation.operationID?.text ?? operation.method
        let others = more > 0 ? " and \(more) more" : ""
        return Diagnostic(
            id: "no-server-in-environment",
            severity: .note,
            location: operation.location,
            message:
                "'\(name)' has no server in the environment '\(environment)'\(others); a call there fails before it is sent"
        )
    }

    static func severalServers(in environment: String, _ operation: Operation) -> Diagnostic {
        Diagnostic(
            id: "servers-in-environment",
            severity: .warning,
            location: operation.location,
            message:
                "'\(operation.operationID?.text ?? operation.method)' has several servers in the environment "
                + "'\(environment)'; the first is used",
            suggestion: "give each of them an environment"
        )
    }

    static func tooMuchOutput(_ factor: Int, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "too-much-output",
            location: location,
            message: "up to here, the bindings are more than \(factor) times as large as the document",
            suggestion: "let schemas refer to one another by properties instead of taking over each other's"
        )
    }

    static func leftOut(_ what: String, at location: SourceLocation, because reason: String) -> Diagnostic {
        Diagnostic(id: "left-out", severity: .warning, location: location, message: "\(what) is left out: \(reason)")
    }

    static func errorCodePath(_ pointer: JSONPointer, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "error-code-path",
            location: location,
            message: "'\(pointer)' is no string property of the response's body",
            suggestion: "name the property that holds the business code, such as '/code'"
        )
    }

    static func errorCaseBodies(_ name: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "error-case-bodies",
            location: location,
            message: "the error case '\(name)' stands for responses with different bodies",
            suggestion: "give one of them another name"
        )
    }

    static func sensitiveDefault(_ name: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            id: "sensitive-default",
            severity: .warning,
            location: location,
            message: "the sensitive property '\(name)' has a default, which is left out of the Swift"
        )
    }
}
