import Foundation

/// A server in the document.
public struct APIServer: Hashable, Sendable {
    /// Its name in the document.
    public let name: String
    /// The base URL: scheme, authority and base path, without a trailing slash.
    public let url: String
    /// The parsed components of the URL, or nil if it isn't absolute.
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

    /// The same server at the scheme and authority of another one.
    ///
    /// Its base path stays.
    func moved(to origin: APIServer) -> APIServer {
        let path = basePath
        let location = origin.location.map {
            Location(scheme: $0.scheme, authority: $0.authority, basePath: $0.basePath + path)
        }
        return APIServer(name: name, url: Self.trimmed(origin.url) + path, location: location)
    }

    /// Without a trailing slash.
    ///
    /// A server's URL may be only its base path.
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
