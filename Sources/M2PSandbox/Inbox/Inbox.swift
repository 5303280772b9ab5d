import FlyingFox

/// The page at `/`, and the requests that it makes.
///
/// Other pages in the same browser can't use it: its requests carry a token that only this page has, in a field that
/// no form can send, and no response allows another origin (CORS). A page that rebinds its name fails at the `Host`
/// field.
struct Inbox: Sendable {
    static let tokenField = HTTPHeader("X-Inbox-Token")

    private let state: SandboxState
    private let token: String

    init(_ state: SandboxState) {
        self.state = state
        var random = RandomSource(.system)
        token = random.hex(bytes: 16)
    }

    /// The response to a request for one of the page's paths, or nil for any other path.
    func reply(to request: HTTPRequest, baseURL: String) async throws -> Reply? {
        switch request.path {
        case "/":
            guard request.method == .GET || request.method == .HEAD else { return Self.notAllowed("GET, HEAD") }
            return page()
        case "/inbox/state", "/inbox/advance", "/inbox/fault", "/inbox/reset":
            guard request.method == .POST else { return Self.notAllowed("POST") }
            guard isFromPage(request, baseURL: baseURL) else {
                return Self.refusal(403, "SBX_INBOX_TOKEN", "Reload the page: it belongs to another sandbox")
            }
            guard await act(request.path, try await fields(request)) else {
                return Self.refusal(400, "SBX_INBOX_REQUEST", "The request did not come from the page")
            }
            return .ok(await state.inboxState(baseURL: baseURL))
        default: return nil
        }
    }

    /// The token must be the page's, and the browser must not name another origin (the Fetch standard, section 3.2).
    private func isFromPage(_ request: HTTPRequest, baseURL: String) -> Bool {
        guard let sent = request.headers[Self.tokenField], Secret(sent) == Secret(token) else { return false }
        guard let origin = request.headers[HTTPHeader("Origin")] else { return true }
        return origin == baseURL
    }

    private func fields(_ request: HTTPRequest) async throws -> JSONValue {
        let body = try await request.bodyData
        return (try? JSONParser.parse(body)) ?? .null
    }

    /// Performs a button's action.
    ///
    /// Returns false if it is unknown.
    private func act(_ path: String, _ fields: JSONValue) async -> Bool {
        switch path {
        case "/inbox/advance":
            guard case .number(let text) = fields["seconds"], let seconds = Int(text),
                (1...31_622_400).contains(seconds)
            else { return false }
            state.configuration.clock.advance(by: .seconds(seconds))
        case "/inbox/fault":
            guard case .string(let name) = fields["fault"], let fault = InboxFault(rawValue: name) else { return false }
            var operation: Sandbox.Operation?
            if case .string(let name) = fields["operation"] {
                operation = Sandbox.Operation(rawValue: name)
                guard operation != nil else { return false }
            }
            await state.inject(fault.fault, for: operation, times: 1)
        case "/inbox/reset": await state.reset()
        default: break
        }
        return true
    }

    private func page() -> Reply {
        var random = RandomSource(.system)
        let nonce = random.hex(bytes: 16)
        let policy = [
            "default-src 'none'", "style-src 'nonce-\(nonce)'", "script-src 'nonce-\(nonce)'", "connect-src 'self'",
            "img-src data:", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
        ]
        return Reply(
            status: 200,
            headers: [
                (name: "Content-Security-Policy", value: policy.joined(separator: "; ")),
                (name: "X-Frame-Options", value: "DENY"), (name: "Referrer-Policy", value: "no-referrer"),
                (name: "Cross-Origin-Resource-Policy", value: "same-origin"),
                (name: "Cross-Origin-Opener-Policy", value: "same-origin"),
            ],
            content: .bytes(InboxPage.html(nonce: nonce, token: token), type: "text/html; charset=utf-8")
        )
    }

    private static func refusal(_ status: Int, _ code: String, _ text: String) -> Reply {
        Refusal(.business, status: status, code: code, title: text).reply(.auth, businessFailuresAnswerOK: false)
    }

    private static func notAllowed(_ methods: String) -> Reply {
        var refusal = Refusal.methodNotAllowed
        refusal.headers = [(name: "Allow", value: methods)]
        return refusal.reply(.auth, businessFailuresAnswerOK: false)
    }
}
