/// Why a request is refused, in the words of each part of the API.
struct Refusal: Error, Sendable {
    enum Kind: Sendable {
        /// HTTP itself refuses: the status is as given.
        case http
        /// A field is missing or wrong.
        case field(String)
        /// The request is understood and refused.
        case business
    }

    var kind = Kind.http
    var status: Int
    /// The business code.
    ///
    /// Codes beginning with `SBX_` are the sandbox's own, because the vendor documents none [choice].
    var code: String
    var title: String
    var detail: String
    var headers: [(name: String, value: String)] = []

    init(_ kind: Kind = .http, status: Int, code: String, title: String, detail: String? = nil) {
        self.kind = kind
        self.status = status
        self.code = code
        self.title = title
        self.detail = detail ?? title
    }

    func retry(after seconds: Int) -> Refusal {
        var refusal = self
        refusal.headers.append((name: "Retry-After", value: String(seconds)))
        return refusal
    }
}

extension Refusal {
    /// Writes the refusal as that part of the API does.
    func reply(_ family: APIFamily, businessFailuresAnswerOK: Bool) -> Reply {
        switch family {
        case .customer: reply(status: status, problem)
        case .yappay: reply(status: businessFailuresAnswerOK && comesAsSuccess ? 200 : status, envelope)
        case .auth: reply(status: status, .members(["error": .string(detail), "code": .string(code)]))
        }
    }

    private func reply(status: Int, _ body: JSONValue) -> Reply {
        Reply(status: status, code: code, headers: headers, content: .json(body))
    }

    /// The rate limit's 429 is documented, so it stays [vendor].
    private var comesAsSuccess: Bool {
        switch kind {
        case .http: false
        case .field, .business: status != 429
        }
    }

    private var envelope: JSONValue {
        .members([
            "result": .null,
            "exception": .members([
                "detailMessage": .string(detail), "shortMessage": .string(title),
                "errorCode": .string(code), "languageCode": "en",
            ]),
            "pagination": .null,
        ])
    }

    /// RFC 9457 problem details, with the members of [000] and [001].
    ///
    /// A refused field comes with `fieldErrors` [choice]: the vendor's other members are those of a framework that does so.
    private var problem: JSONValue {
        let base = "https://www.m2pfintech.com/problem/"
        switch kind {
        case .http:
            return .members([
                "type": .string(base + "problem-with-message"), "title": .string(title), "status": JSONValue(status),
                "detail": .string(detail), "message": .string("error.http.\(status)"),
            ])
        case .field(let field):
            return .members([
                "type": .string(base + "constraint-violation"), "title": .string(title), "status": JSONValue(status),
                "detail": .string(detail), "message": "error.validation",
                "fieldErrors": .array([.members(["field": .string(field), "message": .string(detail)])]),
            ])
        case .business:
            return .members([
                "type": .string(base + "problem-with-message"), "title": .string(title), "status": JSONValue(status),
                "detail": .string(detail), "message": "error.business", "businessCode": .string(code),
            ])
        }
    }
}
