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
        self.name = name
        self.url = url
        location = Location(url)
    }

    struct Location: Hashable {
        let scheme: String
        let authority: String
        /// Without a trailing slash.
        let basePath: String

        init?(_ url: String) {
            guard let end = url.range(of: "://"), end.upperBound < url.endIndex else { return nil }
            let rest = url[end.upperBound...]
            let slash = rest.firstIndex(of: "/") ?? rest.endIndex
            scheme = String(url[..<end.lowerBound])
            authority = String(rest[..<slash])
            basePath = String(rest[slash...].hasSuffix("/") ? rest[slash...].dropLast() : rest[slash...])
        }
    }
}

/// Where a client sends its calls: the documented servers, unless something here says otherwise.
public struct ServerConfiguration: Sendable {
    /// Names of documented servers to use where an operation lists them; else its first one is used.
    public var preferred: [String]
    /// A base URL in place of a named server's.
    public var overrides: [String: String]
    /// A scheme and authority, such as `http://127.0.0.1:8080`, in place of those of all servers that are not in
    /// `overrides`; their base paths stay.
    public var origin: String?

    /// The documented servers, changed as the arguments say.
    public init(preferred: [String] = [], overrides: [String: String] = [:], origin: String? = nil) {
        self.preferred = preferred
        self.overrides = overrides
        self.origin = origin
    }

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
        guard let chosen else { return origin.map { APIServer(name: "", url: $0) } }
        if let url = overrides[chosen.name] { return APIServer(name: chosen.name, url: url) }
        guard let origin else { return chosen }
        return APIServer(name: chosen.name, url: "\(Self.trimmed(origin))\(Self.basePath(of: chosen.url))")
    }

    private static func trimmed(_ url: String) -> Substring {
        url.hasSuffix("/") ? url.dropLast() : url[...]
    }

    private static func basePath(of url: String) -> Substring {
        guard let scheme = url.range(of: "://") else { return url.hasPrefix("/") ? url[...] : "" }
        guard let slash = url[scheme.upperBound...].firstIndex(of: "/") else { return "" }
        return trimmed(String(url[slash...]))
    }
}
