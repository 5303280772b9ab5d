package import HTTPTypes

/// The target of a request, checked so that all HTTP libraries interpret it the same way.
///
/// The strings are the request's own, unchanged. Percent-encoding is kept, and nothing is encoded again.
package struct RequestTarget: Hashable, Sendable {
    /// `https` or `http`.
    package let scheme: String
    /// Host and, where there is one, port.
    package let authority: String
    /// Path and query, as sent on the request line.
    package let path: String

    /// The whole URL.
    package var url: String { "\(scheme)://\(authority)\(path)" }

    /// Checks a request.
    package init(_ request: HTTPRequest, hasBody: Bool) throws(TransportError) {
        guard let scheme = request.scheme?.lowercased(), scheme == "https" || scheme == "http" else {
            throw .invalidRequest("the scheme must be https or http")
        }
        guard let authority = request.authority, Self.isAuthority(authority) else {
            throw .invalidRequest("the authority must be a host, and a port if need be, without user information")
        }
        let path = request.path.map { $0.isEmpty ? "/" : $0 } ?? "/"
        guard path.utf8.first == UInt8(ascii: "/") else {
            throw .invalidRequest("the path must begin with '/'")
        }
        guard Self.isEncoded(path.utf8) else {
            throw .invalidRequest("the path has a character that must be percent-encoded")
        }
        guard !Self.hasDotSegment(path) else {
            // RFC 3986, section 5.2.4: clients and servers remove them, so the request would have a different target.
            throw .invalidRequest("the path has a '.' or '..' segment")
        }
        if hasBody, request.method == .get || request.method == .head || request.method == .trace {
            throw .invalidRequest("a \(request.method.rawValue) request cannot carry a body")
        }
        if let field = request.headerFields.first(where: { !Self.isAllowed($0.name) }) {
            throw .invalidRequest("the field \(field.name.canonicalName) is the transport's own")
        }
        self.scheme = scheme
        self.authority = authority
        self.path = path
    }

    /// Whether a request may have its own field with this name.
    static func isAllowed(_ name: HTTPField.Name) -> Bool { !ownFields.contains(name) }

    /// The fields that frame the message (RFC 9112, sections 6 and 9).
    ///
    /// A wrong value would allow request smuggling.
    private static let ownFields: [HTTPField.Name] =
        [.connection, .contentLength, .transferEncoding, .te, .upgrade]
        + ["Host", "Keep-Alive", "Proxy-Connection", "Expect"].compactMap { HTTPField.Name($0) }

    private static func isAuthority(_ text: String) -> Bool {
        var host = text[...]
        if let colon = text.utf8.lastIndex(of: UInt8(ascii: ":")), !text.utf8[colon...].contains(UInt8(ascii: "]")) {
            guard let port = UInt16(text[text.index(after: colon)...]), port > 0 else { return false }
            host = text[..<colon]
        }
        if host.utf8.first == UInt8(ascii: "["), host.utf8.last == UInt8(ascii: "]") {
            return host.utf8.count > 2
                && host.utf8.dropFirst().dropLast().allSatisfy {
                    isHexDigit($0) || $0 == UInt8(ascii: ":") || $0 == 0x2E
                }
        }
        return !host.isEmpty && host.utf8.allSatisfy { isUnreserved($0) }
    }

    /// Whether each byte is valid in a path or query (RFC 3986, section 3.3), and each `%` begins an escape.
    private static func isEncoded(_ bytes: some Sequence<UInt8>) -> Bool {
        var digitsDue = 0
        for byte in bytes {
            if digitsDue > 0 {
                guard isHexDigit(byte) else { return false }
                digitsDue -= 1
            } else if byte == UInt8(ascii: "%") {
                digitsDue = 2
            } else if !isUnreserved(byte) && !isPathMark(byte) {
                return false
            }
        }
        return digitsDue == 0
    }

    /// Whether a segment of the path is `.` or `..`, where each dot may be written as `%2e`.
    private static func hasDotSegment(_ path: String) -> Bool {
        // The number of dots in the segment so far. Nil once it has anything else.
        var dots: Int? = 0
        var rest = path.utf8[...]
        while let byte = rest.popFirst(), byte != UInt8(ascii: "?") {
            switch byte {
            case UInt8(ascii: "/"):
                if dots == 1 || dots == 2 { return true }
                dots = 0
            case UInt8(ascii: "."): dots = dots.map { $0 + 1 }
            case UInt8(ascii: "%") where rest.starts(with: "2e".utf8) || rest.starts(with: "2E".utf8):
                dots = dots.map { $0 + 1 }
                rest = rest.dropFirst(2)
            default: dots = nil
            }
        }
        return dots == 1 || dots == 2
    }

    /// The characters that a path or query may have in addition to the unreserved ones.
    private static func isPathMark(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "&")...UInt8(ascii: ","): true  // & ' ( ) * + ,
        case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: "$"): true
        case UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "="), UInt8(ascii: "@"): true
        default: false
        }
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"): true
        case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"): true
        default: false
        }
    }

    private static func isHexDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): true
        case UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F"): true
        default: false
        }
    }
}
