import OpenAPIDocument
import YAMLTree

/// Plans the client's settings: servers, environments and credentials.
struct ClientPlanner {
    let document: Document
    let names: NameTable
    private(set) var diagnostics: [Diagnostic] = []

    init(_ document: Document, _ names: NameTable) {
        self.document = document
        self.names = names
    }

    /// The distinct server URLs, in document order.
    func servers() -> [ServerConstant] {
        document.distinctServers.compactMap { server in
            names.servers[server.url].map { name in
                ServerConstant(
                    name: name,
                    url: Self.expanded(server),
                    documentation: Documentation([server.description], origin: server.origin)
                )
            }
        }
    }

    /// The environments: those that servers name with `x-environment`, otherwise one per server, or a single one if
    /// no operation has a choice of servers.
    mutating func environments() -> [EnvironmentConstant] {
        var scope = NameScope(reserving: ["origin", "servers", "self", "init"])
        let known = document.distinctServers
        // A URL may belong to several environments.
        let placed = document.allServers.filter { $0.environment != nil }
        if !placed.isEmpty {
            let urls = Set(placed.map(\.url))
            for server in known where !urls.contains(server.url) {
                diagnostics.append(Diagnostic(faults.serverWithoutEnvironment, server.url, at: server.location))
            }
            var names: [String] = []
            var members: [String: [Server]] = [:]
            for server in placed {
                guard let name = server.environment?.text else { continue }
                if members[name] == nil { names.append(name) }
                members[name, default: []].append(server)
            }
            checkEnvironments(names)
            return names.map { environment(scope.claim(.member($0)), $0, members[$0] ?? []) }
        }
        let absolute = known.filter { $0.url.contains("://") }
        if absolute.isEmpty { return [] }
        if leavesNoChoice { return [environment(scope.claim(SwiftName("documented")), "documented", absolute)] }
        return absolute.map { server in
            let name = scope.claim(names.servers[server.url] ?? SwiftName("server"))
            return environment(name, name.identifier, [server])
        }
    }

    /// Whether each operation has exactly one server with an absolute URL.
    var leavesNoChoice: Bool {
        document.paths.allSatisfy { item in
            item.operations.allSatisfy { operation in
                let servers = operation.servers ?? document.servers
                return servers.count == 1 && servers[0].url.contains("://")
            }
        }
    }

    private func environment(_ name: SwiftName, _ documentName: String, _ servers: [Server]) -> EnvironmentConstant {
        var seen: Set<SwiftName> = []
        let constants = servers.compactMap { names.servers[$0.url] }.filter { seen.insert($0).inserted }
        let list = constants.map { "`\($0.identifier)`" }.joined(separator: ", ")
        return EnvironmentConstant(
            name: name,
            documentName: documentName,
            servers: constants,
            documentation: Documentation(["The servers of '\(documentName)': \(list)."])
        )
    }

    /// Finds operations that have no server, or more than one, in an environment.
    private mutating func checkEnvironments(_ names: [String]) {
        // Most operations use the document's servers, which are checked once.
        let shared = Self.fault(of: document.servers, names)
        for operation in document.paths.flatMap(\.operations) {
            let fault = operation.servers.map { Self.fault(of: $0, names) } ?? shared
            let name = operation.operationID?.text ?? operation.method
            if let missing = fault.missing {
                let facts = (operation: name, environment: missing, others: fault.moreMissing)
                diagnostics.append(Diagnostic(faults.noServer, facts, at: operation.location))
            }
            if let crowded = fault.crowded {
                diagnostics.append(Diagnostic(faults.severalServers, (name, crowded), at: operation.location))
            }
        }
    }

    /// The first environment without a server, how many more there are, and the first with several servers.
    private static func fault(
        of servers: [Server],
        _ names: [String]
    ) -> (missing: String?, moreMissing: Int, crowded: String?) {
        var found: Set<String> = []
        var crowded: String?
        for case let name? in servers.map(\.environment?.text) where !found.insert(name).inserted {
            crowded = crowded ?? name
        }
        return (names.first { !found.contains($0) }, names.count - found.count - 1, crowded)
    }

    /// The URL with its variables' defaults, without a trailing slash.
    private static func expanded(_ server: Server) -> String {
        var url = server.url
        for variable in server.variables {
            url = url.replacingTemplate(variable.name, with: variable.defaultValue)
        }
        return url.hasSuffix("/") ? String(url.dropLast()) : url
    }

    /// The credentials for the document's security schemes.
    mutating func securitySchemes() -> [SecuritySchemeProperty] {
        document.components.securitySchemes.compactMap { scheme in
            guard let kind = SecuritySchemeProperty.Kind(scheme.kind), let name = names.schemes[scheme.name] else {
                let reason =
                    "only the HTTP schemes 'basic' and 'bearer' are generated; add the credential in your own middleware"
                diagnostics.append(
                    Diagnostic(faults.leftOut, ("the security scheme '\(scheme.name)'", reason), at: scheme.location)
                )
                return nil
            }
            return SecuritySchemeProperty(
                name: name,
                schemeName: scheme.name,
                kind: kind,
                documentation: Documentation([scheme.description], origin: scheme.origin)
            )
        }
    }
}

extension SecuritySchemeProperty.Kind {
    /// How the credential is sent, or nil for an unsupported scheme.
    init?(_ kind: SecurityScheme.Kind) {
        switch kind {
        case .apiKey(let name, in: .header): self = .header(name)
        case .apiKey(let name, in: .query): self = .query(name)
        case .apiKey(let name, in: .cookie): self = .cookie(name)
        case .http(let name, _) where name.lowercased() == "basic": self = .basic
        case .http(let name, _) where name.lowercased() == "bearer": self = .bearer
        case .oauth2, .openIDConnect: self = .bearer
        case .mutualTLS: self = .mutualTLS
        case .apiKey, .http: return nil
        }
    }
}

extension String {
    /// The string with `{name}` replaced.
    func replacingTemplate(_ name: String, with value: String) -> String {
        var result = ""
        var rest = Substring(self)
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            result += rest[..<open]
            let found = rest[rest.index(after: open)..<close]
            result += found == name ? value : String(rest[open...close])
            rest = rest[rest.index(after: close)...]
        }
        return result + rest
    }
}
