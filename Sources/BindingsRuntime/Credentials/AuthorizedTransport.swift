import HTTPTypes

/// A transport that adds a client's credentials.
struct AuthorizedTransport {
    private let transport: any Transport
    private let credentials: any CredentialProvider

    init(_ transport: any Transport, _ credentials: any CredentialProvider) {
        self.transport = transport
        self.credentials = credentials
    }

    /// Adds the call's credentials and sends the request.
    ///
    /// If the server responds with 401 to a renewable token, which means that it did nothing, the token is renewed
    /// and the request is sent once more. This doesn't apply to a streamed body that can be read only once.
    ///
    /// - Parameter attempts: Incremented each time the request is sent.
    func send(_ call: APICall, attempts: inout Int) async throws -> (HTTPResponse, HTTPBody) {
        let schemes = try usableSchemes(call)
        let (authorized, token) = try await authorize(call.request, schemes, call)
        attempts += 1
        let answer = try await exchange(authorized, call)
        guard answer.0.status == .unauthorized, let token, call.body?.isReadable != false else { return answer }
        let (renewed, _) = try await authorize(call.request, schemes, call, replacing: token)
        attempts += 1
        return try await exchange(renewed, call)
    }

    private func exchange(_ request: HTTPRequest, _ call: APICall) async throws -> (HTTPResponse, HTTPBody) {
        let operation = call.operation
        switch (operation.hasStreams, call.timeLimit) {
        case (false, nil): return try await transport.send(request, body: call.body)
        case (false, let time?): return try await transport.send(request, body: call.body, within: time)
        case (true, nil): return try await stream(request, call)
        case (true, let time?):
            return try await TimerClock().run(within: time) { try await stream(request, call) }
        }
    }

    private func stream(_ request: HTTPRequest, _ call: APICall) async throws -> (HTTPResponse, HTTPBody) {
        let operation = call.operation
        return try await transport.stream(request, body: call.body) { operation.isStream($0) }
    }

    /// A token that can be exchanged for another one.
    private struct RenewableToken {
        let text: String
        let provider: TokenProvider
    }

    /// The first alternative that has all of its credentials.
    private func usableSchemes(_ call: APICall) throws(CallError) -> [SecurityScheme] {
        let alternatives = call.operation.security
        guard let first = alternatives.first else { return [] }
        let usable = alternatives.first { schemes in
            schemes.allSatisfy { $0.kind == .mutualTLS || credentials.credential(for: $0.name) != nil }
        }
        if let usable { return usable }
        let missing = first.filter { credentials.credential(for: $0.name) == nil }.map(\.name)
        throw call.error(.missingCredential(schemes: missing))
    }

    /// The request with its credentials, and the one of them that can be renewed.
    private func authorize(
        _ request: HTTPRequest,
        _ schemes: [SecurityScheme],
        _ call: APICall,
        replacing refused: RenewableToken? = nil
    ) async throws(CallError) -> (HTTPRequest, RenewableToken?) {
        var request = request
        var token: RenewableToken?
        for scheme in schemes {
            guard let credential = credentials.credential(for: scheme.name) else { continue }
            do {
                if let provider = credential.tokenProvider {
                    let old = refused.flatMap { $0.provider === provider ? $0.text : nil }
                    let text =
                        if let old { try await provider.token(replacing: old) } else { try await provider.token() }
                    token = RenewableToken(text: text, provider: provider)
                    try request.apply(text, for: scheme)
                } else {
                    try request.apply(try await credential.secret(), for: scheme)
                }
            } catch is CancellationError {
                throw call.error(.cancelled)
            } catch {
                throw call.error(.credentialFailed(scheme: scheme.name, error))
            }
        }
        return (request, token)
    }
}

extension HTTPRequest {
    /// Adds a credential where its scheme wants it.
    fileprivate mutating func apply(_ secret: String, for scheme: SecurityScheme) throws {
        switch scheme.kind {
        case .bearer: try set("Authorization", scheme.field, to: "Bearer \(secret)")
        case .basic: try set("Authorization", scheme.field, to: "Basic \(secret)")
        case .header(let name): try set(name, scheme.field, to: secret)
        case .query(let name):
            let path = path ?? "/"
            let pair = "\(PercentEncoding.encode(name))=\(PercentEncoding.encode(secret))"
            self.path = path + (path.contains("?") ? "&" : "?") + pair
        case .cookie(let name):
            let pair = "\(name)=\(PercentEncoding.encode(secret))"
            headerFields[.cookie] = headerFields[.cookie].map { "\($0); \(pair)" } ?? pair
        case .mutualTLS: break
        }
    }

    private mutating func set(_ name: String, _ field: HTTPField.Name?, to text: String) throws {
        guard let field, HTTPField.isValidValue(text) else { throw RequestProblem.headerField(name) }
        headerFields.set(field, to: text)
    }
}
