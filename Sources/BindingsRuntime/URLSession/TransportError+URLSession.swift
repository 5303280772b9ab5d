import Foundation

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

extension TransportError {
    /// Classifies an error of URLSession by what the server may have received.
    ///
    /// Its description is dropped, because it contains the URL.
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
            self = .notConnected("the host is unknown (\(detail))")
        case .notConnectedToInternet, .internationalRoamingOff, .callIsActive, .dataNotAllowed:
            self = .notConnected("there is no network (\(detail))")
        case .cannotConnectToHost:
            self = .notConnected("the host refused or could not be reached (\(detail))")
        case .appTransportSecurityRequiresSecureConnection:
            self = .untrustedServer("App Transport Security asks for https (\(detail))")
        case .secureConnectionFailed, .serverCertificateUntrusted, .serverCertificateHasBadDate,
            .serverCertificateHasUnknownRoot, .serverCertificateNotYetValid, .clientCertificateRejected,
            .clientCertificateRequired:
            self = .untrustedServer("a secure connection couldn't be established (\(detail))")
        default:
            self = .connectionLost(detail)
        }
    }
}
