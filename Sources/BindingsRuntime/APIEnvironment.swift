/// Where a client's calls go: one server for each operation.
///
/// Generated bindings have a type of their own that conforms to it, with a member for each environment of the document,
/// such as `.sandbox` and `.production`. Nothing is chosen silently: an operation without a server in the environment
/// fails before anything is sent.
public protocol APIEnvironment: Sendable {
    /// The servers that the calls go to.
    var servers: ServerSelection { get }

    /// An environment of chosen servers.
    init(_ servers: ServerSelection)
}

extension APIEnvironment {
    /// Every operation at one scheme and authority, such as `http://127.0.0.1:8080`, with its documented base path.
    ///
    /// An operation whose documented servers have different base paths fails with `.invalidServer`: move an environment
    /// with `moved(to:)` instead.
    public static func origin(_ origin: String) -> Self {
        Self(.origin(origin))
    }

    /// Only these of the document's servers; an operation goes to the first of them that it lists.
    public init(_ servers: APIServer...) {
        self.init(ServerSelection(name: servers.map(\.name).joined(separator: ", "), servers))
    }

    /// The environment at another scheme and authority, such as a proxy's; the base paths stay.
    public func moved(to origin: String) -> Self { Self(servers.moved(to: origin)) }

    /// The environment with another base URL in place of one of its servers'.
    public func replacing(_ server: APIServer, with url: String) -> Self { Self(servers.replacing(server, with: url)) }
}

/// The servers of one environment.
public struct ServerSelection: Sendable {
    /// The environment's name, for error messages.
    public let name: String
    private var servers: [String: APIServer]
    /// Where operations go that are not limited to `servers`.
    private let base: APIServer?

    /// A selection of the document's servers, as the generator writes it.
    public init(name: String, _ servers: [APIServer]) {
        self.name = name
        self.servers = Dictionary(servers.map { ($0.name, $0) }) { first, _ in first }
        base = nil
    }

    private init(origin: String) {
        name = "origin \(origin)"
        servers = [:]
        base = APIServer(name: name, url: origin)
    }

    /// Every operation at one scheme and authority, with its documented base path.
    public static func origin(_ origin: String) -> ServerSelection { ServerSelection(origin: origin) }

    /// The selection at another scheme and authority; the base paths stay.
    public func moved(to origin: String) -> ServerSelection {
        if base != nil { return .origin(origin) }
        var copy = self
        copy.servers = servers.mapValues { $0.moved(to: APIServer(name: name, url: origin)) }
        return copy
    }

    /// The selection with another base URL in place of one of its servers'.
    public func replacing(_ server: APIServer, with url: String) -> ServerSelection {
        var copy = self
        copy.servers[server.name] = APIServer(name: server.name, url: url)
        return copy
    }

    /// The server for an operation.
    ///
    /// - Throws: `.invalidServer`.
    package func server(for operation: OperationDescriptor) throws(CallError) -> APIServer {
        if let chosen = operation.servers.lazy.compactMap({ servers[$0.name] }).first { return chosen }
        guard let base else {
            throw CallError(
                .invalidServer("'\(operation.id)' has none in the environment '\(name)'; \(operation.serverList)")
            )
        }
        guard let documented = operation.servers.first else { return base }
        let moved = documented.moved(to: base)
        guard operation.servers.allSatisfy({ $0.moved(to: base).url == moved.url }) else {
            throw CallError(
                .invalidServer(
                    "the base paths of '\(operation.id)' differ, so its path at another origin is not known; "
                        + "move one environment with 'moved(to:)'"
                )
            )
        }
        return moved
    }
}

extension OperationDescriptor {
    fileprivate var serverList: String {
        if servers.isEmpty { return "the document names none; use '.origin(\"https://…\")'" }
        return "its servers are " + servers.map { "\($0.name) (\($0.url))" }.joined(separator: ", ")
    }
}
