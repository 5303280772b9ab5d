import Foundation

/// A server that the document names.
public struct APIServer: Hashable, Sendable {
    /// The name in the document, by which a configuration overrides it.
    public let name: String
    /// The base URL: scheme, authority and base path, without a trailing slash.
    public let url: String
    /// The parts of the URL, taken apart once; nil where it is not absolute.
    let location: Location?

    /// A server with a name and a base URL.
    public init(name: String, url: String) {
        self.init(name: name, url: url, location: Location(url))
    }

    private init(name: String, url: String, location: Location?) {
        self.name = name
        self.url = url
        self.location = location
    }

    /// The same server at the scheme and authority of another one; its base path stays.
    func moved(to origin: APIServer) -> APIServer {
        let path = basePath
        let location = origin.location.map {
            Location(scheme: $0.scheme, authority: $0.authority, basePath: $0.basePath + path)
        }
        return APIServer(name: name, url: Self.trimmed(origin.url) + path, location: location)
    }

    /// Without a trailing slash; a server's URL may be its base path alone.
    private var basePath: String {
        location?.basePath ?? (url.hasPrefix("/") ? Self.trimmed(url) : "")
    }

    private static func trimmed(_ url: String) -> String { url.hasSuffix("/") ? String(url.dropLast()) : url }

    struct Location: Hashable {
        let scheme: String
        let authority: String
        /// Without a trailing slash.
        let basePath: String

        init(scheme: String, authority: String, basePath: String) {
            self.scheme = scheme
            self.authority = authority
            self.basePath = basePath
        }

        init?(_ url: String) {
            guard let end = url.range(of: "://"), end.upperBound < url.endIndex else { return nil }
            let rest = url[end.upperBound...]
            let slash = rest.firstIndex(of: "/") ?? rest.endIndex
            scheme = String(url[..<end.lowerBound])
            authority = String(rest[..<slash])
            basePath = APIServer.trimmed(String(rest[slash...]))
        }
    }
}

/// Where a client sends its calls: the documented servers, unless something here says otherwise.
public struct ServerConfiguration: Sendable {
    /// Names of documented servers to use where an operation lists them; else its first one is used.
    public var preferred: [String]
    /// A base URL in place of a named server's.
    public var overrides: [String: String] { didSet { overriding = Self.overriding(overrides) } }
    /// A scheme and authority, such as `http://127.0.0.1:8080`, in place of those of all servers that are not in
    /// `overrides`; their base paths stay.
    public var origin: String? { didSet { originServer = Self.server(at: origin) } }
    // The same two, taken apart once and not at each call.
    private var overriding: [String: APIServer]
    private var originServer: APIServer?

    /// The documented servers, changed as the arguments say.
    public init(preferred: [String] = [], overrides: [String: String] = [:], origin: String? = nil) {
        self.preferred = preferred
        self.overrides = overrides
        self.origin = origin
        overriding = Self.overriding(overrides)
        originServer = Self.server(at: origin)
    }

    private static func overriding(_ urls: [String: String]) -> [String: APIServer] {
        Dictionary(uniqueKeysWithValues: urls.map { ($0, APIServer(name: $0, url: $1)) })
    }

    private static func server(at origin: String?) -> APIServer? { origin.map { APIServer(name: "", url: $0) } }

    /// Prefers one named server wherever an operation lists it.
    public static func preferring(_ servers: APIServer...) -> ServerConfiguration {
        ServerConfiguration(preferred: servers.map(\.name))
    }

    /// Sends everything to one scheme and authority, keeping the documented base paths.
    public static func origin(_ origin: String) -> ServerConfiguration {
        ServerConfiguration(origin: origin)
    }

    /// The server for an operation.
    func server(among servers: [APIServer]) -> APIServer? {
        let chosen = preferred.lazy.compactMap { name in servers.first { $0.name == name } }.first ?? servers.first
        guard let chosen else { return originServer }
        if let server = overriding[chosen.name] { return server }
        guard let originServer else { return chosen }
        return chosen.moved(to: originServer)
    }
}
