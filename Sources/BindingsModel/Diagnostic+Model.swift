import OpenAPIDocument
import YAMLTree

extension Diagnostic {
    static func configurationMember(_ name: String, _ expected: String, _ node: Node) -> Diagnostic {
        Diagnostic(faults.configurationValue, (name, expected, node), at: node)
    }

    static func unknownConfigurationMember(_ key: Mapping.Key, among members: [String]) -> Diagnostic {
        Diagnostic(faults.configurationMember, (key.text, members), at: key)
    }

    static func missingSpec(_ node: Node) -> Diagnostic { Diagnostic(faults.missingSpec, at: node) }

    /// Something the generator does not turn into Swift.
    static func unsupported(_ what: String, at location: SourceLocation, instead: String) -> Diagnostic {
        Diagnostic(faults.unsupported, (what, instead), at: location)
    }

    static func disagreeingAllOf(at location: SourceLocation) -> Diagnostic {
        Diagnostic(faults.disagreeingAllOf, at: location)
    }

    static func ambiguousUnion(_ names: [String], at location: SourceLocation) -> Diagnostic {
        Diagnostic(faults.ambiguousUnion, names, at: location)
    }

    static func endless(at location: SourceLocation) -> Diagnostic { Diagnostic(faults.endless, at: location) }

    static func serverWithoutEnvironment(_ server: Server) -> Diagnostic {
        Diagnostic(faults.serverWithoutEnvironment, server.url, at: server.location)
    }

    /// - Parameter more: in how many other environments the operation has none either.
    static func noServer(in environment: String, more: Int, _ operation: Operation) -> Diagnostic {
        let name = operation.operationID?.text ?? operation.method
        return Diagnostic(faults.noServer, (name, environment, more), at: operation.location)
    }

    static func severalServers(in environment: String, _ operation: Operation) -> Diagnostic {
        let name = operation.operationID?.text ?? operation.method
        return Diagnostic(faults.severalServers, (name, environment), at: operation.location)
    }

    static func tooMuchOutput(_ factor: Int, at location: SourceLocation) -> Diagnostic {
        Diagnostic(faults.tooMuchOutput, factor, at: location)
    }

    static func leftOut(_ what: String, at location: SourceLocation, because reason: String) -> Diagnostic {
        Diagnostic(faults.leftOut, (what, reason), at: location)
    }

    static func errorCodePath(_ pointer: JSONPointer, at location: SourceLocation) -> Diagnostic {
        Diagnostic(faults.errorCodePath, pointer, at: location)
    }

    static func errorCaseBodies(_ name: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(faults.errorCaseBodies, name, at: location)
    }

    static func sensitiveDefault(_ name: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(faults.sensitiveDefault, name, at: location)
    }
}
