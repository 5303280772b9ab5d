#if AsyncHTTPClient
import NIOSSL

/// The certificate by which this client proves who it is, and its private key (mutual TLS).
///
/// Descriptions, dumps and mirrors show nothing of the key.
public struct ClientIdentity: Sendable {
    private let chain: [NIOSSLCertificate]
    private let key: NIOSSLPrivateKey

    /// Reads PEM files.
    ///
    /// - Parameters:
    ///   - certificates: the path of the client's certificate and what leads from it to an authority, in this order.
    ///   - privateKey: the path of the key, which has no passphrase.
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

    /// A configuration that verifies the server and shows this identity to it.
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

/// What keeps files from being a client's identity; never shows their content.
public enum InvalidClientIdentity: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file cannot be read, or holds no PEM certificate.
    case unreadableCertificates(path: String)
    /// The file cannot be read, or holds no PEM key without a passphrase.
    case unreadablePrivateKey(path: String)

    /// What is wrong with which file.
    public var description: String {
        switch self {
        case .unreadableCertificates(let path): "\(path): no PEM certificates can be read from this file"
        case .unreadablePrivateKey(let path):
            "\(path): no PEM private key without a passphrase can be read from this file"
        }
    }
}
#endif
