import FlyingFox
import Foundation

/// Turns HTTP requests into calls, and what becomes of them into HTTP responses.
struct SandboxHandler: HTTPHandler {
    let state: SandboxState
    let hosts: HostRule
    let inbox: Inbox?

    func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse {
        var requestID = Self.requestID(request.headers[HTTPHeader("X-Request-ID")])
        if requestID.isEmpty { requestID = await state.makeRequestID() }
        let operation = Sandbox.Operation.byPath[request.path]
        let family = APIFamily(path: request.path)

        guard hosts.accepts(request.headers[.host]) else {
            let reply = await state.refuseUnrouted(.misdirected, family, operation, requestID: requestID)
            return response(reply, request.method, requestID)
        }
        let baseURL = "http://\(request.headers[.host] ?? "")"
        if let reply = try await inbox?.reply(to: request, baseURL: baseURL) {
            return response(reply, request.method, requestID)
        }
        guard let operation else {
            let reply = await state.refuseUnrouted(.notFound, family, nil, requestID: requestID)
            return response(reply, request.method, requestID)
        }
        guard request.method == .POST else {
            let reply = await state.refuseUnrouted(.methodNotAllowed, family, operation, requestID: requestID)
            return response(reply, request.method, requestID)
        }
        guard let body = try await body(of: request) else {
            let reply = await state.refuseUnrouted(.bodyTooLarge, family, operation, requestID: requestID)
            return response(reply, request.method, requestID)
        }
        let call = Incoming(
            operation: operation,
            requestID: requestID,
            peer: Self.peer(request.remoteAddress),
            authorization: request.headers[.authorization],
            tenant: family.tenantField.flatMap { request.headers[HTTPHeader($0)] },
            contentType: request.headers[.contentType],
            body: body
        )
        switch await state.respond(to: call) {
        case .reply(let reply): return response(reply, request.method, requestID)
        case .truncated(let reply):
            return .truncated(
                status: statusCode(reply),
                headers: headers(reply, requestID),
                body: reply.bytes
            )
        case .dropped: return .dropped
        }
    }

    /// Reads the body to its end, or returns nil if it is too long.
    private func body(of request: HTTPRequest) async throws -> [UInt8]? {
        let limit = state.configuration.longestBody
        var body: [UInt8] = []
        var count = 0
        for try await chunk in request.bodySequence {
            count += chunk.count
            if count <= limit { body.append(contentsOf: chunk) }
        }
        return count <= limit ? body : nil
    }

    /// The caller's request ID where it can be sent back as it is; empty otherwise.
    private static func requestID(_ field: String?) -> String {
        guard let field, (1...128).contains(field.utf8.count), field.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else { return "" }
        return field
    }

    private static func peer(_ address: HTTPRequest.Address?) -> String {
        switch address {
        case .ip4(let ip, _), .ip6(let ip, _): ip
        case .unix, nil: "local"
        }
    }
}

extension SandboxHandler {
    private func response(_ reply: Reply, _ method: HTTPMethod, _ requestID: String) -> HTTPResponse {
        HTTPResponse(
            statusCode: statusCode(reply),
            headers: headers(reply, requestID),
            body: method == .HEAD ? Data() : Data(reply.bytes)
        )
    }

    private func statusCode(_ reply: Reply) -> HTTPStatusCode {
        HTTPStatusCode(reply.status, phrase: statusPhrase(reply.status))
    }

    private func headers(_ reply: Reply, _ requestID: String) -> HTTPHeaders {
        var headers = HTTPHeaders()
        headers[.contentType] = reply.contentType
        headers[.cacheControl] = "no-store"
        headers[HTTPHeader("X-Content-Type-Options")] = "nosniff"
        headers[HTTPHeader("X-Request-ID")] = requestID
        for (name, value) in reply.headers { headers[HTTPHeader(name)] = value }
        return headers
    }
}
