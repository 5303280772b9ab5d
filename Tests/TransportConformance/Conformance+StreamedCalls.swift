@_spi(Generated) import BindingsRuntime
import Foundation
import HTTPTypes

/// A call that sends and receives bytes, as the generator would write it.
private struct Convert: APIOperation {
    static let descriptor = OperationDescriptor(
        id: "convert",
        method: "PUT",
        path: "/convert",
        servers: [],
        responses: [.stream(200), .failure(409, 410)],
        security: [[SecurityScheme(name: "token", kind: .bearer)]],
        retry: .idempotent
    )
    let body: FileContent

    func encode(into request: inout RequestBuilder) throws {
        request.accept("application/octet-stream, application/json")
        request.content(body, contentType: "application/octet-stream")
    }

    static func decode(_ response: ReceivedResponse) throws(CallError) -> Result<FileContent, ConvertError> {
        switch response.status {
        case 200: return .success(response.content)
        case 409: return .failure(.init("conflict", try response.failure([String: Int].self)))
        case 410: return .failure(.init("gone", response.failure(of: response.content)))
        default: throw response.undocumentedStatus
        }
    }
}

private struct ConvertError: OperationFailure {
    let details: FailureDetails
    init(_ details: FailureDetails) { self.details = details }

    var conflict: ErrorResponse<[String: Int]>? { details.response("conflict") }
    var gone: ErrorResponse<FileContent>? { details.response("gone") }
}

/// A call that receives one of several media types.
private struct Report: APIOperation {
    static let descriptor = OperationDescriptor(
        id: "report",
        method: "GET",
        path: "/report",
        servers: [],
        responses: [
            ResponseDescriptor(
                .other,
                bodies: [
                    "application/json": .json, "application/pdf": .stream, "text/event-stream": .stream,
                    "text/plain": .text,
                ]
            )
        ]
    )
    let type: String

    func encode(into request: inout RequestBuilder) throws {
        request.accept("application/json, application/pdf, text/event-stream, text/plain")
        request.path("/\(type)")
    }

    static func decode(_ response: ReceivedResponse) throws(CallError) -> Result<Content, ConvertError> {
        switch response.mediaType(among: ["application/json", "application/pdf", "text/event-stream", "text/plain"]) {
        case 0: .success(.json(try response.json()))
        case 1: .success(.pdf(response.content))
        case 2: .success(.events(response.content))
        case 3: .success(.text(try response.text()))
        default: throw response.undocumentedMediaType
        }
    }

    enum Content: Hashable, Sendable {
        case json([Int])
        case pdf(FileContent)
        case events(FileContent)
        case text(String)
    }
}

/// A credential that is renewed each time it is rejected.
private struct Tokens: CredentialProvider {
    let provider = TokenProvider { BearerToken("t", expiry: nil) }

    func credential(for scheme: String) -> Credential? { .tokens(provider) }
}

extension TransportConformance {
    static let streamedCalls = [answeredCalls, repeatedCalls].flatMap { $0 }

    private static func client(_ transport: any Transport, _ authority: String) -> APIClient {
        var policy = RetryPolicy()
        policy.baseDelay = .zero
        return APIClient(
            servers: .origin("http://\(authority)"),
            transport: transport,
            middlewares: [Retries(policy)],
            credentials: Tokens()
        )
    }

    /// A body that can be read only once.
    private static func once(_ text: String) -> HTTPBody {
        HTTPBody(
            chunks: AsyncStream<Data> { continuation in
                continuation.yield(Data(text.utf8))
                continuation.finish()
            }
        )
    }

