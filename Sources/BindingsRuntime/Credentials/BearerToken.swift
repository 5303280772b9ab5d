public import Foundation

/// A token and its expiry.
///
/// Descriptions, dumps and mirrors don't show it.
public struct BearerToken: Sendable {
    /// The token as sent in the request.
    let text: String
    private let lifetime: Lifetime

    /// What is known about the token's expiry.
    private enum Lifetime {
        case unknown
        case lasting(TimeInterval)
        case until(Date)
    }

    /// Creates a token that expires at a known time, or nil if it is used until a server rejects it.
    public init(_ text: String, expiry: Date?) {
        self.text = text
        lifetime = expiry.map { .until($0) } ?? .unknown
    }

    /// Creates a token with a lifetime from now, such as the `expires_in` of OAuth 2.0 (RFC 6749, section 5.1).
    public init(_ text: String, lifetime: Duration) {
        self.text = text
        self.lifetime = .lasting(lifetime.timeInterval)
    }

    /// Creates a token from a JSON Web Token (RFC 7519), whose claims `exp` and `iat` determine its lifetime.
    ///
    /// The signature isn't verified, which is up to the server. If both claims are present, the time between them
    /// counts from now, so a wrong local clock doesn't matter. A string that isn't such a token, or that has no
    /// `exp`, is used until a server rejects it.
    public init(jwt text: String) {
        self.text = text
        switch Claims(jwt: text) {
        case nil: lifetime = .unknown
        case let claims? where claims.exp > (claims.iat ?? .infinity):
            lifetime = .lasting(claims.exp - (claims.iat ?? 0))
        case let claims?: lifetime = .until(Date(timeIntervalSince1970: claims.exp))
        }
    }

    /// The expiry of a token that was obtained at `now`.
    func expiry(from now: Date) -> Date? {
        switch lifetime {
        case .unknown: nil
        case .lasting(let time): now.addingTimeInterval(time)
        case .until(let date): date
        }
    }

    /// The registered claims that tell the time (RFC 7519, section 4.1), in seconds since 1970.
    private struct Claims: Decodable {
        let exp: Double
        let iat: Double?

        init?(jwt: String) {
            let parts = jwt.split(separator: ".", omittingEmptySubsequences: false)
            guard parts.count == 3, let payload = Data(base64URL: parts[1]),
                let claims = try? JSONCoding.decode(Claims.self, from: payload)
            else { return nil }
            self = claims
        }
    }
}

extension BearerToken: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Doesn't show the token.
    public var description: String { "<token>" }
    /// Doesn't show the token.
    public var debugDescription: String { description }
    /// No children.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}

extension Data {
    /// Decodes Base64 with the alphabet for URLs and without padding (RFC 4648, section 5).
    fileprivate init?(base64URL text: Substring) {
        let standard = text.replacing("-", with: "+").replacing("_", with: "/")
        self.init(base64Encoded: standard + String(repeating: "=", count: (4 - standard.count % 4) % 4))
    }
}

extension Duration {
    /// The duration in seconds, as Foundation counts them.
    var timeInterval: TimeInterval {
        let (seconds, attoseconds) = components
        return TimeInterval(seconds) + TimeInterval(attoseconds) / 1e18
    }
}
