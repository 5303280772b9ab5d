#if Tracing
import BindingsRuntime
import HTTPTypes
import Tracing

extension OperationDescriptor {
    /// The methods in the conventions.
    ///
    /// Others are `HTTP` in a span's name and `_OTHER` in its attribute.
    private static let knownMethods: Set<String> = [
        "CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "QUERY", "TRACE",
    ]

    var hasKnownMethod: Bool { Self.knownMethods.contains(method.rawValue) }

    /// The method and the path template, which have few distinct values.
    var spanName: String { "\(hasKnownMethod ? method.rawValue : "HTTP") \(path)" }
}

extension Span {
    /// Sets the attributes that are known before the request is sent.
    func describe(_ call: APICall) {
        let operation = call.operation
        let server = call.request.server
        updateAttributes { attributes in
            attributes["http.request.method"] = operation.hasKnownMethod ? operation.method.rawValue : "_OTHER"
            if !operation.hasKnownMethod { attributes["http.request.method_original"] = operation.method.rawValue }
            attributes["url.template"] = operation.path
            if let scheme = call.request.scheme { attributes["url.scheme"] = scheme }
            if let address = server.address { attributes["server.address"] = address }
            if let port = server.port { attributes["server.port"] = port }
            attributes["http.request.header.x-request-id"] = [call.requestID]
        }
    }

    /// Sets the attributes that are known when the exchange has ended.
    func finish(_ outcome: CallOutcome, resends: Int) {
        updateAttributes { attributes in
            if let status = outcome.status { attributes["http.response.status_code"] = status.code }
            if resends > 0 { attributes["http.request.resend_count"] = resends }
        }
        if let status = outcome.status, status.code >= 400 {
            // The status is sufficient, so the conventions require no message.
            attributes["error.type"] = "\(status.code)"
            setStatus(SpanStatus(code: .error))
        } else if outcome.kind != .success {
            attributes["error.type"] = outcome.name
            setStatus(SpanStatus(code: .error, message: outcome.name))
        }
    }
}

extension HTTPRequest {
    /// The host and the port.
    ///
    /// The port defaults to that of the scheme.
    fileprivate var server: (address: String?, port: Int?) {
        guard var host = authority else { return (nil, nil) }
        // User information is a credential (RFC 3986, section 3.2.1).
        if let at = host.lastIndex(of: "@") { host = String(host[host.index(after: at)...]) }
        let standard = scheme == "https" ? 443 : scheme == "http" ? 80 : nil
        guard let colon = host.lastIndex(of: ":"), !host[colon...].contains("]") else { return (host, standard) }
        return (String(host[..<colon]), Int(host[host.index(after: colon)...]) ?? standard)
    }
}
#endif
