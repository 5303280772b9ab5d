#if canImport(CLibCurl)
extension TransportError {
    /// Classifies libcurl's codes (CURLcode) by what the server may have received.
    ///
    /// Nil for 0. Unless it is known that a failure happened before the request, it may have happened after it. libcurl's own text
    /// is dropped, because it may contain the URL.
    init?(curlCode code: Int32) {
        let detail = "CURLcode \(code)"
        switch code {
        case 0: return nil
        case 3: self = .invalidRequest("the authority and path aren't a URL (\(detail))")
        case 5, 6: self = .notConnected("the host is unknown (\(detail))")
        case 7, 97: self = .notConnected("the host refused or could not be reached (\(detail))")
        case 28: self = .timedOut
        // TLS: the handshake, and the certificates of both sides.
        case 35, 51, 53, 54, 58, 59, 60, 66, 77, 82, 83, 90, 91, 98:
            self = .untrustedServer("a secure connection couldn't be established (\(detail))")
        default: self = .connectionLost(detail)
        }
    }
}
#endif
