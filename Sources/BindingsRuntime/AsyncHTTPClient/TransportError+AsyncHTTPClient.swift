#if AsyncHTTPClient
import AsyncHTTPClient
import NIOCore
import NIOHTTPCompression
import NIOPosix
import NIOSSL

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

extension TransportError {
    /// Sorts an error of async-http-client or NIO by what the server can have seen.
    ///
    /// What is not known to come before the request is taken to come after it.
    init(asyncHTTPClient error: any Error, limits: TransportLimits) {
        switch error {
        case let error as HTTPClientError:
            self = TransportError(clientError: error)
        case is NIOConnectionError:
            self = .notConnected("the host is not known, refused or could not be reached")
        case NIOSSLError.handshakeFailed, NIOSSLError.unableToValidateCertificate, NIOSSLError.noCertificateToValidate,
            is NIOSSLExtraError:
            self = .untrustedServer("no secure connection was agreed on")
        case NIOHTTPDecompression.DecompressionError.limit:
            self = .responseTooLarge(limit: limits.responseSize)
        case let error as IOError where error.errnoCode == ECONNREFUSED:
            self = .notConnected("the host refused")
        #if canImport(Network)
        case is HTTPClient.NWTLSError:
            self = .untrustedServer("no secure connection was agreed on")
        case let error as HTTPClient.NWPOSIXError where error.errorCode == .ECONNREFUSED:
            self = .notConnected("the host refused")
        #endif
        default:
            self = .connectionLost("\(type(of: error))")
        }
    }

    private init(clientError: HTTPClientError) {
        let detail = clientError.shortDescription
        switch clientError {
        case .readTimeout, .writeTimeout, .deadlineExceeded:
            self = .timedOut
        case .connectTimeout, .getConnectionFromPoolTimeout, .socksHandshakeTimeout, .httpProxyHandshakeTimeout,
            .tlsHandshakeTimeout, .proxyAuthenticationRequired, .invalidProxyResponse:
            self = .notConnected(detail)
        case .invalidURL, .emptyHost, .emptyScheme, .alreadyShutdown, .traceRequestWithBody:
            self = .invalidRequest(detail)
        default:
            self = .connectionLost(detail)
        }
    }
}
#endif
