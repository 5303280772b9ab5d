#if canImport(Security)
public import Foundation
public import Security

/// What a client shows of itself, and asks of a server, when a connection is made (TLS).
struct TLSIdentity: @unchecked Sendable {
    let identity: SecIdentity?
    let certificates: [SecCertificate]
    let accepts: (@Sendable (SecTrust) -> Bool)?

    /// What to answer a challenge of URLSession's.
    func answer(_ challenge: URLAuthenticationChallenge) -> (URLSession.AuthChallengeDisposition, URLCredential?) {
        let space = challenge.protectionSpace
        switch space.authenticationMethod {
        case NSURLAuthenticationMethodClientCertificate:
            guard let identity else { return (.performDefaultHandling, nil) }
            return (
                .useCredential,
                URLCredential(identity: identity, certificates: certificates, persistence: .forSession)
            )
        case NSURLAuthenticationMethodServerTrust:
            guard let accepts else { return (.performDefaultHandling, nil) }
            guard let trust = space.serverTrust, SecTrustEvaluateWithError(trust, nil), accepts(trust) else {
                return (.cancelAuthenticationChallenge, nil)
            }
            return (.useCredential, URLCredential(trust: trust))
        default: return (.performDefaultHandling, nil)
        }
    }
}

extension URLSessionTransport {
    /// Creates a transport with a client certificate, a check of the server's certificate, or both.
    ///
    /// On Linux there is an initializer that takes files.
    ///
    /// - Parameters:
    ///   - identity: shown to a server that asks for a client certificate (mutual TLS).
    ///   - certificates: what leads from the identity's certificate to an authority.
    ///   - accepts: looks at a server that the system trusts already, for example to compare its public key with a known
    ///     one (pinning); a call to a server that it refuses throws `TransportError`.
    public convenience init(
        limits: TransportLimits = TransportLimits(),
        configuration: URLSessionConfiguration = .ephemeral,
        identity: SecIdentity?,
        certificates: [SecCertificate] = [],
        accepting accepts: (@Sendable (SecTrust) -> Bool)? = nil
    ) {
        let tls = TLSIdentity(identity: identity, certificates: certificates, accepts: accepts)
        self.init(limits: limits, configuration: configuration, tls: tls)
    }
}
#else
public import FoundationNetworking

/// What a client shows of itself, and which servers it talks to, when a connection is made (TLS).
struct TLSIdentity: Sendable {
    var certificates: String?
    var privateKey: String?
    var roots: String?
    var pinnedKeys: [String] = []
}

extension URLSessionTransport {
    /// Creates a transport with a client certificate, a choice of servers, or both.
    ///
    /// Where a file cannot be read, each call throws `TransportError.untrustedServer`.
    ///
    /// - Parameters:
    ///   - certificates: the path of a PEM file: shown to a server that asks for a client certificate (mutual TLS), with what
    ///     leads from it to an authority.
    ///   - privateKey: the path of the PEM file of the certificate's key, which has no passphrase.
    ///   - roots: the path of a PEM file of the only authorities that are trusted; nil for the system's.
    ///   - pinnedKeys: where there are any, a server that is trusted must also have one of these public keys. Each is the
    ///     base64 text of the SHA-256 digest of the key (SubjectPublicKeyInfo, DER).
    public convenience init(
        limits: TransportLimits = TransportLimits(),
        configuration: URLSessionConfiguration = .ephemeral,
        certificates: String?,
        privateKey: String?,
        trusting roots: String? = nil,
        pinnedKeys: [String] = []
    ) {
        let tls = TLSIdentity(
            certificates: certificates,
            privateKey: privateKey,
            roots: roots,
            pinnedKeys: pinnedKeys
        )
        self.init(limits: limits, configuration: configuration, tls: tls)
    }
}
#endif
