#if canImport(CLibCurl)
extension TransportError {
    /// Sorts libcurl's codes (CURLcode) by what the server can have seen; nil for 0.
    ///
    /// What is not known to come before the request is taken to come after it. libcurl's own text stays behind: it may hold
    /// the URL.
    init?(curlCode code: Int32) {
        let detail = "CURLcode \(code)"
        switch code {
        case 0: return nil
        case 3: self = .invalidRequest("the authority and path are no URL (\(detail))")
        case 5, 6: self = .notConnected("the host is not known (\(detail))")
        case 7, 97: self = .notConnected("the host refused or could not be reached (\(detail))")
        case 28: self = .timedOut
        // Of TLS: the handshake, and certificates of either side.
        case 35, 51, 53, 54, 58, 59, 60, 66, 77, 82, 83, 90, 91, 98:
            self = .untrustedServer("no secure connection was agreed on (\(detail))")
        default: self = .connectionLost(detail)
        }
    }
}
#endif
