import OpenAPIDocument

extension ModelBuilder {
    /// Exact codes first, then ranges, then the default: the order in which OpenAPI looks them up.
    static func rank(_ status: Response.StatusPattern) -> Int {
        switch status {
        case .code(let code): code
        case .range(let range): 1000 + range
        case .default: 2000
        }
    }

    /// The statuses that are successes: 2XX; without them what else is below 400; without that the default.
    static func successes(among statuses: [Response.StatusPattern]) -> Set<Response.StatusPattern> {
        func belonging(to classes: Range<Int>) -> [Response.StatusPattern] {
            statuses.filter { status in
                switch status {
                case .code(let code): classes.contains(code / 100)
                case .range(let range): classes.contains(range)
                case .default: false
                }
            }
        }
        let usual = belonging(to: 2..<3)
        if !usual.isEmpty { return Set(usual) }
        let others = belonging(to: 1..<4)
        if !others.isEmpty { return Set(others) }
        return statuses == [.default] ? [.default] : []
    }

    static func status(_ status: Response.StatusPattern) -> ResponseCase.Status {
        switch status {
        case .code(let code): .code(code)
        case .range(let range): .range(range)
        case .default: .default
        }
    }

    static func heading(_ status: ResponseCase.Status) -> String {
        switch status {
        case .code(let code): "\(code)"
        case .range(let range): "\(range)XX"
        case .default: "any other"
        }
    }

    func caseName(_ response: Response) -> SwiftName {
        response.swiftName.map { .givenFailure($0.text) } ?? SwiftName(Self.name(of: Self.status(response.status)))
    }

    /// The error case for a status, after RFC 9110's reason phrases.
    static func name(of status: ResponseCase.Status) -> String {
        switch status {
        case .code(let code): names[code] ?? "status\(code)"
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
