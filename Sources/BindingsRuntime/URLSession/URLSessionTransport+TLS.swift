#if canImport(Security)
public import Foundation
public import Security

/// The TLS settings for new connections: the client's identity, and the check of servers.
struct TLSIdentity: @unchecked Sendable {
    let identity: SecIdentity?
    let certificates: [SecCertificate]
    let accepts: (@Sendable (SecTrust) -> Bool)?

    /// The response to a URLSession challenge.
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
    /// On Linux, a different initializer accepts files.
    ///
    /// - Parameters:
    ///   - identity: The client certificate for servers that request one (mutual TLS).
    ///   - certificates: The chain from the identity's certificate to an authority.
    ///   - accepts: Checks a server that the system already trusts, for example by comparing its public key with a
    ///     known one (pinning). A call to a rejected server throws `TransportError`.
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

/// The TLS settings for new connections: the client's identity, and the trusted servers.
struct TLSIdentity: Sendable {
    var certificates: String?
    var privateKey: String?
    var roots: String?
    var pinnedKeys: [String] = []
}

extension URLSessionTransport {
    /// Creates a transport with a client certificate, restrictions on servers, or both.
    ///
    /// If a file can't be read, each call throws `TransportError.untrustedServer`.
    ///
    /// - Parameters:
    ///   - certificates: The path of a PEM file with the client certificate and its chain, for servers that request one
    ///     (mutual TLS).
    ///   - privateKey: The path of the PEM file with the certificate's key, without a passphrase.
    ///   - roots: The path of a PEM file with the only trusted authorities, or nil for the system's.
    ///   - pinnedKeys: If not empty, a trusted server must also have one of these public keys. Each is the Base64 of
    ///     the SHA-256 digest of the key (SubjectPublicKeyInfo, DER).
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
