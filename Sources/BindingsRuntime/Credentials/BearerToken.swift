public import Foundation

/// A token and the time at which it ends.
///
/// Descriptions, dumps and mirrors never show it.
public struct BearerToken: Sendable {
    /// The token as it goes into the request.
    let text: String
    private let lifetime: Lifetime

    /// What is known of the end of a token.
    private enum Lifetime {
        case unknown
        case lasting(TimeInterval)
        case until(Date)
    }

    /// A token that ends at a known time; nil where it is used until a server refuses it.
    public init(_ text: String, expiry: Date?) {
        self.text = text
        lifetime = expiry.map { .until($0) } ?? .unknown
    }

    /// A token that lasts some time from now, such as the `expires_in` of OAuth 2.0 (RFC 6749, section 5.1).
    public init(_ text: String, lifetime: Duration) {
        self.text = text
        self.lifetime = .lasting(lifetime.timeInterval)
    }

    /// A JSON Web Token (RFC 7519), whose claims `exp` and `iat` say how long it lasts.
    ///
    /// The signature is the server's matter and is not looked at. With both claims the time between them counts from now on,
    /// so that a wrong clock does no harm. A text that is no such token, or one without `exp`, is used until a server
    /// refuses it.
    public init(jwt text: String) {
        self.text = text
        switch Claims(jwt: text) {
        case nil: lifetime = .unknown
        case let claims? where claims.exp > (claims.iat ?? .infinity):
            lifetime = .lasting(claims.exp - (claims.iat ?? 0))
        case let claims?: lifetime = .until(Date(timeIntervalSince1970: claims.exp))
        }
    }

    /// When the token ends, where it was obtained at `now`.
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
    /// Nothing of the token.
    public var description: String { "<token>" }
    /// Nothing of the token.
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
