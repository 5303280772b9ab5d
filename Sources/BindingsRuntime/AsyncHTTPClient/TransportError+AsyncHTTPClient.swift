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
    /// Unless it is known that a failure happened before the request, it may have happened after it.
    init(asyncHTTPClient error: any Error, limits: TransportLimits) {
        switch error {
        case let error as HTTPClientError:
            self = TransportError(clientError: error)
        case is NIOConnectionError:
            self = .notConnected("the host is unknown, refused or couldn't be reached")
        case NIOSSLError.handshakeFailed, NIOSSLError.unableToValidateCertificate, NIOSSLError.noCertificateToValidate,
            is NIOSSLExtraError:
            self = .untrustedServer("a secure connection couldn't be established")
        case NIOHTTPDecompression.DecompressionError.limit:
            self = .responseTooLarge(limit: limits.responseSize)
        case let error as IOError where error.errnoCode == ECONNREFUSED:
            self = .notConnected("the host refused")
        #if canImport(Network)
        case is HTTPClient.NWTLSError:
            self = .untrustedServer("a secure connection couldn't be established")
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
