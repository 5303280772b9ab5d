#if AsyncHTTPClient
import NIOSSL

/// A client certificate and its private key (mutual TLS).
///
/// Descriptions, dumps and mirrors don't show the key.
public struct ClientIdentity: Sendable {
    private let chain: [NIOSSLCertificate]
    private let key: NIOSSLPrivateKey

    /// Reads PEM files.
    ///
    /// - Parameters:
    ///   - certificates: The path of the client's certificate chain, starting with the client's certificate.
    ///   - privateKey: The path of the key, without a passphrase.
    /// - Throws: `InvalidClientIdentity`.
    public init(certificates: String, privateKey: String) throws(InvalidClientIdentity) {
        do { chain = try NIOSSLCertificate.fromPEMFile(certificates) } catch {
            throw .unreadableCertificates(path: certificates)
        }
        if chain.isEmpty { throw .unreadableCertificates(path: certificates) }
        do { key = try NIOSSLPrivateKey(file: privateKey, format: .pem) } catch {
            throw .unreadablePrivateKey(path: privateKey)
        }
    }

    /// A configuration that verifies the server and presents this identity.
    var tlsConfiguration: TLSConfiguration {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.certificateChain = chain.map { .certificate($0) }
        configuration.privateKey = .privateKey(key)
        return configuration
    }
}

extension ClientIdentity: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The number of certificates.
    public var description: String { "<client identity, \(chain.count) certificates>" }
    /// The description.
    public var debugDescription: String { description }
    /// No children.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}

/// Why files can't be used as a client identity.
///
/// Never shows their content.
public enum InvalidClientIdentity: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file can't be read, or has no PEM certificate.
    case unreadableCertificates(path: String)
    /// The file can't be read, or has no PEM key without a passphrase.
    case unreadablePrivateKey(path: String)

    /// The problem and the file.
    public var description: String {
        switch self {
        case .unreadableCertificates(let path): "\(path): no PEM certificates can be read from this file"
        case .unreadablePrivateKey(let path):
            "\(path): no PEM private key without a passphrase can be read from this file"
        }
    }
}
#endif
