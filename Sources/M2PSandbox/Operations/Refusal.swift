/// Why a request is rejected, in the format of each part of the API.
struct Refusal: Error, Sendable {
    enum Kind: Sendable {
        /// An HTTP error with this status.
        case http
        /// A field is missing or invalid.
        case field(String)
        /// The request is valid but rejected.
        case business
    }

    var kind = Kind.http
    var status: Int
    /// The business code.
    ///
    /// Codes that begin with `SBX_` are the sandbox's own, because the vendor documents none.
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
    /// Encodes the error in the format of that part of the API.
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

    /// The vendor documents 429 for the rate limit, so it stays.
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

    /// RFC 9457 problem details, with the members in the customer API's documents.
    ///
    /// A refused field comes with `fieldErrors` , which is undocumented: the vendor's other members come from a framework that adds it.
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
