import Foundation

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

extension TransportError {
    /// Sorts an error of URLSession by what the server can have seen.
    ///
    /// Its own text stays behind: it holds the URL.
    init(urlSession error: any Error) {
        guard let error = error as? URLError else {
            self = .connectionLost("\(type(of: error))")
            return
        }
        let detail = "URLError \(error.code.rawValue)"
        switch error.code {
        case .timedOut:
            self = .timedOut
        case .cannotFindHost, .dnsLookupFailed:
            self = .notConnected("the host is not known (\(detail))")
        case .notConnectedToInternet, .internationalRoamingOff, .callIsActive, .dataNotAllowed:
            self = .notConnected("there is no network (\(detail))")
        case .cannotConnectToHost where error.isBeforeConnection:
            self = .notConnected("the host refused or could not be reached (\(detail))")
        case .appTransportSecurityRequiresSecureConnection:
            self = .untrustedServer("App Transport Security asks for https (\(detail))")
        case .secureConnectionFailed, .serverCertificateUntrusted, .serverCertificateHasBadDate,
            .serverCertificateHasUnknownRoot, .serverCertificateNotYetValid, .clientCertificateRejected,
            .clientCertificateRequired:
            self = .untrustedServer("no secure connection was agreed on (\(detail))")
        case .unknown where error.isBeforeConnection:
            self = .notConnected("the host could not be reached (\(detail))")
        case .unknown where error.isFailedHandshake:
            self = .untrustedServer("no secure connection was agreed on (\(detail))")
        default:
            self = .connectionLost(detail)
        }
    }
}

extension URLError {
    #if canImport(FoundationNetworking)
    /// Whether libcurl says that it got no connection.
    ///
    /// FoundationNetworking's code alone does not tell: it is `cannotConnectToHost` for whatever ends a call after an
    /// earlier address of the host had refused, and `unknown` for most else.
    fileprivate var isBeforeConnection: Bool {
        ["Failed to connect", "Couldn't connect", "Could not connect"].contains { curlText.hasPrefix($0) }
    }

    /// Whether libcurl says that TLS could not be set up; what it says of a read or write comes later.
    fileprivate var isFailedHandshake: Bool {
        let beginnings = [
            "SSL certificate problem", "SSL: ", "SSL peer certificate", "SSL connect error", "TLS connect",
        ]
        return beginnings.contains { curlText.hasPrefix($0) }
            || ["SSL_connect", "SSL routines:", "gnutls_handshake"].contains { curlText.contains($0) }
                && !["SSL_read", "SSL_write", "gnutls_re"].contains { curlText.contains($0) }
    }

    private var curlText: String {
        (errorUserInfo[NSUnderlyingErrorKey] as? NSError ?? self as NSError).localizedDescription
    }
    #else
    fileprivate var isBeforeConnection: Bool { code == .cannotConnectToHost }
    fileprivate var isFailedHandshake: Bool { false }
    #endif
}
