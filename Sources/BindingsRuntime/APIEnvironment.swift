/// The target of a client's calls: one server for each operation.
///
/// Generated bindings have their own conforming type with a member for each environment in the document, such as
/// `.sandbox` and `.production`. There is no implicit fallback: an operation without a server in the environment
/// fails before anything is sent.
public protocol APIEnvironment: Sendable {
    /// The servers for the calls.
    var servers: ServerSelection { get }

    /// Creates an environment with the given servers.
    init(_ servers: ServerSelection)
}

extension APIEnvironment {
    /// Sends every operation to one scheme and authority, such as `http://127.0.0.1:8080`, with its documented base
    /// path.
    ///
    /// An operation whose documented servers have different base paths fails with `.invalidServer`. In that case,
    /// move an environment with `moved(to:)` instead.
    public static func origin(_ origin: String) -> Self {
        Self(.origin(origin))
    }

    /// Only these servers of the document.
    ///
    /// An operation uses the first of them that it lists.
    public init(_ servers: APIServer...) {
        self.init(ServerSelection(name: servers.map(\.name).joined(separator: ", "), servers))
    }

    /// The environment at a different scheme and authority, such as a proxy's.
    ///
    /// The base paths stay.
    public func moved(to origin: String) -> Self { Self(servers.moved(to: origin)) }

    /// The environment with a different base URL for one of its servers.
    public func replacing(_ server: APIServer, with url: String) -> Self { Self(servers.replacing(server, with: url)) }
}

/// The servers of one environment.
public struct ServerSelection: Sendable {
    /// The environment's name, for error messages.
    public let name: String
    private var servers: [String: APIServer]
    /// The target of operations that aren't limited to `servers`.
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

    /// The selection at a different scheme and authority.
    ///
    /// The base paths stay.
    public func moved(to origin: String) -> ServerSelection {
        if base != nil { return .origin(origin) }
        var copy = self
        copy.servers = servers.mapValues { $0.moved(to: APIServer(name: name, url: origin)) }
        return copy
    }

    /// The selection with a different base URL for one of its servers.
    public func replacing(_ server: APIServer, with url: String) -> ServerSelection {
        var copy = self
        copy.servers[server.name] = APIServer(name: server.name, url: url)
        return copy
    }

    /// The server for an operation.
    ///
    /// - Throws: `.invalidServer`.
    package func server(for operation: OperationDescriptor) throws(CallError) -> APIServer {
        for server in operation.servers {
            if let chosen = servers[server.name] { return chosen }
        }
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
                    "the base paths of '\(operation.id)' differ, so its path at another origin is unknown; "
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
