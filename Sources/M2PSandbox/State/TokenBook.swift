import Foundation

/// The valid bearer tokens.
struct TokenBook: Sendable {
    private struct Grant {
        var tenant: String
        var expiresAt: Date
    }

    private var grants: [Secret: Grant] = [:]
    private var nextSweep = 1_000

    /// Issues a token that looks like a signed JWT (RFC 7519).
    ///
    /// Its signature is random, because the sandbox stores its tokens.
    mutating func issue(
        tenant: String,
        subject: String,
        lifetime: Duration,
        at now: Date,
        random: inout RandomSource
    ) -> String {
        let expiresAt = now.addingTimeInterval(lifetime.timeInterval)
        let header: JSONValue = .members(["alg": "HS256", "typ": "JWT"])
        let claims: JSONValue = .members([
            "iss": "m2p-sandbox", "sub": .string(subject), "tenant": .string(tenant),
            "iat": JSONValue(wholeSeconds(now)), "exp": JSONValue(wholeSeconds(expiresAt)),
            "jti": .string(random.uuid()),
        ])
        let parts = [header.bytes, claims.bytes, random.bytes(32)].map(base64URL)
        let token = parts.joined(separator: ".")
        sweep(at: now)
        grants[Secret(token)] = Grant(tenant: tenant, expiresAt: expiresAt)
        return token
    }

    /// The tenant that a token is valid for.
    func tenant(of token: String, at now: Date) -> String? {
        guard let grant = grants[Secret(token)], now < grant.expiresAt else { return nil }
        return grant.tenant
    }

    mutating func revoke(_ token: String) {
        grants[Secret(token)] = nil
    }

    /// Removes expired tokens from time to time.
    private mutating func sweep(at now: Date) {
        guard grants.count >= nextSweep else { return }
        grants = grants.filter { now < $0.value.expiresAt }
        nextSweep = max(1_000, 2 * grants.count)
    }

    private func wholeSeconds(_ date: Date) -> Int {
        Int(exactly: date.timeIntervalSince1970.rounded(.down)) ?? 0
    }

    private func base64URL(_ bytes: [UInt8]) -> String {
        Data(bytes).base64EncodedString()
            .replacingOccurrences(of: "+", with: "-")
            .replacingOccurrences(of: "/", with: "_")
            .replacingOccurrences(of: "=", with: "")
    }
}
