import OpenAPIDocument

extension Response.StatusPattern {
    /// Exact codes first, then ranges, then the default, as OpenAPI matches them.
    var rank: Int {
        switch self {
        case .code(let code): code
        case .range(let range): 1000 + range
        case .default: 2000
        }
    }

    /// The class of the status, such as 4 for `404`.
    ///
    /// Nil for the default.
    private var statusClass: Int? {
        switch self {
        case .code(let code): code / 100
        case .range(let range): range
        case .default: nil
        }
    }

    fileprivate func belongs(to classes: Range<Int>) -> Bool { statusClass.map(classes.contains) ?? false }
}

extension Operation {
    /// The success statuses: 2XX.
    ///
    /// Without any, other statuses below 400. Without any, the default.
    var successes: Set<Response.StatusPattern> {
        let statuses = responses.map(\.status)
        let usual = statuses.filter { $0.belongs(to: 2..<3) }
        if !usual.isEmpty { return Set(usual) }
        let others = statuses.filter { $0.belongs(to: 1..<4) }
        if !others.isEmpty { return Set(others) }
        return statuses == [.default] ? [.default] : []
    }
}

extension Response {
    /// The name of the response's case, in an operation's error or among its successes.
    var caseName: SwiftName { swiftName.map { .givenFailure($0.text) } ?? SwiftName(ResponseCase.Status(status).name) }
}

extension ResponseCase.Status {
    init(_ status: Response.StatusPattern) {
        self =
            switch status {
            case .code(let code): .code(code)
            case .range(let range): .range(range)
            case .default: .default
            }
    }

    /// The status as shown in documentation.
    var heading: String {
        switch self {
        case .code(let code): "\(code)"
        case .range(let range): "\(range)XX"
        case .default: "any other"
        }
    }

    /// The name from RFC 9110's reason phrases.
    var name: String {
        switch self {
        case .code(let code): Self.names[code] ?? "status\(code)"
        case .range(1): "informational"
        case .range(2): "success"
        case .range(3): "redirection"
        case .range(4): "clientError"
        case .range: "serverError"
        case .default: "otherStatus"
        }
    }

    private static let names: [Int: String] = [
        100: "continues", 101: "switchingProtocols", 200: "ok", 201: "created", 202: "accepted",
        203: "nonAuthoritative", 204: "noContent", 205: "resetContent", 206: "partialContent", 207: "multiStatus",
        300: "multipleChoices", 301: "movedPermanently", 302: "found", 303: "seeOther", 304: "notModified",
        307: "temporaryRedirect", 308: "permanentRedirect", 400: "badRequest", 401: "unauthorized",
        402: "paymentRequired", 403: "forbidden", 404: "notFound", 405: "methodNotAllowed", 406: "notAcceptable",
        407: "proxyAuthenticationRequired", 408: "requestTimeout", 409: "conflict", 410: "gone",
        411: "lengthRequired", 412: "preconditionFailed", 413: "contentTooLarge", 414: "uriTooLong",
        415: "unsupportedMediaType", 416: "rangeNotSatisfiable", 417: "expectationFailed", 421: "misdirectedRequest",
        422: "unprocessableContent", 423: "locked", 424: "failedDependency", 425: "tooEarly", 426: "upgradeRequired",
        428: "preconditionRequired", 429: "tooManyRequests", 431: "requestHeaderFieldsTooLarge",
        451: "unavailableForLegalReasons", 500: "internalServerError", 501: "notImplemented", 502: "badGateway",
        503: "serviceUnavailable", 504: "gatewayTimeout", 505: "httpVersionNotSupported",
    ]
}