    private static let answeredCalls: [Check] = [
        Check("gives the caller of an operation its bytes as a stream, before the response is whole") { make in
            let isRead = DispatchSemaphore(value: 0)
            let server = try LoopbackServer { connection in
                guard let request = connection.readRequest() else { return }
                connection.write("HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: 8\r\n\r\n")
                connection.write(request.body)
                isRead.wait()
                connection.write("more")
            }
            let client = client(try make(TransportLimits()), server.authority)
            let file = try await client.send(Convert(body: FileContent(once("some"))))
            try expectEqual(file.contentType, "image/png")
            try expectEqual(file.data, nil)
            try expectEqual("\(file)", "<stream of 8 bytes of image/png>")
            var iterator = file.body.makeAsyncIterator()
            try expectEqual(try await iterator.next(), Data("some".utf8))
            isRead.signal()
            try expectEqual(try await iterator.next(), Data("more".utf8))
            try expectEqual(try await iterator.next(), nil)
        },
        Check("decodes the failures of an operation that streams") { make in
            let server = try serving { request, connection in
                let isConflict = request.body == Data("conflict".utf8)
                connection.respond(isConflict ? 409 : 410, ["Content-Type: application/json"], Data(#"{"n":7}"#.utf8))
            }
            let client = client(try make(TransportLimits()), server.authority)
            do {
                _ = try await client.send(Convert(body: FileContent(once("conflict"))))
                throw Failure("took a failure for a success")
            } catch let error as ConvertError { try expectEqual(error.conflict?.body, ["n": 7]) }
            do {
                _ = try await client.send(Convert(body: FileContent(Data("gone".utf8))))
                throw Failure("took a failure for a success")
            } catch let error as ConvertError {
                guard let failure = error.gone else { throw error }
                try expectEqual(failure.body.data, Data(#"{"n":7}"#.utf8))
            }
        },
        Check("streams those of several media types that are bytes, and decodes the others") { make in
            let server = try serving { request, connection in
                let type = request.target.dropFirst()
                connection.respond(200, type.isEmpty ? [] : ["Content-Type: \(type)"], Data("[7]".utf8))
            }
            let client = client(try make(TransportLimits()), server.authority)
            for type in [
                "application/json", "application/json;v=1", "text/plain", "application/pdf", "text/event-stream",
            ] {
                let content = try await client.send(Report(type: type))
                switch content {
                case .json(let numbers): try expect(numbers == [7] && type.contains("json"), type)
                case .text(let text): try expect(text == "[7]" && type == "text/plain", type)
                case .pdf(let file), .events(let file):
                    try expect(file.data == nil && file.contentType == type, type)
                    try expectEqual(try await file.body.collect(upTo: 3), Data("[7]".utf8))
                }
            }
            do {
                _ = try await client.send(Report(type: "image/png"))
                throw Failure("took an undocumented media type")
            } catch let error as ConvertError {
                guard case .undecodableBody(let received, _) = error.callError?.reason else { throw error }
                try expectEqual(received.body, Data("[7]".utf8))
            }
        },
    ]

    /// Statuses that allow a retry, or nil for a broken connection.
    private static let repeatedCalls: [Check] = [401, 429, 500, 503, nil].flatMap { status in
        [false, true].map { isRepeatable in
            Check(
                "sends a stream that can\(isRepeatable ? "" : "not") be read again "
                    + "\(isRepeatable ? "again" : "once") after \(status.map { "\($0)" } ?? "a break")"
            ) { make in
                let bodies = Recorder<Data>()
                let server = try LoopbackServer { connection in
                    while let request = connection.readRequest() {
                        bodies.record(request.body)
                        if bodies.values.count > 1 {
                            connection.respond(200, ["Connection: close"], request.body)
                            return
                        }
                        guard let status else { return connection.reset() }
                        connection.respond(status)
                    }
                }
                let client = client(try make(TransportLimits()), server.authority)
                let body = HTTPBody(chunks: Blocks(count: 1), isRepeatable: isRepeatable)
                do {
                    let answer = try await client.send(Convert(body: FileContent(body)))
                    try expect(isRepeatable, "it was sent again")
                    try expectEqual(try await answer.body.collect(upTo: block.count), block)
                } catch let error as ConvertError where !isRepeatable {
                    switch error.callError?.reason {
                    case .undocumentedStatus(let received): try expectEqual(received.status.code, status)
                    case .transport(.connectionLost): try expectEqual(status, nil)
                    default: throw error
                    }
                }
                try expectEqual(bodies.values, Array(repeating: block, count: isRepeatable ? 2 : 1))
            }
        }
    }
}
